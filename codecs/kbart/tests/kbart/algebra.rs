//! Coverage algebra against plain sets of days.

use std::collections::BTreeSet;

use callslip_kbart::{Date, Day, Relation, Span, Spans};
use proptest::collection::vec;
use proptest::prelude::*;

fn span(from: &str, to: &str) -> Span {
    let last = Date::parse(to).map_or(Day::OPEN, Date::last);
    Span {
        from: Date::parse(from).expect("a date").first(),
        to: last,
    }
}

fn spans(pairs: &[(&str, &str)]) -> Spans {
    pairs.iter().map(|(from, to)| span(from, to)).collect()
}

#[test]
fn whole_years_touch() {
    let joined = spans(&[("1990", "1994"), ("1995", "1999")]);
    assert_eq!(joined, spans(&[("1990", "1999")]));
    let gap = spans(&[("1990", "1994"), ("1996-02", "")]);
    assert_eq!(gap.gaps(), spans(&[("1995", "1996-01")]));
    assert!(gap.contains(Day::new(2030, 1, 1).expect("a day")));
    assert!(!gap.contains(Day::new(1995, 6, 1).expect("a day")));
    assert_eq!(Day::new(2026, 2, 29), None);
}

#[test]
fn relations() {
    let rows = [
        (
            spans(&[("1990", "1999")]),
            spans(&[("1990", "1999")]),
            Relation::Same,
        ),
        (
            spans(&[("1990", "")]),
            spans(&[("1990", "1999")]),
            Relation::Wider,
        ),
        (
            spans(&[("1995", "1999")]),
            spans(&[("1990", "1999")]),
            Relation::Narrower,
        ),
        (
            spans(&[("1990", "1995")]),
            spans(&[("1993", "")]),
            Relation::Overlapping,
        ),
        (
            spans(&[("1990", "1992")]),
            spans(&[("1993", "")]),
            Relation::Apart,
        ),
        (Spans::default(), spans(&[("1993", "")]), Relation::Narrower),
    ];
    for (ours, theirs, expected) in rows {
        assert_eq!(ours.compare(&theirs), expected, "{ours:?} {theirs:?}");
    }
}

fn small() -> impl Strategy<Value = Spans> {
    vec((0..60_i32, 0..60_i32), 0..6).prop_map(|pairs| {
        pairs
            .into_iter()
            .map(|(from, to)| Span {
                from: Day(from),
                to: Day(to),
            })
            .collect()
    })
}

fn days(spans: &Spans) -> BTreeSet<i32> {
    spans
        .as_slice()
        .iter()
        .flat_map(|span| span.from.0..=span.to.0)
        .collect()
}

proptest! {
    #[test]
    fn sets_of_days(a in small(), b in small()) {
        let (x, y) = (days(&a), days(&b));
        prop_assert_eq!(days(&a.union(&b)), x.union(&y).copied().collect::<BTreeSet<_>>());
        prop_assert_eq!(days(&a.intersect(&b)), x.intersection(&y).copied().collect::<BTreeSet<_>>());
        prop_assert_eq!(days(&a.subtract(&b)), x.difference(&y).copied().collect::<BTreeSet<_>>());
        let gaps: BTreeSet<i32> = match (x.first(), x.last()) {
            (Some(first), Some(last)) => (*first..=*last).filter(|day| !x.contains(day)).collect(),
            _ => BTreeSet::new(),
        };
        prop_assert_eq!(days(&a.gaps()), gaps);
        prop_assert_eq!(a.compare(&b) == Relation::Same, x == y);
        prop_assert_eq!(a.union(&b), b.union(&a));
    }

    #[test]
    fn days_come_back(year in 1_u16..3000, month in 1_u8..=12, day in 1_u8..=28) {
        let number = Day::new(year, month, day).expect("a day");
        prop_assert_eq!(number.parts(), (i32::from(year), month, day));
    }

    #[test]
    fn the_next_day_follows(at in -700_000_i32..1_200_000) {
        let (year, month, day) = Day(at).parts();
        let (next_year, next_month, next_day) = Day(at + 1).parts();
        let same_month = (next_year, next_month, next_day) == (year, month, day + 1);
        prop_assert!(same_month || next_day == 1 && day >= 28);
    }
}

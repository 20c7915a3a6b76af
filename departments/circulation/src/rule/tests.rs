#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use kernel::{BranchId, Cents, Day};

use super::{
    ANY, Asked, Book, By, Counted, Grace, NewRule, Per, Period, Rule, Terms, faults, setup,
};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// `21d 25c/day<1000`, `2h 100c/hour<2000 grace15m`, `close`, `term`, `no`.
pub(crate) fn terms(text: &str) -> Terms {
    let mut terms = Terms {
        period: Period::NotLent,
        renewals: 2,
        grace: Grace::Days(0),
        fine_cents: Cents::ZERO,
        fine_per: Per::None,
        cap_cents: Cents::ZERO,
        fine_days: Counted::Open,
        hold: true,
        max_loans: None,
    };
    for word in text.split_whitespace() {
        let number = |end: &str| word.strip_suffix(end).and_then(|n| n.parse::<i64>().ok());
        if let Some((fine, cap)) = word.split_once('<') {
            let (cents, per) = fine.split_once("c/").unwrap();
            terms.fine_cents = Cents(cents.parse().unwrap());
            terms.fine_per = if per == "day" { Per::Day } else { Per::Hour };
            terms.cap_cents = Cents(cap.parse().unwrap());
        } else if let Some(grace) = word.strip_prefix("grace") {
            let (n, unit) = grace.split_at(grace.len() - 1);
            let n = n.parse().unwrap();
            terms.grace = if unit == "d" {
                Grace::Days(n)
            } else {
                Grace::Minutes(n)
            };
        } else if let Some(most) = word.strip_prefix("most") {
            terms.max_loans = most.parse().ok();
        } else if let Some(n) = word.strip_prefix("renew") {
            terms.renewals = n.parse().unwrap();
        } else if let Some(count) = number("d") {
            terms.period = Period::Days { count };
        } else if let Some(count) = number("h") {
            terms.period = Period::Hours { count };
        } else {
            match word {
                "close" => terms.period = Period::UntilClose,
                "term" => terms.period = Period::TermEnd,
                "all" => terms.fine_days = Counted::All,
                "no" => terms.period = Period::NotLent,
                other => panic!("{other}"),
            }
        }
    }
    terms
}

/// `id category kind branch from`, a row a line; `-` before the id: ended.
fn book(rows: &str) -> Book {
    let rules = rows.trim().lines().map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        Rule {
            id: words[0].trim_start_matches('-').parse().unwrap(),
            category: words[1].into(),
            kind: words[2].into(),
            branch: words[3].parse().ok().map(BranchId),
            from_on: day(words[4]),
            ended: words[0].starts_with('-'),
            terms: terms("21d"),
        }
    });
    Book {
        rules: rules.collect(),
        specificity: setup::standard_specificity(),
        ..Book::default()
    }
}

const ROWS: &str = "
    1 * * * 2000-01-01
    2 * book * 2000-01-01
    3 student book * 2000-01-01
    4 student book 2 2000-01-01
    5 faculty * * 2000-01-01
    6 * dvd 2 2000-01-01
   -7 student dvd * 2000-01-01
    8 student book * 2027-01-04
";

#[test]
fn the_most_specific_row_wins_whole() {
    let book = book(ROWS);
    let check = |asked: &str, chain: &[i64]| {
        let words: Vec<&str> = asked.split_whitespace().collect();
        let asked = Asked {
            category: words[0],
            kind: words[1],
            branch: BranchId(words[2].parse().unwrap()),
            day: day(words[3]),
        };
        let found: Vec<i64> = book.fitting(&asked).iter().map(|r| r.id).collect();
        assert_eq!(found, chain, "{asked:?}");
        assert_eq!(
            book.rule(&asked).map(|r| r.id),
            chain.first().copied(),
            "{asked:?}"
        );
    };
    check("student book 1 2026-11-24", &[3, 2, 1]);
    check("student book 2 2026-11-24", &[4, 3, 2, 1]);
    check("student book 1 2027-01-04", &[8, 3, 2, 1]);
    check("student book 2 2027-02-01", &[4, 8, 3, 2, 1]);
    check("faculty book 1 2026-11-24", &[2, 5, 1]);
    check("faculty map 1 2026-11-24", &[5, 1]);
    check("student dvd 1 2026-11-24", &[1]);
    check("student dvd 2 2026-11-24", &[6, 1]);
    check("student map 9 1999-12-31", &[]);
}

#[test]
fn a_heavier_column_outweighs_all_lighter_ones() {
    let mut book = book("1 student * 2 2000-01-01\n2 * book * 2000-01-01");
    let asked = Asked {
        category: "student",
        kind: "book",
        branch: BranchId(2),
        day: day("2026-11-24"),
    };
    assert_eq!(book.rule(&asked).map(|r| r.id), Some(2));
    book.specificity = vec![By::Branch, By::Category, By::Kind];
    assert_eq!(book.rule(&asked).map(|r| r.id), Some(1));
}

#[test]
fn a_row_is_refused_for_every_fault() {
    let check = |from: &str, said: &str, codes: &[&str]| {
        let new = NewRule {
            category: ANY.into(),
            kind: ANY.into(),
            branch: None,
            from_on: day(from),
            terms: terms(said),
        };
        let found: Vec<&str> = faults(&new, day("2026-11-24"))
            .iter()
            .map(|r| r.code)
            .collect();
        assert_eq!(found, codes, "{from} {said}");
    };
    check("2026-11-24", "21d 25c/day<1000 grace1d", &[]);
    check("2026-11-24", "no", &[]);
    check("2026-11-23", "21d", &["rule-from-past"]);
    check(
        "2026-11-30",
        "9999d 25c/day<0",
        &["rule-days", "rule-fine-and-cap", "rule-cap-below"],
    );
    check(
        "2026-11-30",
        "0h 100c/hour<50",
        &["rule-hours", "rule-cap-below"],
    );
    check("2026-11-30", "21d renew-1", &["rule-count-fault"]);
}

#[test]
fn the_demo_college_s_rules_load_and_cover_everybody() {
    let text = include_str!("../../../../callslip/demo/lending.toml");
    let setup = setup::of_toml(text).unwrap();
    assert!(setup.rules.len() > 50, "{}", setup.rules.len());
    let book = Book {
        rules: (1..)
            .zip(&setup.rules)
            .map(|(id, row)| Rule {
                id,
                category: row.category.clone(),
                kind: row.kind.clone(),
                branch: (row.branch != ANY).then_some(BranchId(i64::from(row.branch.len() as u32))),
                from_on: day("2000-01-01"),
                ended: false,
                terms: row.terms,
            })
            .collect(),
        specificity: setup.specificity.clone(),
        ..Book::default()
    };
    for kind in &setup.item_kinds {
        for category in ["student", "faculty", "community", "other-library"] {
            let asked = Asked {
                category,
                kind: &kind.code,
                branch: BranchId(1),
                day: day("2026-11-24"),
            };
            assert!(book.rule(&asked).is_some(), "{category} {}", kind.code);
        }
    }
    assert_eq!(setup.lost.charge, ["lost", "processing"]);
    assert_eq!(setup.policy.renew_overdue_days_most, 14);
}

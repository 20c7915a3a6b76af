//! Coverage algebra: sets of days.

use serde::Serialize;

use crate::date::Day;

/// From a day to a day, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Span {
    /// The first day.
    pub from: Day,
    /// The last day; [`Day::OPEN`] where it goes on.
    pub to: Day,
}

impl Span {
    /// All days.
    pub const ALL: Self = Self {
        from: Day(i32::MIN),
        to: Day::OPEN,
    };
}

/// How two coverages compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Relation {
    /// The same days.
    Same,
    /// The first has all of the second and more.
    Wider,
    /// The second has all of the first and more.
    Narrower,
    /// Each has days that the other lacks, and some are in both.
    Overlapping,
    /// No day is in both.
    Apart,
}

/// A set of days: spans in order that neither overlap nor touch.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Spans(Vec<Span>);

impl From<Span> for Spans {
    fn from(span: Span) -> Self {
        [span].into_iter().collect()
    }
}

impl FromIterator<Span> for Spans {
    fn from_iter<I: IntoIterator<Item = Span>>(spans: I) -> Self {
        let mut all: Vec<Span> = spans
            .into_iter()
            .filter(|span| span.from <= span.to)
            .collect();
        all.sort_unstable();
        let mut merged: Vec<Span> = Vec::with_capacity(all.len());
        for span in all {
            match merged.last_mut() {
                Some(last) if span.from.0 <= last.to.0.saturating_add(1) => {
                    last.to = last.to.max(span.to);
                }
                _ => merged.push(span),
            }
        }
        Self(merged)
    }
}

impl Spans {
    /// The spans, in order.
    #[must_use]
    pub fn as_slice(&self) -> &[Span] {
        &self.0
    }

    /// Whether there is no day.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a day is among them.
    #[must_use]
    pub fn contains(&self, day: Day) -> bool {
        self.0.iter().any(|span| span.from <= day && day <= span.to)
    }

    /// The days of both together.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        self.0.iter().chain(&other.0).copied().collect()
    }

    /// The days that are in both.
    #[must_use]
    pub fn intersect(&self, other: &Self) -> Self {
        let mut both = Vec::new();
        let (mut ours, mut theirs) = (self.0.iter().peekable(), other.0.iter().peekable());
        while let (Some(a), Some(b)) = (ours.peek(), theirs.peek()) {
            let span = Span {
                from: a.from.max(b.from),
                to: a.to.min(b.to),
            };
            both.push(span);
            if a.to < b.to {
                ours.next();
            } else {
                theirs.next();
            }
        }
        both.into_iter().collect()
    }

    /// The days of the first that are not in the second.
    #[must_use]
    pub fn subtract(&self, other: &Self) -> Self {
        self.intersect(&other.outside())
    }

    /// What lies between the spans: the gaps.
    #[must_use]
    pub fn gaps(&self) -> Self {
        let pairs = self.0.windows(2).map(|pair| Span {
            from: Day(pair[0].to.0 + 1),
            to: Day(pair[1].from.0 - 1),
        });
        pairs.collect()
    }

    /// How they compare.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Relation {
        let (more, less) = (self.subtract(other), other.subtract(self));
        match (more.is_empty(), less.is_empty()) {
            (true, true) => Relation::Same,
            (false, true) => Relation::Wider,
            (true, false) => Relation::Narrower,
            (false, false) if self.intersect(other).is_empty() => Relation::Apart,
            (false, false) => Relation::Overlapping,
        }
    }

    /// All other days.
    fn outside(&self) -> Self {
        let mut outside = Vec::new();
        let mut from = Some(Span::ALL.from);
        for span in &self.0 {
            if let Some(from) = from.filter(|from| *from < span.from) {
                outside.push(Span {
                    from,
                    to: Day(span.from.0 - 1),
                });
            }
            from = span.to.0.checked_add(1).map(Day);
        }
        outside.extend(from.map(|from| Span {
            from,
            to: Day::OPEN,
        }));
        outside.into_iter().collect()
    }
}

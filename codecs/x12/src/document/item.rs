//! Segments as typed values. A segment that a type cannot hold to the last component stays a
//! segment, so that nothing is lost.

use crate::segment::Segment;
use serde::Serialize;

use crate::number::{Cents, Decimal};

/// A typed segment.
pub trait Item: Sized {
    /// Its tag.
    const TAG: &'static str;

    /// Reads it; nothing where a number is none.
    fn read(segment: &Segment) -> Option<Self>;

    /// Writes it.
    fn write(&self) -> Segment;
}

/// Reads a segment, if the type holds all of it.
pub(crate) fn whole<T: Item>(segment: &Segment) -> Option<T> {
    let item = T::read(segment)?;
    let written = item.write();
    let trimmed = segment.trimmed();
    let mut pairs = written.values().zip(trimmed.values());
    let same = |a: &str, b: &str| {
        a == b || Decimal::parse(a).is_some_and(|a| Decimal::parse(b) == Some(a))
    };
    let all = written.values().count() == trimmed.values().count();
    (all && pairs.all(|(a, b)| a.0 == b.0 && same(a.1, b.1))).then_some(item)
}

/// Values by element and component, put together to a segment.
#[derive(Debug, Default)]
pub(crate) struct Grid(Vec<Vec<String>>);

impl Grid {
    pub(crate) fn set(&mut self, element: usize, component: usize, value: &str) {
        if self.0.len() < element {
            self.0.resize(element, Vec::new());
        }
        if let Some(row) = element.checked_sub(1).and_then(|at| self.0.get_mut(at)) {
            if row.len() < component {
                row.resize(component, String::new());
            }
            if let Some(place) = component.checked_sub(1).and_then(|at| row.get_mut(at)) {
                value.clone_into(place);
            }
        }
    }

    pub(crate) fn segment(self, tag: &str) -> Segment {
        let mut segment = Segment::new(tag);
        for row in &self.0 {
            segment = segment.composite(row.iter().map(String::as_str));
        }
        segment.trimmed()
    }
}

/// A kind of value in an item.
pub(crate) trait Cell: Sized {
    fn take(segment: &Segment, at: (usize, usize, usize)) -> Option<Self>;
    fn put(&self, grid: &mut Grid, at: (usize, usize, usize));
}

impl Cell for String {
    fn take(segment: &Segment, (element, component, _): (usize, usize, usize)) -> Option<Self> {
        Some(segment.get(element, component - 1).to_owned())
    }

    fn put(&self, grid: &mut Grid, (element, component, _): (usize, usize, usize)) {
        if !self.is_empty() {
            grid.set(element, component, self);
        }
    }
}

impl Cell for Decimal {
    fn take(segment: &Segment, (element, component, _): (usize, usize, usize)) -> Option<Self> {
        Self::parse(segment.get(element, component - 1))
    }

    fn put(&self, grid: &mut Grid, (element, component, _): (usize, usize, usize)) {
        grid.set(element, component, &self.to_string());
    }
}

impl Cell for Option<Decimal> {
    fn take(segment: &Segment, (element, component, _): (usize, usize, usize)) -> Option<Self> {
        match segment.get(element, component - 1) {
            "" => Some(None),
            text => Decimal::parse(text).map(Some),
        }
    }

    fn put(&self, grid: &mut Grid, at: (usize, usize, usize)) {
        if let Some(number) = self {
            number.put(grid, at);
        }
    }
}

impl Cell for Option<Cents> {
    fn take(segment: &Segment, (element, component, _): (usize, usize, usize)) -> Option<Self> {
        match segment.get(element, component - 1) {
            "" => Some(None),
            text => Cents::parse(text).map(Some),
        }
    }

    fn put(&self, grid: &mut Grid, (element, component, _): (usize, usize, usize)) {
        if let Some(cents) = self {
            grid.set(element, component, &cents.0.to_string());
        }
    }
}

/// A run of elements.
impl Cell for Vec<String> {
    fn take(segment: &Segment, (from, _, to): (usize, usize, usize)) -> Option<Self> {
        let parts = (from..=to).map(|element| segment.get(element, 0));
        let mut parts: Self = parts.map(str::to_owned).collect();
        while parts.last().is_some_and(String::is_empty) {
            parts.pop();
        }
        Some(parts)
    }

    fn put(&self, grid: &mut Grid, (from, _, to): (usize, usize, usize)) {
        for (element, part) in (from..=to).zip(self) {
            if !part.is_empty() {
                grid.set(element, 1, part);
            }
        }
    }
}

/// Pairs of a qualifier and a value, in elements by turns.
impl Cell for Vec<Pair> {
    fn take(segment: &Segment, (from, _, to): (usize, usize, usize)) -> Option<Self> {
        let pairs = (from..to).step_by(2).map(|element| Pair {
            qualifier: segment.get(element, 0).to_owned(),
            value: segment.get(element + 1, 0).to_owned(),
        });
        let mut pairs: Self = pairs.collect();
        while pairs.last().is_some_and(|pair| *pair == Pair::default()) {
            pairs.pop();
        }
        Some(pairs)
    }

    fn put(&self, grid: &mut Grid, (from, _, to): (usize, usize, usize)) {
        for (element, pair) in (from..to).step_by(2).zip(self) {
            for (at, part) in [(element, &pair.qualifier), (element + 1, &pair.value)] {
                if !part.is_empty() {
                    grid.set(at, 1, part);
                }
            }
        }
    }
}

/// A value with what it is, such as an item's number with the kind of number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Pair {
    /// What it is (235 and others): `EN` EAN, `IB` ISBN, `VN` the vendor's number, `PO` order.
    pub qualifier: String,
    /// The value.
    pub value: String,
}

macro_rules! items {
    ($($(#[$doc:meta])* $name:ident $tag:literal {
        $($(#[$field_doc:meta])* $field:ident: $kind:ty = $from:literal $(..= $to:literal)?;)*
    })*) => { $(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
        pub struct $name { $($(#[$field_doc])* pub $field: $kind,)* }

        impl Item for $name {
            const TAG: &'static str = $tag;

            fn read(segment: &Segment) -> Option<Self> {
                Some(Self { $($field: Cell::take(segment, items!(@at $from $(, $to)?))?,)* })
            }

            fn write(&self) -> Segment {
                let mut grid = Grid::default();
                $(self.$field.put(&mut grid, items!(@at $from $(, $to)?));)*
                grid.segment($tag)
            }
        }
    )* };
    (@at $from:literal) => { ($from, 1, $from) };
    (@at $from:literal, $to:literal) => { ($from, 1, $to) };
}

pub(crate) use items;

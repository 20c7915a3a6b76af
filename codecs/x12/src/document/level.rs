//! The levels of a ship notice: shipment, order, package, item, each within another (HL).

use std::collections::HashSet;

use serde::Serialize;

use super::details::{Details, in_order};
use super::line;
use crate::fault::{Faults, Rule, short};
use crate::header::Set;
use crate::layout::Place;
use crate::segment::Segment;
use crate::tree::Part;

/// A level.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Level {
    /// Its number in the notice (HL01).
    pub number: String,
    /// The number of the level that it stands in (HL02); empty at the top.
    pub parent: String,
    /// What it is (HL03): `S` shipment, `O` order, `T` pallet, `P` package, `I` item.
    pub code: String,
    /// Whether there are levels within it (HL04): `1` or `0`.
    pub children: String,
    /// What is said of it.
    pub details: Details,
}

impl Level {
    pub(crate) fn of(part: &Part<'_>) -> Self {
        let value = |element: usize| part.segment.get(element, 0).to_owned();
        let mut level = Self {
            number: value(1),
            parent: value(2),
            code: value(3),
            children: value(4),
            details: Details::of(&part.within),
        };
        // What HL has beyond its four elements stays with it.
        if part.segment.trimmed() != level.opener() {
            let mut segment = part.segment.trimmed();
            segment.offset = 0;
            level.details.others.insert(0, vec![segment]);
        }
        level
    }

    fn opener(&self) -> Segment {
        let values = [&self.number, &self.parent, &self.code, &self.children];
        let segment = values
            .into_iter()
            .fold(Segment::new("HL"), |hl, value| hl.with(value));
        segment.trimmed()
    }

    /// Its segments. A level that came with more than it should is written as it came.
    pub(crate) fn write(&self, places: &[Place]) -> Vec<Segment> {
        let kept = self
            .details
            .others
            .iter()
            .find(|other| other.first().is_some_and(|s| s.tag() == "HL"));
        let Some(kept) = kept else {
            let mut written = vec![self.opener()];
            written.extend(in_order(self.details.groups(places)));
            return written;
        };
        let mut details = self.details.clone();
        details.others.retain(|other| other != kept);
        let mut written = kept.clone();
        written.extend(in_order(details.groups(places)));
        written
    }

    /// The thirteen digits of the item's ISBN (LIN).
    #[must_use]
    pub fn isbn(&self) -> Option<String> {
        line::isbn(self.details.numbers.iter().flat_map(|lin| &lin.items))
    }

    /// The item's title (PID).
    #[must_use]
    pub fn title(&self) -> Option<String> {
        line::title(&self.details)
    }
}

/// Checks that every level's parent came before it, and numbers are not used twice.
pub(crate) fn check(levels: &[Level], set: &Set, faults: &mut Faults) {
    let mut openers = set.segments.iter().filter(|segment| segment.tag() == "HL");
    let mut known: HashSet<&str> = HashSet::new();
    for level in levels {
        let at = openers
            .next()
            .map_or(set.header.offset, |segment| segment.offset);
        if !level.parent.is_empty() && !known.contains(level.parent.as_str()) {
            let found = format!(
                "level {} stands in {}, which is not there before it",
                short(&level.number),
                short(&level.parent)
            );
            faults.add(at, Rule::Hierarchy, found);
        }
        if !known.insert(&level.number) {
            faults.add(
                at,
                Rule::Hierarchy,
                format!("level {} is there twice", short(&level.number)),
            );
        }
    }
}

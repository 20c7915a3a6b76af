//! What elements may hold, as a table that is read from text once.

mod check;
mod parse;

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

use crate::xml::Element;

pub(crate) use check::check;

/// The table of this edition.
const TABLE: &str = include_str!("ncip-2.02.txt");

/// The kinds of elements of an edition.
#[derive(Debug, Default)]
pub(crate) struct Layouts {
    kinds: Vec<Kind>,
    /// Which kind a name is of.
    places: HashMap<&'static str, usize, BuildHasherDefault<Names>>,
    services: Vec<&'static str>,
}

/// What an element holds.
#[derive(Debug)]
pub(crate) enum Kind {
    /// Text of a form.
    Text(Form),
    /// Parts, in one of these ways.
    Parts(Vec<Alternative>),
    /// Anything.
    Any,
}

/// The forms of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Any text.
    Text,
    /// A code, with a scheme or without.
    Code,
    /// `YYYY-MM-DDThh:mm:ss`, with a zone or without (xs:dateTime).
    Date,
    /// A whole number from 0.
    Natural,
    /// A whole number from 1.
    Positive,
    /// A whole number.
    Integer,
    /// Nothing: that the element is there says it.
    Flag,
}

/// One way in which parts may stand.
#[derive(Debug, Default)]
pub(crate) struct Alternative {
    parts: Vec<Part>,
    /// The bits of those that must be there.
    required: u32,
    groups: Vec<Group>,
}

/// One part, at its place in the order.
#[derive(Debug)]
pub(crate) struct Part {
    name: &'static str,
    required: bool,
    many: bool,
    /// Which kind it is of, so that nobody needs to look up its name.
    place: Option<usize>,
}

/// Parts of which one kind, or at least one, must be there.
#[derive(Debug)]
struct Group {
    parts: std::ops::Range<usize>,
    exclusive: bool,
    required: bool,
}

/// The bit of a part; no element has more parts than there are bits.
fn bit(rank: usize) -> u32 {
    let rank = u32::try_from(rank).unwrap_or(u32::MAX);
    1_u32.checked_shl(rank).unwrap_or(0)
}

/// A quick hash for names: the table is ours, so that nobody can make its names collide.
#[derive(Default)]
struct Names(u64);

impl Hasher for Names {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }
}

impl Layouts {
    fn kind(&self, name: &str) -> Option<&Kind> {
        self.kinds.get(*self.places.get(name)?)
    }

    /// The kind of a part.
    fn kind_of(&self, part: &Part) -> Option<&Kind> {
        self.kinds.get(part.place?)
    }

    /// Whether this names a service of the edition.
    pub(crate) fn is_service(&self, name: &str) -> bool {
        let initiation = name.strip_suffix("Response").unwrap_or(name);
        self.services.contains(&initiation)
    }

    /// Puts the parts of an element in the order of the table, and those of its parts.
    pub(crate) fn arrange(&self, element: &mut Element) {
        if let Some(Kind::Parts(ways)) = self.kind(&element.name) {
            let known = |way: &&Alternative| {
                element
                    .children
                    .iter()
                    .filter(|child| way.rank(&child.name).is_some())
                    .count()
            };
            if let Some(way) = ways.iter().rev().max_by_key(known) {
                let rank = |child: &Element| way.rank(&child.name).unwrap_or(usize::MAX);
                element
                    .children
                    .sort_by_key(|child| (child.name == "Ext", rank(child)));
            }
            element
                .children
                .iter_mut()
                .for_each(|child| self.arrange(child));
        }
    }
}

impl Alternative {
    fn rank(&self, name: &str) -> Option<usize> {
        self.parts.iter().position(|part| part.name == name)
    }

    /// The same, looked for from this place on first: parts mostly stand in their order.
    fn rank_from(&self, place: usize, name: &str) -> Option<usize> {
        let (before, behind) = self.parts.split_at_checked(place)?;
        let is_it = |part: &Part| part.name == name;
        let ahead = behind.iter().position(is_it).map(|rank| place + rank);
        ahead.or_else(|| before.iter().position(is_it))
    }
}

/// The table, read once.
pub(crate) fn layouts() -> &'static Layouts {
    static LAYOUTS: OnceLock<Layouts> = OnceLock::new();
    LAYOUTS.get_or_init(|| parse::table(TABLE))
}

/// The name as the table has it.
pub(crate) fn known_name(name: &str) -> Option<&'static str> {
    layouts()
        .places
        .get_key_value(name)
        .map(|(known, _)| *known)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every part that is named is defined, and everything defined is a part of something or a service.
    #[test]
    fn the_table_is_whole() {
        let table = layouts();
        let mut named = std::collections::BTreeSet::new();
        for kind in &table.kinds {
            let Kind::Parts(ways) = kind else { continue };
            assert!(ways.iter().all(|way| way.parts.len() <= 32));
            for part in ways.iter().flat_map(|way| &way.parts) {
                assert!(
                    table.places.contains_key(part.name),
                    "{} is not defined",
                    part.name
                );
                named.insert(part.name);
            }
        }
        let services = crate::message::SERVICES;
        for name in table.places.keys() {
            let initiation = name.strip_suffix("Response").unwrap_or(name);
            assert!(
                named.contains(name) || services.contains(&initiation),
                "{name} is used nowhere"
            );
        }
        assert_eq!(table.kinds.len(), 262);
    }
}

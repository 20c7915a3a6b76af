//! What elements may hold in each edition, and the lists of codes, as tables that are read from text once.

mod check;
mod parse;

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

use crate::Edition;
use crate::date::is_date_time;
use crate::fault::{Faults, Rule};
use crate::xml::Element;

pub(crate) use check::check;

/// The elements.
const TABLE: &str = include_str!("iso18626.txt");

/// The codes.
const CODES: &str = include_str!("codes.txt");

/// A map by names of the tables.
type ByName<T> = HashMap<&'static str, T, BuildHasherDefault<Names>>;

/// The kinds of elements of an edition, and its codes.
#[derive(Debug, Default)]
pub(crate) struct Layouts {
    kinds: Vec<Kind>,
    /// Which kind a name is of.
    places: ByName<usize>,
    lists: ByName<Vec<&'static str>>,
}

/// What an element holds.
#[derive(Debug)]
pub(crate) enum Kind {
    /// Text of a form.
    Text(Form),
    /// Parts.
    Parts(Parts),
}

/// The forms of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Any text.
    Text,
    /// A code of a list that partners may add to, with a scheme or without.
    Open(&'static str),
    /// A code of this list and no other.
    Closed(&'static str),
    /// `YYYY-MM-DDThh:mm:ss`, with a zone or without (xs:dateTime).
    Date,
    /// A whole number from 0.
    Natural,
    /// A decimal number.
    Decimal,
    /// `true`, `false`, `1` or `0`.
    Boolean,
}

/// Parts, in their order.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    list: Vec<Part>,
    /// The bits of those that must be there.
    required: u32,
    /// Parts of which one must be there.
    choices: Vec<std::ops::Range<usize>>,
}

/// One part.
#[derive(Debug)]
pub(crate) struct Part {
    name: &'static str,
    kind: &'static str,
    required: bool,
    many: bool,
    /// Which kind it is of, so that nobody needs to look up its name.
    place: Option<usize>,
}

/// The bit of a part; no element has more parts than there are bits.
fn bit(rank: usize) -> u32 {
    let rank = u32::try_from(rank).unwrap_or(u32::MAX);
    1_u32.checked_shl(rank).unwrap_or(0)
}

/// A quick hash for names: the tables are ours, so that nobody can make their names collide.
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

    /// The codes of a list; empty for one that is not the standard's.
    pub(crate) fn codes(&self, list: &str) -> &[&'static str] {
        self.lists.get(list).map_or(&[], Vec::as_slice)
    }

    /// Makes an element what the edition has: its parts in order, what is empty or has no place left out.
    pub(crate) fn conform(&self, element: &mut Element, kind: &str, faults: &mut Faults) {
        match self.kind(kind) {
            Some(Kind::Parts(parts)) => {
                let within = element.name.clone();
                element
                    .children
                    .retain(|child| self.stays(child, parts, &within, faults));
                element
                    .children
                    .sort_by_key(|child| parts.rank(&child.name));
                for child in &mut element.children {
                    if let Some(part) = parts.part(&child.name) {
                        self.conform(child, part.kind, faults);
                    }
                }
            }
            Some(Kind::Text(Form::Open(_))) | None => {}
            Some(Kind::Text(form)) => {
                element.attributes.clear();
                if *form == Form::Date {
                    mend_zone(&mut element.text);
                }
            }
        }
    }

    /// Whether an element is written: it has a place, and says something or may be empty.
    fn stays(&self, child: &Element, parts: &Parts, within: &str, faults: &mut Faults) -> bool {
        let Some(part) = parts.part(&child.name) else {
            faults.add(0, Rule::LeftOut, format!("{} in {within}", child.name));
            return false;
        };
        let may_be_empty = match self.kind_of(part) {
            Some(Kind::Text(form)) => *form == Form::Text,
            Some(Kind::Parts(inner)) => part.required || inner.may_be_empty(),
            None => true,
        };
        may_be_empty || !child.value().is_empty() || !child.children.is_empty()
    }
}

/// A zone without its colon (`+0100`), as many programs write it, with it.
fn mend_zone(date: &mut String) {
    let Some(at) = date.len().checked_sub(2) else {
        return;
    };
    let mut mended = date.clone();
    if mended.is_ascii() && !is_date_time(date) {
        mended.insert(at, ':');
        if is_date_time(&mended) {
            *date = mended;
        }
    }
}

impl Parts {
    fn rank(&self, name: &str) -> Option<usize> {
        self.list.iter().position(|part| part.name == name)
    }

    /// The same, looked for from this place on first: parts mostly stand in their order.
    fn rank_from(&self, place: usize, name: &str) -> Option<usize> {
        let (before, behind) = self.list.split_at_checked(place)?;
        let is_it = |part: &Part| part.name == name;
        let ahead = behind.iter().position(is_it).map(|rank| place + rank);
        ahead.or_else(|| before.iter().position(is_it))
    }

    fn may_be_empty(&self) -> bool {
        self.choices.is_empty() && !self.list.iter().any(|part| part.required)
    }

    fn part(&self, name: &str) -> Option<&Part> {
        self.list.iter().find(|part| part.name == name)
    }
}

/// The tables, read once.
#[derive(Debug)]
struct Tables {
    editions: [Layouts; 3],
    names: HashSet<&'static str, BuildHasherDefault<Names>>,
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let editions = [Edition::Of2014, Edition::Of2017, Edition::Of2021]
            .map(|edition| parse::table(TABLE, CODES, edition));
        let kinds = editions.iter().flat_map(|layouts| &layouts.kinds);
        let parts = kinds.filter_map(|kind| match kind {
            Kind::Parts(parts) => Some(parts.list.iter().map(|part| part.name)),
            Kind::Text(_) => None,
        });
        let names = parts.flatten().collect();
        Tables { editions, names }
    })
}

/// The table of an edition.
pub(crate) fn layouts(edition: Edition) -> &'static Layouts {
    let [first, second, third] = &tables().editions;
    match edition.index() {
        0 => first,
        1 => second,
        _ => third,
    }
}

/// The name as the tables have it.
pub(crate) fn known_name(name: &str) -> Option<&'static str> {
    tables().names.get(name).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every part that is named is defined in its edition, and every list that is named has codes or is known to have none.
    #[test]
    fn the_tables_are_whole() {
        for (edition, count) in [
            (Edition::Of2014, 113),
            (Edition::Of2017, 117),
            (Edition::Of2021, 129),
        ] {
            let table = layouts(edition);
            let mut used: std::collections::BTreeSet<&str> =
                crate::message::NAMES.iter().copied().collect();
            for kind in &table.kinds {
                match kind {
                    Kind::Parts(parts) => {
                        assert!(parts.list.len() <= 32);
                        for part in &parts.list {
                            assert!(
                                table.places.contains_key(part.kind),
                                "{edition:?}: {} is not defined",
                                part.kind
                            );
                            used.insert(part.kind);
                        }
                    }
                    Kind::Text(Form::Open(list) | Form::Closed(list)) => {
                        let none = ["currency", "country", "region", "courier"].contains(list);
                        let later = edition != Edition::Of2021 && *list == "preferredEdition";
                        assert_eq!(
                            table.codes(list).is_empty(),
                            none || later,
                            "{edition:?}: {list}"
                        );
                    }
                    Kind::Text(_) => {}
                }
            }
            assert_eq!(used.len(), count, "{edition:?}");
        }
    }
}

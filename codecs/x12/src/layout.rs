//! Layouts of transaction sets as data, and how a set's segments stand in them.

use std::sync::OnceLock;

const TABLES: &str = include_str!("tables/sets.txt");

/// A place in a layout: a segment, or a loop by its first segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The tag; of a group, its first segment's.
    pub tag: String,
    /// Whether it must be there.
    pub must: bool,
    /// How often it may be there.
    pub most: u32,
    /// What may follow the first segment; nothing for a segment by itself.
    pub group: Vec<Place>,
}

/// The layout of a transaction set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The set's number, such as `850`.
    pub name: String,
    /// Its places from ST to SE.
    pub places: Vec<Place>,
}

/// The layout of a set by its number.
#[must_use]
pub fn of(name: &str) -> Option<&'static Layout> {
    all().iter().find(|layout| layout.name == name)
}

/// All layouts.
#[must_use]
pub fn all() -> &'static [Layout] {
    static ALL: OnceLock<Vec<Layout>> = OnceLock::new();
    ALL.get_or_init(|| {
        let messages = TABLES.split("\n= ").skip(1);
        let layouts = messages.filter_map(|message| {
            let (name, places) = message.split_once('\n')?;
            Some(Layout {
                name: name.trim().to_owned(),
                places: places_of(&mut words(places)),
            })
        });
        layouts.collect()
    })
}

/// The words of a layout, each bracket by itself; a closing one with what stands behind it.
fn words(text: &str) -> std::vec::IntoIter<String> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let spaced: String = lines.flat_map(|line| [line, " "]).collect();
    let spaced = spaced.replace('[', " [ ").replace(']', " ]");
    let words: Vec<String> = spaced.split_whitespace().map(str::to_owned).collect();
    words.into_iter()
}

/// Reads places up to the end of their group. The tables are ours: their nesting is bounded.
fn places_of(words: &mut std::vec::IntoIter<String>) -> Vec<Place> {
    let mut places = Vec::new();
    while let Some(word) = words.next() {
        if word == "[" {
            let mut group = places_of(words);
            if let Some(closing) = group.pop() {
                let first = group.remove(0);
                places.push(Place {
                    tag: first.tag,
                    group,
                    ..closing
                });
            }
            continue;
        }
        let place = place(&word);
        let closes = word.starts_with(']');
        places.push(place);
        if closes {
            break;
        }
    }
    places
}

fn place(word: &str) -> Place {
    let (name, most) = word.split_once('*').unwrap_or((word, "1"));
    Place {
        tag: name.trim_end_matches('!').to_owned(),
        must: name.ends_with('!'),
        most: most.parse().unwrap_or(1),
        group: Vec::new(),
    }
}

impl Place {
    /// Whether it is a group.
    #[must_use]
    pub fn is_group(&self) -> bool {
        !self.group.is_empty()
    }
}

/// Where a tag is written among places: in their order; what has no place there before the first
/// group, so that it is not taken for a part of one.
pub(crate) fn position(places: &[Place], tag: &str) -> usize {
    let at = places.iter().position(|place| place.tag == tag);
    let first = || {
        places
            .iter()
            .position(Place::is_group)
            .unwrap_or(places.len())
    };
    at.map_or_else(|| first() * 2, |at| at * 2 + 1)
}

/// The places within the group that a tag opens.
pub(crate) fn within<'a>(places: &'a [Place], tag: &str) -> &'a [Place] {
    let place = places.iter().find(|place| place.tag == tag);
    place.map_or(&[], |place| place.group.as_slice())
}

//! The segments of a transaction set put in their groups.

use crate::fault::{Faults, Rule, short};
use crate::header::Set;
use crate::layout::{Layout, Place};
use crate::segment::Segment;

/// A segment, and the segments of the group that it opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part<'a> {
    /// The segment.
    pub(crate) segment: &'a Segment,
    /// What belongs to it.
    pub(crate) within: Vec<Part<'a>>,
}

/// What opens a line, or a level of an 856.
const LINES: [&str; 3] = ["PO1", "IT1", "HL"];

/// What stands behind the lines.
const BEHIND: [&str; 3] = ["TDS", "CTT", "SE"];

/// How far the places of one group have been used.
struct Level<'l> {
    places: &'l [Place],
    /// The place used last, and how often.
    at: usize,
    count: u32,
    opener: &'l str,
}

/// What is being built: groups that are open, from outside.
struct Builder<'a, 'l> {
    levels: Vec<Level<'l>>,
    open: Vec<Vec<Part<'a>>>,
    offset: u64,
}

/// Puts a set's segments in groups as its layout has them; what stands elsewhere is told and
/// kept where it is.
pub(crate) fn build<'a>(set: &'a Set, layout: &Layout, faults: &mut Faults) -> Vec<Part<'a>> {
    let mut builder = Builder {
        levels: vec![Level {
            places: &layout.places,
            at: 0,
            count: 1,
            opener: "ST",
        }],
        open: vec![Vec::new()],
        offset: set.header.offset,
    };
    for segment in &set.segments {
        builder.offset = segment.offset;
        builder.take(segment, faults);
    }
    builder.pop_to(0);
    if let Some(level) = builder.levels.first() {
        let rest = &level.places[(level.at + 1).min(level.places.len())..];
        for place in rest.iter().filter(|place| place.must && place.tag != "SE") {
            let found = format!("{} is missing", place.tag);
            faults.add(builder.offset, Rule::MissingSegment, found);
        }
    }
    builder.open.pop().unwrap_or_default()
}

impl<'a, 'l> Builder<'a, 'l> {
    fn take(&mut self, segment: &'a Segment, faults: &mut Faults) {
        let tag = segment.tag();
        if let Some((depth, at)) = self.ahead(tag) {
            self.pop_to(depth);
            self.pass(depth, at, faults);
            return self.place(at, segment);
        }
        if let Some((depth, at)) = self.behind(tag) {
            let level = &self.levels[depth];
            let often = at == level.at;
            let rule = if often {
                Rule::TooOften
            } else {
                Rule::Misplaced
            };
            let found = match often {
                true => format!("{tag} stands more than {} times", level.places[at].most),
                false => format!("{tag} stands behind {}", level.places[level.at].tag),
            };
            faults.add(segment.offset, rule, found);
            self.pop_to(depth);
            return self.place(at, segment);
        }
        let opener = self.levels.last().map_or("ST", |level| level.opener);
        let found = format!("{} has no place behind {opener}", short(tag));
        faults.add(segment.offset, Rule::UnknownSegment, found);
        self.keep(segment);
    }

    /// The first place for a tag at or after where we are, from the innermost group outwards. Only
    /// TDS and CTT lead from the lines to what stands behind them.
    fn ahead(&self, tag: &str) -> Option<(usize, usize)> {
        for (depth, level) in self.levels.iter().enumerate().rev() {
            let used = level.places.get(level.at);
            let full = used.is_none_or(|place| level.count >= place.most);
            let from = level.at + usize::from(full);
            let places = level.places.iter().enumerate().skip(from);
            let mut places = places.take_while(|(_, place)| {
                BEHIND.contains(&tag) || !BEHIND.contains(&place.tag.as_str())
            });
            if let Some((at, _)) = places.find(|(_, place)| place.tag == tag) {
                return Some((depth, at));
            }
        }
        None
    }

    /// A place for a tag that has been passed; from within a line, only in that line.
    fn behind(&self, tag: &str) -> Option<(usize, usize)> {
        for (depth, level) in self.levels.iter().enumerate().rev() {
            let places = level.places.get(..=level.at).unwrap_or(level.places);
            if let Some(at) = places.iter().position(|place| place.tag == tag) {
                return Some((depth, at));
            }
            if LINES.contains(&level.opener) {
                break;
            }
        }
        None
    }

    /// Tells what must be there and was passed over.
    fn pass(&self, depth: usize, at: usize, faults: &mut Faults) {
        let level = &self.levels[depth];
        let from = (level.at + 1).min(at);
        for place in level.places[from..at].iter().filter(|place| place.must) {
            let found = format!("{} is missing before {}", place.tag, level.places[at].tag);
            faults.add(self.offset, Rule::MissingSegment, found);
        }
    }

    fn place(&mut self, at: usize, segment: &'a Segment) {
        let Some(level) = self.levels.last_mut() else {
            return;
        };
        level.count = if at == level.at {
            level.count.saturating_add(1)
        } else {
            1
        };
        level.at = at;
        let place = &level.places[at];
        self.keep(segment);
        if place.is_group() {
            self.levels.push(Level {
                places: &place.group,
                at: 0,
                count: 0,
                opener: &place.tag,
            });
            self.open.push(Vec::new());
        }
    }

    fn keep(&mut self, segment: &'a Segment) {
        if let Some(open) = self.open.last_mut() {
            open.push(Part {
                segment,
                within: Vec::new(),
            });
        }
    }

    /// Closes groups until this depth is the innermost.
    fn pop_to(&mut self, depth: usize) {
        while self.levels.len() > depth + 1 {
            self.levels.pop();
            let within = self.open.pop().unwrap_or_default();
            if let Some(last) = self.open.last_mut().and_then(|open| open.last_mut()) {
                last.within = within;
            }
        }
    }
}

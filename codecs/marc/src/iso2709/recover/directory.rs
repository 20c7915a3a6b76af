//! The directory of a damaged record.

use crate::Rule;
use crate::fault::Faults;

use super::super::raw::shown;
use super::super::{ENTRY, FIELD_TERMINATOR, LEADER, number, place};

/// What could be read of a directory.
#[derive(Debug, Default)]
pub(super) struct Directory {
    pub(super) entries: Vec<Entry>,
    /// Where the fields begin in the record.
    pub(super) end: usize,
}

/// One entry; length and start count from the first field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) tag: [u8; 3],
    pub(super) length: Option<usize>,
    pub(super) start: Option<usize>,
}

impl Directory {
    /// Finds the directory of a record without its terminator, and says what is wrong with it.
    pub(super) fn find(body: &[u8], offset: u64, faults: &mut Faults) -> Self {
        let Some(rest) = body.get(LEADER..).filter(|rest| !rest.is_empty()) else {
            return Self {
                entries: Vec::new(),
                end: body.len(),
            };
        };
        let terminator = memchr::memchr(FIELD_TERMINATOR, rest);
        let region = &rest[..terminator.unwrap_or(rest.len())];
        let run = region
            .chunks_exact(ENTRY)
            .take_while(|entry| is_entry(entry))
            .count()
            * ENTRY;
        let unended = run > 0 && run < region.len() && !any_entry(&region[run..]);
        let directory = if unended {
            faults.add(offset + (LEADER + run) as u64, None, Rule::Directory);
            Self {
                entries: read(&region[..run]),
                end: LEADER + run,
            }
        } else {
            Self {
                entries: aligned(region, offset, faults),
                end: LEADER + region.len() + 1,
            }
        };
        directory.check_base(body, offset, faults);
        directory
    }

    fn check_base(&self, body: &[u8], offset: u64, faults: &mut Faults) {
        let said = number(&body[12..17]);
        let found = self.end as u64;
        if said.map(u64::from) != Some(found) && self.end <= body.len() {
            faults.add(offset + 12, None, Rule::BaseAddress { said, found });
        }
    }
}

/// Entries counted from the front, or from the back if more of them are sound that way.
fn aligned(region: &[u8], offset: u64, faults: &mut Faults) -> Vec<Entry> {
    let odd = region.len() % ENTRY;
    if odd == 0 {
        return read(region);
    }
    faults.add(offset + LEADER as u64, None, Rule::Directory);
    let (front, back) = (&region[..region.len() - odd], &region[odd..]);
    let sound = |part: &[u8]| {
        part.chunks_exact(ENTRY)
            .filter(|entry| is_entry(entry))
            .count()
    };
    let (kept, cut) = if sound(back) > sound(front) {
        (back, &region[..odd])
    } else {
        (front, &region[region.len() - odd..])
    };
    faults.add(
        offset + LEADER as u64,
        None,
        Rule::DirectoryEntry(shown(cut)),
    );
    read(kept)
}

fn read(region: &[u8]) -> Vec<Entry> {
    let entries = region.chunks_exact(ENTRY);
    entries
        .map(|entry| Entry {
            tag: [entry[0], entry[1], entry[2]],
            length: place(&entry[3..7]),
            start: place(&entry[7..]),
        })
        .collect()
}

fn is_entry(entry: &[u8]) -> bool {
    entry[..3].is_ascii() && entry[3..].iter().all(u8::is_ascii_digit)
}

fn any_entry(region: &[u8]) -> bool {
    region.chunks_exact(ENTRY).any(is_entry)
}

//! What is good in a damaged record.
//!
//! The directory says which tags there are and where; the terminators say where fields end. Where both
//! agree they are believed. Where they do not: if the directory's places tile the data exactly, it is
//! believed (a terminator is missing, or one too many); if there are as many fields as entries, they are
//! paired in order (lengths were counted in characters, or wrongly); otherwise by the nearest place.
//! Every field is kept, those without a tag as `???`.

mod align;
mod directory;

use crate::fault::Faults;
use crate::{Record, Rule};

use super::frame::surplus_digits;
use super::raw::wrong_layout;
use super::text::Decoder;
use super::{FIELD_TERMINATOR, RECORD_TERMINATOR, build, looks_like_leader, number};

use directory::Directory;

/// A field found in a damaged record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece<'a> {
    data: &'a [u8],
    at: usize,
}

/// The record in a damaged frame that begins here in the input.
pub(super) fn record(frame: &[u8], offset: u64, faults: &mut Faults) -> (Record, Decoder) {
    let surplus = surplus_digits(frame);
    let skip = if surplus > 0 && frame.get(surplus..).is_some_and(looks_like_leader) {
        surplus
    } else {
        0
    };
    let bytes = &frame[skip..];
    let offset = offset + skip as u64;
    let mut record = Record::new(build::leader(bytes, offset, faults));
    check_leader(frame.len(), bytes, offset, faults);
    let mut decoder = Decoder::new(record.leader.get(9), offset, faults);
    let body = without_terminator(bytes, offset, faults);
    let directory = Directory::find(body, offset, faults);
    let pieces = pieces(body, directory.end);
    for (tag, piece) in align::fields(&directory, &pieces, body, offset, faults) {
        let place = offset + piece.at as u64;
        record
            .fields
            .push(build::field(tag, piece.data, place, &mut decoder, faults));
    }
    (record, decoder)
}

fn check_leader(found: usize, bytes: &[u8], offset: u64, faults: &mut Faults) {
    let said = bytes.get(..5).and_then(number);
    let found = found as u64;
    if said.map(u64::from) != Some(found) {
        faults.add(offset, None, Rule::RecordLength { said, found });
    }
    if let Some(at) = wrong_layout(bytes) {
        faults.add(offset + u64::from(at), None, Rule::LeaderLayout(at));
    }
}

fn without_terminator<'a>(bytes: &'a [u8], offset: u64, faults: &mut Faults) -> &'a [u8] {
    let end = offset + bytes.len() as u64;
    match bytes.split_last() {
        Some((&RECORD_TERMINATOR, body)) => return body,
        Some((&FIELD_TERMINATOR, _)) => faults.add(end, None, Rule::RecordTerminator),
        _ => faults.add(end, None, Rule::Truncated),
    }
    bytes
}

/// The stretches between field terminators, from here on.
fn pieces(body: &[u8], from: usize) -> Vec<Piece<'_>> {
    let mut at = from;
    let mut pieces = Vec::new();
    while let Some(rest) = body.get(at..).filter(|rest| !rest.is_empty()) {
        let end = memchr::memchr(FIELD_TERMINATOR, rest).unwrap_or(rest.len());
        pieces.push(Piece {
            data: &rest[..end],
            at,
        });
        at += end + 1;
    }
    pieces
}

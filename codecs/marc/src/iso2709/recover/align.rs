//! Which tag belongs to which field, when directory and fields disagree.

use crate::fault::Faults;
use crate::{Rule, Tag};

use super::super::FIELD_TERMINATOR;
use super::super::build::UNKNOWN;
use super::super::raw::shown;
use super::Piece;
use super::directory::{Directory, Entry};

type Tagged<'a> = ([u8; 3], Piece<'a>);

/// The fields with their tags, in the order of the directory.
pub(super) fn fields<'a>(
    directory: &Directory,
    pieces: &[Piece<'a>],
    body: &'a [u8],
    offset: u64,
    faults: &mut Faults,
) -> Vec<Tagged<'a>> {
    let entries = &directory.entries;
    if tiles(entries, body.len().saturating_sub(directory.end)) {
        return as_directory_says(directory, body, offset, faults);
    }
    if exact(directory, pieces) {
        faults.add(offset, None, Rule::DirectoryOrder);
        return as_directory_says(directory, body, offset, faults);
    }
    let pieces = &split_merged(directory, pieces, offset, faults);
    if entries.len() == pieces.len() {
        return in_order(directory, pieces, offset, faults);
    }
    nearest(directory, pieces, offset, faults)
}

/// Where there are fewer fields than entries, cuts those that begin where they should and go on too
/// long: the terminator between two fields was lost.
fn split_merged<'a>(
    directory: &Directory,
    pieces: &[Piece<'a>],
    offset: u64,
    faults: &mut Faults,
) -> Vec<Piece<'a>> {
    let mut missing = directory.entries.len().saturating_sub(pieces.len());
    let mut lost = 0;
    let mut entries = by_start(&directory.entries)
        .into_iter()
        .map(|at| directory.entries[at]);
    let mut found = Vec::with_capacity(pieces.len() + missing);
    for piece in pieces {
        let mut piece = *piece;
        for entry in entries.by_ref() {
            let begins = entry
                .start
                .is_some_and(|start| start + directory.end == piece.at + lost);
            let length = entry.length.unwrap_or_default().saturating_sub(1);
            if missing == 0 || !begins || length == 0 || length >= piece.data.len() {
                break;
            }
            let (data, rest) = piece.data.split_at(length);
            faults.add(
                offset + piece.at as u64,
                Some(Tag::lossy(entry.tag)),
                Rule::FieldTerminator,
            );
            found.push(Piece { data, at: piece.at });
            piece = Piece {
                data: rest,
                at: piece.at + length,
            };
            missing -= 1;
            lost += 1;
        }
        found.push(piece);
    }
    found
}

/// Whether the entries, in any order, cover exactly this much.
fn tiles(entries: &[Entry], length: usize) -> bool {
    let mut end = 0;
    by_start(entries).into_iter().all(|at| {
        let fits = entries[at].start == Some(end);
        end += entries[at].length.unwrap_or_default();
        fits && entries[at].length.is_some_and(|length| length > 0)
    }) && end == length
}

/// Whether every entry points exactly at a field, and no two at the same.
fn exact(directory: &Directory, pieces: &[Piece<'_>]) -> bool {
    let entries = &directory.entries;
    let mut order = by_start(entries);
    order.dedup_by_key(|at| entries[*at].start);
    order.len() == entries.len()
        && entries.len() == pieces.len()
        && order
            .iter()
            .zip(pieces)
            .all(|(at, piece)| points_at(&entries[*at], directory.end, piece))
}

fn points_at(entry: &Entry, end: usize, piece: &Piece<'_>) -> bool {
    entry.start.is_some_and(|start| start + end == piece.at)
        && entry.length == Some(piece.data.len() + 1)
}

/// The places of the entries, ordered by where they point.
fn by_start(entries: &[Entry]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by_key(|at| entries[*at].start);
    order
}

fn as_directory_says<'a>(
    directory: &Directory,
    body: &'a [u8],
    offset: u64,
    faults: &mut Faults,
) -> Vec<Tagged<'a>> {
    let mut found = Vec::with_capacity(directory.entries.len());
    let mut end = 0;
    let mut ordered = true;
    for entry in &directory.entries {
        let (start, length) = (
            entry.start.unwrap_or_default(),
            entry.length.unwrap_or_default(),
        );
        ordered &= start == end;
        end = start + length;
        let at = directory.end + start;
        let field = body.get(at..at + length).unwrap_or_default();
        let place = offset + at as u64;
        found.push((
            entry.tag,
            Piece {
                data: unterminated(field, entry.tag, place, faults),
                at,
            },
        ));
    }
    if !ordered {
        faults.add(offset, None, Rule::DirectoryOrder);
    }
    found
}

fn unterminated<'a>(field: &'a [u8], tag: [u8; 3], place: u64, faults: &mut Faults) -> &'a [u8] {
    let data = match field.split_last() {
        Some((&FIELD_TERMINATOR, data)) => data,
        _ => {
            faults.add(place, Some(Tag::lossy(tag)), Rule::FieldTerminator);
            field
        }
    };
    if memchr::memchr2(FIELD_TERMINATOR, super::RECORD_TERMINATOR, data).is_some() {
        faults.add(place, Some(Tag::lossy(tag)), Rule::StrayTerminator);
    }
    data
}

/// As many fields as entries: the first to the first, by where they point if that can be told.
fn in_order<'a>(
    directory: &Directory,
    pieces: &[Piece<'a>],
    offset: u64,
    faults: &mut Faults,
) -> Vec<Tagged<'a>> {
    let entries = &directory.entries;
    let mut order = by_start(entries);
    let told = order
        .windows(2)
        .all(|pair| entries[pair[0]].start < entries[pair[1]].start)
        && entries.iter().all(|entry| entry.start.is_some());
    if !told {
        order = (0..entries.len()).collect();
    }
    let mut placed: Vec<(usize, Piece<'a>)> =
        order.into_iter().zip(pieces.iter().copied()).collect();
    placed.sort_by_key(|(at, _)| *at);
    let paired = placed.into_iter().map(|(at, piece)| (entries[at], piece));
    paired
        .map(|(entry, piece)| {
            if !points_at(&entry, directory.end, &piece) {
                note_entry(&entry, offset + piece.at as u64, faults);
            }
            (entry.tag, piece)
        })
        .collect()
}

fn note_entry(entry: &Entry, place: u64, faults: &mut Faults) {
    let figure = |number: Option<usize>| number.map_or("?".to_owned(), |number| number.to_string());
    let text = format!(
        "{} {} {}",
        shown(&entry.tag),
        figure(entry.length),
        figure(entry.start)
    );
    faults.add(
        place,
        Some(Tag::lossy(entry.tag)),
        Rule::DirectoryEntry(text),
    );
}

/// Each entry takes the field nearest to where it points; fields left over are kept without a tag.
fn nearest<'a>(
    directory: &Directory,
    pieces: &[Piece<'a>],
    offset: u64,
    faults: &mut Faults,
) -> Vec<Tagged<'a>> {
    let order = by_start(&directory.entries);
    let expected = |at: usize| {
        let entry = order.get(at).and_then(|at| directory.entries.get(*at))?;
        entry.start.map(|start| start + directory.end)
    };
    let mut found: Vec<(usize, Tagged<'a>)> = Vec::with_capacity(pieces.len());
    let (mut next, mut left) = (0, pieces);
    while let Some((piece, rest)) = left.split_first() {
        left = rest;
        while next < order.len() && closer(piece.at, expected(next + 1), expected(next)) {
            let entry = directory.entries[order[next]];
            faults.add(offset, Some(Tag::lossy(entry.tag)), Rule::EntryWithoutField);
            next += 1;
        }
        let surplus = rest
            .first()
            .is_some_and(|other| nearer(expected(next), other.at, piece.at));
        let spare = rest.len() >= order.len().saturating_sub(next);
        let Some(at) = order.get(next).filter(|_| !(surplus && spare)) else {
            faults.add(
                offset + piece.at as u64,
                Some(UNKNOWN),
                Rule::FieldWithoutEntry,
            );
            found.push((usize::MAX, (*b"???", *piece)));
            continue;
        };
        if !points_at(&directory.entries[*at], directory.end, piece) {
            note_entry(&directory.entries[*at], offset + piece.at as u64, faults);
        }
        found.push((*at, (directory.entries[*at].tag, *piece)));
        next += 1;
    }
    for at in order.iter().skip(next) {
        let tag = Tag::lossy(directory.entries[*at].tag);
        faults.add(offset, Some(tag), Rule::EntryWithoutField);
    }
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, tagged)| tagged).collect()
}

/// Whether this place is closer to the first than to the second.
fn closer(place: usize, first: Option<usize>, second: Option<usize>) -> bool {
    match (first, second) {
        (Some(first), Some(second)) => place.abs_diff(first) < place.abs_diff(second),
        _ => false,
    }
}

/// Whether the expected place is closer to the first than to the second.
fn nearer(expected: Option<usize>, first: usize, second: usize) -> bool {
    expected.is_some_and(|expected| first.abs_diff(expected) < second.abs_diff(expected))
}

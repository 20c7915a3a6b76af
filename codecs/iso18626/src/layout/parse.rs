//! The tables' text, read. It is ours: what does not follow its own form is left out, and a test would miss it.

use super::{Form, Kind, Layouts, Part, Parts, bit};
use crate::Edition;

pub(super) fn table(elements: &'static str, codes: &'static str, edition: Edition) -> Layouts {
    let mut layouts = Layouts::default();
    for line in rows(elements, edition) {
        if let Some(line) = line.strip_prefix('%') {
            leaves(line, &mut layouts);
        } else if let Some((name, list)) = line.split_once('=') {
            define(name.trim(), Kind::Parts(parts(list)), &mut layouts);
        }
    }
    for line in rows(codes, edition) {
        let mut words = line.split_whitespace();
        if let Some(list) = words.next() {
            layouts.lists.entry(list).or_default().extend(words);
        }
    }
    join(&mut layouts);
    layouts
}

/// The rows of an edition, without the word that says so.
fn rows(text: &'static str, edition: Edition) -> impl Iterator<Item = &'static str> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(move |line| {
        let (editions, row) = line.split_once(' ')?;
        edition.has(editions).then_some(row)
    })
}

fn leaves(line: &'static str, layouts: &mut Layouts) {
    let mut words = line.split_whitespace();
    let form = match words.next() {
        Some("text") => Form::Text,
        Some("date") => Form::Date,
        Some("natural") => Form::Natural,
        Some("decimal") => Form::Decimal,
        Some("boolean") => Form::Boolean,
        Some("open") => Form::Open(words.next().unwrap_or_default()),
        Some("closed") => Form::Closed(words.next().unwrap_or_default()),
        _ => return,
    };
    words.for_each(|name| define(name, Kind::Text(form), layouts));
}

/// Says what the elements of a name hold.
fn define(name: &'static str, kind: Kind, layouts: &mut Layouts) {
    layouts.places.insert(name, layouts.kinds.len());
    layouts.kinds.push(kind);
}

/// Notes with each part of which kind it is, now that all are known.
fn join(layouts: &mut Layouts) {
    for kind in &mut layouts.kinds {
        let Kind::Parts(parts) = kind else { continue };
        for part in &mut parts.list {
            part.place = layouts.places.get(part.kind).copied();
        }
    }
}

fn parts(text: &'static str) -> Parts {
    let mut parts = Parts::default();
    for word in text.split_whitespace() {
        let Some(inside) = word
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
        else {
            parts.list.push(part(word, true));
            continue;
        };
        let start = parts.list.len();
        parts
            .list
            .extend(inside.split('|').map(|word| part(word, false)));
        parts.choices.push(start..parts.list.len());
    }
    let required = parts
        .list
        .iter()
        .enumerate()
        .filter(|(_, part)| part.required);
    parts.required = required.fold(0, |bits, (rank, _)| bits | bit(rank));
    parts
}

/// One part with its sign; in a choice none is required by itself.
fn part(word: &'static str, alone: bool) -> Part {
    let bare = word.trim_end_matches(['?', '+', '*']);
    let sign = word.get(bare.len()..).unwrap_or_default();
    let (name, kind) = bare.split_once(':').unwrap_or((bare, bare));
    Part {
        name,
        kind,
        required: alone && matches!(sign, "" | "+"),
        many: matches!(sign, "+" | "*"),
        place: None,
    }
}

//! The table's text, read. It is ours: what does not follow its own form is left out, and a test would miss it.

use super::{Alternative, Form, Group, Kind, Layouts, Part, bit};

pub(super) fn table(text: &'static str) -> Layouts {
    let mut layouts = Layouts::default();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some(line) = line.strip_prefix('%') {
            leaves(line, &mut layouts);
        } else if let Some((name, parts)) = line.split_once('=') {
            let way = alternative(parts);
            let place = layouts.places.get(name.trim()).copied();
            match place.and_then(|place| layouts.kinds.get_mut(place)) {
                Some(Kind::Parts(ways)) => ways.push(way),
                _ => define(name.trim(), Kind::Parts(vec![way]), &mut layouts),
            }
        }
    }
    join(&mut layouts);
    layouts
}

fn leaves(line: &'static str, layouts: &mut Layouts) {
    let mut words = line.split_whitespace();
    let form = match words.next() {
        Some("text") => Form::Text,
        Some("code") => Form::Code,
        Some("date") => Form::Date,
        Some("natural") => Form::Natural,
        Some("positive") => Form::Positive,
        Some("integer") => Form::Integer,
        Some("flag") => Form::Flag,
        Some("any") => return words.for_each(|name| define(name, Kind::Any, layouts)),
        Some("service") => return layouts.services.extend(words),
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
        let Kind::Parts(ways) = kind else { continue };
        for part in ways.iter_mut().flat_map(|way| &mut way.parts) {
            part.place = layouts.places.get(part.name).copied();
        }
    }
}

fn alternative(text: &'static str) -> Alternative {
    let mut way = Alternative::default();
    for word in text.split_whitespace() {
        let Some((inside, after)) = word
            .strip_prefix('[')
            .and_then(|rest| rest.rsplit_once(']'))
        else {
            way.parts.push(part(word, true));
            continue;
        };
        let start = way.parts.len();
        way.parts
            .extend(inside.split(['|', '&']).map(|word| part(word, false)));
        way.groups.push(Group {
            parts: start..way.parts.len(),
            exclusive: !inside.contains('&'),
            required: after.is_empty(),
        });
    }
    let required = way
        .parts
        .iter()
        .enumerate()
        .filter(|(_, part)| part.required);
    way.required = required.fold(0, |bits, (rank, _)| bits | bit(rank));
    way
}

/// One part with its sign; in a group none is required by itself.
fn part(word: &'static str, alone: bool) -> Part {
    let name = word.trim_end_matches(['?', '+', '*']);
    let sign = word.get(name.len()..).unwrap_or_default();
    Part {
        name,
        required: alone && matches!(sign, "" | "+"),
        many: matches!(sign, "+" | "*"),
        place: None,
    }
}

//! The table's text, read. It is ours: what does not follow its own form is left out, and a test would miss it.

use super::{Alternative, Form, Group, Kind, Layouts, Part};

pub(super) fn table(text: &'static str) -> Layouts {
    let mut layouts = Layouts::default();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some(line) = line.strip_prefix('%') {
            leaves(line, &mut layouts);
        } else if let Some((name, parts)) = line.split_once('=') {
            let way = alternative(parts);
            let kind = layouts
                .kinds
                .entry(name.trim())
                .or_insert_with(|| Kind::Parts(Vec::new()));
            if let Kind::Parts(ways) = kind {
                ways.push(way);
            }
        }
    }
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
        Some("any") => return layouts.kinds.extend(words.map(|name| (name, Kind::Any))),
        Some("service") => return layouts.services.extend(words),
        _ => return,
    };
    layouts
        .kinds
        .extend(words.map(|name| (name, Kind::Text(form))));
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
    }
}

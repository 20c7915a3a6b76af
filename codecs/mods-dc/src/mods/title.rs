//! `titleInfo`: 245; 130, 240, 730 uniform; 210 abbreviated; 242, 246 translated; 246, 740 other.

use callslip_marc::{DataField, views};

use crate::field::Source;
use crate::xml::Element;

use super::Context;

/// Field, type of the title, subfields of the title itself, indicator with the characters not
/// filed under (1 or 2; 0 for none).
const ROWS: [(&str, Option<&str>, &str, usize); 8] = [
    ("245", None, "afgks", 2),
    ("210", Some("abbreviated"), "a", 0),
    ("242", Some("translated"), "a", 2),
    ("246", Some("alternative"), "afg", 0),
    ("130", Some("uniform"), "adfklmorst", 1),
    ("240", Some("uniform"), "adfklmors", 2),
    ("730", Some("uniform"), "adfklmorst", 1),
    ("740", Some("alternative"), "a", 1),
];

/// What the second indicator of 246 says of the title.
const LABELS: [(u8, &str); 7] = [
    (b'2', "Distinctive title"),
    (b'3', "Other title"),
    (b'4', "Cover title"),
    (b'5', "Added title page title"),
    (b'6', "Caption title"),
    (b'7', "Running title"),
    (b'8', "Spine title"),
];

pub(super) fn write(context: &mut Context<'_>) {
    for row in ROWS {
        context.each(&[row.0], |source| of(source, row));
    }
}

fn of(source: &Source<'_>, row: (&str, Option<&str>, &str, usize)) -> Option<Element> {
    let (tag, kind, codes, nonfiling) = row;
    let field = &source.field;
    // Works within this one are related items.
    if matches!(tag, "730" | "740") && field.indicators[1] == b'2' {
        return None;
    }
    let translated = tag == "246" && field.indicators[1] == b'1';
    let kind = if translated { Some("translated") } else { kind };
    let skip = if nonfiling == 0 {
        0
    } else {
        filing(field, nonfiling - 1)
    };
    let label = (tag == "246").then(|| label(field)).flatten();
    let mut element = Element::new("titleInfo")
        .with_some("type", kind)
        .with_some("displayLabel", label);
    if tag == "242" {
        element = element.with_some("lang", field.first('y').map(str::trim));
    }
    if tag == "210" {
        element = element.with_some("authority", field.first('2').map(str::trim));
    }
    if kind == Some("uniform") {
        element = super::name::authority(element, field);
    }
    element = fill(element, field, codes, skip)?;
    Some(element)
}

/// How many characters are not filed under.
fn filing(field: &DataField, indicator: usize) -> usize {
    let digit = field.indicators[indicator];
    if digit.is_ascii_digit() {
        usize::from(digit - b'0')
    } else {
        0
    }
}

fn label(field: &DataField) -> Option<String> {
    if let Some(text) = field.first('i') {
        return Some(views::trim(text).to_owned());
    }
    let row = LABELS.iter().find(|row| row.0 == field.indicators[1])?;
    Some(row.1.to_owned())
}

/// Title, subtitle and parts; what follows a part ($f, $g, $k) goes with it.
pub(super) fn fill(
    mut element: Element,
    field: &DataField,
    codes: &str,
    skip: usize,
) -> Option<Element> {
    let mut groups: Vec<(&'static str, String)> = Vec::new();
    for part in &field.subfields {
        let name = match part.code {
            'b' if codes.starts_with('a') && !codes.contains('d') => "subTitle",
            'n' => "partNumber",
            'p' => "partName",
            code if codes.contains(code) => "",
            _ => continue,
        };
        let text = part.value.trim();
        match groups.last_mut() {
            Some((_, value)) if name.is_empty() => {
                value.push(' ');
                value.push_str(text);
            }
            _ => {
                let name = if name.is_empty() { "title" } else { name };
                groups.push((name, text.to_owned()));
            }
        }
    }
    let mut titled = false;
    for (name, text) in groups {
        let text = views::trim(&text);
        if name == "title" && !titled {
            titled = !text.is_empty();
            title(&mut element, text, skip);
        } else {
            element.push_text(name, text);
        }
    }
    (titled || !element.nodes.is_empty()).then_some(element)
}

/// The title behind what is not filed under.
fn title(element: &mut Element, text: &str, skip: usize) {
    let at = text.char_indices().nth(skip).map_or(0, |(at, _)| at);
    let (before, rest) = text.split_at(at);
    element.push_text("nonSort", before);
    element.push_text("title", rest);
}

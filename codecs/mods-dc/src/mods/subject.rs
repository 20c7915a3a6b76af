//! `subject` and `classification`: 034, 043, 045, 050 to 086, 255, 522, 600 to 662, 752.

use callslip_marc::{DataField, views};

use crate::field::Source;
use crate::pick::{joined, parts, trimmed};
use crate::xml::Element;

use super::codes::word;
use super::{Context, name, title};

pub(super) fn write(context: &mut Context<'_>) {
    context.each(&["034", "255"], cartographics);
    context.each(&["043"], |source| geographic_codes(&source.field));
    context.each(&["045"], |source| times(&source.field));
    context.each(&["600", "610", "611"], named);
    context.each(&["630"], |source| {
        let titled = title::fill(Element::new("titleInfo"), &source.field, "adfklmorst", 0)?;
        Some(divided(source, titled))
    });
    for (tag, element, codes) in TOPICS {
        context.each(&[tag], |source| {
            let text = trimmed(&source.field, codes);
            (!text.is_empty()).then(|| divided(source, Element::text(element, text)))
        });
    }
    context.each(&["653"], |source| keywords(&source.field));
    context.each(&["662", "752"], |source| hierarchy(&source.field));
    context.each(&["522"], |source| {
        let mut element = Element::new("subject");
        element.push_text("geographic", &joined(&source.field, "a"));
        (!element.nodes.is_empty()).then_some(element)
    });
}

/// Tag, element of the heading, its subfields.
const TOPICS: [(&str, &str, &str); 6] = [
    ("648", "temporal", "a"),
    ("650", "topic", "abcdg"),
    ("651", "geographic", "ag"),
    ("654", "topic", "abc"),
    ("656", "occupation", "ak"),
    ("657", "topic", "a"),
];

/// The code of the list that a heading is of (second indicator, $2).
pub(super) fn vocabulary(field: &DataField) -> Option<String> {
    let code = char::from(field.indicators[1]);
    if code == '7' {
        return field.first('2').map(|text| views::trim(text).to_owned());
    }
    word("vocabulary", code.encode_utf8(&mut [0; 4])).map(str::to_owned)
}

/// A heading with its subdivisions, of its list.
fn divided(source: &Source<'_>, first: Element) -> Element {
    let field = &source.field;
    let subject = Element::new("subject").with_some("authority", vocabulary(field));
    let mut subject = name::authority(subject, field);
    subject.push(first);
    for part in parts(field, "vxyz") {
        let name = match part.code {
            'v' => "genre",
            'x' => "topic",
            'y' => "temporal",
            _ => "geographic",
        };
        subject.push_text(name, views::trim(&part.value));
    }
    subject
}

/// A person, body or meeting, with the work that is meant.
fn named(source: &Source<'_>) -> Option<Element> {
    let field = &source.field;
    let mut without = field.clone().into_owned();
    without.subfields.retain(|part| part.code != '0');
    let element = name::element(&without, source.tag())?;
    let mut subject = divided(source, element);
    let mut work = without;
    let at = work.subfields.iter().position(|part| part.code == 't');
    if let Some(at) = at {
        work.subfields.drain(..at);
        if let Some(title) = title::fill(Element::new("titleInfo"), &work, "tfklmors", 0) {
            subject.nodes.insert(1, crate::xml::Node::Element(title));
        }
    }
    Some(subject)
}

/// The words of 653; its second indicator tells what they name.
fn keywords(field: &DataField) -> Option<Element> {
    let name = match field.indicators[1] {
        b'4' => "temporal",
        b'5' => "geographic",
        b'6' => "genre",
        _ => "topic",
    };
    let mut subject = Element::new("subject");
    for word in field.values('a') {
        let word = views::trim(word);
        if matches!(field.indicators[1], b'1' | b'2' | b'3') && !word.is_empty() {
            let mut named = Element::new("name");
            named.push_text("namePart", word);
            subject.push(named);
        } else {
            subject.push_text(name, word);
        }
    }
    (!subject.nodes.is_empty()).then_some(subject)
}

/// The levels of a hierarchy of places.
const LEVELS: [(char, &str); 7] = [
    ('a', "country"),
    ('b', "state"),
    ('c', "county"),
    ('d', "city"),
    ('f', "citySection"),
    ('g', "area"),
    ('h', "extraTerrestrialArea"),
];

fn hierarchy(field: &DataField) -> Option<Element> {
    let mut places = Element::new("hierarchicalGeographic");
    for (code, name) in LEVELS {
        for text in field.values(code) {
            places.push_text(name, views::trim(text));
        }
    }
    let mut subject =
        Element::new("subject").with_some("authority", field.first('2').map(str::trim));
    let told = !places.nodes.is_empty();
    subject.push(places);
    told.then_some(subject)
}

/// Scale, projection and coordinates, in the order of the schema.
fn cartographics(source: &Source<'_>) -> Option<Element> {
    let field = &source.field;
    let rows: &[(&'static str, &str)] = match source.tag() {
        "255" => &[("scale", "a"), ("projection", "b"), ("coordinates", "c")],
        _ => &[("coordinates", "defg")],
    };
    let mut map = Element::new("cartographics");
    for (name, codes) in rows {
        map.push_text(name, &joined(field, codes));
    }
    let told = !map.nodes.is_empty();
    let mut subject = Element::new("subject");
    subject.push(map);
    told.then_some(subject)
}

fn geographic_codes(field: &DataField) -> Option<Element> {
    let mut subject = Element::new("subject");
    for (code, list) in [('a', "marcgac"), ('c', "iso3166")] {
        for text in field
            .values(code)
            .map(str::trim)
            .filter(|it| !it.is_empty())
        {
            let text = if code == 'a' {
                text.trim_end_matches('-')
            } else {
                text
            };
            subject.push(Element::text("geographicCode", text).with("authority", list));
        }
    }
    (!subject.nodes.is_empty()).then_some(subject)
}

/// Times of 045 $b; `d` before a date is our era, `c` the one before it.
fn times(field: &DataField) -> Option<Element> {
    let all: Vec<String> = field.values('b').filter_map(time).collect();
    let span = field.indicators[0] == b'2' && all.len() == 2;
    let mut subject = Element::new("subject");
    for (at, text) in all.into_iter().enumerate() {
        let point = span.then_some(if at == 0 { "start" } else { "end" });
        let element = Element::text("temporal", text).with("encoding", "iso8601");
        subject.push(element.with_some("point", point));
    }
    (!subject.nodes.is_empty()).then_some(subject)
}

fn time(text: &str) -> Option<String> {
    let text = text.trim();
    if let Some(date) = text.strip_prefix('d') {
        return Some(date.to_owned());
    }
    text.strip_prefix('c').map(|date| format!("-{date}"))
}

/// Tag, scheme, whether $2 names the edition.
const CLASSES: [(&str, &str); 7] = [
    ("050", "lcc"),
    ("055", "lcc"),
    ("060", "nlm"),
    ("070", "nal"),
    ("080", "udc"),
    ("082", "ddc"),
    ("084", ""),
];

pub(super) fn write_classification(context: &mut Context<'_>) {
    for (tag, scheme) in CLASSES {
        context.each(&[tag], |source| {
            let text = joined(&source.field, "ab");
            let list = source.field.first('2').map(str::trim);
            let element = Element::text("classification", text.clone());
            let element = match scheme {
                "" => element.with_some("authority", list),
                "ddc" => element.with("authority", scheme).with_some("edition", list),
                _ => element.with("authority", scheme),
            };
            (!text.is_empty()).then_some(element)
        });
    }
    context.each(&["086"], |source| {
        let text = joined(&source.field, "a");
        let scheme = match source.field.indicators[0] {
            b'0' => Some("sudocs"),
            b'1' => Some("candoc"),
            _ => source.field.first('2').map(str::trim),
        };
        let element = Element::text("classification", text.clone());
        (!text.is_empty()).then(|| element.with_some("authority", scheme))
    });
}

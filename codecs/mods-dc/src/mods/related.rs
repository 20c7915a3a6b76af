//! `relatedItem`: series, works within this one, and the linking fields.

use callslip_marc::{DataField, views};

use crate::field::Source;
use crate::pick::{joined, trimmed};
use crate::xml::Element;

use super::{Context, identifier, name, title};

/// Linking fields and the type of their item.
const LINKS: [(&str, Option<&str>); 17] = [
    ("760", Some("series")),
    ("762", Some("constituent")),
    ("765", Some("original")),
    ("767", Some("otherVersion")),
    ("770", Some("constituent")),
    ("772", Some("host")),
    ("773", Some("host")),
    ("774", Some("constituent")),
    ("775", Some("otherVersion")),
    ("776", Some("otherFormat")),
    ("777", None),
    ("780", Some("preceding")),
    ("785", Some("succeeding")),
    ("786", Some("original")),
    ("787", None),
    ("510", Some("isReferencedBy")),
    ("534", Some("original")),
];

pub(super) fn write(context: &mut Context<'_>) {
    // A series that is traced (490 with 1) stands in 8XX too, in its authorised form.
    context.each(&["440", "490"], |source| {
        let mut info = Element::new("titleInfo");
        info.push_text("title", &trimmed(&source.field, "a"));
        if source.tag() == "440" {
            info.push_text("partName", &trimmed(&source.field, "p"));
        }
        info.push_text("partNumber", &trimmed(&source.field, "v"));
        let mut item = related(Some("series"));
        let told = !info.nodes.is_empty();
        item.push(info);
        numbers(&mut item, &source.field);
        told.then_some(item)
    });
    context.each(&["800", "810", "811", "830"], |source| {
        work(source, Some("series"))
    });
    context.each(&["700", "710", "711", "730", "740"], |source| {
        let within = source.field.indicators[1] == b'2';
        let titled = source.field.first('t').is_some();
        match (source.tag(), within) {
            ("730" | "740", false) => None,
            ("700" | "710" | "711", _) if !titled => None,
            (_, true) => work(source, Some("constituent")),
            _ => work(source, None),
        }
    });
    for (tag, kind) in LINKS {
        context.each(&[tag], |source| linked(source, kind));
    }
}

fn related(kind: Option<&str>) -> Element {
    Element::new("relatedItem").with_some("type", kind)
}

/// A name with a title, or a title alone.
fn work(source: &Source<'_>, kind: Option<&str>) -> Option<Element> {
    let field = &source.field;
    let mut item = related(kind);
    let titled = field.subfields.iter().position(|part| part.code == 't');
    let mut info = field.clone().into_owned();
    info.subfields.drain(..titled.unwrap_or(0));
    let codes = if titled.is_some() {
        "tfklmors"
    } else {
        "adfgklmorst"
    };
    let volume = trimmed(field, "v");
    let mut element = title::fill(Element::new("titleInfo"), &info, codes, 0)?;
    element.push_text("partNumber", &volume);
    item.push(element);
    if let Some(at) = titled {
        let mut person = field.clone().into_owned();
        person.subfields.truncate(at);
        // 800, 810 and 811 name as 100, 110 and 111 do.
        item.nodes
            .extend(name::element(&person, source.tag()).map(crate::xml::Node::Element));
    }
    numbers(&mut item, field);
    Some(item)
}

/// An item that a linking field names.
fn linked(source: &Source<'_>, kind: Option<&str>) -> Option<Element> {
    let field = &source.field;
    let label = field.first('i').map(|text| views::trim(text).to_owned());
    let mut item = related(kind).with_some("displayLabel", label);
    let reference = source.tag() == "510";
    let mut info = Element::new("titleInfo");
    let text = if reference {
        trimmed(field, "a")
    } else {
        trimmed(field, "ts")
    };
    info.push_text("title", &text);
    if !info.nodes.is_empty() {
        item.push(info);
    }
    if !reference {
        plain(&mut item, field);
    }
    let part = if reference {
        joined(field, "c")
    } else {
        joined(field, "g")
    };
    if !part.is_empty() {
        let mut element = Element::new("part");
        element.push_text("text", &part);
        item.push(element);
    }
    numbers(&mut item, field);
    let told = item.nodes.iter().any(|_| true);
    told.then_some(item)
}

/// Name, edition, publication, extent and notes of a linking field.
fn plain(item: &mut Element, field: &DataField) {
    let author = name::as_text(field);
    if !author.is_empty() {
        let mut element = Element::new("name");
        element.push_text("namePart", views::trim(&author));
        item.push(element);
    }
    let mut origin = Element::new("originInfo");
    origin.push_text("edition", &trimmed(field, "b"));
    let published = if field.tag.as_str() == "534" {
        "c"
    } else {
        "d"
    };
    origin.push_text("publisher", &trimmed(field, published));
    if !origin.nodes.is_empty() {
        item.push(origin);
    }
    let extent = if field.tag.as_str() == "534" {
        "e"
    } else {
        "h"
    };
    let extent = trimmed(field, extent);
    if !extent.is_empty() {
        let mut element = Element::new("physicalDescription");
        element.push_text("extent", &extent);
        item.push(element);
    }
    item.push_text("note", &joined(field, "n"));
}

/// Record numbers and standard numbers.
fn numbers(item: &mut Element, field: &DataField) {
    let rows = [
        ('x', "issn"),
        ('z', "isbn"),
        ('r', "report number"),
        ('u', "strn"),
    ];
    for (code, kind) in rows {
        // 440, 490 and 8XX have no other number than $x.
        if code != 'x' && !field.tag.as_str().starts_with('7') {
            continue;
        }
        for text in field
            .values(code)
            .map(views::trim)
            .filter(|it| !it.is_empty())
        {
            item.push(Element::text("identifier", text).with("type", kind));
        }
    }
    for text in field.values('w').map(str::trim) {
        item.nodes
            .extend(identifier::record_number(text).map(crate::xml::Node::Element));
    }
}

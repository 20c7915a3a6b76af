//! `identifier`: 010, 020, 022, 024, 027, 028, 035, 037, 856.

use callslip_marc::{DataField, views};

use crate::xml::Element;

use super::Context;
use super::codes::word;

/// Tag, good numbers, bad numbers, type.
const ROWS: [(&str, &str, &str, &str); 4] = [
    ("010", "a", "z", "lccn"),
    ("020", "a", "z", "isbn"),
    ("022", "a", "yz", "issn"),
    ("027", "a", "z", "strn"),
];

pub(super) fn write(context: &mut Context<'_>) {
    for (tag, good, bad, kind) in ROWS {
        all(context, tag, good, kind, false);
        all(context, tag, bad, kind, true);
    }
    all(context, "022", "l", "issn-l", false);
    context.each(&["024"], |source| {
        let code = char::from(source.field.indicators[0]);
        let known = word("standard", code.encode_utf8(&mut [0; 4]));
        let kind = known.or_else(|| source.field.first('2').map(str::trim));
        let text = source.field.first('a').map(str::trim)?;
        Some(Element::text("identifier", text).with_some("type", kind))
    });
    context.each(&["028"], |source| {
        let code = char::from(source.field.indicators[0]);
        let kind = word("publisher", code.encode_utf8(&mut [0; 4]));
        let text = number_and_source(&source.field);
        let element = Element::text("identifier", text.clone()).with_some("type", kind);
        (!text.is_empty()).then_some(element)
    });
    let records: Vec<String> = context
        .record
        .subfields("035", 'a')
        .map(|it| it.trim().to_owned())
        .collect();
    for text in records.iter().filter(|text| text.starts_with("(OCoLC)")) {
        let number = text.trim_start_matches("(OCoLC)");
        let number = number.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        context
            .root
            .push(Element::text("identifier", number).with("type", "oclc"));
    }
    all(context, "037", "a", "stock number", false);
    let links: Vec<String> = context
        .record
        .data_fields("856")
        .filter_map(persistent)
        .collect();
    for link in links {
        let kind = if link.contains("doi.org/") {
            "doi"
        } else {
            "hdl"
        };
        context
            .root
            .push(Element::text("identifier", link).with("type", kind));
    }
}

/// Each number of some subfields.
fn all(context: &mut Context<'_>, tag: &str, codes: &str, kind: &str, invalid: bool) {
    let fields = context.record.data_fields(tag);
    let parts = fields.flat_map(|field| {
        field
            .subfields
            .iter()
            .filter(|part| codes.contains(part.code))
    });
    let texts: Vec<String> = parts
        .map(|part| number(&part.value, kind).to_owned())
        .filter(|text| !text.is_empty())
        .collect();
    for text in texts {
        let element = Element::text("identifier", text).with("type", kind);
        let invalid = invalid.then_some("yes");
        context.root.push(element.with_some("invalid", invalid));
    }
}

/// The number without what qualifies it.
fn number<'a>(text: &'a str, kind: &str) -> &'a str {
    let text = text.trim();
    match kind {
        "isbn" | "issn" | "issn-l" => text.split([' ', '(', ':']).next().unwrap_or(text),
        _ => text,
    }
}

fn number_and_source(field: &DataField) -> String {
    let parts = crate::pick::parts(field, "ba").map(|part| views::trim(&part.value));
    let mut parts: Vec<&str> = parts.collect();
    // The source stands before its number.
    if field.subfields.first().is_some_and(|part| part.code == 'a') {
        parts.reverse();
    }
    parts.join(" ")
}

/// An address that is also an identifier.
fn persistent(field: &DataField) -> Option<String> {
    let own = matches!(field.indicators[1], b' ' | b'0' | b'1');
    let url = field.first('u').map(str::trim).filter(|_| own)?;
    (url.contains("doi.org/") || url.contains("hdl.handle.net/")).then(|| url.to_owned())
}

/// A record number such as `(DLC)sn 78000001`.
pub(super) fn record_number(text: &str) -> Option<Element> {
    let rest = text.strip_prefix('(')?;
    let (source, number) = rest.split_once(')')?;
    let kind = match source {
        "DLC" => "lccn",
        "OCoLC" => "oclc",
        _ => "local",
    };
    let number = number.trim();
    (!number.is_empty()).then(|| Element::text("identifier", number).with("type", kind))
}

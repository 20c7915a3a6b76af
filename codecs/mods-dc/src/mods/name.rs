//! `name`: 100 to 111, 700 to 711 without a title, 720.

use callslip_marc::{DataField, views};

use crate::field::Source;
use crate::pick::{joined, trimmed};
use crate::xml::Element;

use super::Context;

/// Last two figures of the tag, type, and the parts: subfields and the type of `namePart`.
type Row = (
    &'static str,
    &'static str,
    &'static [(&'static str, Option<&'static str>)],
);

const ROWS: [Row; 4] = [
    (
        "00",
        "personal",
        &[
            ("aq", None),
            ("bc", Some("termsOfAddress")),
            ("d", Some("date")),
        ],
    ),
    (
        "10",
        "corporate",
        &[("a", None), ("b", None), ("dng", None)],
    ),
    (
        "11",
        "conference",
        &[("aenqg", None), ("c", None), ("d", Some("date"))],
    ),
    ("20", "personal", &[("a", None)]),
];

pub(super) fn write(context: &mut Context<'_>) {
    context.each(&["100", "110", "111"], |source| of(source, true));
    context.each(&["700", "710", "711", "720"], |source| {
        let work = source.field.first('t').is_some();
        if work { None } else { of(source, false) }
    });
}

fn of(source: &Source<'_>, main: bool) -> Option<Element> {
    let field = &source.field;
    let mut element = element(field, source.tag())?;
    if main {
        element = element.with("usage", "primary");
    }
    roles(&mut element, field, source.tag());
    for affiliation in field.values('u') {
        element.push_text("affiliation", affiliation.trim());
    }
    for identifier in field.values('1') {
        element.push_text("nameIdentifier", identifier.trim());
    }
    Some(element)
}

/// The name without its roles.
pub(super) fn element(field: &DataField, tag: &str) -> Option<Element> {
    let (_, kind, parts) = ROWS.iter().find(|row| tag.ends_with(row.0))?;
    let kind = match (tag, field.indicators[0]) {
        (_, b'3') if *kind == "personal" && tag != "720" => Some("family"),
        ("720", b'1') => Some("personal"),
        ("720", _) => None,
        _ => Some(*kind),
    };
    let mut element = authority(Element::new("name").with_some("type", kind), field);
    let mut named = false;
    for (codes, kind) in *parts {
        // Each unit of a corporate body is a part of its own.
        let texts: Vec<String> = if *codes == "b" {
            field
                .values('b')
                .map(|text| views::trim(text).to_owned())
                .collect()
        } else {
            vec![trimmed(field, codes)]
        };
        for text in texts.into_iter().filter(|text| !text.is_empty()) {
            named |= kind.is_none();
            element.push(Element::text("namePart", text).with_some("type", *kind));
        }
    }
    named.then_some(element)
}

/// The roles that $e, in meetings $j, and $4 tell.
fn roles(element: &mut Element, field: &DataField, tag: &str) {
    let terms = if tag.ends_with("11") { 'j' } else { 'e' };
    for term in field
        .values(terms)
        .map(views::trim)
        .filter(|it| !it.is_empty())
    {
        let mut role = Element::new("role");
        role.push(Element::text("roleTerm", term).with("type", "text"));
        element.push(role);
    }
    for code in field.values('4').map(str::trim).filter(|it| !it.is_empty()) {
        let mut role = Element::new("role");
        let (kind, text) = if code.contains(':') {
            ("valueURI", None)
        } else {
            ("authority", Some(code))
        };
        let term = match text {
            Some(code) => Element::text("roleTerm", code)
                .with("type", "code")
                .with(kind, "marcrelator"),
            None => {
                let name = code.rsplit('/').next().unwrap_or(code);
                Element::text("roleTerm", name)
                    .with("type", "code")
                    .with(kind, code)
            }
        };
        role.push(term);
        element.push(role);
    }
}

/// The address of the authority record ($0).
pub(super) fn authority(element: Element, field: &DataField) -> Element {
    let mut all = field.values('0').map(str::trim);
    let uri = all.find(|text| text.starts_with("http"));
    element.with_some("valueURI", uri)
}

/// A name as text, for the related item of a title.
pub(super) fn as_text(field: &DataField) -> String {
    joined(field, "a")
}

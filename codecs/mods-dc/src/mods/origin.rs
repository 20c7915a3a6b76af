//! `originInfo`: 250, 260, 264, 310, 321, and what leader and 008 say of it.

use callslip_marc::views;

use crate::field::Source;
use crate::pick::{parts, trimmed};
use crate::xml::Element;

use super::Context;
use super::codes::word;

pub(super) fn write(context: &mut Context<'_>) {
    // What the fixed fields say stands in the first statement.
    let mut coded = Some(fixed(context));
    let mut all = Vec::new();
    for source in &context.sources {
        let Some(mut element) = statement(source) else {
            continue;
        };
        if !source.is_vernacular
            && let Some(fixed) = coded.take()
        {
            element.nodes.extend(fixed.nodes);
        }
        all.push(super::tied(element, source));
    }
    if let Some(fixed) = coded.filter(|it| !it.nodes.is_empty()) {
        all.insert(0, fixed);
    }
    all.into_iter()
        .for_each(|element| context.root.push(element));
    let level = context.record.leader.bib_level();
    context.each(&["250"], |source| {
        origin("edition", trimmed(&source.field, "ab"))
    });
    context.each(&["310", "321"], |source| {
        let mut text = trimmed(&source.field, "ab");
        if text.is_empty() || !matches!(level, b'b' | b'i' | b's') {
            text.clear();
        }
        origin("frequency", text)
    });
}

/// An `originInfo` with one text.
fn origin(name: &'static str, text: String) -> Option<Element> {
    let mut element = Element::new("originInfo");
    element.push_text(name, &text);
    (!text.is_empty()).then_some(element)
}

/// A statement of 260 or 264.
fn statement(source: &Source<'_>) -> Option<Element> {
    let field = &source.field;
    let mut element = Element::new("originInfo");
    let copyright = source.tag() == "264" && field.indicators[1] == b'4';
    match source.tag() {
        "260" => element = element.with("eventType", "publication"),
        "264" => {
            let code = char::from(field.indicators[1]);
            let event = word("event", code.encode_utf8(&mut [0; 4]));
            element = element.with_some("eventType", event);
        }
        _ => return None,
    }
    for part in parts(field, "abcefg") {
        let text = brackets(views::trim(&part.value));
        match part.code {
            'a' | 'e' => place(&mut element, text, "text", None),
            'b' | 'f' => element.push_text("publisher", views::trim(&part.value)),
            'c' if copyright => element.push_text("copyrightDate", text),
            'c' => element.push_text(date_of(element_event(&element)), text),
            _ => element.push_text("dateCreated", text),
        }
    }
    (!element.nodes.is_empty()).then_some(element)
}

fn element_event(element: &Element) -> Option<&str> {
    let mut all = element.attributes.iter();
    all.find(|(name, _)| *name == "eventType")
        .map(|(_, value)| value.as_str())
}

/// Which date a statement's $c is.
fn date_of(event: Option<&str>) -> &'static str {
    match event {
        Some("production") => "dateCreated",
        Some("distribution" | "manufacture") => "dateOther",
        _ => "dateIssued",
    }
}

fn place(element: &mut Element, text: &str, kind: &str, authority: Option<&str>) {
    let term = Element::text("placeTerm", text)
        .with("type", kind)
        .with_some("authority", authority);
    let mut place = Element::new("place");
    place.push(term);
    element.push(place);
}

/// The text without a pair of brackets around all of it.
fn brackets(text: &str) -> &str {
    let inner = text
        .strip_prefix('[')
        .and_then(|text| text.strip_suffix(']'));
    inner
        .filter(|inner| !inner.contains(['[', ']']))
        .unwrap_or(text)
}

/// Country, dates, issuance and frequency.
fn fixed(context: &Context<'_>) -> Element {
    let mut element = Element::new("originInfo");
    let country = context.fixed(15, 18).trim_matches(['|', ' ', '#']);
    let known =
        |code: &&str| (2..=3).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_lowercase());
    if let Some(code) = Some(country).filter(known) {
        place(&mut element, code, "code", Some("marccountry"));
    }
    dates(context, &mut element);
    let level = char::from(context.record.leader.bib_level());
    if let Some(text) = word("issuance", level.encode_utf8(&mut [0; 4])) {
        element.push(Element::text("issuance", text));
    }
    if matches!(level, 'b' | 'i' | 's')
        && let Some(text) = word("frequency", context.fixed(18, 19))
    {
        element.push(Element::text("frequency", text).with("authority", "marcfrequency"));
    }
    element
}

/// What 008/06 says of the dates: code, element, whether two dates are a span, qualifier.
const DATES: [(&str, &str, bool, Option<&str>); 12] = [
    ("e", "dateIssued", false, None),
    ("s", "dateIssued", false, None),
    ("r", "dateIssued", false, None),
    ("t", "dateIssued", false, None),
    ("p", "dateIssued", false, None),
    ("c", "dateIssued", true, None),
    ("d", "dateIssued", true, None),
    ("u", "dateIssued", true, None),
    ("m", "dateIssued", true, None),
    ("i", "dateCreated", true, None),
    ("k", "dateCreated", true, None),
    ("q", "dateIssued", true, Some("questionable")),
];

fn dates(context: &Context<'_>, element: &mut Element) {
    let row = DATES.iter().find(|row| row.0 == context.fixed(6, 7));
    let Some((_, name, span, qualifier)) = row else {
        return;
    };
    // `u` stands for a figure that is not known.
    let known = |text: &&str| {
        text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit() || b == b'u') && *text != "uuuu"
    };
    let date = |name, text: &str, point: Option<&'static str>| {
        Element::text(name, text)
            .with("encoding", "marc")
            .with_some("point", point)
            .with_some("qualifier", *qualifier)
    };
    let first = Some(context.fixed(7, 11)).filter(known);
    let last = Some(context.fixed(11, 15)).filter(|text| known(text) || *text == "9999");
    if let Some(text) = first {
        element.push(date(*name, text, span.then_some("start")));
    }
    if let Some(text) = last {
        match (context.fixed(6, 7), *span) {
            (_, true) => element.push(date(*name, text, Some("end"))),
            ("t", false) => element.push(date("copyrightDate", text, None)),
            _ => {}
        }
    }
}

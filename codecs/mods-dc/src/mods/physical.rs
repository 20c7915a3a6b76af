//! `physicalDescription`: 007, 008, 300, 337, 338, 340, 351, 856 $q.

use callslip_marc::{Record, views};

use crate::field::Source;
use crate::pick::{joined, trimmed};
use crate::xml::Element;

use super::Context;
use super::codes::word;

pub(super) fn write(context: &mut Context<'_>) {
    let mut element = Element::new("physicalDescription");
    for form in coded(context) {
        element.push(form);
    }
    let described = context
        .record
        .data_fields("337")
        .chain(context.record.data_fields("338"));
    for field in described {
        let Some(text) = field.first('a').map(views::trim) else {
            continue;
        };
        let kind = (field.tag.as_str() == "337").then_some("media");
        let kind = kind.or(Some("carrier"));
        let list = field.first('2').map(str::trim);
        element.push(
            Element::text("form", text)
                .with_some("type", kind)
                .with_some("authority", list),
        );
    }
    for text in context.record.subfields("856", 'q').map(str::trim) {
        element.push_text("internetMediaType", text);
    }
    if !element.nodes.is_empty() {
        context.root.push(element);
    }
    context.each(&["300"], extent);
    context.each(&["340", "351"], note);
}

/// The forms that 008 and 007 tell.
fn coded(context: &Context<'_>) -> Vec<Element> {
    let maps = matches!(
        context.record.leader.record_kind(),
        b'e' | b'f' | b'g' | b'k' | b'o' | b'r'
    );
    let place = if maps { 29 } else { 23 };
    let form = word("form", context.fixed(place, place + 1));
    let form = form
        .or_else(|| is_print(context.record, context.fixed(place, place + 1)).then_some("print"));
    let mut all: Vec<Element> = form
        .map(|text| Element::text("form", text).with("authority", "marcform"))
        .into_iter()
        .collect();
    let fields = context
        .record
        .fields("007")
        .filter_map(|field| field.as_control());
    for field in fields {
        let Some(text) = field.value.get(..1).and_then(|code| word("category", code)) else {
            continue;
        };
        let form = Element::text("form", text).with("authority", "marccategory");
        if !all.contains(&form) {
            all.push(form);
        }
    }
    all
}

/// A text with a blank for its form is printed, when no 007 says otherwise.
fn is_print(record: &Record, form: &str) -> bool {
    let text = matches!(record.leader.record_kind(), b'a' | b'c');
    let mut other = record.fields("007").filter_map(|field| field.as_control());
    form == " " && text && other.all(|field| field.value.starts_with('t'))
}

fn extent(source: &Source<'_>) -> Option<Element> {
    let text = trimmed(&source.field, "abcefg");
    let label = source
        .field
        .first('3')
        .map(|text| views::trim(text).to_owned());
    let mut element = Element::new("physicalDescription").with_some("displayLabel", label);
    element.push_text("extent", &text);
    (!text.is_empty()).then_some(element)
}

fn note(source: &Source<'_>) -> Option<Element> {
    let (codes, kind) = match source.tag() {
        "340" => ("abcdefhijkmnop", None),
        _ => ("abc", Some("arrangement")),
    };
    let text = joined(&source.field, codes);
    let mut element = Element::new("physicalDescription");
    element.push(Element::text("note", text.clone()).with_some("type", kind));
    (!text.is_empty()).then_some(element)
}

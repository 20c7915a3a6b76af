//! `location`: 852 and 856.

use callslip_marc::{DataField, views};

use crate::pick::{joined, trimmed};
use crate::xml::Element;

use super::Context;

pub(super) fn write(context: &mut Context<'_>) {
    context.each(&["852"], |source| {
        let mut element = Element::new("location");
        element.push_text("physicalLocation", &joined(&source.field, "abe"));
        element.push_text("shelfLocator", &joined(&source.field, "khijlm"));
        (!element.nodes.is_empty()).then_some(element)
    });
    let mut first = true;
    let links: Vec<DataField> = context.record.data_fields("856").cloned().collect();
    for field in &links {
        let Some(url) = url(field) else { continue };
        if field.indicators[1] == b'2' {
            context.root.push(related(field, url));
            continue;
        }
        // The first address of the thing itself is the one to follow.
        let own = matches!(field.indicators[1], b'0' | b'1');
        let usage = (own && std::mem::take(&mut first)).then_some("primary");
        let mut element = Element::new("location");
        element.push(url.with_some("usage", usage));
        context.root.push(element);
    }
}

fn url(field: &DataField) -> Option<Element> {
    let address = field
        .first('u')
        .map(str::trim)
        .filter(|it| !it.is_empty())?;
    let label = trimmed(field, "y3");
    let note = joined(field, "z");
    let some = |text: String| Some(text).filter(|it| !it.is_empty());
    let element = Element::text("url", address);
    Some(
        element
            .with_some("displayLabel", some(label))
            .with_some("note", some(note)),
    )
}

/// An address of something else.
fn related(field: &DataField, url: Element) -> Element {
    let mut item = Element::new("relatedItem");
    if let Some(text) = field.first('3').map(views::trim) {
        item = item.with("displayLabel", text);
    }
    let mut location = Element::new("location");
    location.push(url);
    item.push(location);
    item
}

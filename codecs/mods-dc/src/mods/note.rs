//! `abstract`, `tableOfContents`, `targetAudience`, `note`, `accessCondition`: the rows of
//! `notes.txt`, and the audience that 008 tells.

use std::sync::LazyLock;

use callslip_marc::views;

use crate::pick::{Fields, joined};
use crate::xml::Element;

use super::Context;
use super::codes::word;

/// Element, type, fields, subfields.
type Row = (
    &'static str,
    Option<&'static str>,
    Fields<'static>,
    &'static str,
);

const LIST: &str = include_str!("notes.txt");

/// The elements that a row can make.
const ELEMENTS: [&str; 5] = [
    "abstract",
    "tableOfContents",
    "targetAudience",
    "note",
    "accessCondition",
];

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| LIST.lines().filter_map(row).collect());

fn row(line: &'static str) -> Option<Row> {
    let [element, kind, fields, codes] = line.split('|').collect::<Vec<_>>().try_into().ok()?;
    let element = ELEMENTS.into_iter().find(|it| *it == element)?;
    Some((
        element,
        Some(kind).filter(|it| *it != "-"),
        Fields::read(fields)?,
        codes,
    ))
}

pub(super) fn write(context: &mut Context<'_>) {
    let audience = word("audience", context.fixed(22, 23));
    let kind = context.record.leader.record_kind();
    // Maps and mixed materials have something else there.
    if let Some(text) = audience.filter(|_| !matches!(kind, b'e' | b'f' | b'p')) {
        let element = Element::text("targetAudience", text);
        context.root.push(element.with("authority", "marctarget"));
    }
    for (name, kind, fields, codes) in ROWS.iter() {
        for source in &context.sources {
            if !fields.takes(source.tag(), &source.field) {
                continue;
            }
            let text = joined(&source.field, codes);
            if text.is_empty() {
                continue;
            }
            let label = source
                .field
                .first('3')
                .map(|text| views::trim(text).to_owned());
            let link = source
                .field
                .first('u')
                .filter(|_| *name != "accessCondition");
            let element = Element::text(name, text)
                .with_some("type", *kind)
                .with_some("displayLabel", label)
                .with_some("xlink:href", link.map(str::trim));
            context.root.push(super::tied(element, source));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LIST, ROWS};

    #[test]
    fn every_line_is_a_row() {
        let lines = LIST.lines().filter(|line| !line.starts_with('#'));
        assert_eq!(ROWS.len(), lines.count());
    }
}

//! `language`: 008/35-37 and 041.

use callslip_marc::DataField;

use crate::language::is_language;
use crate::pick::parts;
use crate::xml::Element;

use super::Context;
use super::codes::word;

pub(super) fn write(context: &mut Context<'_>) {
    let main = context.fixed(35, 38).to_owned();
    if is_language(&main) || matches!(main.as_str(), "mul" | "zxx") {
        let element = language(&main, "iso639-2b", None);
        context.root.push(element);
    }
    let fields: Vec<DataField> = context.record.data_fields("041").cloned().collect();
    for field in &fields {
        let list = field.first('2').map(str::trim).unwrap_or("iso639-2b");
        for part in parts(field, "abdefghijkmn") {
            for code in codes(part.value.trim(), list) {
                // What is translated is told by a note; its language is that of another text.
                let of = word("part", part.code.encode_utf8(&mut [0; 4]));
                let of = of.or_else(|| matches!(part.code, 'h' | 'k').then_some("translation"));
                if of.is_some() || code != main {
                    context.root.push(language(code, list, of));
                }
            }
        }
    }
}

/// The codes of a subfield; those of three letters were once run together.
fn codes<'a>(text: &'a str, list: &str) -> Vec<&'a str> {
    if list != "iso639-2b" || text.len() == 3 {
        return vec![text];
    }
    let parts = text
        .as_bytes()
        .chunks(3)
        .filter_map(|code| std::str::from_utf8(code).ok());
    parts.filter(|code| is_language(code)).collect()
}

fn language(code: &str, list: &str, of: Option<&str>) -> Element {
    let mut element = Element::new("language").with_some("objectPart", of);
    let term = Element::text("languageTerm", code).with("authority", list);
    element.push(term.with("type", "code"));
    element
}

//! `recordInfo`: leader/18, 001, 003, 005, 008/00-05, 040.

use crate::xml::Element;

use super::Context;
use super::codes::word;

/// How the record came to be MODS.
const ORIGIN: &str = "Converted from MARC 21 to MODS 3.8 by callslip-mods-dc, after the mapping of the Library of Congress";

pub(super) fn write(context: &mut Context<'_>) {
    let record = context.record;
    let mut info = Element::new("recordInfo");
    let form = char::from(record.leader.get(18));
    let form = word("description", form.encode_utf8(&mut [0; 4]));
    info.push_text("descriptionStandard", form.unwrap_or_default());
    for rules in record.subfields("040", 'e').map(str::trim) {
        if Some(rules) != form {
            info.push_text("descriptionStandard", rules);
        }
    }
    if let Some(agency) = record
        .first("040", 'a')
        .map(str::trim)
        .filter(|it| !it.is_empty())
    {
        info.push(Element::text("recordContentSource", agency).with("authority", "marcorg"));
    }
    let created = context.fixed(0, 6);
    if created.len() == 6 && created.bytes().all(|byte| byte.is_ascii_digit()) {
        info.push(Element::text("recordCreationDate", created).with("encoding", "marc"));
    }
    let changed = record
        .control("005")
        .map(str::trim)
        .filter(|it| it.starts_with(|c: char| c.is_ascii_digit()));
    if let Some(changed) = changed {
        info.push(Element::text("recordChangeDate", changed).with("encoding", "iso8601"));
    }
    if let Some(number) = record
        .control_number()
        .map(str::trim)
        .filter(|it| !it.is_empty())
    {
        let source = record.control("003").map(str::trim);
        info.push(Element::text("recordIdentifier", number).with_some("source", source));
    }
    info.push(Element::text("recordOrigin", ORIGIN));
    if let Some(code) = record
        .first("040", 'b')
        .map(str::trim)
        .filter(|it| !it.is_empty())
    {
        let mut language = Element::new("languageOfCataloging");
        let term = Element::text("languageTerm", code).with("authority", "iso639-2b");
        language.push(term.with("type", "code"));
        info.push(language);
    }
    context.root.push(info);
}

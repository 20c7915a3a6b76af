//! What leader and 008 say in Dublin Core (appendix 2 of the crosswalk for types).

use callslip_marc::Record;

use crate::language::is_language;

use super::{Profile, Statement};

/// Leader/06 and the type of the DCMI Type Vocabulary; simple Dublin Core has it in small letters.
const TYPES: [(&[u8], &str); 4] = [
    (b"acdt", "Text"),
    (b"efgk", "Image"),
    (b"ij", "Sound"),
    (b"p", "Collection"),
];

/// Type, date and language.
pub(super) fn statements(record: &Record, profile: Profile) -> Vec<Statement> {
    let qualified = profile == Profile::Qualified;
    let statement = |term, scheme, value: String| Statement {
        term,
        scheme: Some(scheme).filter(|_| qualified),
        value,
    };
    let mut all = Vec::new();
    for name in types(record) {
        let value = if qualified {
            name.to_owned()
        } else {
            name.to_lowercase()
        };
        all.push(statement("type", "dcterms:DCMIType", value));
    }
    let fixed = record.control("008").unwrap_or_default();
    if let Some(year) = fixed
        .get(7..11)
        .filter(|it| it.bytes().all(|b| b.is_ascii_digit()))
    {
        let term = if qualified { "issued" } else { "date" };
        all.push(statement(term, "dcterms:W3CDTF", year.to_owned()));
    }
    if let Some(language) = fixed.get(35..38).filter(|it| is_language(it)) {
        all.push(statement(
            "language",
            "dcterms:ISO639-2",
            language.to_owned(),
        ));
    }
    all
}

/// The types; what is collected (leader/07 c, s) is a collection too.
fn types(record: &Record) -> Vec<&'static str> {
    let kind = record.leader.record_kind();
    let rows = TYPES.iter().filter(|(codes, _)| codes.contains(&kind));
    let mut all: Vec<&str> = rows.map(|(_, name)| *name).collect();
    let collected = matches!(record.leader.bib_level(), b'c' | b's');
    if collected && !all.contains(&"Collection") {
        all.push("Collection");
    }
    all
}

//! What a record says, term by term.

use callslip_marc::{Field, Record, views};
use webkit::{Facts, Visit};

/// A field as the MARC view shows it.
pub(crate) struct MarcLine {
    pub(crate) tag: String,
    pub(crate) indicators: String,
    /// Code and text; the code is empty for a field without subfields.
    pub(crate) parts: Vec<(String, String)>,
}

/// The record in words.
pub(super) fn facts(visit: &Visit, record: &Record) -> Facts {
    let mut facts = Facts::new();
    for (key, texts) in said(record) {
        let texts: Vec<String> = texts.into_iter().filter(|text| !text.is_empty()).collect();
        if !texts.is_empty() {
            facts = facts.with(visit.t(key), texts.join(" · "));
        }
    }
    for link in views::links(record) {
        let text = link.label.unwrap_or(link.url).to_owned();
        facts = facts.leading(visit.t("bib-link"), text, link.url);
    }
    facts
}

fn said(record: &Record) -> Vec<(&'static str, Vec<String>)> {
    let names = views::contributors(record);
    let subjects = views::subjects(record);
    let isbns = views::isbns(record);
    let numbers = views::call_numbers(record);
    let languages = views::languages(record).names();
    let original = views::original_script(record);
    let original = original
        .as_ref()
        .and_then(|record| Some(views::title(record)?.display()));
    let one = |text: Option<String>| text.into_iter().collect::<Vec<_>>();
    vec![
        ("bib-original-title", one(original)),
        (
            "bib-names",
            names.iter().map(views::Contributor::display).collect(),
        ),
        ("bib-edition", one(views::edition(record))),
        (
            "bib-publication",
            views::publications(record)
                .iter()
                .map(views::Publication::display)
                .collect(),
        ),
        (
            "bib-physical",
            views::physical(record)
                .into_iter()
                .map(|one| one.display)
                .collect(),
        ),
        (
            "bib-series",
            views::series(record)
                .iter()
                .map(views::Series::display)
                .collect(),
        ),
        (
            "bib-subjects",
            subjects.iter().map(views::Subject::display).collect(),
        ),
        (
            "bib-language",
            languages.into_iter().map(str::to_owned).collect(),
        ),
        (
            "bib-isbn",
            isbns.iter().map(|one| one.number.to_owned()).collect(),
        ),
        (
            "bib-call-number",
            numbers.iter().map(views::CallNumber::display).collect(),
        ),
        (
            "bib-summary",
            views::summaries(record)
                .into_iter()
                .map(|note| note.text)
                .collect(),
        ),
        (
            "bib-control-number",
            one(record.control_number().map(str::to_owned)),
        ),
    ]
}

/// Every field of the record, the leader first.
pub(crate) fn marc_lines(record: &Record) -> Vec<MarcLine> {
    let leader = MarcLine {
        tag: "LDR".to_owned(),
        indicators: String::new(),
        parts: vec![(String::new(), record.leader.as_str().to_owned())],
    };
    let fields = record.fields.iter().map(line);
    std::iter::once(leader).chain(fields).collect()
}

fn line(field: &Field) -> MarcLine {
    let tag = field.tag().to_string();
    match field {
        Field::Control(control) => MarcLine {
            tag,
            indicators: String::new(),
            parts: vec![(String::new(), control.value.clone())],
        },
        Field::Data(data) => MarcLine {
            tag,
            indicators: data
                .indicators
                .iter()
                .map(|i| if *i == b' ' { '#' } else { char::from(*i) })
                .collect(),
            parts: data
                .subfields
                .iter()
                .map(|part| (format!("${}", part.code), part.value.clone()))
                .collect(),
        },
    }
}

//! Citations and RIS, row by row.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use callslip_marc::{DataField, Leader, Record};

use super::cite::source;
use super::ris::ris;

fn record(fields: &[(&'static str, &[(char, &str)])]) -> Record {
    let mut record = Record::new(Leader::default());
    record.set_control("008", "190101s2019    nyu           000 0 eng d");
    for (tag, parts) in fields {
        let field = DataField::new(*tag, *b"1 ");
        record.insert(
            parts
                .iter()
                .fold(field, |field, (code, text)| field.with(*code, *text)),
        );
    }
    record
}

/// Fields; APA; MLA; Chicago.
type Row = (
    &'static [(&'static str, &'static [(char, &'static str)])],
    &'static str,
    &'static str,
    &'static str,
);

const ROWS: &[Row] = &[
    (
        &[
            ("100", &[('a', "Castro, Peter,")]),
            ("245", &[('a', "Marine biology /")]),
            ("250", &[('a', "11th ed.")]),
            (
                "260",
                &[('a', "New York :"), ('b', "McGraw-Hill,"), ('c', "2019.")],
            ),
            ("700", &[('a', "Huber, Michael E.")]),
        ],
        "Castro, P., & Huber, M. E. (2019). Marine biology (11th ed.). McGraw-Hill.",
        "Castro, Peter, and Michael E. Huber. Marine biology. 11th ed., McGraw-Hill, 2019.",
        "Castro, Peter, and Michael E. Huber. Marine biology. 11th ed. New York: McGraw-Hill, 2019.",
    ),
    (
        &[
            ("110", &[('a', "World Bank.")]),
            ("245", &[('a', "Water :"), ('b', "who pays?")]),
        ],
        "World Bank. (2019). Water: who pays?",
        "World Bank. Water: who pays? 2019.",
        "World Bank. Water: who pays? 2019.",
    ),
    (
        &[
            ("245", &[('a', "Beowulf.")]),
            ("260", &[('b', "Norton,"), ('c', "2019.")]),
        ],
        "Beowulf (2019). Norton.",
        "Beowulf. Norton, 2019.",
        "Beowulf. Norton, 2019.",
    ),
];

#[test]
fn works_are_cited_as_the_styles_do() {
    for (fields, apa, mla, chicago) in ROWS {
        let source = source(&record(fields));
        assert_eq!(
            (
                source.apa().as_str(),
                source.mla().as_str(),
                source.chicago().as_str()
            ),
            (*apa, *mla, *chicago)
        );
    }
}

#[test]
fn a_record_without_anything_makes_no_nonsense() {
    let empty = Record::new(Leader::default());
    assert_eq!(source(&empty).mla(), "");
    assert!(ris(&empty, "", "").ends_with("ER  - \r\n"));
}

#[test]
fn ris_keeps_a_field_on_its_line() {
    let text = ris(
        &record(&[("245", &[('a', "Two\r\nER  - \r\nlines /")])]),
        "QA76\n.B2",
        "http://a.example/bib/1",
    );
    let lines: Vec<&str> = text.split("\r\n").collect();
    assert_eq!(lines[1], "TI  - Two ER - lines");
    assert!(lines.contains(&"CN  - QA76 .B2"), "{text}");
    assert_eq!(
        lines.iter().filter(|line| line.starts_with("ER")).count(),
        1
    );
}

//! The official pairs of samples, and reports as they are met.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::fs;
use std::path::Path;

use callslip_counter::tabular::{self, Delimiter};
use callslip_counter::{Limits, Outcome, Release, Rule, check, compare, read, write_json};
use serde_json::Value;

fn bytes(name: &str) -> Vec<u8> {
    fs::read(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("testdata")
            .join(name),
    )
    .unwrap()
}

fn open(name: &str) -> Outcome {
    read(&bytes(name), &Limits::default())
}

const VIEWS: [&str; 16] = [
    "PR", "PRP1", "DR", "DRD1", "DRD2", "TR", "TRB1", "TRB2", "TRB3", "TRJ1", "TRJ2", "TRJ3",
    "TRJ4", "IR", "IRA1", "IRM1",
];

fn pair(view: &str) -> [Outcome; 2] {
    ["json", "tsv"].map(|kind| open(&format!("cop51-{view}_sample_r51.{kind}")))
}

/// Project COUNTER's samples are sound, and their two forms say the same.
#[test]
fn the_official_samples_agree() {
    for view in VIEWS {
        let [json, tsv] = pair(view);
        for outcome in [&json, &tsv] {
            assert_eq!(outcome.faults, [], "{view}");
            assert_eq!(check(&outcome.report, &Limits::default()), [], "{view}");
            assert!(outcome.report.rows.len() > 1, "{view}");
            assert_eq!(outcome.report.header.release, Some(Release::R51));
        }
        assert_eq!(compare(&json.report, &tsv.report, 10), [], "{view}");
        let mut other = tsv.report.clone();
        other.rows[0].counts[0].1 += 1;
        assert_eq!(
            compare(&json.report, &other, 10).len(),
            1,
            "{view}: a count that differs is found"
        );
        other.rows.remove(0);
        other.rows.remove(0);
        assert_eq!(
            compare(&json.report, &other, 10).len(),
            2,
            "{view}: rows that are missing are found"
        );
    }
}

/// What is read is written as it was: the table byte for byte, JSON value for value.
#[test]
fn the_official_samples_come_out_as_they_went_in() {
    for view in VIEWS {
        let [json, tsv] = pair(view);
        let mut table = Vec::new();
        tabular::write(&tsv.report, Delimiter::Tab, &mut table).unwrap();
        let official = bytes(&format!("cop51-{view}_sample_r51.tsv"));
        assert!(
            table == official,
            "{view}:\n{}",
            String::from_utf8_lossy(&table).get(..900).unwrap()
        );
        let mut document = Vec::new();
        write_json(&json.report, &mut document).unwrap();
        let written: Value = serde_json::from_slice(&document).unwrap();
        let official: Value =
            serde_json::from_slice(&bytes(&format!("cop51-{view}_sample_r51.json"))).unwrap();
        assert_eq!(written, official, "{view}");
    }
}

/// A table made of the JSON sample is the official table, but for the order of its rows.
#[test]
fn each_form_makes_the_other() {
    for view in VIEWS {
        let [json, tsv] = pair(view);
        let mut table = Vec::new();
        tabular::write(&json.report, Delimiter::Tab, &mut table).unwrap();
        let official = bytes(&format!("cop51-{view}_sample_r51.tsv"));
        assert_eq!(sorted(&table), sorted(&official), "{view}");
        let mut document = Vec::new();
        write_json(&tsv.report, &mut document).unwrap();
        let again = read(&document, &Limits::default());
        assert_eq!(again.faults, [], "{view}");
        assert_eq!(compare(&again.report, &json.report, 10), [], "{view}");
    }
}

fn sorted(table: &[u8]) -> Vec<&[u8]> {
    let mut lines: Vec<&[u8]> = table.split(|byte| *byte == b'\n').collect();
    lines[15..].sort_unstable();
    lines
}

/// Rules that reading and checking find, each once, in order of their codes.
fn rules(outcome: &Outcome) -> Vec<Rule> {
    let mut rules: Vec<Rule> = outcome.faults.iter().map(|fault| fault.rule).collect();
    rules.extend(
        check(&outcome.report, &Limits::default())
            .iter()
            .map(|fault| fault.rule),
    );
    rules.sort_unstable();
    rules.dedup();
    rules
}

/// A file of others with how many rows it has and what is wrong with it.
fn file(name: &str, rows: usize, expected: &[Rule]) {
    let outcome = open(name);
    let all = check(&outcome.report, &Limits::default());
    assert_eq!(
        outcome.report.rows.len(),
        rows,
        "{name}: {:?}",
        outcome.faults
    );
    assert_eq!(
        rules(&outcome),
        expected,
        "{name}:\n{:#?}\n{all:#?}",
        outcome.faults
    );
}

/// Every file of others: its rows, and what is wrong with it.
const MET: [(&str, usize, &[Rule]); 49] = [
    (
        "folio-cs41__src__test__resources____files__response1-woenvelope.xml",
        3,
        &[],
    ),
    (
        "folio-cs41__src__test__resources____files__response1.xml",
        3,
        &[],
    ),
    (
        "folio-cs50__src__test__resources__SampleReport.json",
        4,
        &[],
    ),
    (
        "folio-cs50__src__test__resources__SampleReportEmptyItems.json",
        0,
        &[Rule::NoItems],
    ),
    (
        "folio-cs50__src__test__resources__SampleReportExceptionError.json",
        0,
        &[Rule::Exception],
    ),
    (
        "folio-cs50__src__test__resources__SampleReportInvalidMetricType.json",
        4,
        &[Rule::MetricUnknown, Rule::MetricMissing],
    ),
    (
        "folio-cs50__src__test__resources__SampleReportMissingHeader.json",
        4,
        &[Rule::NoHeader],
    ),
    (
        "folio-cs50__src__test__resources__SampleReportMissingItems.json",
        0,
        &[Rule::NoItems],
    ),
    (
        "folio-cs50__src__test__resources__SampleReportNull.json",
        0,
        &[Rule::NotReport],
    ),
    (
        "folio-cs50__src__test__resources__SampleReportWithAdditionalAttributes.json",
        1,
        &[
            Rule::HeaderUnknown,
            Rule::HeaderValue,
            Rule::MetricMissing,
            Rule::Unexpected,
        ],
    ),
    (
        "folio-cs50__src__test__resources__error.json",
        0,
        &[Rule::Exception],
    ),
    (
        "folio-cs50__src__test__resources__errorarray.json",
        0,
        &[Rule::Exception],
    ),
    (
        "folio-cs50__src__test__resources__erroravailablereports.json",
        0,
        &[Rule::NotReport, Rule::ExceptionUnknown],
    ),
    (
        "folio-cs50__src__test__resources__reports__DRWithItemId.json",
        18,
        &[],
    ),
    (
        "folio-cs50__src__test__resources__reports__DRWithoutItemId.json",
        18,
        &[],
    ),
    (
        "folio-cs50__src__test__resources__reports__IRWithParentDetails.json",
        18,
        &[Rule::Identifier],
    ),
    (
        "folio-cs50__src__test__resources__reports__IRWithoutParentDetails.json",
        18,
        &[Rule::Identifier],
    ),
    ("folio-cs50__src__test__resources__reports__PR.json", 5, &[]),
    (
        "folio-cs50__src__test__resources__reports__TR.json",
        21,
        &[Rule::Identifier],
    ),
    (
        "folio-cs50__src__test__resources__reports__dr_with_empty_months.json",
        3,
        &[],
    ),
    (
        "folio-cs51__src__test__resources____files__Exception_2010.json",
        0,
        &[Rule::Exception],
    ),
    (
        "folio-cs51__src__test__resources____files__TR.json",
        42,
        &[],
    ),
    (
        "folio-cs51__src__test__resources____files__TR_invalid.json",
        14,
        &[Rule::MetricOdd],
    ),
    (
        "folio-cs51__src__test__resources____files__TR_with_additional_attributes.json",
        1,
        &[Rule::HeaderUnknown, Rule::MetricMissing, Rule::Unexpected],
    ),
    (
        "folio-cs51__src__test__resources____files__TR_with_exception.json",
        0,
        &[Rule::Exception],
    ),
    (
        "pycounter-counter5__data__not_authorized.json",
        0,
        &[Rule::Exception],
    ),
    (
        "pycounter-counter5__data__sushi_book.json",
        2,
        &[Rule::HeaderValue, Rule::Identifier, Rule::MetricOdd],
    ),
    (
        "pycounter-counter5__data__sushi_simple.json",
        2,
        &[Rule::HeaderValue, Rule::ReportName, Rule::Identifier],
    ),
    (
        "pycounter-counter5__data__tr_j1.tsv",
        4,
        &[Rule::CountMissing, Rule::Identifier],
    ),
    (
        "pycounter-counter5__data__tr_j2.tsv",
        4,
        &[Rule::ReportName, Rule::CountMissing, Rule::Identifier],
    ),
    ("pycounter-data__C4BR1.tsv", 3, &[]),
    ("pycounter-data__C4BR2.tsv", 3, &[]),
    ("pycounter-data__C4BR3.csv", 6, &[]),
    ("pycounter-data__C4DB1.tsv", 4, &[]),
    ("pycounter-data__C4DB1_split_year.tsv", 4, &[]),
    ("pycounter-data__C4DB2.tsv", 4, &[]),
    ("pycounter-data__C4JR1.csv", 3, &[]),
    ("pycounter-data__C4JR1GOA.csv", 3, &[Rule::Total]),
    (
        "pycounter-data__C4JR1_bad.csv",
        3,
        &[Rule::MonthFormat, Rule::Cells, Rule::Count, Rule::Total],
    ),
    (
        "pycounter-data__C4JR1big.csv",
        3,
        &[
            Rule::MonthOutside,
            Rule::MonthMissing,
            Rule::CountMissing,
            Rule::Total,
        ],
    ),
    ("pycounter-data__C4JR1mul.csv", 3, &[]),
    (
        "pycounter-data__C4JR1my.csv",
        3,
        &[Rule::CountMissing, Rule::Total],
    ),
    ("pycounter-data__C4JR2.csv", 3, &[Rule::Cells, Rule::Total]),
    (
        "pycounter-data__C4JR2_single_month.csv",
        3,
        &[Rule::MonthMissing, Rule::CountMissing],
    ),
    ("pycounter-data__JR1.xlsx", 12, &[]),
    (
        "pycounter-data__JR1_bad.xlsx",
        12,
        &[
            Rule::ColumnUnknown,
            Rule::MonthFormat,
            Rule::MonthMissing,
            Rule::Count,
            Rule::Total,
        ],
    ),
    ("pycounter-data__PR1.tsv", 4, &[]),
    ("pycounter-data__issue_14.tsv", 5, &[Rule::Period]),
    ("pycounter-data__simpleJR1.tsv", 5, &[]),
];

/// What is sound is found sound, and what is broken is named.
#[test]
fn files_that_are_met() {
    for (name, rows, expected) in MET {
        file(name, rows, expected);
    }
    assert_eq!(count(), 2 * VIEWS.len() + MET.len(), "a row for every file");
}

fn count() -> usize {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata");
    let names = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    names
        .filter(|name| !name.to_str().unwrap().ends_with(".md"))
        .count()
}

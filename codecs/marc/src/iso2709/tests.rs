//! Sound and damaged records, one row each.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use super::{Reader, Target, write};
use crate::{ControlField, DataField, Leader, Outcome, Record};

/// A record of three fields as bytes.
fn sample() -> Vec<u8> {
    bytes(&record("a book"))
}

fn record(title: &str) -> Record {
    let mut record = Record::new(Leader::default());
    record.add(ControlField::new("001", "x1"));
    record.add(
        DataField::new("245", *b"10")
            .with('a', title)
            .with('c', "me"),
    );
    record.add(DataField::new("650", *b" 0").with('a', "Boats."));
    record
}

fn bytes(record: &Record) -> Vec<u8> {
    let mut out = Vec::new();
    write(record, Target::Utf8, &mut out);
    out
}

fn read(bytes: &[u8]) -> Vec<Outcome> {
    Reader::new(bytes).map(Result::unwrap).collect()
}

/// What was read, as text: each record's fields, then the codes of its faults.
fn shown(outcomes: &[Outcome]) -> String {
    let one = |outcome: &Outcome| {
        let fields: Vec<String> = match &outcome.record {
            None => vec!["none".to_owned()],
            Some(record) => record.fields.iter().map(field).collect(),
        };
        let codes: Vec<&str> = outcome.faults.iter().map(crate::Fault::code).collect();
        format!("{} [{}]", fields.join(" "), codes.join(" "))
    };
    outcomes.iter().map(one).collect::<Vec<_>>().join(" / ")
}

fn field(field: &crate::Field) -> String {
    match field {
        crate::Field::Control(control) => format!("{}={}", control.tag, control.value),
        crate::Field::Data(data) => {
            let subfields = data
                .subfields
                .iter()
                .map(|s| format!("${}{}", s.code, s.value));
            let indicators = format!("{}{}", data.indicator1(), data.indicator2());
            format!(
                "{}={}{}",
                data.tag,
                indicators,
                subfields.collect::<String>()
            )
            .replace('\0', "_")
        }
    }
}

fn check(input: &[u8], expected: &str) {
    assert_eq!(shown(&read(input)), expected, "{}", input.escape_ascii());
}

#[test]
fn a_sound_record_comes_back_byte_for_byte() {
    let input = sample();
    let outcomes = read(&input);
    assert_eq!(outcomes[0].faults, vec![]);
    assert_eq!(outcomes[0].raw, input);
    assert_eq!(bytes(outcomes[0].record.as_ref().unwrap()), input);
}

const WHOLE: &str = "001=x1 245=10$aa book$cme 650= 0$aBoats.";

#[test]
fn damage_is_named_and_the_good_kept() {
    let sound = sample();
    let with = |at: usize, new: &[u8]| {
        let mut bytes = sound.clone();
        bytes[at..at + new.len()].copy_from_slice(new);
        bytes
    };
    let twice = [sound.clone(), sound.clone()].concat();
    check(&[], "");
    check(b"\r\n\0\x1a", "");
    check(&sound, &format!("{WHOLE} []"));
    check(&twice, &format!("{WHOLE} [] / {WHOLE} []"));
    check(
        &[&sound[..], b"\r\n", &sound].concat(),
        &format!("{WHOLE} [] / {WHOLE} []"),
    );
    check(&with(0, b"00099"), &format!("{WHOLE} [record-length]"));
    check(&with(0, b"     "), &format!("{WHOLE} [record-length]"));
    check(&with(0, b"00010"), &format!("{WHOLE} [record-length]"));
    check(&with(10, b"  "), &format!("{WHOLE} [leader-layout]"));
    check(&with(12, b"00010"), &format!("{WHOLE} [base-address]"));
    check(&with(12, b"abcde"), &format!("{WHOLE} [base-address]"));
    check(&with(27, b"9999"), &format!("{WHOLE} [directory-entry]"));
    check(&with(29, b"xx"), &format!("{WHOLE} [directory-entry]"));
    check(
        &with(24, b"0!1"),
        "0!1=x1 245=10$aa book$cme 650= 0$aBoats. [tag indicators]",
    );
}

#[test]
fn missing_terminators() {
    let sound = sample();
    let end = sound.len();
    check(
        &sound[..end - 1],
        &format!("{WHOLE} [record-length record-terminator]"),
    );
    check(
        &sound[..end - 4],
        "001=x1 245=10$aa book$cme 650= 0$aBoat [record-length truncated directory-entry]",
    );
    check(
        &sound[..30],
        " [record-length truncated directory directory-entry]",
    );
    check(&sound[..10], "none [between-records]");
    let joined = [&sound[..end - 1], &sound].concat();
    check(
        &joined,
        &format!("{WHOLE} [record-length record-terminator] / {WHOLE} []"),
    );
    let mut merged = sound.clone();
    let field_end = 24 + 36 + 1 + 2;
    merged.remove(field_end);
    let codes = "record-length field-terminator directory-entry directory-entry";
    check(&merged, &format!("{WHOLE} [{codes}]"));
}

#[test]
fn what_is_not_marc_stands_alone() {
    let sound = sample();
    check(
        b"<!DOCTYPE html><html><body>Not found</body></html>",
        "none [not-marc]",
    );
    check(
        &[b"junk", &sound[..], b"more"].concat(),
        &format!("none [between-records] / {WHOLE} [] / none [between-records]"),
    );
}

#[test]
fn too_long_for_the_format_and_still_whole() {
    let long = record(&"x".repeat(100_001));
    let mut out = Vec::new();
    let faults: Vec<_> = write(&long, Target::Utf8, &mut out);
    let codes: Vec<_> = faults.iter().map(crate::Fault::code).collect();
    assert_eq!(codes, ["field-too-long", "record-too-long"]);
    let input = [out, sample()].concat();
    let outcomes = read(&input);
    let same = outcomes[0].record.as_ref().unwrap().fields == long.fields;
    assert!(same, "the field of 100,001 characters is whole");
    assert_eq!(outcomes[1].faults, vec![]);
}

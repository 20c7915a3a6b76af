//! MARC-in-JSON as it is met: arrays, lines, cut off, wrong shapes.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use super::Reader;

const RECORD: &str = r#"{"leader":"00000nam a2200000 i 4500","fields":[{"001":"x"},{"245":{"ind1":"1","ind2":"0","subfields":[{"a":"T"},{"b":"U"}]}}]}"#;

/// How many fields each record has, then the codes of all faults.
fn check(json: &str, expected: &str) {
    let mut fields = Vec::new();
    let mut codes = Vec::new();
    for outcome in Reader::new(json.as_bytes()) {
        let outcome = outcome.unwrap();
        fields.extend(outcome.record.map(|record| record.fields.len().to_string()));
        codes.extend(outcome.faults.iter().map(|fault| fault.code().to_owned()));
    }
    assert_eq!(
        format!("{} [{}]", fields.join(" "), codes.join(" ")),
        expected,
        "{json}"
    );
}

#[test]
fn records_are_found_alone_in_arrays_and_in_lines() {
    check(RECORD, "2 []");
    check(&format!("[{RECORD},\n{RECORD}]"), "2 2 []");
    check(&format!("{RECORD}\n{RECORD}\n"), "2 2 []");
    check("\u{FEFF}[]", " [not-marc]");
    check("", " []");
}

#[test]
fn what_stands_before_a_fault_is_kept() {
    check(&RECORD[..RECORD.len() - 8], "2 [json]");
    check(&format!("{}{RECORD}", &RECORD[..60]), "1 2 [json]");
    check(&RECORD.replace("\"x\"", "7"), "2 []");
    check(&RECORD.replace("\"x\"", "null"), "1 [json]");
    check(&RECORD.replace("\"x\"", "[1]"), "1 [json]");
    check(&RECORD.replace("\"T\"", "7"), "2 []");
    check(&RECORD.replace("\"ind1\":\"1\",", ""), "2 [indicators]");
    check(&RECORD.replace("\"a\"", "\"ab\""), "2 [subfield-code]");
    check(&RECORD.replace("leader", "Leader"), "2 [json leader]");
    check(&RECORD.replace("245", "45"), "2 [tag]");
    check("{\"id\":1}", " [json leader]");
    check(&format!("{RECORD} and more"), "2 [json]");
}

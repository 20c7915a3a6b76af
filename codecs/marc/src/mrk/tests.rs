//! Mnemonic MARC as it is met.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use super::{Reader, write};
use crate::Record;

/// Each record written again without its leader, then the codes of all faults.
fn check(text: &str, expected: &str) {
    let mut records = Vec::new();
    let mut codes = Vec::new();
    for outcome in Reader::new(text.as_bytes()) {
        let outcome = outcome.unwrap();
        records.extend(outcome.record.map(|record| again(&record)));
        codes.extend(outcome.faults.iter().map(|fault| fault.code().to_owned()));
    }
    assert_eq!(
        format!("{} [{}]", records.join(" / "), codes.join(" ")),
        expected,
        "{text}"
    );
}

fn again(record: &Record) -> String {
    let mut out = Vec::new();
    write(record, &mut out);
    let text = String::from_utf8(out).unwrap();
    text.lines()
        .skip(1)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

const LEADER: &str = "=LDR  00000nam\\a2200000\\i\\4500\n";

#[test]
fn lines_become_fields() {
    check(
        &format!("{LEADER}=001  x\n=245  10$aT /$cme\n"),
        "=001  x =245  10$aT /$cme []",
    );
    check(
        &format!("{LEADER}=500  \\\\$aa\r\n\r\n{LEADER}=500  \\\\$ab"),
        "=500  \\\\$aa / =500  \\\\$ab []",
    );
    check(
        &format!("{LEADER}=500  \\\\$aa\n{LEADER}=500  \\\\$ab"),
        "=500  \\\\$aa / =500  \\\\$ab []",
    );
    check("=001  x\n", "=001  x [leader]");
    check(
        &format!("{LEADER}=500  \\\\$aone\ntwo\n"),
        "=500  \\\\$aone two [mnemonic]",
    );
    check(
        &format!("{LEADER}=500  $aone\n"),
        "=500  \\\\$aone [indicators]",
    );
    check("nothing\n", " [mnemonic]");
}

#[test]
fn mnemonics_become_letters() {
    let read = |text: &str, expected: &str, codes: &str| {
        check(
            &format!("{LEADER}=500  \\\\$a{text}\n"),
            &format!("=500  \\\\$a{expected} [{codes}]"),
        );
    };
    read("{eacute}t{acute}e", "été", "");
    read("{Lstrok}{uml}{dotb}a", "Łạ̈", "");
    read(
        "cost {dollar}5 {lcub}{rcub}{bsol}",
        "cost {dollar}5 {lcub}{rcub}{bsol}",
        "",
    );
    read(
        "{U+001B}{nosuch} {",
        "{U+001B}{lcub}nosuch{rcub} {lcub}",
        "unknown-mnemonic unknown-mnemonic",
    );
}

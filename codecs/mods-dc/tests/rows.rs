//! The mappings by example: lines of a record, and what each form makes of them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod common;

use callslip_mods_dc::{dc, mods, schema_org};

use common::record;

/// Lines of the record, form, and what must be in the result; `!` before it: what must not.
const ROWS: &str = include_str!("rows.txt");

fn check(lines: &str, form: &str, expected: &str) {
    let record = record(lines);
    let found = match form {
        "dc" => dc::to_element(&record, dc::Profile::Simple).value.to_xml(),
        "dcterms" => dc::to_element(&record, dc::Profile::Qualified)
            .value
            .to_xml(),
        "mods" => mods::to_element(&record).value.to_xml(),
        _ => schema_org::to_json(&record, None).value.to_string(),
    };
    let (text, wanted) = match expected.strip_prefix('!') {
        Some(text) => (text, false),
        None => (expected, true),
    };
    assert_eq!(
        found.contains(text),
        wanted,
        "{form}: {lines}\nexpected: {expected}\nfound: {found}"
    );
}

#[test]
fn mappings() {
    let mut wrong = Vec::new();
    let rows = ROWS.lines().filter(|line| !line.starts_with('#'));
    let mut seen = 0;
    for row in rows {
        let columns: Vec<&str> = row.split('\t').collect();
        let [lines, form, expected] = columns.as_slice() else {
            panic!("a row has three columns: {row}");
        };
        seen += 1;
        if let Err(told) =
            std::panic::catch_unwind(|| check(&lines.replace('¶', "\n"), form, expected))
        {
            wrong.push(told.downcast_ref::<String>().cloned().unwrap_or_default());
        }
    }
    assert!(seen > 100, "only {seen} rows");
    assert!(
        wrong.is_empty(),
        "{} rows:\n{}",
        wrong.len(),
        wrong.join("\n\n")
    );
}

#[test]
fn nothing_is_said_twice() {
    let record = record("=245  10$aX\n=246  3\\$aX\n=650  \\0$aBees.\n=650  \\7$aBees$2fast");
    let all = dc::statements(&record, dc::Profile::Simple);
    let count = |value: &str| all.iter().filter(|it| it.value == value).count();
    assert_eq!((count("X"), count("Bees")), (1, 1));
}

#[test]
fn faults_say_what_a_record_lacks() {
    for (lines, expected) in [
        ("=245  10$aX", ""),
        ("=500  \\\\$aX", "no-title"),
        (
            "=LDR  00000nz  a2200000n  4500\n=100  1\\$aX",
            "not-bibliographic",
        ),
        ("=245  10$aX\n=880  \\\\$aY", "linkage"),
    ] {
        let faults = mods::to_element(&record(lines)).faults;
        let names: Vec<&str> = faults.iter().map(|fault| fault.rule.name()).collect();
        assert_eq!(names.join(" "), expected, "{lines}");
    }
    let mut bad = record("=245  10$aX");
    bad.add(callslip_marc::DataField::new("500", *b"  ").with('a', "a\u{1}b"));
    let dc = dc::to_element(&bad, dc::Profile::Simple);
    assert_eq!(
        dc.faults[0].to_string(),
        "character: any: a character that XML forbids was written as U+FFFD; take it out"
    );
    assert!(dc.value.to_xml().contains("a\u{FFFD}b"));
}

//! The command line as scripts meet it: exit statuses, lines, JSON, bad input.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod support;

use std::fs;

use serde_json::Value;
use support::{Folder, Library, marc, run, run_with};

/// A file of test data as an argument.
fn file(name: &str) -> String {
    marc(name).display().to_string()
}

/// A path as an argument.
fn word(path: &std::path::Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn wrong_usage_is_status_2() {
    for words in [
        &[][..],
        &["lend"],
        &["marc"],
        &["marc", "convert", "--to", "pdf"],
        &["serve", "--listen", "nowhere"],
        &["search"],
    ] {
        run(words).ended(2);
    }
}

#[test]
fn help_names_every_command() {
    let mut said = run(&["--help"]).ended(0);
    for command in [
        "demo", "serve", "init", "import", "export", "search", "marc", "doctor", "backup",
        "restore", "user", "config",
    ] {
        said = said.says(&format!("\n  {command} "));
    }
}

#[test]
fn marc_counts_whatever_the_packing_and_format() {
    for (name, records) in [
        ("edge/pymarc-test.dat", 10),
        ("edge/rubymarc-batch.xml", 2),
        ("edge/pymarc-batch.json", 2),
        ("more/uva_001-200.mrc.zst", 200),
    ] {
        let path = file(name);
        let said = run(&["marc", "count", &path, "--json"]).ended(0);
        let value: Value = serde_json::from_str(&said.out).unwrap();
        assert_eq!(value["records"], records, "{name}");
        let bytes = fs::read(&path).unwrap();
        run_with(&["marc", "count"], &bytes)
            .ended(0)
            .says(&records.to_string());
    }
}

#[test]
fn marc_checks_by_file_record_offset_and_tag() {
    let path = file("edge/pymarc-bad_records.mrc");
    let said = run(&["marc", "check", &path]).ended(1);
    let line = said
        .out
        .lines()
        .next()
        .unwrap()
        .strip_prefix(&path)
        .unwrap();
    let parts: Vec<&str> = line.splitn(5, ':').collect();
    let numbers = parts[1].parse::<u64>().is_ok() && parts[2].parse::<u64>().is_ok();
    assert!(numbers && parts.len() == 5, "{line}");
}

#[test]
fn marc_converts_there_and_back() {
    let path = file("edge/rubymarc-utf8_multirecord.marc");
    let whole = fs::read(&path).unwrap();
    for format in ["marcxml", "json", "mrk"] {
        let there = run(&["marc", "convert", "--to", format, &path]).ended(0);
        let back = run_with(&["marc", "convert", "--to", "marc"], there.out.as_bytes());
        assert_eq!(back.ended(0).out.as_bytes(), whole, "{format}");
    }
}

#[test]
fn marc_names_what_is_no_marc() {
    let mut record = b"99999cam a2200000 a 4500".to_vec();
    record.resize(100_001, b'x');
    let whole = fs::read(marc("edge/pymarc-test.dat")).unwrap();
    let mut mixed = whole.clone();
    mixed.extend(fs::read(marc("edge/rubymarc-cp866_multirecord.marc")).unwrap());
    for (name, bytes) in [
        ("empty", &b""[..]),
        (
            "page",
            b"<!doctype html><html><body>Not found</body></html>",
        ),
        ("long", &record),
        ("cut", &whole[..whole.len() - 100]),
        ("mixed", &mixed),
        ("noise", &[0xff, 0x00, 0x1d, 0x1e, 0x1f].repeat(100)),
    ] {
        let folder = Folder::new();
        let path = folder.write(name, bytes);
        for verb in ["count", "check"] {
            let said = run(&["marc", verb, word(&path)]);
            assert!(
                said.status == 0 || said.status == 1,
                "{verb} {name}: {said:#?}"
            );
            assert!(!said.err.contains("panicked"), "{verb} {name}: {said:#?}");
        }
        let status = if name == "empty" { 0 } else { 1 };
        run(&["marc", "check", word(&path)]).ended(status);
    }
}

#[test]
fn a_missing_file_is_named_and_the_others_are_read() {
    let said = run(&[
        "marc",
        "count",
        "no-such.mrc",
        &file("edge/pymarc-test.dat"),
    ]);
    said.ended(1).says("no-such.mrc").says("10 records");
}

#[test]
fn a_wrong_setting_is_named_with_its_line() {
    let library = Library::new();
    fs::write(
        library.data().join("callslip.toml"),
        "log = \"warn\"\nport = 80\n",
    )
    .unwrap();
    library
        .run(&["config"])
        .ended(1)
        .says("callslip.toml")
        .says("port");
    fs::write(library.data().join("callslip.toml"), "listen = \"4800\"\n").unwrap();
    library.run(&["doctor"]).ended(1).says("line 1");
}

#[test]
fn import_is_searchable_and_can_be_run_twice() {
    let library = Library::new();
    let path = file("more/uva_001-200.mrc.zst");
    library
        .run(&["import", "--dry-run", &path])
        .ended(0)
        .says("200 records read");
    library.run(&["import", &path]).ended(0).says("200 added");
    library.run(&["import", &path]).ended(0).says("0 added");
    let found = library
        .run(&["search", "--json", "--limit", "1", "history"])
        .ended(0);
    let value: Value = serde_json::from_str(found.out.lines().next().unwrap()).unwrap();
    assert!(value["id"].is_i64() && value["control_number"].is_string());
    assert!(
        value["title"]
            .as_str()
            .is_some_and(|title| !title.is_empty())
    );
    library.run(&["search", "nosuchprefix: of mice"]).ended(0);
    library.run(&["doctor"]).ended(0);
}

/// The records of an ISO 2709 file, in an order of their own.
fn slices(bytes: &[u8]) -> Vec<&[u8]> {
    let mut all: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == 0x1d).collect();
    all.sort_unstable();
    all
}

#[test]
fn export_gives_back_byte_for_byte_what_came_in() {
    let library = Library::new();
    let path = file("more/folio-di-100.mrc");
    library.run(&["import", &path]).ended(0).says("100 added");
    let said = library.run(&["export", "--to", "marc"]).ended(0);
    let came = fs::read(&path).unwrap();
    assert!(
        slices(&came) == slices(said.out.as_bytes()),
        "a record went out otherwise than it came in"
    );
    let said = library.run(&["export", "--to", "mrk"]).ended(0);
    let plain = run(&["marc", "convert", "--to", "mrk", &path]).ended(0);
    let count = |text: &str| text.lines().filter(|line| line.starts_with("=245")).count();
    assert_eq!(count(&said.out), count(&plain.out));
}

#[test]
fn the_same_record_twice_in_a_file_comes_in_once() {
    let library = Library::new();
    let path = file("edge/rubymarc-utf8_multirecord.marc");
    library.run(&["import", &path]).says("1 added");
}

#[test]
fn backup_and_restore_are_byte_for_byte() {
    let library = Library::new();
    library
        .run(&["import", &file("edge/pymarc-test.dat")])
        .ended(0);
    let (first, second) = (library.folder().at("first"), library.folder().at("second"));
    library.run(&["backup", word(&first)]).ended(0);
    library
        .run(&["restore", word(&first)])
        .ended(1)
        .says("already");
    let other = library.folder().at("other");
    let place = ["--data", word(&other)];
    run(&["restore", word(&first), place[0], place[1]]).ended(0);
    run(&["backup", word(&second), place[0], place[1]]).ended(0);
    assert!(
        fs::read(&first).unwrap() == fs::read(&second).unwrap(),
        "the copies differ"
    );
    run(&["doctor", place[0], place[1]]).ended(0);
}

#[test]
fn a_damaged_backup_leaves_nothing() {
    let library = Library::new();
    let copy = library.folder().at("copy");
    library.run(&["backup", word(&copy)]).ended(0);
    let mut bytes = fs::read(&copy).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x10;
    let damaged = library.folder().write("damaged", &bytes);
    let other = library.folder().at("other");
    run(&["restore", word(&damaged), "--data", word(&other)]).ended(1);
    let left = fs::read_dir(&other)
        .unwrap()
        .flatten()
        .map(|entry| entry.file_name());
    let left: Vec<_> = left
        .filter(|name| name != "server.lock" && name != "callslip.lock")
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_second_server_on_the_folder_is_refused() {
    let library = Library::new();
    let server = library.serve();
    let said = library.run(&["serve", "--listen", "127.0.0.1:0"]).ended(1);
    let data = library.data();
    said.says(word(&data));
    drop(server);
    library.serve();
}

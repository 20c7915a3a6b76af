//! Each rule on a house of two files.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use super::tree::Tree;
use super::{Finding, crates, messages, schema, sql, text};

fn tree(files: &[(&str, &str)]) -> Tree {
    let paths = files.iter().map(|(path, _)| (*path).to_owned()).collect();
    let files = files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    let files = files.collect();
    Tree { files, paths }
}

#[track_caller]
fn check(rule: fn(&Tree) -> Vec<Finding>, files: &[(&str, &str)], want: &[&str]) {
    let found: Vec<String> = rule(&tree(files)).iter().map(place).collect();
    assert_eq!(found, want);
}

fn place(finding: &Finding) -> String {
    format!("{}:{} {}", finding.file, finding.line, finding.rule)
}

#[test]
fn files_are_short() {
    let long = "x\n".repeat(351);
    let files = [
        ("a.rs", long.as_str()),
        ("b.rs", "x\n"),
        ("c.txt", long.as_str()),
    ];
    check(text::length, &files, &["a.rs:351 length"]);
}

#[test]
fn machines_are_not_named() {
    let path = concat!("let x = \"/wo", "rk/main\";");
    let host = concat!("see\nhttps://registry.np", "mjs.org/x");
    let files = [
        ("a.rs", path),
        ("b.md", host),
        ("c.md", "/network/x a/framework/y"),
    ];
    check(
        text::machine_words,
        &files,
        &["a.rs:1 words", "b.md:2 words"],
    );
}

#[test]
fn templates_hold_no_style() {
    let files = [
        ("a.html", "<p>\n<p style=\"color:red\">"),
        ("b.html", "<p class=x>"),
    ];
    check(text::inline, &files, &["a.html:2 inline"]);
}

#[test]
fn links_lead_somewhere() {
    let files = [
        (
            "docs/a.md",
            "[x](b.md) [y](../c.md#part) [z](https://x.y)\n[w](gone.md)",
        ),
        ("docs/b.md", "[up](..) [self](#here)"),
    ];
    check(
        text::links,
        &files,
        &["docs/a.md:1 link", "docs/a.md:2 link"],
    );
}

#[test]
fn crates_depend_downward() {
    let files = [
        (
            "codecs/marc/Cargo.toml",
            "[dependencies]\nkernel.workspace = true",
        ),
        (
            "foundation/kernel/Cargo.toml",
            "[dependencies]\nserde.workspace = true",
        ),
        (
            "departments/money/Cargo.toml",
            "[dependencies]\npatrons.workspace = true",
        ),
        (
            "departments/patrons/Cargo.toml",
            "[dependencies]\nmoney.workspace = true\nkernel.workspace = true",
        ),
    ];
    let want = [
        "codecs/marc/Cargo.toml:2 downward",
        "departments/money/Cargo.toml:2 downward",
    ];
    check(crates::downward, &files, &want);
}

#[test]
fn languages_say_the_same() {
    let files = [
        (
            "a/messages/en.ftl",
            "one = 1\ntwo = 2\n  .x = y\n# three = 3",
        ),
        ("a/messages/es.ftl", "one = uno\nfour = cuatro"),
        ("b/messages/en.ftl", "one = 1"),
    ];
    let want = [
        "a/messages/en.ftl:2 messages",
        "a/messages/es.ftl:2 messages",
        "b/messages/es.ftl:1 messages",
    ];
    check(messages::same_keys, &files, &want);
}

#[test]
fn migrations_point_down() {
    let files = [
        (
            "migrations/0003_money_ledger.sql",
            "CREATE TABLE ledger_groups (id)\nCREATE TABLE charges (p BIGINT REFERENCES patrons (id), g REFERENCES ledger_groups)",
        ),
        (
            "migrations/0003_patrons_cards.sql",
            "CREATE TABLE patrons (id)",
        ),
        ("migrations/5_nobody.sql", ""),
    ];
    check(
        schema::foreign_keys,
        &files,
        &["migrations/0003_money_ledger.sql:2 foreign key"],
    );
    check(
        schema::numbers,
        &files,
        &[
            "migrations/0003_patrons_cards.sql:1 migration",
            "migrations/5_nobody.sql:1 migration",
        ],
    );
}

#[test]
fn sql_stands_in_stores_and_stays_at_home() {
    let files = [
        (
            "migrations/0003_money_charges.sql",
            "CREATE TABLE charges (id)\nCREATE VIEW charge_facts AS",
        ),
        (
            "departments/money/src/charge/store.rs",
            "\"INSERT INTO charges (id)\"",
        ),
        (
            "departments/money/src/charge/mod.rs",
            "// SELECT x\nlet s = \"SELECT id FROM charges\";",
        ),
        (
            "departments/patrons/src/store.rs",
            "\"SELECT id FROM charge_facts\"\n\"UPDATE charges SET x = 1\"\n\"SELECT 1 FROM charges\"",
        ),
        (
            "departments/patrons/src/tests.rs",
            "\"DELETE FROM charges\"",
        ),
    ];
    let want = [
        "departments/money/src/charge/mod.rs:2 sql",
        "departments/patrons/src/store.rs:2 owner",
        "departments/patrons/src/store.rs:3 owner",
    ];
    check(sql::place_and_owner, &files, &want);
}

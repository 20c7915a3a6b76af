//! The same program on PostgreSQL: every command with `--database`, copies into either kind of place, two nodes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod support;

use std::fs;
use std::time::{Duration, Instant};

use store::testing::{TestStore, on_postgres};
use store::{Location, Store, archive};
use support::http::Client;
use support::{Library, Server, marc, run};

/// An empty database and its address; nothing where the test command started no PostgreSQL.
fn empty() -> Option<(TestStore, String)> {
    let store = on_postgres().unwrap()?;
    let Location::Url(url) = store.location().clone() else {
        panic!()
    };
    Some((store, url))
}

fn word(path: &std::path::Path) -> &str {
    path.to_str().unwrap()
}

/// A library on PostgreSQL with two hundred records.
fn filled() -> Option<(TestStore, Library)> {
    let (store, url) = empty()?;
    let library = Library::at(Some(url));
    let file = marc("more/uva_001-200.mrc.zst");
    let said = library.run(&["import", word(&file)]).ended(0);
    said.says("200 added");
    Some((store, library))
}

#[test]
fn every_command_works_on_postgresql() {
    let Some((_store, library)) = filled() else {
        return;
    };
    let init = ["init", "--name", "Again", "--admin", "kim"];
    library
        .run_with(&init, b"a long first password\n")
        .ended(1)
        .says("already");
    let found = library.run(&["search", "--json", "history"]).ended(0);
    assert!(found.out.lines().count() > 3, "{found:#?}");
    let given = library.run(&["export", "--to", "mrk"]).ended(0);
    assert_eq!(given.out.matches("=LDR").count(), 200);
    let add = [
        "user",
        "add",
        "lee",
        "--name",
        "Lee",
        "--role",
        "library-technician",
    ];
    library.run_with(&add, b"a long second password\n").ended(0);
    library.run(&["user", "list"]).ended(0).says("lee");
    library.run(&["job", "list"]).ended(0);
    library.run(&["config"]).ended(0).says("--database");
    library.run(&["index"]).ended(0).says("200 records");
    library.run(&["doctor"]).ended(0).says_not("does not hold");
}

/// What two databases hold, beside each other.
fn assert_same(one: &Store, other: &Store) {
    let facts = store::testing::on_sqlite().unwrap();
    let digest = |store| archive::digest(store, &facts).unwrap();
    assert_eq!(digest(one), digest(other));
}

#[test]
fn a_copy_of_postgresql_restores_byte_for_byte_and_into_a_folder() {
    let Some((store, library)) = filled() else {
        return;
    };
    let (again, url) = empty().unwrap();
    let folder = library.folder();
    let (first, second) = (folder.at("first"), folder.at("second"));
    library.run(&["backup", word(&first)]).ended(0);
    let already = library.run(&["restore", word(&first)]).ended(1);
    already.says("already").says("nothing was changed");
    let other = folder.at("other");
    let place = ["--data", word(&other), "--database", &url];
    run(&[&["restore", word(&first)], &place[..]].concat()).ended(0);
    assert_same(&store, &again);
    run(&[&["backup", word(&second)], &place[..]].concat()).ended(0);
    let same = fs::read(&first).unwrap() == fs::read(&second).unwrap();
    assert!(same, "the copies differ");
    run(&[&["doctor"], &place[..]].concat()).ended(0);
    let plain = folder.at("plain");
    run(&["restore", word(&first), "--data", word(&plain)]).ended(0);
    run(&["doctor", "--data", word(&plain)]).ended(0);
    assert_same(&store, &Store::open(&Location::Folder(plain)).unwrap());
}

#[test]
fn a_folder_moves_to_postgresql_by_its_copy() {
    let Some((store, url)) = empty() else { return };
    let library = Library::new();
    let file = marc("edge/pymarc-test.dat");
    library.run(&["import", word(&file)]).ended(0);
    let copy = library.folder().at("copy");
    library.run(&["backup", word(&copy)]).ended(0);
    let node = library.folder().at("node");
    let place = ["--data", word(&node), "--database", &url];
    run(&[&["restore", word(&copy)], &place[..]].concat()).ended(0);
    assert_same(
        &store,
        &Store::open(&Location::Folder(library.data())).unwrap(),
    );
    let found = run(&[&["search", "perl", "--json"], &place[..]].concat()).ended(0);
    assert!(!found.out.is_empty());
}

#[test]
fn a_damaged_copy_does_not_touch_the_database() {
    let Some((store, library)) = filled() else {
        return;
    };
    let copy = library.folder().at("copy");
    library.run(&["backup", word(&copy)]).ended(0);
    let mut bytes = fs::read(&copy).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x10;
    let damaged = library.folder().write("damaged", &bytes);
    let (empty, url) = empty().unwrap();
    let other = library.folder().at("other");
    let place = ["--data", word(&other), "--database", &url];
    run(&[&["restore", word(&damaged)], &place[..]].concat()).ended(1);
    assert!(archive::is_empty(&empty).unwrap());
    assert_eq!(fs::read_dir(&other).unwrap().count(), 0);
    assert!(!archive::is_empty(&store).unwrap());
}

/// Asks a node until it finds the words, or fails after a while.
fn finds(node: &Server, words: &str) {
    let begun = Instant::now();
    let mut client = Client::connect(node.address, "").unwrap();
    loop {
        let page = client.get(&format!("/search?q={words}")).unwrap();
        let text = String::from_utf8_lossy(&page.body).into_owned();
        if page.status == 200 && text.contains("/bib/") {
            return;
        }
        assert!(begun.elapsed() < Duration::from_secs(30), "{text}");
    }
}

#[test]
fn two_nodes_on_one_database_find_what_either_brings_in() {
    let Some((_store, library)) = filled() else {
        return;
    };
    let (one, two) = (library.folder().at("one"), library.folder().at("two"));
    let (first, second) = (library.serve_from(&one), library.serve_from(&two));
    for node in [&first, &second] {
        finds(node, "history");
    }
    let file = marc("edge/pymarc-test.dat");
    library.run(&["import", word(&file)]).ended(0);
    for node in [&first, &second] {
        finds(node, "perl");
    }
    let second = library.folder().at("two");
    let url = library.database.clone().unwrap();
    let again = [
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--data",
        word(&second),
        "--database",
        &url,
    ];
    run(&again).ended(1).says(word(&second));
}

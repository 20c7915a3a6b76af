//! The program killed without warning, and asked twice: what was acknowledged is there, once, whole.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod storm;
mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use storm::{Act, storm};
use support::http::Client;
use support::{Library, finish, marc, program};

/// The demo's records, 4,023 of them.
fn many() -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("demo/bibs.mrc.xz");
    file.display().to_string()
}

/// A library with ten titles, and the token of a program that may do what a technician may.
fn library() -> (Library, String) {
    let library = Library::new();
    let file = marc("edge/pymarc-test.dat").display().to_string();
    library.run(&["import", &file]).ended(0);
    let client = [
        "user",
        "client",
        "walk",
        "--role",
        "senior-technician",
        "--json",
    ];
    let said = library.run(&client).ended(0);
    let token: Value = serde_json::from_str(&said.out).unwrap();
    (library, token["token"].as_str().unwrap().to_owned())
}

/// The act that adds an item to the first title.
fn add_item(number: u64) -> Act {
    let body = json!({
        "barcode": format!("3074200{:07}", 1_000_000 + number),
        "branch": 1, "location": 1, "kind": "book", "call_number": format!("QA{number}"),
    });
    let path = "/api/v1/bibs/1/items".to_owned();
    let key = format!("item-{number:06}-of-the-crash-test");
    Act { path, key, body }
}

/// The barcodes of the first title's items.
fn items(client: &mut Client) -> Vec<String> {
    let answer = client.get("/api/v1/bibs/1/items").unwrap();
    assert_eq!(answer.status, 200, "{answer:?}");
    let items = answer.json();
    let barcodes = items.as_array().unwrap().iter();
    barcodes
        .map(|item| item["barcode"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_kill_amid_a_thousand_acts_loses_nothing_acknowledged() {
    let (library, token) = library();
    let acts: Vec<Act> = (0..1_000).map(add_item).collect();
    let mut server = library.serve();
    let before = storm(&mut server, &token, &acts, Some(300));
    assert!(
        before.len() >= 300 && before.len() < acts.len(),
        "{} before the kill",
        before.len()
    );

    let mut server = library.serve();
    let mut client = Client::connect(server.address, &token).unwrap();
    let there = items(&mut client);
    for number in before.keys() {
        let barcode = acts[*number].body["barcode"].as_str().unwrap();
        assert!(
            there.iter().any(|kept| kept == barcode),
            "{barcode} was acknowledged and is lost"
        );
    }
    let after = storm(&mut server, &token, &acts, None);
    assert_eq!(after.len(), acts.len());
    for (number, answer) in &before {
        assert_eq!(after[number], *answer, "the same key answers the same");
    }
    let there = items(&mut client);
    let once: BTreeSet<&String> = there.iter().collect();
    assert_eq!((there.len(), once.len()), (acts.len(), acts.len()));
    drop(server);
    library.run(&["doctor"]).ended(0);
}

#[test]
fn a_double_click_acts_once() {
    let (library, token) = library();
    let server = library.serve();
    let act = add_item(7);
    let click = || {
        let mut client = Client::connect(server.address, &token).unwrap();
        client.post(&act.path, &act.key, &act.body).unwrap()
    };
    let answers = std::thread::scope(|scope| {
        let clicks: Vec<_> = (0..4).map(|_| scope.spawn(click)).collect();
        clicks
            .into_iter()
            .map(|click| click.join().unwrap())
            .collect::<Vec<_>>()
    });
    for answer in &answers {
        assert_eq!((answer.status, &answer.body), (200, &answers[0].body));
    }
    let mut client = Client::connect(server.address, &token).unwrap();
    assert_eq!(items(&mut client).len(), 1);
    let other = client
        .post(&act.path, "another-key-same-barcode", &act.body)
        .unwrap();
    assert_eq!(other.status, 409, "a barcode used twice: {other:?}");
    assert!(!other.json()["type"].is_null(), "problem+json");
}

#[test]
fn an_import_killed_halfway_is_finished_by_the_next() {
    let library = Library::new();
    let mut import = program();
    import
        .args(["import", &many(), "--data"])
        .arg(library.data());
    let mut child = import.stdout(Stdio::null()).spawn().unwrap();
    let begun = size(&library.data());
    while child.try_wait().unwrap().is_none() && size(&library.data()) < begun + (4 << 20) {
        std::thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    library.run(&["doctor"]).ended(0);
    let rest = library.run(&["import", &many(), "--json"]);
    let rest: Value = serde_json::from_str(rest.out.lines().last().unwrap()).unwrap();
    let (records, added) = (&rest["summary"]["records"], &rest["summary"]["added"]);
    assert_eq!(records, 4_023, "{rest}");
    assert!(
        added.as_u64().is_some_and(|n| n > 0),
        "it was killed after its end: {rest}"
    );
    library.run(&["import", &many()]).says("; 0 added");
    library.run(&["doctor"]).ended(0);
}

/// How many bytes the files of a folder hold.
fn size(folder: &Path) -> u64 {
    let files = fs::read_dir(folder).unwrap().flatten();
    files
        .filter_map(|file| file.metadata().ok())
        .map(|file| file.len())
        .sum()
}

#[test]
fn a_full_disk_during_import_is_named_and_can_be_gone_on_from() {
    let library = Library::new();
    let mut import = Command::new("sh");
    // No file may grow past 3 MB: writing then fails as on a full disk.
    import.args(["-c", "trap '' XFSZ; ulimit -f 6000; exec \"$@\"", "sh"]);
    import.args([env!("CARGO_BIN_EXE_callslip"), "import", &many(), "--data"]);
    let said = finish(import.arg(library.data()), b"")
        .ended(1)
        .says_not("panicked");
    let told = said.err.to_lowercase();
    assert!(
        told.contains("disk") || told.contains("full") || told.contains("large"),
        "{said:#?}"
    );
    library.run(&["import", &many()]).says("4023 records read");
    library.run(&["doctor"]).ended(0);
}

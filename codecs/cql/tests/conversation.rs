//! Our reading beside that of others: cql-parser (PyPI), and yaz-client asking yaz-ztest.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod common;

use std::collections::HashMap;
use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use callslip_cql::{Mapping, Options, Version, parse};

/// The folder of the peers; without one the conversation is left out.
fn peers() -> Option<PathBuf> {
    let folder = std::env::var_os("CALLSLIP_PEERS");
    if folder.is_none() {
        println!("left out: CALLSLIP_PEERS names no folder of peers");
    }
    folder.map(PathBuf::from)
}

/// More queries than yaz's own tests ask.
const MORE: [&str; 20] = [
    "dc.title any fish",
    "> dc = \"http://u/\" dc.title = \"x y\"",
    "> dc = \"u\" > \"v\" dc.title = x and y",
    "a or (b and c)",
    "(a or b) and (c or d)",
    "a prox/distance<3/unit=word b",
    "a not b prox c",
    "dc.date > 1990 and dc.date <= 2000",
    "title == fish and author exact smith",
    "dc.title =/stem/fuzzy fish",
    "a sortby title/sort.descending author",
    "dc.creator all \"smith john\"",
    "dc.creator any \"smith john\" or dc.subject = fish*",
    "\"and\" and \"or\"",
    "x and (y not (z or (q and r)))",
    "dc.title = \"a \\\"quoted\\\" word\"",
    "dc.title = ^first",
    "dc.publisher = \"caf\u{e9} n\u{ba}1\"",
    "bath.isbn = 0123456789",
    "dc.title <> x",
];

fn queries() -> Vec<String> {
    let rows = common::rows("xcql.txt")
        .into_iter()
        .chain(common::rows("pqf.txt"));
    let rows = rows.map(|row| row.query);
    rows.chain(MORE.map(str::to_owned)).collect()
}

/// Queries that a peer reads otherwise, and why we do not.
const OTHERWISE: [(&str, &str); 4] = [
    (
        "\\\"",
        "cql-parser has no backslash outside quotes; the grammar has",
    ),
    (
        "title = (\"illegal parentheses\")",
        "yaz takes it; no edition does",
    ),
    (
        "title == fish and author exact smith",
        "yaz 5 has forgotten `exact`, a relation of 1.1",
    ),
    (
        "dc.title =/stem/fuzzy fish",
        "yaz turns the modifiers about; the same attributes",
    ),
];

fn known(query: &str) -> bool {
    OTHERWISE.iter().any(|(known, _)| *known == query)
}

#[test]
fn cql_parser_agrees() {
    let Some(folder) = peers() else { return };
    let queries = queries();
    let script = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/peers/cql_parser_xcql.py"
    );
    let mut command = Command::new("timeout");
    command
        .arg("120")
        .arg(folder.join("bin/python3"))
        .arg(script);
    let said = run(&mut command, &serde_json::to_vec(&queries).unwrap());
    let answers: Vec<Option<String>> = serde_json::from_slice(&said).unwrap();
    assert_eq!(answers.len(), queries.len());
    let options = Options {
        version: Version::V1_2,
        ..Options::default()
    };
    let mut differ = Vec::new();
    for (query, theirs) in queries.iter().zip(answers) {
        let ours = parse(query, &options).whole().ok();
        let ours = ours.map(|query| bare(&query.to_xcql(Version::V1_2)));
        let theirs =
            theirs.map(|xml| xml.replace(" xmlns=\"http://www.loc.gov/zing/cql/xcql/\"", ""));
        if ours != theirs && !known(query) {
            differ.push(format!("{query}\n  ours {ours:?}\n  its  {theirs:?}"));
        }
    }
    assert!(
        differ.is_empty(),
        "{} of {}:\n{}",
        differ.len(),
        queries.len(),
        differ.join("\n")
    );
}

/// XCQL on one line as cql-parser writes it: without the index and relation that a term alone
/// has, and without the backslash before a quotation mark.
fn bare(xcql: &str) -> String {
    let line: String = xcql.lines().map(str::trim).collect();
    line.replace(
        "<index>cql.serverChoice</index><relation><value>=</value></relation>",
        "",
    )
    .replace("\\\"", "\"")
    .replace("<term></term>", "<term />")
}

/// Runs a program with this input; its output if it ended well.
fn run(command: &mut Command, input: &[u8]) -> Vec<u8> {
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command
        .stderr(Stdio::piped())
        .spawn()
        .expect("the peer runs");
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{:?} {said}", output.status);
    output.stdout
}

/// yaz's test server; it ends with the test.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(log: &Path) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = free.local_addr().unwrap().to_string();
        drop(free);
        let mut command = Command::new("yaz-ztest");
        command
            .args(["-v", "none,request", "-l"])
            .arg(log)
            .arg(&address);
        let child = command.stdout(Stdio::null()).stderr(Stdio::null());
        let child = child.spawn().expect("Debian's yaz is installed");
        let end = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect(&address).is_err() {
            assert!(Instant::now() < end, "yaz-ztest does not answer");
            std::thread::yield_now();
        }
        Self { child, address }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What yaz-client is to ask: each query as CQL, then as our PQF, with marks between.
fn questions(address: &str, properties: &Path, queries: &[String], mapping: &Mapping) -> String {
    let options = Options {
        free_words: true,
        ..Options::default()
    };
    let mut asked = format!("open {address}\nset_cqlfile {}\n", properties.display());
    for (n, query) in queries.iter().enumerate() {
        asked += &format!("querytype cql2rpn\nfind {query}\nquerytype prefix\nfind marked{n}\n");
        let ours = parse(query, &options).whole();
        if let Some(pqf) = ours.ok().and_then(|query| mapping.to_pqf(&query).ok()) {
            asked += &format!("find {pqf}\n");
        }
        asked += &format!("find ended{n}\n");
    }
    asked + "quit\n"
}

/// The log once its last mark is in it: the server that forked for the client writes after the client has gone.
fn whole(log: &Path, last: &str) -> String {
    let end = Instant::now() + Duration::from_secs(20);
    loop {
        let text = std::fs::read_to_string(log).unwrap();
        if text.lines().any(|line| line.trim_end().ends_with(last)) || Instant::now() > end {
            return text;
        }
        std::thread::yield_now();
    }
}

/// The queries that the server saw, by the mark after them.
fn seen(log: &str) -> HashMap<String, String> {
    let mut seen = HashMap::new();
    let mut last = String::new();
    for line in log.lines() {
        let Some((_, query)) = line.split_once(" RPN @attrset Bib-1 ") else {
            continue;
        };
        if query.starts_with("marked") || query.starts_with("ended") {
            seen.insert(query.trim().to_owned(), std::mem::take(&mut last));
        } else {
            query.clone_into(&mut last);
        }
    }
    seen
}

#[test]
fn yaz_sees_the_same_query() {
    if peers().is_none() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    let server = Server::start(&log);
    let properties = folder.path().join("pqf.properties");
    std::fs::write(&properties, common::file("pqf.properties")).unwrap();
    let (mapping, _) = Mapping::read(&common::file("pqf.properties"));
    let all = queries();
    let queries: Vec<String> = all
        .into_iter()
        .filter(|query| !query.contains("resultSet"))
        .collect();
    let asked = questions(&server.address, &properties, &queries, &mapping);
    let mut command = Command::new("timeout");
    run(command.args(["60", "yaz-client"]), asked.as_bytes());
    let seen = seen(&whole(&log, &format!("ended{}", queries.len() - 1)));
    let mut differ = Vec::new();
    let mut same = 0;
    for (n, query) in queries.iter().enumerate() {
        let theirs = seen.get(&format!("marked{n}")).expect(query);
        let ours = seen.get(&format!("ended{n}")).expect(query);
        if theirs != ours && !known(query) {
            differ.push(format!("{query}\n  ours {ours}\n  its  {theirs}"));
        } else if !ours.is_empty() {
            same += 1;
        }
    }
    assert!(
        differ.is_empty(),
        "{} differ:\n{}",
        differ.len(),
        differ.join("\n")
    );
    assert!(same > 80, "{same}");
}

//! The example server with yaz's clients, and our client with yaz's server.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

#[path = "../examples/common/client.rs"]
mod client;
#[allow(dead_code, reason = "its `main` is for people")]
#[path = "../examples/server_z3950.rs"]
mod server;

use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use callslip_z3950::*;
use client::{Client, present, search};

/// The example server's address; it answers until the test ends.
fn library() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    std::thread::spawn(move || server::serve(&listener));
    address
}

fn peers() -> bool {
    let there = std::env::var_os("CALLSLIP_PEERS").is_some();
    if !there {
        println!("left out: CALLSLIP_PEERS is not set, so yaz may not be here");
    }
    there
}

/// What a program of yaz says when these lines are typed.
fn typed(program: &str, lines: &str) -> String {
    let mut command = Command::new("timeout");
    command.args(["60", program]);
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command
        .stderr(Stdio::piped())
        .spawn()
        .expect("yaz is installed");
    child
        .stdin
        .take()
        .unwrap()
        .write_all(lines.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success(),
        "{said}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    said
}

/// Each line typed and what must be said about it, in this order.
fn converse(program: &str, open: &str, rows: &[(&str, &[&str])]) {
    // An empty line would have the client say its last command again.
    let lines = rows.iter().filter(|(line, _)| !line.is_empty());
    let lines: String = lines.map(|(line, _)| format!("{line}\n")).collect();
    let said = typed(program, &format!("{open}\n{lines}"));
    let mut rest = said.as_str();
    for (line, answers) in rows {
        for answer in *answers {
            let Some(at) = rest.find(answer) else {
                panic!("after `{line}`: no `{answer}` in\n{rest}\nof all\n{said}");
            };
            rest = &rest[at + answer.len()..];
        }
    }
}

#[test]
fn yaz_client_searches_the_library() {
    if !peers() {
        return;
    }
    let text = include_str!("peers/yaz-client.txt");
    let mut rows: Vec<(&str, Vec<&str>)> = vec![("", Vec::new())];
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        match line.strip_prefix("> ") {
            Some(command) => rows.push((command, Vec::new())),
            None => rows.last_mut().unwrap().1.push(line.trim()),
        }
    }
    assert!(rows.len() > 50, "{}", rows.len());
    let rows: Vec<(&str, &[&str])> = rows
        .iter()
        .map(|(command, answers)| (*command, answers.as_slice()))
        .collect();
    converse("yaz-client", &format!("open {}", library()), &rows);
}

#[test]
fn yaz_client_is_known_or_not() {
    if !peers() {
        return;
    }
    let address = library();
    let open = format!("auth guest/guest\nopen {address}");
    converse(
        "yaz-client",
        &open,
        &[("quit", &["Connection accepted by v3 target"])],
    );
    let open = format!("auth guest/wrong\nopen {address}");
    converse(
        "yaz-client",
        &open,
        &[("quit", &["Connection rejected by v3 target"])],
    );
    let open = format!("negcharset utf-8\nopen {address}");
    let rows: &[(&str, &[&str])] = &[
        (
            "find @attr 1=1003 m\u{e1}rquez",
            &["Accepted character set : UTF-8", "hits: 1"],
        ),
        ("quit", &[]),
    ];
    converse("yaz-client", &open, rows);
    let open = format!("zversion 2\nopen {address}");
    let rows: &[(&str, &[&str])] = &[
        (
            "find @attr 1=4 whale",
            &["Connection accepted by v2 target", "hits: 1"],
        ),
        ("show 1+1", &["Moby Dick"]),
        ("quit", &[]),
    ];
    converse("yaz-client", &open, rows);
}

#[test]
fn yaz_client_takes_records_with_the_search() {
    if !peers() {
        return;
    }
    let open = format!("ssub 2\nlslb 5\nmspn 1\nopen {}", library());
    let rows: &[(&str, &[&str])] = &[
        ("format usmarc", &[]),
        (
            "find @attr 1=1003 melville",
            &["hits: 2", "records returned: 2", "Billy Budd"],
        ),
        (
            "find @attr 1=30 @attr 2=5 1950",
            &["hits: 4", "records returned: 1"],
        ),
        (
            "find @attr 1=1016 @attr 2=103 x",
            &["hits: 7", "records returned: 0"],
        ),
        ("quit", &[]),
    ];
    converse("yaz-client", &open, rows);
}

#[test]
fn zoomsh_searches_the_library() {
    if !peers() {
        return;
    }
    let address = library();
    let rows: &[(&str, &[&str])] = &[
        ("set preferredRecordSyntax usmarc", &[]),
        ("search @attr 1=1003 melville", &["2 hits"]),
        ("show 0 2", &["syntax=USmarc", "Moby Dick", "Billy Budd"]),
        ("set preferredRecordSyntax xml", &[]),
        ("search @attr 1=1003 camus", &["1 hits"]),
        ("show 0 1", &["syntax=XML", "L'\u{e9}tranger"]),
        ("set preferredRecordSyntax opac", &[]),
        ("search @attr 1=4 moby", &["1 hits"]),
        (
            "show 0 1",
            &[
                "syntax=OPAC",
                "<itemId>B0001</itemId>",
                "<availableNow value=\"0\"/>",
            ],
        ),
        ("set number 3", &[]),
        ("scan @attr 1=4 sea", &["sea 1", "soledad 1"]),
        ("search @attr 1=9999 x", &["Bib-1", "114"]),
        ("quit", &[]),
    ];
    converse("zoomsh", &format!("connect {address}"), rows);
}

/// yaz's test server; it ends with the test.
struct Ztest {
    child: Child,
    address: String,
    _folder: tempfile::TempDir,
}

impl Ztest {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(
            folder.path().join("dummy-words"),
            "art:2\nbirds:7\ncats:1\n",
        )
        .unwrap();
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = free.local_addr().unwrap().to_string();
        drop(free);
        let mut command = Command::new("yaz-ztest");
        command.args(["-v", "none", &address]).current_dir(&folder);
        let child = command.stdout(Stdio::null()).stderr(Stdio::null());
        let child = child.spawn().expect("yaz is installed");
        let end = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect(&address).is_err() {
            assert!(Instant::now() < end, "yaz-ztest does not answer");
            std::thread::yield_now();
        }
        Self {
            child,
            address,
            _folder: folder,
        }
    }
}

impl Drop for Ztest {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The first record of a set in a syntax.
fn first(client: &mut Client, syntax: &str) -> External {
    let answer = client.ask(&present("default", 1, 1, syntax)).unwrap();
    let Apdu::PresentResponse(answer) = answer else {
        panic!("{answer:?}");
    };
    assert_eq!(
        (answer.returned, answer.status),
        (1, PresentStatus::SUCCESS)
    );
    let Some(Records::Records(mut records)) = answer.records else {
        panic!("{:?}", answer.records);
    };
    let RecordBody::Record(record) = records.remove(0).record else {
        panic!();
    };
    record
}

fn records_of_every_syntax(client: &mut Client) {
    for syntax in ["usmarc", "xml", "sutrs", "opac"] {
        let external = first(client, syntax);
        let (record, faults) = external.record(Limits::default());
        assert_eq!(faults, [], "{syntax}");
        let right = match &record {
            Record::Marc(marc) => syntax == "usmarc" && marc.ends_with(b"\x1d"),
            Record::Xml(xml) => syntax == "xml" && xml.windows(7).any(|w| w == b"<record"),
            Record::Sutrs(text) => syntax == "sutrs" && !text.is_empty(),
            Record::Opac(opac) => syntax == "opac" && opac.holdings.is_some(),
            Record::Other => false,
        };
        assert!(right, "{syntax}: {record:?}");
    }
}

/// What both servers must do, asked by our client.
fn our_client(address: &str, found: i64, scanned: &str) {
    let mut client = Client::connect(address).unwrap();
    let init = client.init(None).unwrap();
    assert!(init.accepted);
    assert_eq!(init.reference_id, Some(Bytes::from("init")));
    assert_eq!(init.versions.highest_version(), 3);
    let names: Vec<&str> = init.options.option_names().collect();
    assert!(
        names.contains(&"namedResultSets") && names.contains(&"scan"),
        "{names:?}"
    );
    let selected = CharsetNegotiation::among(&init.other_information.unwrap());
    let answered = matches!(selected, Some(CharsetNegotiation::Response(_)));
    assert!(answered, "{selected:?}");
    let query = Rpn::from_pqf("@attr 1=4 whale").unwrap();
    let answer = client.ask(&search("Default", "default", query)).unwrap();
    let Apdu::SearchResponse(answer) = answer else {
        panic!("{answer:?}");
    };
    assert_eq!((answer.succeeded, answer.count), (true, found));
    records_of_every_syntax(&mut client);
    let answer = client
        .ask(&present("default", 90_000, 1, "usmarc"))
        .unwrap();
    let Apdu::PresentResponse(PresentResponse {
        status: PresentStatus::FAILURE,
        records: Some(Records::Diagnostic(diagnostic)),
        ..
    }) = answer
    else {
        panic!("{answer:?}");
    };
    assert_eq!(diagnostic.condition, 13);
    house_keeping(&mut client, scanned);
}

/// Scan from `b` (yaz-ztest starts at its first word whatever is asked), sort, delete, close.
fn house_keeping(client: &mut Client, scanned: &str) {
    let term = Rpn::from_pqf("@attr 1=4 b").unwrap();
    let Some(Operand::Term(term)) = term.operands().next().cloned() else {
        panic!();
    };
    let scan = ScanRequest {
        databases: vec![DatabaseName::from("Default")],
        attribute_set: Oid::named("bib-1"),
        term,
        count: 2,
        position: Some(1),
        ..ScanRequest::default()
    };
    let answer = client.ask(&scan.into()).unwrap();
    let Apdu::ScanResponse(answer) = answer else {
        panic!("{answer:?}");
    };
    let entries = answer.entries.unwrap().entries.unwrap();
    assert_eq!((entries.len(), answer.returned), (2, 2));
    assert!(matches!(&entries[0], Entry::Term(term) if term.term.text() == scanned));
    let key = SortKeySpec {
        element: SortElement::Generic(SortKey::Field("title".to_owned())),
        ..SortKeySpec::default()
    };
    let sort = SortRequest {
        inputs: vec!["default".to_owned()],
        output: "default".to_owned(),
        keys: vec![key],
        ..SortRequest::default()
    };
    let answer = client.ask(&sort.into()).unwrap();
    assert!(
        matches!(&answer, Apdu::SortResponse(sorted) if sorted.status == 0),
        "{answer:?}"
    );
    let delete = DeleteRequest {
        result_sets: Some(vec![ResultSetId::from("default")]),
        ..DeleteRequest::default()
    };
    let answer = client.ask(&delete.into()).unwrap();
    let Apdu::DeleteResponse(gone) = answer else {
        panic!("{answer:?}");
    };
    assert_eq!(gone.list_statuses.unwrap()[0].status, 0);
    let close = Close {
        information: Some("done".to_owned()),
        ..Close::default()
    };
    let answer = client.ask(&close.into()).unwrap();
    assert!(matches!(answer, Apdu::Close(_)), "{answer:?}");
    assert!(client.receive().is_err(), "the connection ends");
}

#[test]
fn our_client_searches_yaz_ztest() {
    if peers() {
        let ztest = Ztest::start();
        our_client(&ztest.address, 1, "art");
    }
}

#[test]
fn our_client_searches_the_library() {
    our_client(&library(), 1, "billy");
}

/// The library's answer to one request after an Init.
fn ask(request: impl Into<Apdu>) -> Apdu {
    let mut client = Client::connect(&library()).unwrap();
    assert!(client.init(None).unwrap().accepted);
    let query = Rpn::from_pqf("@attr 1=1016 @attr 2=103 x").unwrap();
    client.ask(&search("library", "all", query)).unwrap();
    client.ask(&request.into()).unwrap()
}

#[test]
fn what_is_not_served_is_refused_cleanly() {
    let segmented = PresentRequest {
        result_set: ResultSetId::from("all"),
        start: 1,
        count: 1,
        max_segments: Some(4),
        ..PresentRequest::default()
    };
    let answer = ask(segmented);
    assert!(
        matches!(&answer, Apdu::PresentResponse(PresentResponse {
        status: PresentStatus::FAILURE,
        records: Some(Records::Diagnostic(diagnostic)), ..
    }) if diagnostic.condition == 217),
        "{answer:?}"
    );
    let ranges = PresentRequest {
        result_set: ResultSetId::from("all"),
        start: 1,
        count: 1,
        additional_ranges: Some(vec![Range { start: 3, count: 1 }]),
        ..PresentRequest::default()
    };
    let answer = ask(ranges);
    assert!(
        matches!(&answer, Apdu::PresentResponse(PresentResponse {
        records: Some(Records::Diagnostic(diagnostic)), ..
    }) if diagnostic.condition == 243),
        "{answer:?}"
    );
    let answer = ask(ResourceReportRequest::default());
    assert!(matches!(&answer, Apdu::ResourceReportResponse(report) if report.status == 5));
    let answer = ask(AccessControlRequest::default());
    assert!(
        matches!(&answer, Apdu::Close(close) if close.reason == 6),
        "{answer:?}"
    );
    let kept = SearchRequest {
        result_set: "all".to_owned(),
        databases: vec![DatabaseName::from("library")],
        ..SearchRequest::default()
    };
    let answer = ask(kept);
    assert!(
        matches!(&answer, Apdu::SearchResponse(SearchResponse {
        records: Some(Records::Diagnostic(diagnostic)), ..
    }) if diagnostic.condition == 21),
        "{answer:?}"
    );
    let sets = ask(DeleteRequest {
        function: 1,
        ..DeleteRequest::default()
    });
    assert!(
        matches!(&sets, Apdu::DeleteResponse(gone) if gone.status == 0),
        "{sets:?}"
    );
}

#[test]
fn a_trigger_has_no_answer_and_the_session_goes_on() {
    let mut client = Client::connect(&library()).unwrap();
    assert!(client.init(None).unwrap().accepted);
    let trigger = TriggerRequest {
        action: 3,
        ..TriggerRequest::default()
    };
    let mut both = Apdu::from(trigger).to_bytes();
    let query = Rpn::from_pqf("@attr 1=4 whale").unwrap();
    both.extend(search("library", "default", query).to_bytes());
    client.send(&both).unwrap();
    let answer = Apdu::read(&client.receive().unwrap(), Limits::default());
    assert!(matches!(answer.apdu, Some(Apdu::SearchResponse(found)) if found.count == 1));
}

#[test]
fn a_session_starts_with_an_init_and_ends_at_nonsense() {
    let mut client = Client::connect(&library()).unwrap();
    let answer = client.ask(&present("all", 1, 1, "usmarc")).unwrap();
    assert!(
        matches!(&answer, Apdu::Close(close) if close.reason == 6),
        "{answer:?}"
    );
    let mut client = Client::connect(&library()).unwrap();
    client
        .send(&b"GET / HTTP/1.1\r\nHost: library\r\n\r\n".repeat(4))
        .unwrap();
    let answer = Apdu::read(&client.receive().unwrap(), Limits::default());
    assert!(matches!(answer.apdu, Some(Apdu::Close(close)) if close.reason == 6));
    let mut client = Client::connect(&library()).unwrap();
    client.send(&[0xB6, 0x84, 0x7f, 0xff, 0xff, 0xff]).unwrap();
    let answer = Apdu::read(&client.receive().unwrap(), Limits::default());
    let Some(Apdu::Close(close)) = answer.apdu else {
        panic!();
    };
    assert!(close.information.unwrap().contains("longer than the limit"));
}

#[test]
fn records_that_do_not_fit() {
    let record = |size: usize| NamePlusRecord {
        database: None,
        record: RecordBody::Record(External::marc21(&vec![b'x'; size])),
    };
    let told = |sizes: &[usize]| {
        let packed = pack(sizes.iter().map(|size| record(*size)), 2_000, 5_000);
        let kinds = packed.records.iter().map(|record| match &record.record {
            RecordBody::Record(_) => 0,
            RecordBody::Diagnostic(DiagRec::Default(diagnostic)) => diagnostic.condition,
            _ => -1,
        });
        (kinds.collect::<Vec<i64>>(), packed.status)
    };
    assert_eq!(told(&[500, 500]), (vec![0, 0], PresentStatus::SUCCESS));
    assert_eq!(
        told(&[900, 900, 900]),
        (vec![0], PresentStatus::PARTIAL_SIZE)
    );
    assert_eq!(told(&[4_000]), (vec![0], PresentStatus::SUCCESS));
    assert_eq!(told(&[4_000, 100]), (vec![16, 0], PresentStatus::SUCCESS));
    assert_eq!(told(&[9_000]), (vec![17], PresentStatus::SUCCESS));
}

//! The example server talks to clients over HTTP: ours, and YAZ where peers are asked for; and
//! our client talks to YAZ's server.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

#[allow(dead_code, reason = "its `main` is for people")]
#[path = "../examples/server_sru.rs"]
mod server;

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use callslip_sru::{
    Answer, Asked, Escaping, Explain, FacetLimit, Request, Response, Results, Search, Version,
};

/// The server's address; it answers until the test ends.
fn start() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/books", listener.local_addr().unwrap());
    std::thread::spawn(move || server::serve(&listener));
    url
}

/// The answer to what is written to the host of this address.
fn exchange(url: &str, head: &str, body: &str) -> Response {
    let (host, path) = url
        .strip_prefix("http://")
        .unwrap()
        .split_once('/')
        .unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(20)))
        .unwrap();
    let method = if body.is_empty() { "GET" } else { "POST" };
    write!(
        stream,
        "{method} /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{head}Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let end = answer.windows(4).position(|it| it == b"\r\n\r\n").unwrap();
    let outcome = Response::read(&answer[end + 4..]);
    assert!(outcome.faults.is_empty(), "{url}: {:?}", outcome.faults);
    outcome.value.unwrap()
}

fn get(url: &str) -> Response {
    exchange(url, "", "")
}

fn results(response: Response) -> Results {
    match response.answer {
        Answer::SearchRetrieve(results) => *results,
        other => panic!("{other:?}"),
    }
}

#[test]
fn our_client_and_our_server() {
    let url = start();
    for version in Version::ALL {
        let mut search = Search::new("cql.allRecords=1");
        search.maximum_records = Some(5);
        search.escaping = Escaping::String;
        let mut titles = Vec::new();
        loop {
            let request = Request::search(version, search.clone());
            let found = results(get(&request.url(&url)));
            let form = "Content-Type: application/x-www-form-urlencoded\r\n";
            assert_eq!(results(exchange(&url, form, &request.query())), found);
            let soap = "Content-Type: text/xml\r\nSOAPAction: \"\"\r\n";
            assert_eq!(results(exchange(&url, soap, &request.to_soap())), found);
            assert_eq!(found.number_of_records, 12);
            titles.extend(
                found
                    .records
                    .iter()
                    .map(|it| it.fragment().unwrap().as_str().to_owned()),
            );
            match found.next_record_position {
                Some(next) => search.start_record = next,
                None => break,
            }
        }
        assert_eq!(titles.len(), 12);
        assert!(titles[7].contains("Война и мир"));
        let explain = get(&Request::explain(version).url(&url));
        let Answer::Explain(Some(record)) = explain.answer else {
            panic!("no explain");
        };
        assert_eq!(Explain::read(&record).unwrap().schemas.len(), 2);
    }
}

#[test]
fn facets_surrogates_and_refusals() {
    let url = start();
    let mut search = Search::new("cql.allRecords=1");
    search.record_schema = Some("dc".to_owned());
    search.start_record = 8;
    search.facet_limit = vec![FacetLimit {
        number: 2,
        index: Some("dc.creator".to_owned()),
    }];
    let found = results(get(&Request::search(Version::V2_0, search).url(&url)));
    assert_eq!(found.records[0].diagnostic().unwrap().number(), Some(67));
    assert_eq!(found.records[1].diagnostic(), None);
    let terms = &found.facets[0].facets[0].terms;
    assert_eq!(
        (terms[0].term.as_str(), terms[0].count, terms.len()),
        ("Eliot", 4, 2)
    );
    for (query, number) in [
        (
            "version=1.1&operation=searchRetrieve&query=a&startRecord=0",
            61,
        ),
        (
            "version=1.1&operation=searchRetrieve&query=dc.colour%3Dred",
            16,
        ),
        (
            "version=1.1&operation=searchRetrieve&query=a&recordSchema=ead",
            66,
        ),
        ("version=7&query=a", 5),
        ("version=1.1&operation=scan&scanClause=dc.title%3Da", 16),
        (
            "version=1.1&operation=searchRetrieve&query=walden&colour=red",
            8,
        ),
    ] {
        let response = get(&format!("{url}?{query}"));
        assert_eq!(response.diagnostics[0].number(), Some(number), "{query}");
    }
}

/// Whether peers are asked for; then all of them must be there.
fn peers() -> bool {
    let asked = std::env::var_os("CALLSLIP_PEERS").is_some();
    if !asked {
        println!("left out: CALLSLIP_PEERS is not set");
    }
    asked
}

/// What a program says to these lines.
fn tell(program: &str, lines: &str) -> String {
    let mut child = Command::new("timeout")
        .args(["60", program])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(lines.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    String::from_utf8_lossy(&said).into_owned()
}

#[test]
fn yaz_client_by_get_post_and_soap() {
    if !peers() {
        return;
    }
    let url = start();
    for way in ["get", "post", "soap"] {
        for version in Version::ALL {
            let said = tell(
                "yaz-client",
                &format!(
                    "sru {way} {version}\nopen {url}\nfind dc.creator=hugo\nshow 1+2\nfind dc.title=typee\nshow 1\n\
                     find dc.colour=red\nscan dc.creator=H\nexplain\nquit\n"
                ),
            );
            for expected in [
                "Number of hits: 2",
                "<subfield code=\"a\">Les Misérables</subfield>",
                "pos=2 schema=info:srw/schema/1/marcxml-v1.1",
                "Typee &amp; Omoo",
                "SRW diagnostic info:srw/diagnostic/1/16\nMessage: Unsupported index\nDetails: dc.colour",
                "Hugo: 2\nMelville: 2\nThoreau: 3\nТолстой: 1 last",
                "<index search=\"true\" scan=\"true\" sort=\"false\"><title>Creator</title>",
            ] {
                assert!(
                    said.contains(expected),
                    "{way} {version}: {expected}\n{said}"
                );
            }
        }
    }
}

#[test]
fn zoomsh_by_get_post_and_soap() {
    if !peers() {
        return;
    }
    let url = start();
    for way in ["get", "post", "soap"] {
        let said = tell(
            "zoomsh",
            &format!(
                "set sru {way}\nset sru_version 1.2\nset schema dc\nconnect {url}\n\
                 search cql:cql.allRecords=1\nshow 5 3\nsearch cql:dc.colour=1\nquit\n"
            ),
        );
        for expected in [
            "12 hits",
            "<title>Les Misérables</title>",
            "<title>Notre-Dame de Paris</title>",
            "Record not available in this schema",
            "Unsupported index",
        ] {
            assert!(said.contains(expected), "{way}: {expected}\n{said}");
        }
    }
}

/// A program that is stopped at the end, however it comes.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A port where nobody listened a moment ago.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

#[test]
fn our_client_and_yaz_s_server() {
    if !peers() {
        return;
    }
    let port = free_port();
    let address = format!("tcp:127.0.0.1:{port}");
    let child = Command::new("yaz-ztest")
        .arg(address)
        .stderr(Stdio::null())
        .spawn();
    let _running = Running(child.unwrap());
    let deadline = Instant::now() + Duration::from_secs(30);
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(Instant::now() < deadline, "yaz-ztest does not listen");
        std::thread::sleep(Duration::from_millis(20));
    }
    let url = format!("http://127.0.0.1:{port}/Default");
    for version in Version::ALL {
        let mut search = Search::new("dc.title=computer");
        search.maximum_records = Some(2);
        search.record_schema = Some("marcxml".to_owned());
        search.facet_limit = vec![FacetLimit {
            number: 2,
            index: Some("title".to_owned()),
        }];
        let mut request = Request::search(version, search);
        if version < Version::V2_0
            && let Asked::SearchRetrieve(search) = &mut request.asked
        {
            search.facet_limit.clear();
        }
        // YAZ reads the operation in 2.0 too.
        request
            .surplus
            .push(("operation".to_owned(), "searchRetrieve".to_owned()));
        request
            .surplus
            .truncate(usize::from(version == Version::V2_0));
        let response = get(&request.url(&url));
        let new = response.version == Version::V2_0;
        assert_eq!(new, version == Version::V2_0, "YAZ answers 1.x as 1.1");
        let found = results(response);
        assert!(found.number_of_records >= 2);
        assert_eq!(found.records.len(), 2);
        assert!(
            found.records[0]
                .fragment()
                .unwrap()
                .as_str()
                .contains("<leader>")
        );
        if version == Version::V2_0 {
            assert_eq!(found.facets[0].facets[0].terms.len(), 2);
            assert_eq!(found.count_precision.as_deref(), Some("exact"));
        }
    }
}

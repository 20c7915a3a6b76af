//! The example repository talks to harvesters over HTTP: ours, and Sickle where it is at hand.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

#[allow(dead_code, clippy::unwrap_used, reason = "its `main` is for people")]
#[path = "../examples/provider_oai_pmh.rs"]
mod provider;

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::time::Duration;

use callslip_oai_pmh::{Harvest, Limits, Selection, State};

/// The repository's address; it answers until the test ends.
fn repository() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/oai", listener.local_addr().unwrap());
    std::thread::spawn(move || provider::serve(&listener));
    url
}

/// The body of the answer to a GET.
fn fetch(url: &str) -> Vec<u8> {
    let (host, path) = url
        .strip_prefix("http://")
        .unwrap()
        .split_once('/')
        .unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(20)))
        .unwrap();
    write!(stream, "GET /{path} HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let end = answer.windows(4).position(|it| it == b"\r\n\r\n").unwrap();
    answer.split_off(end + 4)
}

#[test]
fn our_harvester_takes_everything() {
    let mut harvest = Harvest::records(repository(), Selection::all("oai_dc"));
    let mut records = Vec::new();
    let mut steps = 0;
    while let Some(url) = harvest.url() {
        let outcome = harvest.take(&fetch(&url), Limits::default());
        assert!(outcome.faults.is_empty(), "{:?}", outcome.faults);
        let step = outcome.value.unwrap();
        assert!(
            matches!(step.state, State::More | State::Complete),
            "{:?}",
            step.state
        );
        assert_eq!(step.complete_list_size, Some(45));
        records.extend(step.records);
        steps += 1;
    }
    assert_eq!((records.len(), steps), (45, 5));
    assert_eq!(records.iter().filter(|it| it.header.deleted).count(), 6);
    assert!(harvest.began().is_some());
}

#[test]
fn sickle_takes_everything() {
    let Ok(folder) = std::env::var("CALLSLIP_PEERS") else {
        println!("left out: CALLSLIP_PEERS names no folder with Sickle");
        return;
    };
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/peers/sickle_harvest.py");
    let mut command = Command::new("timeout");
    let python = format!("{folder}/bin/python3");
    let output = command
        .args(["120", &python, script, &repository()])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "agreed");
}

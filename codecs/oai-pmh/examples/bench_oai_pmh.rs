//! Measures reading and writing, beside Sickle where `CALLSLIP_PEERS` names its folder, and tries
//! damaged responses: `bench_oai_pmh [--mutations N]`. One line a row, parts apart by tabs.

use std::error::Error;
use std::fmt::Write as _;
use std::panic::catch_unwind;
use std::process::Command;
use std::time::{Duration, Instant};

use callslip_oai_pmh::{
    Answer, Datestamp, Fragment, Header, List, Page, Record, Request, Response, Selection, Token,
    TokenKey, Verb,
};

#[path = "../tests/common/damage.rs"]
mod damage;

/// Records in the response that is measured.
const RECORDS: i64 = 5_000;

fn main() -> Result<(), Box<dyn Error>> {
    let mutations = mutations()?;
    let response = response();
    let xml = response.to_xml();
    let read = best(|| drop(Response::read(xml.as_bytes())));
    let write = best(|| drop(response.to_xml()));
    let peer = peer(&xml)?;
    row("OAI-PMH read", xml.len(), read, peer);
    row("OAI-PMH write", xml.len(), write, None);
    tokens()?;
    damaged(&xml, mutations);
    Ok(())
}

fn mutations() -> Result<u64, Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [] => Ok(1_000_000),
        [option, number] if option == "--mutations" => Ok(number.parse()?),
        _ => Err("usage: bench_oai_pmh [--mutations N]".into()),
    }
}

/// A long list of records in Dublin Core.
fn response() -> Response {
    let record = |number: i64| {
        let stamp = Datestamp::from_unix(1_600_000_000 + number)?;
        let mut xml = "<dc:dc xmlns:dc=\"http://purl.org/dc/elements/1.1/\">".to_owned();
        for name in [
            "title",
            "creator",
            "subject",
            "description",
            "date",
            "language",
        ] {
            let _ = write!(
                xml,
                "<dc:{name}>The {name} of number {number}, längere &amp; more</dc:{name}>"
            );
        }
        xml.push_str("</dc:dc>");
        Some(Record {
            header: Header::new(format!("oai:example.org:{number}"), stamp),
            metadata: Fragment::new(&xml).ok(),
            about: Vec::new(),
        })
    };
    let page = Page {
        items: (0..RECORDS).filter_map(record).collect(),
        token: None,
    };
    let request = Request::ListRecords(List::First(Selection::all("oai_dc")));
    let date = callslip_oai_pmh::Dated::Odd("2026-01-01T00:00:00Z".to_owned());
    Response::new(
        date,
        "https://example.org/oai",
        &request,
        Answer::ListRecords(page),
    )
}

/// The shortest of five.
fn best(mut act: impl FnMut()) -> Duration {
    let times = (0..5).map(|_| {
        let start = Instant::now();
        act();
        start.elapsed()
    });
    times.min().unwrap_or_default()
}

/// Megabytes in a second, in tenths.
fn rate(bytes: usize, time: Duration) -> u128 {
    bytes as u128 * 10_000 / time.as_nanos().max(1)
}

fn tenths(number: u128) -> String {
    format!("{}.{}", number / 10, number % 10)
}

fn row(what: &str, bytes: usize, time: Duration, peer: Option<Duration>) {
    let ours = tenths(rate(bytes, time));
    let Some(peer) = peer else {
        println!("{what}\t{ours} MB/s\t-\t-\t-\t-");
        return;
    };
    let theirs = tenths(rate(bytes, peer));
    let times = peer.as_nanos() * 10 / time.as_nanos().max(1);
    let verdict = if times >= 100 { "ok" } else { "missed" };
    println!(
        "{what}\t{ours} MB/s\tSickle {theirs} MB/s\t{}\t10\t{verdict}",
        tenths(times)
    );
}

/// How long Sickle takes for the same response.
fn peer(xml: &str) -> Result<Option<Duration>, Box<dyn Error>> {
    let Ok(folder) = std::env::var("CALLSLIP_PEERS") else {
        return Ok(None);
    };
    let file = std::env::temp_dir().join(format!("bench-oai-pmh-{}.xml", std::process::id()));
    std::fs::write(&file, xml)?;
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/peers/sickle_read.py");
    let python = format!("{folder}/bin/python3");
    let output = Command::new(python).arg(script).arg(&file).output();
    std::fs::remove_file(&file)?;
    let output = output?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    let nanoseconds: u64 = String::from_utf8(output.stdout)?.trim().parse()?;
    Ok(Some(Duration::from_nanos(nanoseconds)))
}

fn tokens() -> Result<(), Box<dyn Error>> {
    let key = TokenKey::new("https://example.org/oai", &[7; 32])?;
    let token = Token {
        verb: Verb::ListRecords,
        selection: Selection::all("oai_dc"),
        cursor: 100,
        complete_list_size: Some(100_000),
        position: "oai:example.org:100".to_owned(),
        expires: Some(2_000_000_000),
    };
    let time = best(|| {
        for _ in 0..10_000 {
            let _ = key.open(&key.seal(&token), Verb::ListRecords, 0);
        }
    });
    let second = 10_000 * 1_000_000_000 / time.as_nanos().max(1);
    println!("OAI-PMH tokens sealed and opened\t{second} a second\t-\t-\t-\t-");
    Ok(())
}

fn damaged(xml: &str, mutations: u64) {
    let end = xml
        .match_indices("</record>")
        .nth(2)
        .map_or(xml.len(), |(at, _)| at);
    let seed = format!("{}</record></ListRecords></OAI-PMH>", &xml[..end]);
    let mut dice = damage::Dice::new();
    let mut panics = 0_u64;
    for _ in 0..mutations {
        let mut bytes = seed.clone().into_bytes();
        damage::damage(&mut bytes, &mut dice);
        panics += u64::from(catch_unwind(|| drop(Response::read(&bytes))).is_err());
    }
    let verdict = if panics == 0 { "ok" } else { "missed" };
    println!("OAI-PMH damaged responses, panics\t{panics} of {mutations}\t-\t-\t0\t{verdict}");
}

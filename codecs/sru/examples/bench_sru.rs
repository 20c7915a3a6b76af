//! Measures reading and writing, beside lxml where `CALLSLIP_PEERS` names its folder, and tries
//! damaged responses: `bench_sru [--mutations N]`. One line a row, parts apart by tabs.

use std::error::Error;
use std::fmt::Write as _;
use std::panic::catch_unwind;
use std::process::Command;
use std::time::{Duration, Instant};

use callslip_sru::{
    Answer, Data, Fragment, Record, Request, Response, Results, Rules, Search, Version,
};

#[path = "../tests/common/damage.rs"]
mod damage;

/// Records in the response that is measured.
const RECORDS: u64 = 2_000;

fn main() -> Result<(), Box<dyn Error>> {
    let mutations = mutations()?;
    let response = response();
    let xml = response.to_xml();
    let read = best(|| drop(Response::read(xml.as_bytes())));
    let write = best(|| drop(response.to_xml()));
    let peer = peer(&xml)?;
    row("SRU read", xml.len(), read, peer);
    row("SRU write", xml.len(), write, None);
    requests();
    damaged(&xml, mutations);
    Ok(())
}

fn mutations() -> Result<u64, Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [] => Ok(1_000_000),
        [option, number] if option == "--mutations" => Ok(number.parse()?),
        _ => Err("usage: bench_sru [--mutations N]".into()),
    }
}

/// A long result of records in MARCXML.
fn response() -> Response {
    let record = |number: u64| {
        let mut xml = "<record xmlns=\"http://www.loc.gov/MARC21/slim\"><leader>00000nam a2200000 a 4500</leader>".to_owned();
        for tag in 500..512 {
            let _ = write!(
                xml,
                "<datafield tag=\"{tag}\" ind1=\" \" ind2=\" \"><subfield code=\"a\">Note {tag} of number {number}, längere &amp;amp; more</subfield></datafield>"
            );
        }
        xml.push_str("</record>");
        let data = Data::Xml(Fragment::new(&xml).ok()?);
        let mut record = Record::new("info:srw/schema/1/marcxml-v1.1", data);
        record.position = Some(number);
        Some(record)
    };
    let results = Results {
        number_of_records: RECORDS,
        records: (1..=RECORDS).filter_map(record).collect(),
        ..Results::default()
    };
    let request = Request::search(Version::V1_2, Search::new("dc.title=a"));
    Response::new(&request, Answer::SearchRetrieve(Box::new(results)))
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
    let verdict = if times >= 10 { "ok" } else { "missed" };
    println!(
        "{what}\t{ours} MB/s\tlxml (libxml2, C) {theirs} MB/s\t{}\t1\t{verdict}",
        tenths(times)
    );
}

/// How long lxml takes for the same response.
fn peer(xml: &str) -> Result<Option<Duration>, Box<dyn Error>> {
    let Ok(folder) = std::env::var("CALLSLIP_PEERS") else {
        return Ok(None);
    };
    let file = std::env::temp_dir().join(format!("bench-sru-{}.xml", std::process::id()));
    std::fs::write(&file, xml)?;
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/peers/lxml_read.py");
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

fn requests() {
    let query = "version=1.2&operation=searchRetrieve&query=dc.title%3Dwalden&startRecord=11&maximumRecords=10&recordSchema=marcxml";
    let time = best(|| {
        for _ in 0..10_000 {
            let _ = Rules::default().read(query);
        }
    });
    let second = 10_000_u128 * 1_000_000_000 / time.as_nanos().max(1);
    println!("SRU requests read\t{second} a second\t-\t-\t-\t-");
}

fn damaged(xml: &str, mutations: u64) {
    let end = xml
        .match_indices("</record><record>")
        .next()
        .map_or(xml.len(), |(at, _)| at);
    let seed = format!(
        "{}</record></records></searchRetrieveResponse>",
        &xml[..end]
    );
    let mut dice = damage::Dice::new();
    let mut panics = 0_u64;
    for _ in 0..mutations {
        let mut bytes = seed.clone().into_bytes();
        damage::damage(&mut bytes, &mut dice);
        panics += u64::from(catch_unwind(|| drop(Response::read(&bytes))).is_err());
    }
    let verdict = if panics == 0 { "ok" } else { "missed" };
    println!("SRU damaged responses, panics\t{panics} of {mutations}\t-\t-\t0\t{verdict}");
}

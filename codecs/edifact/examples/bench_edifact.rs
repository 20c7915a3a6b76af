//! Measures reading and writing, beside pydifact where `CALLSLIP_PEERS` is set, and runs damaged
//! inputs: `bench_edifact [--mutations N]`. Rows of what, figure, peer's figure, ratio, goal, and
//! `ok` or `missed`, with tabs between.
#![allow(clippy::float_arithmetic, reason = "ratios of measurements, no money")]

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;

use callslip_edifact::{Event, Interchange, Limits, Reader, Style, document, read, write};

#[path = "mutate/mod.rs"]
mod mutate;

/// Runs of each measurement; the quickest counts.
const ROUNDS: usize = 5;

/// How often as fast as pydifact.
const GOAL: f64 = 10.0;

fn main() -> io::Result<ExitCode> {
    let mutations = match std::env::args().skip(1).collect::<Vec<_>>().as_slice() {
        [] => 1_000_000,
        [flag, count] if flag == "--mutations" => count.parse().unwrap_or(1_000_000),
        _ => {
            eprintln!("usage: bench_edifact [--mutations N]");
            return Ok(ExitCode::from(2));
        }
    };
    let file = interchange_of_invoices()?;
    let megabytes = file.len() as f64 / 1e6;
    let outcome = read(&file);
    let reading = quickest(|| read(&file).interchanges.len());
    let whole = quickest(|| documents(&file));
    let writing = quickest(|| written(&outcome.interchanges[0]));
    let peer = pydifact(&file)?;
    row(
        "read",
        megabytes / reading,
        peer.map(|(read, _)| megabytes / read),
    );
    row(
        "read into documents, all checks",
        megabytes / whole,
        peer.map(|(read, _)| megabytes / read),
    );
    row(
        "write",
        megabytes / writing,
        peer.map(|(_, write)| megabytes / write),
    );
    let panics = damaged(mutations)?;
    let met = if panics == 0 { "ok" } else { "missed" };
    println!("panics in {mutations} damaged inputs\t{panics}\t-\t-\t0\t{met}");
    Ok(if panics == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// One interchange of a few megabytes, from a real invoice's lines.
fn interchange_of_invoices() -> io::Result<Vec<u8>> {
    let source = std::fs::read(testdata().join("folio-st-ediFileForC347926.edi"))?;
    let mut outcome = read(&source);
    let mut interchange = outcome.interchanges.swap_remove(0);
    let body = interchange.bodies.clone();
    for _ in 0..60 {
        interchange.bodies.extend(body.iter().cloned());
    }
    let mut bytes = Vec::new();
    write(&interchange, Style::default(), &mut bytes)?;
    Ok(bytes)
}

fn testdata() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata")
}

fn documents(bytes: &[u8]) -> usize {
    let limits = Limits::default();
    let messages = Reader::new(bytes).filter_map(|step| match step.ok()?.event {
        Event::Message(message) => document::read(&message, &limits).document,
        _ => None,
    });
    messages.map(|document| document.lines().count()).sum()
}

fn written(interchange: &Interchange) -> usize {
    let mut bytes = Vec::new();
    let faults = write(interchange, Style::default(), &mut bytes);
    bytes.len() + faults.map_or(0, |faults| faults.len())
}

fn quickest(work: impl Fn() -> usize) -> f64 {
    let runs = (0..ROUNDS).map(|_| {
        let begun = Instant::now();
        std::hint::black_box(work());
        begun.elapsed().as_secs_f64()
    });
    runs.fold(f64::INFINITY, f64::min)
}

/// The seconds that pydifact takes to read and to write.
fn pydifact(file: &[u8]) -> io::Result<Option<(f64, f64)>> {
    let Some(peers) = std::env::var_os("CALLSLIP_PEERS") else {
        return Ok(None);
    };
    let path = std::env::temp_dir().join(format!("bench-edifact-{}.edi", std::process::id()));
    std::fs::write(&path, file)?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/peers/pydifact_speed.py");
    let python = Path::new(&peers).join("bin/python3");
    let out = Command::new(python).arg(script).arg(&path).output();
    std::fs::remove_file(&path)?;
    let out = String::from_utf8_lossy(&out?.stdout).into_owned();
    let mut figures = out
        .split_whitespace()
        .skip(1)
        .filter_map(|word| word.parse().ok());
    Ok(figures.next().zip(figures.next()))
}

fn row(what: &str, ours: f64, peer: Option<f64>) {
    match peer {
        Some(peer) => {
            let ratio = ours / peer;
            let met = if ratio >= GOAL { "ok" } else { "missed" };
            println!(
                "{what}\t{ours:.1} MB/s\tpydifact {peer:.2} MB/s\t{ratio:.0} ×\t≥ {GOAL} ×\t{met}"
            );
        }
        None => println!("{what}\t{ours:.1} MB/s\t-\t-\t-\t-"),
    }
}

fn damaged(count: u64) -> io::Result<u64> {
    let mut seeds = Vec::new();
    for entry in std::fs::read_dir(testdata())? {
        let path = entry?.path();
        if path.is_file() {
            let bytes = std::fs::read(path)?;
            seeds.extend(Some(bytes).filter(|bytes| !bytes.is_empty() && bytes.len() < 1_500));
        }
    }
    let halves = [4711, 4713].map(|seed| {
        let seeds = seeds.clone();
        std::thread::spawn(move || half(count.div_ceil(2), seed, seeds))
    });
    let panics = halves
        .into_iter()
        .map(|half| half.join().unwrap_or(1))
        .sum();
    Ok(panics)
}

/// One thread's share.
fn half(count: u64, seed: u64, seeds: Vec<Vec<u8>>) -> u64 {
    let mut mutations = mutate::Mutations::new(seed, seeds);
    let mut panics = 0;
    for _ in 0..count {
        let bytes = mutations.next_input();
        let taken = std::panic::catch_unwind(|| {
            documents(bytes);
            read(bytes).interchanges.iter().map(written).sum::<usize>()
        });
        panics += u64::from(taken.is_err());
    }
    panics
}

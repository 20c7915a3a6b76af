//! Measures reading and writing, and runs damaged inputs: `bench_x12 [--mutations N]`. Rows of what,
//! figure, peer's figure, ratio, goal, and `ok` or `missed`, with tabs between. The peer is pyx12 (Python), which reads
//! segments and checks the envelopes, as our reading does; `CALLSLIP_PEERS` says where it is.
#![allow(clippy::float_arithmetic, reason = "measurements, no money")]

use std::io;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Instant;

use callslip_x12::{Body, Event, Interchange, Limits, Reader, Style, document, read, write};

#[path = "mutate/mod.rs"]
mod mutate;

/// How often as fast as pyx12.
const GOAL: f64 = 10.0;
/// Runs of each measurement; the quickest counts.
const ROUNDS: usize = 5;

const SEEDS: [&str; 5] = ["850.edi", "855.edi", "810.edi", "856.edi", "997.edi"];

fn main() -> io::Result<ExitCode> {
    let mutations = match std::env::args().skip(1).collect::<Vec<_>>().as_slice() {
        [] => 1_000_000,
        [flag, count] if flag == "--mutations" => count.parse().unwrap_or(1_000_000),
        _ => {
            eprintln!("usage: bench_x12 [--mutations N]");
            return Ok(ExitCode::from(2));
        }
    };
    let seeds = seeds()?;
    let file = many(&seeds[2])?;
    let megabytes = file.len() as f64 / 1e6;
    let outcome = read(&file);
    let peer = pyx12(&file)?.map(|seconds| megabytes / seconds);
    let quick = row(
        "read",
        megabytes / quickest(|| read(&file).interchanges.len()),
        peer,
    );
    row(
        "read into documents, all checks",
        megabytes / quickest(|| documents(&file)),
        None,
    );
    row(
        "write",
        megabytes / quickest(|| written(&outcome.interchanges[0])),
        None,
    );
    let panics = damaged(mutations, seeds);
    let met = if panics == 0 { "ok" } else { "missed" };
    println!("panics in {mutations} damaged inputs\t{panics}\t-\t-\t0\t{met}");
    Ok(if panics == 0 && quick {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn seeds() -> io::Result<Vec<Vec<u8>>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata");
    SEEDS
        .iter()
        .map(|name| std::fs::read(folder.join(name)))
        .collect()
}

/// An interchange of a few megabytes from one of a few invoices.
fn many(source: &[u8]) -> io::Result<Vec<u8>> {
    let mut interchange = read(source).interchanges.swap_remove(0);
    if let Some(Body::Group(group)) = interchange.bodies.first_mut() {
        let sets = group.sets.clone();
        for _ in 0..2_000 {
            group.sets.extend(sets.iter().cloned());
        }
    }
    let mut bytes = Vec::new();
    write(&interchange, Style::default(), &mut bytes)?;
    Ok(bytes)
}

fn documents(bytes: &[u8]) -> usize {
    let limits = Limits::default();
    let sets = Reader::new(bytes).filter_map(|step| match step.ok()?.event {
        Event::Set(set) => document::read(&set, &limits).document,
        _ => None,
    });
    sets.map(|document| document.lines.len()).sum()
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

/// Prints a row and says whether the goal is met where a peer stands beside it.
fn row(what: &str, ours: f64, peer: Option<f64>) -> bool {
    let Some(peer) = peer else {
        println!("{what}\t{ours:.1} MB/s\t-\t-\t-\t-");
        return true;
    };
    let ratio = ours / peer;
    let met = if ratio >= GOAL { "ok" } else { "missed" };
    println!("{what}\t{ours:.1} MB/s\tpyx12 {peer:.2} MB/s\t{ratio:.0} ×\t≥ {GOAL} ×\t{met}");
    ratio >= GOAL
}

/// The seconds that pyx12 takes to read.
fn pyx12(file: &[u8]) -> io::Result<Option<f64>> {
    let Some(peers) = std::env::var_os("CALLSLIP_PEERS") else {
        return Ok(None);
    };
    let name = format!("callslip-x12-{}.edi", std::process::id());
    let path = std::env::temp_dir().join(name);
    std::fs::write(&path, file)?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/peers/pyx12_speed.py");
    let out = Command::new(Path::new(&peers).join("bin/python3"))
        .arg(script)
        .arg(&path)
        .output();
    std::fs::remove_file(&path)?;
    let out = out?;
    let text = String::from_utf8_lossy(&out.stdout);
    let seconds = text.split_whitespace().next_back();
    let seconds = seconds.and_then(|seconds| seconds.parse().ok());
    let said = || io::Error::other(String::from_utf8_lossy(&out.stderr).into_owned());
    seconds.map(Some).ok_or_else(said)
}

fn damaged(count: u64, seeds: Vec<Vec<u8>>) -> u64 {
    let halves = [4711, 4713].map(|seed| {
        let seeds = seeds.clone();
        std::thread::spawn(move || half(count.div_ceil(2), seed, seeds))
    });
    let halves = halves.into_iter().map(|half| half.join().unwrap_or(1));
    halves.sum()
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

//! Measures reading and writing, and runs damaged inputs: `bench_x12 [--mutations N]`. Rows of what,
//! figure, peer's figure, ratio, goal, and `ok` or `missed`, with tabs between. No peer is known.
#![allow(clippy::float_arithmetic, reason = "measurements, no money")]

use std::io;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use callslip_x12::{Body, Event, Interchange, Limits, Reader, Style, document, read, write};

#[path = "mutate/mod.rs"]
mod mutate;

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
    row(
        "read",
        megabytes / quickest(|| read(&file).interchanges.len()),
    );
    row(
        "read into documents, all checks",
        megabytes / quickest(|| documents(&file)),
    );
    row(
        "write",
        megabytes / quickest(|| written(&outcome.interchanges[0])),
    );
    let panics = damaged(mutations, seeds);
    let met = if panics == 0 { "ok" } else { "missed" };
    println!("panics in {mutations} damaged inputs\t{panics}\t-\t-\t0\t{met}");
    Ok(if panics == 0 {
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

fn row(what: &str, figure: f64) {
    println!("{what}\t{figure:.1} MB/s\t-\t-\t-\t-");
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

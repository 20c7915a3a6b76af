//! Measures reading and writing beside lxml and tries damaged documents: `bench_iso18626 [--mutations N]`.
//! One row a line, tab-separated: what, figure, peer's, ratio, goal, verdict.

#[path = "../tests/common/mod.rs"]
mod common;

use std::hint::black_box;
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use callslip_iso18626::{Limits, Message, Style, elements, read};

/// Messages in a round of measuring.
const ROUND: usize = 4_000;
/// How often ours and the peer take turns.
const TURNS: usize = 4;

fn main() -> ExitCode {
    let Some(mutations) = mutations() else {
        eprintln!("usage: bench_iso18626 [--mutations N]");
        return ExitCode::from(2);
    };
    let documents: Vec<Vec<u8>> = common::files()
        .into_iter()
        .map(|(_, bytes)| bytes)
        .collect();
    let limits = Limits::default();
    let ([parsed, values], theirs) = in_turns(&documents, &limits);
    let messages: Vec<Message> = documents
        .iter()
        .filter_map(|bytes| read(bytes, &limits).message)
        .collect();
    let written = rate(|| {
        turns(&messages).for_each(|message| drop(black_box(message.to_xml(&Style::default()))));
    });
    // The short ones: what long ones hold more is more of the same.
    let short: Vec<Vec<u8>> = documents
        .iter()
        .filter(|bytes| bytes.len() < 3_000)
        .cloned()
        .collect();
    let good = [
        row("parse to elements", parsed, theirs.map(|both| both[0]), 1),
        row(
            "read to values, checked",
            values,
            theirs.map(|both| both[1]),
            10,
        ),
        row("write", written, None, 1),
        damaged(mutations, &short),
    ];
    if good.iter().all(|good| *good) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Messages a second parsed, and read to values; then the peer's. Both take turns, and the best of each counts, so that
/// a moment in which somebody else had the machine is nobody's.
fn in_turns(documents: &[Vec<u8>], limits: &Limits) -> ([u64; 2], Option<[u64; 2]>) {
    let (mut ours, mut peer) = ([0; 2], None);
    for _ in 0..TURNS {
        let parsed = rate(|| {
            turns(documents).for_each(|bytes| drop(black_box(elements(black_box(bytes), limits))));
        });
        let values = rate(|| {
            turns(documents).for_each(|bytes| drop(black_box(read(black_box(bytes), limits))));
        });
        ours = best(ours, [parsed, values]);
        peer = theirs().map(|now| best(now, peer.unwrap_or_default()));
    }
    (ours, peer)
}

fn best(one: [u64; 2], other: [u64; 2]) -> [u64; 2] {
    [one[0].max(other[0]), one[1].max(other[1])]
}

fn mutations() -> Option<u32> {
    let mut args = std::env::args().skip(1);
    match (args.next().as_deref(), args.next()) {
        (None, _) => Some(1_000_000),
        (Some("--mutations"), Some(number)) => number.parse().ok(),
        _ => None,
    }
}

/// A round's worth of these, over and over.
fn turns<T>(all: &[T]) -> impl Iterator<Item = &T> {
    all.iter().cycle().take(ROUND)
}

/// Messages a second in the best of five rounds.
fn rate(mut round: impl FnMut()) -> u64 {
    let times = (0..5).map(|_| {
        let start = Instant::now();
        round();
        start.elapsed()
    });
    let best = times.min().unwrap_or(Duration::MAX);
    u64::try_from(ROUND as u128 * 1_000_000_000 / best.as_nanos().max(1)).unwrap_or(u64::MAX)
}

/// The peer's messages a second: parsing, and parsing and taking values.
fn theirs() -> Option<[u64; 2]> {
    let peers = PathBuf::from(std::env::var_os("CALLSLIP_PEERS")?);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/peers/bench.py");
    let files = common::files()
        .into_iter()
        .map(|(name, _)| common::folder().join(name));
    let done = Command::new(peers.join("bin/python3"))
        .arg(script)
        .arg(ROUND.to_string())
        .args(files)
        .output()
        .ok()?;
    let text = String::from_utf8(done.stdout).ok()?;
    let mut lines = text.lines().map(str::parse);
    Some([lines.next()?.ok()?, lines.next()?.ok()?])
}

/// Prints a row and says whether the goal, so many times the peer's rate, is met.
fn row(what: &str, ours: u64, theirs: Option<u64>, times: u64) -> bool {
    let Some(theirs) = theirs else {
        println!("{what}\t{ours} messages/s\t-\t-\t-\t-");
        return true;
    };
    let tenths = ours * 10 / theirs.max(1);
    let met = tenths >= times * 10;
    let verdict = if met { "ok" } else { "missed" };
    let (whole, tenth) = (tenths / 10, tenths % 10);
    println!(
        "{what}\t{ours} messages/s\tlxml {theirs} messages/s\t{whole}.{tenth} ×\t≥ {times} ×\t{verdict}"
    );
    met
}

/// Tries damaged documents, on every processor that there is.
fn damaged(mutations: u32, seeds: &[Vec<u8>]) -> bool {
    std::panic::set_hook(Box::new(|_| {}));
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    let each = mutations.div_ceil(u32::try_from(threads).unwrap_or(1));
    let panics: u32 = std::thread::scope(|scope| {
        let tries: Vec<_> = (1..=threads)
            .map(|seed| scope.spawn(move || tries(each, seed, seeds)))
            .collect();
        tries
            .into_iter()
            .map(|tries| tries.join().unwrap_or(each))
            .sum()
    });
    let verdict = if panics == 0 { "ok" } else { "missed" };
    println!("panics in {mutations} damaged documents\t{panics}\t-\t-\t0\t{verdict}");
    panics == 0
}

/// How many of so many damaged documents make the reader or the writer panic.
fn tries(count: u32, seed: usize, seeds: &[Vec<u8>]) -> u32 {
    let mut dice = common::Dice(0x1862_0001 * seed as u64);
    let mut panics = 0;
    for _ in 0..count {
        let mut input = seeds[dice.roll(seeds.len())].clone();
        common::damage(&mut input, &mut dice);
        let tried = catch_unwind(AssertUnwindSafe(|| {
            let outcome = read(&input, &Limits::default());
            outcome
                .message
                .map(|message| message.to_xml(&Style::default()))
        }));
        panics += u32::from(tried.is_err());
    }
    panics
}

//! Measures reading and writing beside the `sip2` crate and tries damaged messages:
//! `bench_sip2 [--mutations N]`. One row a line, tab-separated: what, figure, peer's, ratio, goal, verdict.

#[path = "../tests/common/mod.rs"]
mod common;

use std::hint::black_box;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use callslip_sip2::{Dialect, Limits, Message, read, write};

/// Messages in a round of measuring.
const ROUND: usize = 40_000;

fn main() -> ExitCode {
    let Some(mutations) = mutations() else {
        eprintln!("usage: bench_sip2 [--mutations N]");
        return ExitCode::from(2);
    };
    let texts: Vec<String> = common::messages()
        .iter()
        .filter_map(|text| sound(text))
        .collect();
    let good = [
        reading(&texts),
        writing(&texts),
        memory(),
        damaged(mutations),
    ];
    if good.iter().all(|good| *good) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn mutations() -> Option<u32> {
    let mut args = std::env::args().skip(1);
    match (args.next().as_deref(), args.next()) {
        (None, _) => Some(1_000_000),
        (Some("--mutations"), Some(number)) => number.parse().ok(),
        _ => None,
    }
}

/// The message as its sender had it, in ASCII so that both can read it: with the right checksum.
fn sound(text: &str) -> Option<String> {
    let outcome = read(text.as_bytes(), &Dialect::default(), &Limits::default());
    let mut bytes = Vec::new();
    write(&outcome.message?, &Dialect::default(), &mut bytes);
    let text = String::from_utf8(bytes).ok()?;
    let sound = read(text.as_bytes(), &Dialect::default(), &Limits::default())
        .faults
        .is_empty();
    (sound && text.is_ascii()).then(|| text.trim_end().to_owned())
}

/// The best of five rounds.
fn best(mut round: impl FnMut()) -> Duration {
    let mut times = (0..5).map(|_| {
        let start = Instant::now();
        round();
        start.elapsed()
    });
    let first = times.next().unwrap_or_default();
    times.fold(first, Duration::min)
}

/// Messages a second.
fn rate(time: Duration) -> u64 {
    let per = u128::try_from(ROUND).unwrap_or(0) * 1_000_000_000 / time.as_nanos().max(1);
    u64::try_from(per).unwrap_or(u64::MAX)
}

/// Prints a row and says whether the goal, at least as many as the peer, is met.
fn row(what: &str, ours: u64, theirs: u64) -> bool {
    let met = ours >= theirs;
    let tenths = ours * 10 / theirs.max(1);
    let verdict = if met { "ok" } else { "missed" };
    let (whole, tenth) = (tenths / 10, tenths % 10);
    println!(
        "{what}\t{ours} messages/s\tsip2 {theirs} messages/s\t{whole}.{tenth} ×\t≥ 1 ×\t{verdict}"
    );
    met
}

fn reading(texts: &[String]) -> bool {
    let (dialect, limits) = (Dialect::default(), Limits::default());
    let ours = best(|| {
        for text in texts.iter().cycle().take(ROUND) {
            black_box(read(black_box(text.as_bytes()), &dialect, &limits));
        }
    });
    let theirs = best(|| {
        for text in texts.iter().cycle().take(ROUND) {
            // It reads some and refuses others; both are its answer.
            let _ = black_box(sip2::Message::from_sip(black_box(text)));
        }
    });
    row("read", rate(ours), rate(theirs))
}

fn writing(texts: &[String]) -> bool {
    let dialect = Dialect::default();
    let read = |text: &String| read(text.as_bytes(), &dialect, &Limits::default()).message;
    let mut messages: Vec<Message> = texts.iter().filter_map(read).collect();
    messages
        .iter_mut()
        .for_each(|message| message.checksum = false);
    let peers: Vec<_> = texts
        .iter()
        .filter_map(|text| sip2::Message::from_sip(text).ok())
        .collect();
    let mut out = Vec::new();
    let ours = best(|| {
        for message in messages.iter().cycle().take(ROUND) {
            out.clear();
            black_box(write(message, &dialect, &mut out));
        }
    });
    let theirs = best(|| {
        for message in peers.iter().cycle().take(ROUND) {
            black_box(message.to_sip());
        }
    });
    row("write", rate(ours), rate(theirs))
}

/// A line without end: what is held never grows past the limit.
fn memory() -> bool {
    let limits = Limits::default();
    let mut framer = callslip_sip2::Framer::new(&limits);
    let mut longest = 0;
    let chunk = [b'9'; 65_536];
    for _ in 0..1024 {
        framer.push(&chunk, |frame| longest = longest.max(frame.bytes.len()));
    }
    let met = longest <= limits.message;
    let verdict = if met { "ok" } else { "missed" };
    println!(
        "held of a 64 MiB line\t{longest} bytes\t-\t-\t≤ {} bytes\t{verdict}",
        limits.message
    );
    met
}

fn damaged(mutations: u32) -> bool {
    std::panic::set_hook(Box::new(|_| {}));
    let seeds = common::messages();
    let mut dice = common::Dice(0x51D2);
    let mut panics = 0;
    for _ in 0..mutations {
        let mut input = seeds[dice.roll(seeds.len())].clone().into_bytes();
        common::damage(&mut input, &mut dice);
        let tried = catch_unwind(AssertUnwindSafe(|| {
            let outcome = read(&input, &Dialect::default(), &Limits::default());
            if let Some(message) = outcome.message {
                write(&message, &Dialect::default(), &mut Vec::new());
            }
        }));
        panics += u32::from(tried.is_err());
    }
    let verdict = if panics == 0 { "ok" } else { "missed" };
    println!("panics in {mutations} damaged messages\t{panics}\t-\t-\t0\t{verdict}");
    panics == 0
}

//! Measures reading a list of half a million rows and comparing two, and runs damaged inputs:
//! `bench_kbart [--mutations N]`. Rows of what, figure, peer's figure, ratio, goal, and `ok` or
//! `missed`, with tabs between. No peer is known.
#![allow(clippy::float_arithmetic, reason = "measurements, no money")]

use std::fmt::Write as _;
use std::io::{self, Read};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use callslip_kbart::{Reader, Row, Writer, columns, compare};

#[path = "mutate/mod.rs"]
mod mutate;

const ROWS: usize = 500_000;
const ROUNDS: usize = 5;

/// Rows made as they are asked for, so that nothing but the reader takes memory.
struct List {
    row: usize,
    year: usize,
    waiting: Vec<u8>,
}

impl List {
    fn new(year: usize) -> Self {
        let names: Vec<&str> = columns().iter().map(|column| column.name).collect();
        Self {
            row: 0,
            year,
            waiting: format!("{}\n", names.join("\t")).into_bytes(),
        }
    }

    fn more(&mut self) {
        let mut text = String::new();
        while self.row < ROWS && text.len() < 1 << 16 {
            let at = self.row;
            let year = self.year + at % 40;
            let embargo = if at.is_multiple_of(10) { "P1Y" } else { "" };
            // A String takes whatever is written.
            let _ = writeln!(
                text,
                "Journal of Rivers and Lakes, Section {at}\t\t2049-3630\t{year}\t1\t1\t\t\t\thttps://example.org/journals/{at}\t\tj{at}\t{embargo}\tfulltext\t\tExample University Press\tserial\t\t\t\t\t\t\t\tP"
            );
            self.row += 1;
        }
        self.waiting.extend(text.into_bytes());
    }
}

impl Read for List {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.waiting.is_empty() {
            self.more();
        }
        let count = self.waiting.len().min(buffer.len());
        buffer[..count].copy_from_slice(&self.waiting[..count]);
        self.waiting.drain(..count);
        Ok(count)
    }
}

fn main() -> io::Result<ExitCode> {
    let mutations = match std::env::args().skip(1).collect::<Vec<_>>().as_slice() {
        [] => 1_000_000,
        [flag, count] if flag == "--mutations" => count.parse().unwrap_or(1_000_000),
        _ => {
            eprintln!("usage: bench_kbart [--mutations N]");
            return Ok(ExitCode::from(2));
        }
    };
    let mut reading = f64::INFINITY;
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        let mut rows = 0;
        for step in Reader::new(List::new(1980))? {
            rows += usize::from(step?.faults.is_empty());
        }
        assert_eq!(rows, ROWS, "a clean list");
        reading = reading.min(begun.elapsed().as_secs_f64());
    }
    row("500,000 rows read and checked", reading, 5.0);
    row("memory at its highest after that", megabytes(), 64.0);
    let (old, new) = (rows(1980)?, rows(1981)?);
    let begun = Instant::now();
    let changes = compare(old, new);
    assert_eq!(changes.changed.len(), ROWS, "every year moved");
    row(
        "500,000 titles compared with 500,000",
        begun.elapsed().as_secs_f64(),
        10.0,
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

fn rows(year: usize) -> io::Result<Vec<Row>> {
    let reader = Reader::new(List::new(year))?;
    reader.map(|step| step.map(|step| step.row)).collect()
}

/// The most memory that this program has had, in megabytes.
fn megabytes() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kilobytes.unwrap_or_default() / 1e3
}

fn row(what: &str, figure: f64, goal: f64) {
    let unit = if what.starts_with("memory") {
        "MB"
    } else {
        "s"
    };
    let met = if figure < goal { "ok" } else { "missed" };
    println!("{what}\t{figure:.2} {unit}\t-\t-\t< {goal} {unit}\t{met}");
}

fn damaged(count: u64) -> io::Result<u64> {
    let mut seeds = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata");
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_file() {
            let mut bytes = std::fs::read(path)?;
            bytes.truncate(1_000);
            seeds.push(bytes);
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
        let taken = std::panic::catch_unwind(|| work(bytes));
        panics += u64::from(taken.is_err());
    }
    panics
}

/// Reads a list, compares it with itself, and writes it.
fn work(bytes: &[u8]) -> io::Result<()> {
    let rows: Vec<Row> = Reader::new(bytes)?
        .map(|step| step.map(|step| step.row))
        .collect::<io::Result<_>>()?;
    let mut writer = Writer::new(io::sink(), &[])?;
    for row in &rows {
        writer.write(row)?;
    }
    std::hint::black_box(compare(rows.clone(), rows));
    Ok(())
}

//! How fast queries are read and written, beside cql-parser and yaz where they are at hand, and a
//! million broken queries: `bench_cql [--mutations N]`. Rows with tabs between: what, figure,
//! peer's figure, ratio, goal, ok or missed.
#![allow(clippy::float_arithmetic, reason = "measurements, no money")]

#[path = "common/mutate.rs"]
mod mutate;

use std::io::Write;
use std::panic::catch_unwind;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

use callslip_cql::{Mapping, Options, Query, Version, parse, parse_bytes};

/// The queries of yaz's tests, which both sides read.
const ROWS: &str = include_str!("../testdata/xcql.txt");

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let mutations = match words.as_slice() {
        [] => 1_000_000,
        [flag, number] if flag == "--mutations" => number.parse().unwrap_or(1_000_000),
        _ => {
            eprintln!("usage: bench_cql [--mutations N]");
            return ExitCode::from(2);
        }
    };
    let options = Options::default();
    let all = queries();
    let good: Vec<String> = all
        .iter()
        .filter(|query| parse(query, &options).whole().is_ok())
        .cloned()
        .collect();
    let ours = reading(&good, &options);
    beside("queries read", ours, cql_parser(&good));
    writing(&good, &options);
    let panics = broken(&all, mutations);
    let met = if panics == 0 { "ok" } else { "missed" };
    println!("{mutations} broken queries\t{panics} panics\t-\t-\t0\t{met}");
    if panics == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn queries() -> Vec<String> {
    let rows = ROWS.split("==== ").filter_map(|row| row.split_once('\n'));
    let queries = rows.filter_map(|(_, rest)| rest.split_once("\n--\n"));
    queries.map(|(query, _)| query.to_owned()).collect()
}

/// The best of five, in units a second.
fn best(units: usize, mut run: impl FnMut()) -> f64 {
    let mut best = f64::MAX;
    for _ in 0..5 {
        let start = Instant::now();
        run();
        best = best.min(start.elapsed().as_secs_f64());
    }
    units as f64 / best
}

fn reading(queries: &[String], options: &Options) -> f64 {
    let rounds = 2_000;
    best(queries.len() * rounds, || {
        for _ in 0..rounds {
            for query in queries {
                std::hint::black_box(parse(query, options));
            }
        }
    })
}

fn writing(queries: &[String], options: &Options) {
    let trees: Vec<Query> = queries
        .iter()
        .filter_map(|query| parse(query, options).query)
        .collect();
    let mapping = Mapping::bib1();
    let rounds = 500;
    let row = |what: &str, write: &dyn Fn(&Query) -> String| {
        let figure = best(trees.len() * rounds, || {
            for _ in 0..rounds {
                for tree in &trees {
                    std::hint::black_box(write(tree));
                }
            }
        });
        println!("queries written as {what}\t{figure:.0}/s\t-\t-\t-\t-");
    };
    row("CQL", &|query| query.to_string());
    row("XCQL", &|query| query.to_xcql(Version::V2_0));
    row("PQF", &|query| mapping.to_pqf(query).unwrap_or_default());
}

fn beside(what: &str, ours: f64, peer: Option<f64>) {
    let Some(peer) = peer else {
        println!("{what}\t{ours:.0}/s\t-\t-\t-\t-");
        return;
    };
    let ratio = ours / peer;
    let met = if ratio >= 10.0 { "ok" } else { "missed" };
    println!("{what}\t{ours:.0}/s\tcql-parser {peer:.0}/s\t{ratio:.0}x\t10x\t{met}");
}

/// Queries a second that cql-parser reads, if it is at hand.
fn cql_parser(queries: &[String]) -> Option<f64> {
    let folder = std::env::var_os("CALLSLIP_PEERS")?;
    let script = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/peers/cql_parser_xcql.py"
    );
    let mut many = Vec::new();
    for _ in 0..20 {
        many.extend(queries);
    }
    let input = serde_json::to_vec(&many).ok()?;
    let mut child = Command::new(Path::new(&folder).join("bin/python3"))
        .args([script, "--time"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    child.stdin.take()?.write_all(&input).ok()?;
    let output = child.wait_with_output().ok()?;
    let seconds: f64 = String::from_utf8(output.stdout).ok()?.trim().parse().ok()?;
    Some(many.len() as f64 / seconds)
}

/// Panics over so many broken queries.
fn broken(queries: &[String], mutations: usize) -> usize {
    let seeds: Vec<Vec<u8>> = queries
        .iter()
        .map(|query| query.clone().into_bytes())
        .collect();
    let mapping = Mapping::bib1();
    let mut random = mutate::Random::new(11);
    let mut panics = 0;
    for _ in 0..mutations {
        let bytes = mutate::broken(&seeds, &mut random);
        let done = catch_unwind(|| {
            if let Some(query) = parse_bytes(&bytes, &Options::default()).query {
                let _ = std::hint::black_box((query.to_string(), mapping.to_pqf(&query).is_ok()));
            }
        });
        panics += usize::from(done.is_err());
    }
    panics
}

//! Checks COUNTER reports: `check_counter [--json] [FILE...]`, or two forms of one: `--compare FIRST SECOND`
//!
//! One line a fault: `file:offset: rule: place: message; what to do`. Exit status 0 clean, 1 faults, 2 usage.

use std::fs::File;
use std::io::{self, Read, Write};
use std::process::ExitCode;

use callslip_counter::{Fault, Limits, Outcome, check, compare, read};

const USAGE: &str =
    "usage: check_counter [--json] [FILE...] | check_counter --compare FIRST SECOND";

fn main() -> ExitCode {
    let mut words: Vec<String> = std::env::args().skip(1).collect();
    let json = words.first().is_some_and(|word| word == "--json");
    let pair = words.first().is_some_and(|word| word == "--compare");
    if json || pair {
        words.remove(0);
    }
    if words.iter().any(|word| word.starts_with("--")) || pair && words.len() != 2 {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    }
    if words.is_empty() {
        words.push("-".to_owned());
    }
    let clean = match words.as_slice() {
        [first, second] if pair => both(first, second),
        all => {
            // Every file has its turn, also after one with faults.
            let told = all.iter().map(|name| told(name, json));
            let found: Vec<bool> = told.collect();
            Ok(!found.contains(&false))
        }
    };
    match clean {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Checks one file; what cannot be read is told.
fn told(name: &str, json: bool) -> bool {
    one(name, json).unwrap_or_else(|error| {
        eprintln!("{name}: {error}");
        false
    })
}

fn open(name: &str) -> io::Result<Outcome> {
    let limits = Limits::default();
    let mut bytes = Vec::new();
    let input: Box<dyn Read> = if name == "-" {
        Box::new(io::stdin())
    } else {
        Box::new(File::open(name)?)
    };
    input
        .take(limits.bytes as u64 + 1)
        .read_to_end(&mut bytes)?;
    let mut outcome = read(&bytes, &limits);
    outcome.faults.extend(check(&outcome.report, &limits));
    Ok(outcome)
}

fn one(name: &str, json: bool) -> io::Result<bool> {
    let outcome = open(name)?;
    let mut out = io::stdout().lock();
    if json {
        serde_json::to_writer(&mut out, &outcome)?;
        writeln!(out)?;
    } else {
        write_faults(name, &outcome.faults, &mut out)?;
    }
    Ok(outcome.faults.is_empty())
}

fn write_faults(name: &str, faults: &[Fault], out: &mut impl Write) -> io::Result<()> {
    for fault in faults {
        writeln!(out, "{name}:{fault}")?;
    }
    Ok(())
}

fn both(first: &str, second: &str) -> io::Result<bool> {
    let found = compare(&open(first)?.report, &open(second)?.report, 1_000);
    let mut out = io::stdout().lock();
    for it in &found {
        writeln!(out, "{}: `{}` and `{}`", it.what, it.first, it.second)?;
    }
    Ok(found.is_empty())
}

//! Checks caption files: `check_captions [--json] [--guidelines NAME] [--running SECONDS] [FILE...]`
//!
//! One line a fault: `file:offset: rule: message; what to do`. Exit status 0 clean, 1 faults, 2 usage.

use std::fs::File;
use std::io::{self, Write};
use std::process::ExitCode;

use callslip_captions::{Fault, Guidelines, Limits, Parsed, Report, check, read_from};
use serde::Serialize;

const USAGE: &str = "usage: check_captions [--json] [--guidelines netflix|netflix-children|dcmp|bbc|none] \
                     [--running SECONDS] [FILE...]";

/// What the command line asks for.
#[derive(Default)]
struct Asked {
    json: bool,
    guidelines: Option<Guidelines>,
    running_ms: Option<u64>,
    files: Vec<String>,
}

/// What is written with `--json`.
#[derive(Serialize)]
struct Written<'a> {
    file: &'a str,
    parsed: &'a Parsed,
    report: Option<&'a Report>,
}

fn main() -> ExitCode {
    let Some(asked) = ask() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let mut clean = true;
    for name in &asked.files {
        match one(name, &asked) {
            Ok(good) => clean &= good,
            Err(error) => {
                eprintln!("{name}: {error}");
                clean = false;
            }
        }
    }
    ExitCode::from(u8::from(!clean))
}

fn ask() -> Option<Asked> {
    let mut asked = Asked {
        guidelines: Some(Guidelines::default()),
        ..Asked::default()
    };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--json" => asked.json = true,
            "--guidelines" => match words.next()?.as_str() {
                "none" => asked.guidelines = None,
                name => asked.guidelines = Some(Guidelines::named(name)?),
            },
            "--running" => {
                asked.running_ms = Some(words.next()?.parse::<u64>().ok()?.checked_mul(1000)?);
            }
            _ if word.starts_with("--") => return None,
            _ => asked.files.push(word),
        }
    }
    if asked.files.is_empty() {
        asked.files.push("-".to_owned());
    }
    Some(asked)
}

/// Checks one file (`-` is the standard input); whether it is clean.
fn one(name: &str, asked: &Asked) -> io::Result<bool> {
    let limits = Limits::default();
    let parsed = if name == "-" {
        read_from(io::stdin().lock(), &limits)?
    } else {
        read_from(File::open(name)?, &limits)?
    };
    let readable = asked
        .guidelines
        .as_ref()
        .filter(|_| !parsed.track.cues.is_empty());
    let report = readable.map(|it| check(&parsed.track, it, asked.running_ms));
    let mut out = io::stdout().lock();
    if asked.json {
        let report = report.as_ref();
        let file = name;
        serde_json::to_writer(
            &mut out,
            &Written {
                file,
                parsed: &parsed,
                report,
            },
        )?;
        writeln!(out)?;
    } else {
        let faults = all(&parsed, report.as_ref());
        for fault in faults {
            writeln!(out, "{name}:{fault}")?;
        }
    }
    Ok(all(&parsed, report.as_ref()).next().is_none())
}

fn all<'a>(parsed: &'a Parsed, report: Option<&'a Report>) -> impl Iterator<Item = &'a Fault> {
    let checked = report
        .map(|report| report.faults.as_slice())
        .unwrap_or_default();
    parsed.faults.iter().chain(checked)
}

//! Checks X12 files: `check_x12 [--json] [FILE...]`, standard input without a file. One line
//! for each fault, `file:offset: rule: message`; with `--json` what was read, a line for each set.
//! Status 0: clean; 1: faults, or a file cannot be read; 2: wrong usage.

use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::process::ExitCode;

use callslip_x12::document;
use callslip_x12::{Event, Fault, Limits, Reader};

fn main() -> ExitCode {
    let mut json = false;
    let mut files = Vec::new();
    for word in std::env::args().skip(1) {
        match word.as_str() {
            "--json" => json = true,
            flag if flag.starts_with("--") => {
                eprintln!("usage: check_x12 [--json] [FILE...]");
                return ExitCode::from(2);
            }
            _ => files.push(word),
        }
    }
    let mut out = BufWriter::new(io::stdout().lock());
    let mut clean = true;
    if files.is_empty() {
        clean &= told("-", check("-", io::stdin().lock(), json, &mut out));
    }
    for file in &files {
        let checked = File::open(file).and_then(|bytes| check(file, bytes, json, &mut out));
        clean &= told(file, checked);
    }
    match out.flush() {
        Ok(()) if clean => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

/// Whether a file was clean; says why it cannot be read.
fn told(file: &str, checked: io::Result<bool>) -> bool {
    checked.unwrap_or_else(|error| {
        eprintln!("{file}: {error}");
        false
    })
}

fn check(file: &str, source: impl Read, json: bool, out: &mut impl Write) -> io::Result<bool> {
    let limits = Limits::default();
    let mut clean = true;
    for step in Reader::with_limits(source, limits) {
        let step = step?;
        let mut faults: Vec<Fault> = step.faults;
        match &step.event {
            Event::Set(set) => {
                let reading = document::read(set, &limits);
                faults.extend(reading.faults);
                match reading.document {
                    Some(document) if json => line(out, &document)?,
                    None if json => line(out, set)?,
                    _ => {}
                }
            }
            Event::Begin(header, _) if json => line(out, header)?,
            Event::Group(header) if json => line(out, header)?,
            Event::Stray(segment) if json => line(out, segment)?,
            _ => {}
        }
        clean &= faults.is_empty();
        for fault in faults.iter().filter(|_| !json) {
            writeln!(out, "{file}:{fault}")?;
        }
    }
    Ok(clean)
}

fn line(out: &mut impl Write, value: &impl serde::Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    writeln!(out)
}

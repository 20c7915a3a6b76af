//! Checks title lists: `check_kbart [--json] [FILE...]`, standard input without a file. One line
//! for each fault, `file:offset: rule: message`; with `--json` what was read, a line for each row.
//! Status 0: clean; 1: faults, or a file cannot be read; 2: wrong usage.

use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::process::ExitCode;

use callslip_kbart::Reader;

fn main() -> ExitCode {
    let mut json = false;
    let mut files = Vec::new();
    for word in std::env::args().skip(1) {
        match word.as_str() {
            "--json" => json = true,
            flag if flag.starts_with("--") => {
                eprintln!("usage: check_kbart [--json] [FILE...]");
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
    let reader = Reader::new(source)?;
    let mut clean = reader.header_faults().is_empty();
    if json {
        line(out, reader.header())?;
    } else {
        for fault in reader.header_faults() {
            writeln!(out, "{file}:{fault}")?;
        }
    }
    for step in reader {
        let step = step?;
        clean &= step.faults.is_empty();
        if json {
            line(out, &step.row)?;
        } else {
            for fault in &step.faults {
                writeln!(out, "{file}:{fault}")?;
            }
        }
    }
    Ok(clean)
}

fn line(out: &mut impl Write, value: &impl serde::Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    writeln!(out)
}

//! Lists what is wrong with saved responses as `file:offset: rule: message`:
//! `check_sru [--json] [FILE...]`. Without a file it reads standard input.
//! Ends with 0 when all is well, 1 with faults or an unreadable file, 2 for wrong usage.

use std::fs::File;
use std::io::{self, Read, Write};
use std::process::ExitCode;

use callslip_sru::{Limits, Response};

fn main() -> ExitCode {
    let (options, files): (Vec<String>, Vec<String>) = std::env::args()
        .skip(1)
        .partition(|it| it.starts_with("--"));
    if options.iter().any(|it| it != "--json") {
        eprintln!("usage: check_sru [--json] [FILE...]");
        return ExitCode::from(2);
    }
    let files = if files.is_empty() {
        vec!["-".to_owned()]
    } else {
        files
    };
    let mut good = true;
    for file in &files {
        match check(file, !options.is_empty()) {
            Ok(clean) => good &= clean,
            Err(error) => {
                eprintln!("{file}: {error}");
                good = false;
            }
        }
    }
    if good {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Whether there is nothing wrong with a file.
fn check(file: &str, json: bool) -> io::Result<bool> {
    let limits = Limits::default();
    let most = limits.bytes as u64 + 1;
    let mut bytes = Vec::new();
    if file == "-" {
        io::stdin().lock().take(most).read_to_end(&mut bytes)?;
    } else {
        File::open(file)?.take(most).read_to_end(&mut bytes)?;
    }
    let outcome = Response::read_with(&bytes, limits);
    let mut out = io::stdout().lock();
    if json {
        serde_json::to_writer_pretty(&mut out, &outcome)?;
        writeln!(out)?;
    } else {
        for fault in &outcome.faults {
            writeln!(out, "{file}:{fault}")?;
        }
    }
    Ok(outcome.faults.is_empty())
}

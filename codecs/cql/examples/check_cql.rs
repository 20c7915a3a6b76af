//! Lists what is wrong with queries, one a line, as `file:offset: rule: message`:
//! `check_cql [--json] [--1.1 | --1.2] [FILE...]`. Without a file it reads standard input.
//! Ends with 0 when all is well, 1 with faults or an unreadable file, 2 for wrong usage.

use std::fs::File;
use std::io::{self, Read, Write};
use std::process::ExitCode;

use callslip_cql::{Options, Version, parse_bytes};

/// The largest file that is read.
const LARGEST: u64 = 256 * 1024 * 1024;

fn main() -> ExitCode {
    let (words, files): (Vec<String>, Vec<String>) = std::env::args()
        .skip(1)
        .partition(|word| word.starts_with("--"));
    let mut options = Options::default();
    let mut json = false;
    for word in &words {
        match word.as_str() {
            "--json" => json = true,
            "--1.1" => options.version = Version::V1_1,
            "--1.2" => options.version = Version::V1_2,
            _ => {
                eprintln!("usage: check_cql [--json] [--1.1 | --1.2] [FILE...]");
                return ExitCode::from(2);
            }
        }
    }
    let files = if files.is_empty() {
        vec!["-".to_owned()]
    } else {
        files
    };
    let mut good = true;
    for file in &files {
        good &= check(file, json, &options).unwrap_or_else(|error| {
            eprintln!("{file}: {error}");
            false
        });
    }
    if good {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Whether there is nothing wrong with any line of a file; empty lines are passed over.
fn check(file: &str, json: bool, options: &Options) -> io::Result<bool> {
    let mut bytes = Vec::new();
    if file == "-" {
        io::stdin().lock().take(LARGEST).read_to_end(&mut bytes)?;
    } else {
        File::open(file)?.take(LARGEST).read_to_end(&mut bytes)?;
    }
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut good = true;
    let mut start = 0;
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        let query = line.trim_ascii_end();
        if !query.trim_ascii().is_empty() {
            let mut parsed = parse_bytes(query, options);
            good &= parsed.faults.is_empty();
            for fault in &mut parsed.faults {
                fault.at += start;
                if !json {
                    writeln!(out, "{file}:{fault}")?;
                }
            }
            if json {
                serde_json::to_writer(&mut out, &parsed)?;
                writeln!(out)?;
            }
        }
        start += line.len();
    }
    out.flush()?;
    Ok(good)
}

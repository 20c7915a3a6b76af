//! Lists what is wrong with saved APDUs as `file:offset: rule: message`:
//! `check_z3950 [--json | --pqf] [FILE...]`. A file holds APDUs one after the other, as a
//! connection carries them; without a file it reads standard input. With `--pqf` a file holds
//! queries, one a line. Ends with 0 when all is well, 1 with faults or an unreadable file, 2 for
//! wrong usage.

use std::fs::File;
use std::io::{self, Read, Write};
use std::process::ExitCode;

use callslip_z3950::{Apdu, Frame, Framer, Limits, Rpn};

/// The largest file that is read.
const LARGEST: u64 = 256 * 1024 * 1024;

fn main() -> ExitCode {
    let (words, files): (Vec<String>, Vec<String>) = std::env::args()
        .skip(1)
        .partition(|word| word.starts_with("--"));
    let check = match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => list,
        ["--json"] => json,
        ["--pqf"] => pqf,
        _ => {
            eprintln!("usage: check_z3950 [--json | --pqf] [FILE...]");
            return ExitCode::from(2);
        }
    };
    let files = if files.is_empty() {
        vec!["-".to_owned()]
    } else {
        files
    };
    let mut good = true;
    for file in &files {
        let read = read(file).and_then(|bytes| check(file, &bytes));
        good &= read.unwrap_or_else(|error| {
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

fn read(file: &str) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if file == "-" {
        io::stdin().lock().take(LARGEST).read_to_end(&mut bytes)?;
    } else {
        File::open(file)?.take(LARGEST).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

fn list(file: &str, bytes: &[u8]) -> io::Result<bool> {
    apdus(file, bytes, false)
}

fn json(file: &str, bytes: &[u8]) -> io::Result<bool> {
    apdus(file, bytes, true)
}

/// Whether there is nothing wrong with any APDU of a file.
fn apdus(file: &str, bytes: &[u8], json: bool) -> io::Result<bool> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut framer = Framer::new(Limits::default());
    let (mut at, mut good) = (0, true);
    while at < bytes.len() {
        let rest = &bytes[at..];
        let size = match framer.scan(rest) {
            Ok(Frame::Whole(size)) => size,
            Ok(Frame::More(_)) => rest.len(),
            Err(mut fault) => {
                fault.at += at;
                writeln!(out, "{file}:{fault}")?;
                return Ok(false);
            }
        };
        let mut reading = Apdu::read(&rest[..size], Limits::default());
        good &= reading.faults.is_empty();
        for fault in &mut reading.faults {
            fault.at += at;
            if !json {
                writeln!(out, "{file}:{fault}")?;
            }
        }
        if json {
            serde_json::to_writer(&mut out, &reading)?;
            writeln!(out)?;
        }
        at += size;
    }
    out.flush()?;
    Ok(good)
}

/// Whether every line of a file is a query.
fn pqf(file: &str, bytes: &[u8]) -> io::Result<bool> {
    let mut out = io::stdout().lock();
    let text = String::from_utf8_lossy(bytes);
    let (mut at, mut good) = (0, true);
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty()
            && let Err(mut fault) = Rpn::from_pqf(line.trim_end())
        {
            fault.at += at;
            good = false;
            writeln!(out, "{file}:{fault}")?;
        }
        at += line.len();
    }
    Ok(good)
}

//! Checks OpenURL links, one on each line: `check_openurl [--json] [FILE...]`
//!
//! One line a fault: `file:offset: rule: key: message; what to do`, the offset counted from the start of
//! the file. Exit status 0 clean, 1 faults, 2 usage.

use std::fs::File;
use std::io::{self, Read, Write};
use std::process::ExitCode;

use callslip_openurl::{Limits, read_with_charset};

fn main() -> ExitCode {
    let (flags, mut files): (Vec<String>, Vec<String>) = std::env::args()
        .skip(1)
        .partition(|word| word.starts_with("--"));
    if flags.iter().any(|flag| flag != "--json") {
        eprintln!("usage: check_openurl [--json] [FILE...]");
        return ExitCode::from(2);
    }
    if files.is_empty() {
        files.push("-".to_owned());
    }
    let mut clean = true;
    for name in &files {
        clean &= one(name, !flags.is_empty()).unwrap_or_else(|error| {
            eprintln!("{name}: {error}");
            false
        });
    }
    if clean {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Checks the links of one file (`-` is the standard input); whether they are clean.
fn one(name: &str, json: bool) -> io::Result<bool> {
    let mut bytes = Vec::new();
    let input: Box<dyn Read> = if name == "-" {
        Box::new(io::stdin())
    } else {
        Box::new(File::open(name)?)
    };
    input.take(1 << 28).read_to_end(&mut bytes)?;
    let mut out = io::stdout().lock();
    let (mut offset, mut clean) = (0, true);
    for line in bytes.split(|byte| *byte == b'\n') {
        if !line.trim_ascii().is_empty() {
            let outcome = read_with_charset(line, None, &Limits::default());
            clean &= outcome.faults.is_empty();
            if json {
                serde_json::to_writer(&mut out, &outcome)?;
                writeln!(out)?;
            } else {
                for mut fault in outcome.faults {
                    fault.offset += offset;
                    writeln!(out, "{name}:{fault}")?;
                }
            }
        }
        offset += line.len() as u64 + 1;
    }
    Ok(clean)
}

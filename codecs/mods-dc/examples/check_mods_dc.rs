//! Lists what records lack for the other forms as `file:offset: rule: message`:
//! `check_mods_dc [--json] [FILE...]`. With `--json`, each record as schema.org, one a line.
//! Without a file it reads standard input. Ends with 0 when all is well, 1 with faults or an
//! unreadable file, 2 for wrong usage.

use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::process::ExitCode;

use callslip_marc::{Limits, open};
use callslip_mods_dc::{mods, schema_org};

fn main() -> ExitCode {
    let (options, files): (Vec<String>, Vec<String>) = std::env::args()
        .skip(1)
        .partition(|it| it.starts_with("--"));
    if options.iter().any(|it| it != "--json") {
        eprintln!("usage: check_mods_dc [--json] [FILE...]");
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

/// Whether no record of a file lacks anything.
fn check(file: &str, json: bool) -> io::Result<bool> {
    let input: Box<dyn Read + Send> = if file == "-" {
        Box::new(io::stdin())
    } else {
        Box::new(File::open(file)?)
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let mut clean = true;
    for outcome in open(input, None, Limits::default())? {
        let outcome = outcome?;
        clean &= outcome.faults.is_empty();
        for fault in outcome.faults.iter().filter(|_| !json) {
            writeln!(out, "{file}:{}: {}: {fault}", fault.offset, fault.code())?;
        }
        let Some(record) = outcome.record else {
            continue;
        };
        let converted = mods::to_element(&record);
        clean &= converted.faults.is_empty();
        if json {
            writeln!(out, "{}", schema_org::to_json(&record, None).value)?;
            continue;
        }
        for fault in &converted.faults {
            writeln!(out, "{file}:{}: {fault}", outcome.offset)?;
        }
    }
    out.flush()?;
    Ok(clean)
}

//! Checks files and lists what is wrong as `file:record:offset: tag: message`: `check FILE...`

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use callslip_marc::{Check, Fault, Summary};

fn main() -> ExitCode {
    let mut good = true;
    for path in std::env::args().skip(1) {
        match check(&path) {
            Ok(summary) => {
                eprintln!(
                    "{path}: {} records, {} problems",
                    summary.records, summary.faults
                );
                good &= summary.faults == 0;
            }
            Err(error) => {
                eprintln!("{path}: {error}");
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

fn check(path: &str) -> io::Result<Summary> {
    let mut out = BufWriter::new(io::stdout());
    let mut written = Ok(());
    let list = |fault: &Fault| {
        if written.is_ok() {
            written = writeln!(out, "{path}:{fault}");
        }
    };
    let summary = Check::default().run(File::open(path)?, list)?;
    written.and(Ok(summary))
}

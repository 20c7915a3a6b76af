//! Counts the records of files: `count FILE...`

use std::fs::File;
use std::process::ExitCode;

use callslip_marc::{Limits, count};

fn main() -> ExitCode {
    let mut good = true;
    for path in std::env::args().skip(1) {
        let counted = File::open(&path).and_then(|file| count(file, None, Limits::default()));
        match counted {
            Ok(count) => println!("{path}: {} records", count.records),
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

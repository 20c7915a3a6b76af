//! Converts a file to standard output: `convert marc|marcxml|json|mrk FILE`

use std::fs::File;
use std::io;
use std::process::ExitCode;

use callslip_marc::{Conversion, Fault, Format, Summary};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [to, path] = arguments.as_slice() else {
        eprintln!("usage: convert marc|marcxml|json|mrk FILE");
        return ExitCode::from(2);
    };
    let format = match to.parse() {
        Ok(format) => format,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    };
    match convert(format, path) {
        Ok(summary) if summary.faults == 0 => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{path}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn convert(format: Format, path: &str) -> io::Result<Summary> {
    let mut list = |fault: &Fault| eprintln!("{path}:{fault}");
    Conversion::to(format).run(File::open(path)?, &mut io::stdout(), &mut list)
}

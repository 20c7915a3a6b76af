//! House work: `cargo xtask test`, `tidy` and `bench`.

mod bench;
mod browser;
mod janitor;
mod machine;
mod peers;
mod postgres;
mod room;
mod run;
mod tally;
mod test;
mod tidy;

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

/// What a piece of house work ends with: its value, or why it could not be done.
type Outcome<T> = Result<T, Box<dyn Error>>;

const USAGE: &str =
    "cargo xtask test [--only STEP[,STEP...]]   install what is missing, pass everything
cargo xtask tidy                           the house's own checks of its files
cargo xtask peers                          make the folder of peers for CALLSLIP_PEERS, print it
cargo xtask bench [PART...]                the measurements, as tables
Steps of test: tidy, format, unit, lint, browser. Parts of bench: marc, codecs, index, desks, server.";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["test"] => test::run(&test::STEPS),
        ["test", "--only", steps] => test::run(&steps.split(',').collect::<Vec<_>>()),
        ["tidy"] => tidy::run(&root()),
        ["peers"] => peers(),
        ["bench", parts @ ..] => bench::run(parts),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => {
            eprintln!("xtask: {problem}");
            ExitCode::FAILURE
        }
    }
}

/// Makes the folder of peers and prints where it is.
fn peers() -> Outcome<bool> {
    machine::equip(&peers::NEEDS)?;
    println!("{}", peers::equip(&root())?.display());
    Ok(true)
}

/// The folder of the workspace.
fn root() -> PathBuf {
    let own = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let above = own.and_then(|folder| folder.parent().map(PathBuf::from));
    above.unwrap_or_else(|| PathBuf::from("."))
}

//! Sorts call numbers: lines in, the same lines out in shelf order, malformed ones last.
//!
//! `cargo run --release -p callslip-call-number --example sort -- --scheme lc FILE...`
//!
//! Lines are bytes and come out as they went in; those with equal keys keep their order. A last
//! line without a line end is given one, as `sort` does, since it may not stay the last.

use std::fs::File;
use std::io::{self, Read, Write};
use std::process::ExitCode;

use callslip_call_number::{Scheme, ShelfKey, shelf_key};

const USAGE: &str = "usage: sort [--scheme lc|dewey|nlm|sudoc|accession|other] [--] [FILE...]\n\
    Reads standard input when no file, or `-`, is named. The scheme is lc unless told.";

/// What the command line asks for.
struct Task {
    scheme: Scheme,
    files: Vec<String>,
}

fn main() -> ExitCode {
    let task = match read_arguments(std::env::args_os().skip(1)) {
        Ok(Some(task)) => task,
        Ok(None) => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Err(message) => {
            eprintln!("sort: {message}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match read_all(&task.files).and_then(|text| write_sorted(&text, task.scheme)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("sort: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The task, nothing when only help was wanted, or what is wrong with the arguments.
fn read_arguments(
    arguments: impl Iterator<Item = std::ffi::OsString>,
) -> Result<Option<Task>, String> {
    let mut task = Task {
        scheme: Scheme::Lc,
        files: Vec::new(),
    };
    let mut options = true;
    let mut arguments = arguments.map(std::ffi::OsString::into_string);
    while let Some(argument) = arguments.next() {
        let argument = argument.map_err(|_| "an argument is not UTF-8".to_owned())?;
        let (name, value) = match argument.split_once('=') {
            Some((name, value)) if options => (name, Some(value.to_owned())),
            _ => (argument.as_str(), None),
        };
        match name {
            "--" if options => options = false,
            "-h" | "--help" if options => return Ok(None),
            "--scheme" if options => {
                let next = || arguments.next().and_then(Result::ok);
                task.scheme = scheme(value.or_else(next))?;
            }
            _ if options && name.len() > 1 && name.starts_with('-') => {
                return Err(format!("there is no option `{name}`"));
            }
            _ => task.files.push(argument),
        }
    }
    Ok(Some(task))
}

fn scheme(name: Option<String>) -> Result<Scheme, String> {
    let name = name.ok_or("--scheme needs a name")?;
    Ok(match name.as_str() {
        "lc" => Scheme::Lc,
        "dewey" => Scheme::Dewey,
        "nlm" => Scheme::Nlm,
        "sudoc" => Scheme::SuDoc,
        "accession" => Scheme::Accession,
        "other" => Scheme::Other,
        _ => return Err(format!("there is no scheme `{name}`")),
    })
}

/// All files one after the other; a line end is added where a file lacks its last.
fn read_all(files: &[String]) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    let stdin = ["-".to_owned()];
    for name in if files.is_empty() { &stdin } else { files } {
        let named = |error: io::Error| io::Error::new(error.kind(), format!("{name}: {error}"));
        if name == "-" {
            io::stdin().lock().read_to_end(&mut text)?;
        } else {
            File::open(name)
                .and_then(|mut file| file.read_to_end(&mut text))
                .map_err(named)?;
        }
        if text.last().is_some_and(|byte| *byte != b'\n') {
            text.push(b'\n');
        }
    }
    Ok(text)
}

fn write_sorted(text: &[u8], scheme: Scheme) -> io::Result<()> {
    let keyed =
        |line| -> (ShelfKey, &[u8]) { (shelf_key(scheme, &String::from_utf8_lossy(line)).0, line) };
    let mut lines: Vec<_> = text
        .split_inclusive(|byte| *byte == b'\n')
        .map(keyed)
        .collect();
    lines.sort_by(|a, b| a.0.cmp(&b.0));
    let mut out = io::BufWriter::new(io::stdout().lock());
    lines.iter().try_for_each(|(_, line)| out.write_all(line))?;
    out.flush()
}

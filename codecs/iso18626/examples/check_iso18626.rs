//! Checks ISO 18626 messages, one a file: `check_iso18626 [--json] [FILE...]`
//!
//! Prints `file:offset: rule: message` for each fault, and with `--json` the message as JSON, one a line.
//! Exit status: 0 clean, 1 faults or a file that cannot be read, 2 wrong usage.

use std::io::{self, BufWriter, Read, Write};
use std::process::ExitCode;

use callslip_iso18626::{Element, Limits, Message, Outcome, Style, read};
use serde_json::{Map, Value, json};

fn main() -> ExitCode {
    let mut json = false;
    let mut files = Vec::new();
    for arg in std::env::args().skip(1) {
        match arg.as_str() {
            "--json" => json = true,
            option if option.starts_with('-') && option != "-" => {
                eprintln!("usage: check_iso18626 [--json] [FILE...]");
                return ExitCode::from(2);
            }
            _ => files.push(arg),
        }
    }
    if files.is_empty() {
        files.push("-".to_owned());
    }
    let mut out = BufWriter::new(io::stdout().lock());
    let mut clean = true;
    for path in &files {
        let told = bytes(path)
            .and_then(|bytes| tell(path, &read(&bytes, &Limits::default()), json, &mut out));
        clean &= told.unwrap_or_else(|error| {
            eprintln!("{path}: {error}");
            false
        });
    }
    if out.flush().is_ok() && clean {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// The bytes of a file, or of standard input; a few more than are read at most.
fn bytes(path: &str) -> io::Result<Vec<u8>> {
    let most = Limits::default().bytes as u64 + 1;
    let mut bytes = Vec::new();
    if path == "-" {
        io::stdin().lock().take(most).read_to_end(&mut bytes)?;
    } else {
        std::fs::File::open(path)?
            .take(most)
            .read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

fn tell(path: &str, outcome: &Outcome, json: bool, out: &mut impl Write) -> io::Result<bool> {
    for fault in &outcome.faults {
        writeln!(out, "{path}:{fault}")?;
    }
    if let Some(message) = outcome.message.as_ref().filter(|_| json) {
        writeln!(out, "{}", value(message))?;
    }
    Ok(outcome.faults.is_empty())
}

/// A message as JSON: its elements as they would be written.
fn value(message: &Message) -> Value {
    let xml = message.to_xml(&Style::default()).xml;
    let again = callslip_iso18626::elements(xml.as_bytes(), &Limits::default());
    let body: Map<String, Value> = again.into_iter().flat_map(|root| members(&root)).collect();
    json!({"version": message.version, "edition": message.edition.year(), "message": body})
}

/// The elements in an element by name; those that stand more than once as a list.
fn members(element: &Element) -> Map<String, Value> {
    let mut all = Map::new();
    for child in &element.children {
        let one = content(child);
        match all.get_mut(&*child.name) {
            None => drop(all.insert(child.name.to_string(), one)),
            Some(Value::Array(list)) => list.push(one),
            Some(first) => *first = json!([first.take(), one]),
        }
    }
    all
}

fn content(element: &Element) -> Value {
    let scheme = element.attribute("scheme");
    if element.children.is_empty() {
        return match scheme {
            Some(scheme) => json!({"scheme": scheme, "value": element.value()}),
            None => json!(element.value()),
        };
    }
    Value::Object(members(element))
}

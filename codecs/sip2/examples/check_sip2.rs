//! Checks SIP2 messages, one a line: `check_sip2 [--json] [--delimiter C] [--encoding NAME] [FILE...]`
//!
//! Prints `file:offset: rule: message` for each fault, or with `--json` the messages as JSON, one a line.
//! Exit status: 0 clean, 1 faults or a file that cannot be read, 2 wrong usage.

use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::process::ExitCode;

use callslip_sip2::{Dialect, Encoding, Field, Frames, Limits, Message, read};
use serde_json::{Value, json};

const USAGE: &str =
    "usage: check_sip2 [--json] [--delimiter C] [--encoding ascii|latin-1|cp850|utf-8] [FILE...]";

/// What the command line asks for.
struct Wish {
    json: bool,
    dialect: Dialect,
    files: Vec<String>,
}

fn main() -> ExitCode {
    let Some(wish) = wish(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let mut clean = true;
    if wish.files.is_empty() {
        clean &= told("-", check("-", io::stdin().lock(), &wish, &mut out));
    }
    for path in &wish.files {
        let checked = File::open(path).and_then(|file| check(path, file, &wish, &mut out));
        clean &= told(path, checked);
    }
    if out.flush().is_ok() && clean {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn wish(mut args: impl Iterator<Item = String>) -> Option<Wish> {
    let mut wish = Wish {
        json: false,
        dialect: Dialect::default(),
        files: Vec::new(),
    };
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--json" => wish.json = true,
            "--delimiter" => match args.next()?.as_bytes() {
                [sign] if sign.is_ascii_punctuation() => wish.dialect.delimiter = *sign,
                _ => return None,
            },
            "--encoding" => wish.dialect.encoding = Encoding::by_name(&args.next()?)?,
            option if option.starts_with('-') && option != "-" => return None,
            _ => wish.files.push(arg),
        }
    }
    Some(wish)
}

/// Says on standard error that a file could not be read.
fn told(path: &str, checked: io::Result<bool>) -> bool {
    checked.unwrap_or_else(|error| {
        eprintln!("{path}: {error}");
        false
    })
}

fn check(path: &str, input: impl Read, wish: &Wish, out: &mut impl Write) -> io::Result<bool> {
    let mut clean = true;
    for frame in Frames::new(input, &Limits::default()) {
        let frame = frame?;
        let outcome = read(&frame.bytes, &wish.dialect, &Limits::default());
        // The last line of a file may do without a line end.
        let cut = frame
            .fault
            .iter()
            .filter(|fault| fault.rule != callslip_sip2::Rule::Unterminated);
        for fault in cut.chain(&outcome.faults) {
            clean = false;
            let at = frame.offset + fault.offset as u64;
            writeln!(
                out,
                "{path}:{at}: {}: {}; {}",
                fault.rule.id(),
                fault.found,
                fault.rule.advice()
            )?;
        }
        if let Some(message) = outcome.message.filter(|_| wish.json) {
            writeln!(out, "{}", value(&message))?;
        }
    }
    Ok(clean)
}

/// A message as JSON.
fn value(message: &Message) -> Value {
    let kind = message.kind();
    let fixed = kind
        .into_iter()
        .flat_map(|kind| kind.fixed)
        .map(|field| (field.name.to_owned(), json!(message.fixed(field))));
    let field = |field: &Field| json!({"code": field.code.to_string(), "name": field.name(), "value": field.value});
    json!({
        "code": message.code().to_string(),
        "name": kind.map(|kind| kind.name),
        "fixed": fixed.collect::<serde_json::Map<_, _>>(),
        "fields": message.fields.iter().map(field).collect::<Vec<_>>(),
        "sequence": message.sequence,
        "checksum": message.checksum,
    })
}

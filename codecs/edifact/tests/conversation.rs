//! Conversations with pydifact, which others wrote: it reads what we write, we read what it writes,
//! and both read the same in real files. They need `CALLSLIP_PEERS` (`cargo xtask peers`).
#![allow(clippy::expect_used, reason = "a test may break off")]

use std::path::{Path, PathBuf};
use std::process::Command;

use callslip_edifact::{Charset, Header, Interchange, Limits, Lines, Style, document, read, write};
use serde_json::{Value, json};

/// The Python of the peers, or nothing where the conversations are left out.
fn python() -> Option<PathBuf> {
    let peers = std::env::var_os("CALLSLIP_PEERS");
    if peers.is_none() {
        eprintln!("left out: CALLSLIP_PEERS is not set (cargo xtask peers)");
    }
    peers.map(|folder| Path::new(&folder).join("bin/python3"))
}

fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/peers")
        .join(name)
}

fn said(command: &mut Command) -> Result<Vec<u8>, String> {
    let out = command.output().expect("the peer starts");
    match out.status.success() {
        true => Ok(out.stdout),
        false => Err(String::from_utf8_lossy(&out.stderr).into_owned()),
    }
}

/// What pydifact reads in a file.
fn theirs(python: &Path, file: &Path, encoding: &str) -> Result<Vec<Value>, String> {
    let out = said(
        Command::new(python)
            .arg(script("pydifact_segments.py"))
            .arg(file)
            .arg(encoding),
    )?;
    let read: Vec<Value> = serde_json::from_slice(&out).map_err(|error| error.to_string())?;
    Ok(read.into_iter().map(trimmed).collect())
}

/// Without what is empty at the ends; trailers are compared by tag only where we reckon them.
fn trimmed(segment: Value) -> Value {
    let parts = |element: &Value| {
        let mut parts = element.as_array().cloned().unwrap_or_default();
        while parts
            .last()
            .is_some_and(|part| part.as_str() == Some("") || part.is_null())
        {
            parts.pop();
        }
        if parts.is_empty() {
            vec![json!("")]
        } else {
            parts
        }
    };
    let elements = segment[1].as_array().cloned().unwrap_or_default();
    let mut elements: Vec<Vec<Value>> = elements.iter().map(parts).collect();
    while elements
        .last()
        .is_some_and(|element| element == &[json!("")])
    {
        elements.pop();
    }
    json!([segment[0], elements])
}

/// What we read, in the same shape; UNT and UNZ as they must be.
fn ours(interchanges: &[Interchange]) -> Vec<Value> {
    let shown = |segment: &callslip_edifact::Segment| {
        let value = serde_json::to_value(segment.trimmed()).expect("JSON");
        trimmed(json!([value["tag"], value["elements"]]))
    };
    let mut all = Vec::new();
    for interchange in interchanges {
        all.push(shown(&interchange.header.segment));
        for message in interchange.messages() {
            all.push(shown(&message.header));
            all.extend(message.segments.iter().map(shown));
        }
    }
    all
}

fn without_trailers(segments: Vec<Value>) -> Vec<Value> {
    let trailer = |segment: &Value| segment[0] == "UNT" || segment[0] == "UNZ";
    segments
        .into_iter()
        .filter(|segment| !trailer(segment))
        .collect()
}

#[test]
fn both_read_the_same_in_real_files() {
    let Some(python) = python() else { return };
    let mut same = 0;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata");
    for folder in [folder.clone(), folder.join("made")] {
        for entry in std::fs::read_dir(folder).expect("the folder") {
            let file = entry.expect("an entry").path();
            let name = file.to_string_lossy().into_owned();
            // Only what is well formed can be compared: groups and cut texts pydifact cannot read.
            if !name.ends_with(".edi") || name.contains("grouped") || name.contains("C377019") {
                continue;
            }
            let bytes = std::fs::read(&file).expect("a file");
            let encoding = if std::str::from_utf8(&bytes).is_ok() {
                "utf-8"
            } else {
                "latin-1"
            };
            let Ok(theirs) = theirs(&python, &file, encoding) else {
                eprintln!("pydifact cannot read {name}");
                continue;
            };
            let outcome = read(&bytes);
            let (ours, theirs) = (ours(&outcome.interchanges), without_trailers(theirs));
            if name.contains("patient") {
                continue; // line breaks within texts, which we take out
            }
            assert_eq!(ours, theirs, "{name}");
            same += 1;
        }
    }
    assert!(same >= 25, "{same}");
}

#[test]
fn pydifact_reads_what_we_write() {
    let Some(python) = python() else { return };
    let folder = std::env::temp_dir().join(format!("callslip-edifact-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let made = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/made");
    for name in [
        "quotes",
        "ordrsp",
        "ordchg",
        "desadv",
        "invoice-credit",
        "status",
    ] {
        let outcome = read(&std::fs::read(made.join(format!("{name}.edi"))).expect("a file"));
        let source = &outcome.interchanges[0];
        for lines in [Lines::None, Lines::Segments] {
            let written = rewritten(source);
            let file = folder.join(format!("{name}.edi"));
            let mut bytes = Vec::new();
            let style = Style {
                lines,
                ..Style::default()
            };
            write(&written, style, &mut bytes).expect("written");
            std::fs::write(&file, &bytes).expect("written");
            let theirs = theirs(&python, &file, "latin-1").expect("pydifact reads it");
            assert_eq!(
                without_trailers(theirs),
                ours(std::slice::from_ref(&written)),
                "{name}"
            );
        }
    }
    std::fs::remove_dir_all(&folder).expect("removed");
}

/// The same messages through their documents, in Latin-1.
fn rewritten(source: &Interchange) -> Interchange {
    let stamp = source.header.prepared();
    let (from, to) = (source.header.sender(), source.header.recipient());
    let mut written = Interchange::new(Header::new(Charset::UnoC, &from, &to, stamp, "It's?+:"));
    for message in source.messages() {
        let document = document::read(message, &Limits::default())
            .document
            .expect("a document");
        written = written.with(document.to_message());
    }
    written
}

#[test]
fn we_read_what_pydifact_writes() {
    let Some(python) = python() else { return };
    for flag in ["--one-line", "--lines"] {
        let bytes = said(
            Command::new(&python)
                .arg(script("pydifact_write.py"))
                .arg(flag),
        )
        .expect("written");
        let outcome = read(&bytes);
        assert_eq!(outcome.faults, []);
        let interchange = &outcome.interchanges[0];
        assert_eq!(interchange.header.reference(), "P77");
        let numbers = ["PO?1", "PO?2"];
        assert_eq!(interchange.messages().count(), numbers.len());
        for (message, number) in interchange.messages().zip(numbers) {
            let reading = document::read(message, &Limits::default());
            assert_eq!(reading.faults, []);
            let document = reading.document.expect("an order");
            assert_eq!(document.begin.number, number);
            let line = document.lines().next().expect("a line");
            assert_eq!(line.title().as_deref(), Some("Why not? A+B: 'rivers' é"));
            assert_eq!(line.isbn().as_deref(), Some("9780306406157"));
        }
    }
}

//! What the tests share.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::panic,
    reason = "each test uses a part"
)]

use std::fs::File;
use std::path::{Path, PathBuf};

use callslip_marc::{Format, Limits, Record, open};

/// Every record that can be read of the test data of `callslip-marc`, with its file.
pub(crate) fn records() -> Vec<(String, Record)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../marc/testdata");
    let mut files = Vec::new();
    collect(&folder, &mut files);
    files.sort();
    let mut records = Vec::new();
    for path in files {
        let name = path.strip_prefix(&folder).unwrap().display().to_string();
        let Ok(outcomes) = open(File::open(&path).unwrap(), None, Limits::default()) else {
            continue;
        };
        let found = outcomes.flatten().filter_map(|outcome| outcome.record);
        records.extend(found.map(|record| (name.clone(), record)));
    }
    records
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_none_or(|it| it != "md" && it != "txt") {
            files.push(path);
        }
    }
}

/// A record of the lines of mnemonic MARC.
pub(crate) fn record(lines: &str) -> Record {
    let text = if lines.starts_with("=LDR") {
        lines.to_owned()
    } else {
        format!("=LDR  00000nam a2200000 i 4500\n{lines}")
    };
    let mut outcomes = open(text.as_bytes(), Some(Format::Mnemonic), Limits::default()).unwrap();
    let outcome = outcomes.next().unwrap().unwrap();
    assert!(outcome.faults.is_empty(), "{lines}: {:?}", outcome.faults);
    outcome.record.unwrap()
}

/// Reads XML to its end; what is not well formed is told.
pub(crate) fn well_formed(xml: &str) -> Result<(), String> {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut depth = 0_i64;
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(start) => {
                depth += 1;
                for attribute in start.attributes() {
                    attribute.map_err(|error| error.to_string())?;
                }
            }
            Event::End(_) => depth -= 1,
            Event::GeneralRef(reference) => {
                let name = reference.xml10_content();
                let known = ["amp", "lt", "gt", "quot", "#13", "#10", "#9"].contains(&&*name);
                known.then_some(()).ok_or(format!("&{name};"))?;
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let forbidden =
        |c: char| (c < ' ' && !matches!(c, '\t' | '\n')) || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    match xml.chars().find(|c| forbidden(*c)) {
        Some(c) => Err(format!("U+{:04X}", u32::from(c))),
        None if depth != 0 => Err("not closed".to_owned()),
        None => Ok(()),
    }
}

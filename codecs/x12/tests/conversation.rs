//! Conversations with pyx12, which others wrote for health care: the envelopes are the same there. Both read the same
//! segments, it finds nothing wrong in what we write, and both find the same envelopes broken.
//! They need `CALLSLIP_PEERS` (`cargo xtask peers`).
#![allow(clippy::expect_used, reason = "a test may break off")]

use std::path::{Path, PathBuf};
use std::process::Command;

use callslip_x12::{Body, Interchange, Limits, Lines, Segment, Style, document, read, write};
use serde_json::{Value, json};

/// The Python of the peers, or nothing where the conversations are left out.
fn python() -> Option<PathBuf> {
    let peers = std::env::var_os("CALLSLIP_PEERS");
    if peers.is_none() {
        eprintln!("left out: CALLSLIP_PEERS is not set (cargo xtask peers)");
    }
    peers.map(|folder| Path::new(&folder).join("bin/python3"))
}

fn testdata() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata")
}

/// The segments that pyx12 reads in a file, without trailers, and the codes of the faults that it finds.
fn theirs(python: &Path, file: &Path) -> (Vec<Value>, Vec<String>) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/peers/pyx12_segments.py");
    let out = Command::new(python).arg(script).arg(file).output();
    let out = out.expect("the peer starts");
    let said = String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success(), "{}: {said}", file.display());
    let all: Value = serde_json::from_slice(&out.stdout).expect("JSON");
    let list = |name: &str| all[name].as_array().cloned().unwrap_or_default();
    let trailer = |segment: &Value| ["SE", "GE", "IEA"].iter().any(|tag| segment[0] == **tag);
    let segments = list("segments").into_iter().filter(|s| !trailer(s));
    let code = |fault: Value| fault[0].as_str().unwrap_or_default().to_owned();
    (
        segments.collect(),
        list("faults").into_iter().map(code).collect(),
    )
}

/// What we read, in the same shape.
fn ours(interchange: &Interchange) -> Vec<Value> {
    let mut all = vec![shown(&interchange.header.segment)];
    for body in &interchange.bodies {
        let Body::Group(group) = body else { continue };
        all.push(shown(&group.header.segment));
        for set in &group.sets {
            all.push(shown(&set.header));
            all.extend(set.segments.iter().map(shown));
        }
    }
    all
}

fn shown(segment: &Segment) -> Value {
    let element = |number| -> Vec<&str> { segment.components(number).collect() };
    let elements: Vec<Vec<&str>> = (1..=segment.len()).map(element).collect();
    json!([segment.tag(), elements])
}

fn files() -> Vec<PathBuf> {
    let files = std::fs::read_dir(testdata()).expect("the folder");
    let files = files.map(|entry| entry.expect("an entry").path());
    let mut files: Vec<_> = files
        .filter(|file| file.extension().is_some_and(|kind| kind == "edi"))
        .collect();
    files.sort();
    assert!(files.len() >= 6);
    files
}

#[test]
fn both_read_the_same() {
    let Some(python) = python() else { return };
    for file in files() {
        let outcome = read(&std::fs::read(&file).expect("a file"));
        let (segments, faults) = theirs(&python, &file);
        assert_eq!(faults, Vec::<String>::new(), "{}", file.display());
        assert_eq!(
            ours(&outcome.interchanges[0]),
            segments,
            "{}",
            file.display()
        );
    }
}

#[test]
fn pyx12_reads_what_we_write() {
    let Some(python) = python() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    for source in files() {
        let mut written = read(&std::fs::read(&source).expect("a file"))
            .interchanges
            .swap_remove(0);
        for body in &mut written.bodies {
            let Body::Group(group) = body else { continue };
            for set in &mut group.sets {
                // Through the typed values where there is a document of that kind.
                if let Some(document) = document::read(set, &Limits::default()).document {
                    let control = set.control().to_owned();
                    *set = document.to_set();
                    set.header = Segment::new("ST").with(set.kind()).with(&control);
                }
            }
        }
        for lines in [Lines::None, Lines::Segments] {
            let style = Style { lines };
            let mut bytes = Vec::new();
            write(&written, style, &mut bytes).expect("written");
            let file = folder.path().join("written.edi");
            std::fs::write(&file, &bytes).expect("written");
            let (segments, faults) = theirs(&python, &file);
            assert_eq!(faults, Vec::<String>::new(), "{}", source.display());
            assert_eq!(segments, ours(&read(&bytes).interchanges[0]));
        }
    }
}

#[test]
fn both_find_the_same_envelopes_broken() {
    let Some(python) = python() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let text = std::fs::read_to_string(testdata().join("810.edi")).expect("a file");
    let check = |from: &str, to: &str, rule: &str, code: &str| {
        assert!(text.contains(from), "{from}");
        let damaged = text.replacen(from, to, 1);
        let file = folder.path().join("damaged.edi");
        std::fs::write(&file, &damaged).expect("written");
        let outcome = read(damaged.as_bytes());
        let ids: Vec<_> = outcome.faults.iter().map(|fault| fault.rule.id()).collect();
        assert!(ids.contains(&rule), "{to}: {ids:?}");
        let (_, faults) = theirs(&python, &file);
        assert!(
            faults.iter().any(|found| found == code),
            "{to}: pyx12 says {faults:?}"
        );
    };
    // pyx12 names faults as X12's acknowledgement 997 does: AK502, AK905, TA105.
    check("SE*7*0002~", "SE*8*0002~", "count", "4");
    check("SE*7*0002~", "SE*7*0003~", "control-number", "3");
    check("GE*2*7~", "GE*3*7~", "count", "5");
    check("GE*2*7~", "GE*2*8~", "control-number", "4");
    check("IEA*1*", "IEA*2*", "count", "021");
    check("*000000042~", "*000000043~", "control-number", "001");
    check(
        "ST*810*0002~",
        "ST*810*0001~",
        "duplicate-control-number",
        "23",
    );
}

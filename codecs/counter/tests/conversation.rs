//! pycounter reads what we read and what we write, and finds the same counts; what it writes we read.
//! Runs where `CALLSLIP_PEERS` is set.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use callslip_counter::tabular::{self, Delimiter};
use callslip_counter::{Limits, Report, read, write_json};
use serde_json::Value;

/// Name, month and count, in order; zeros left out.
type Counts = Vec<(String, String, u64)>;

fn peers() -> Option<String> {
    let folder = std::env::var("CALLSLIP_PEERS").ok();
    if folder.is_none() {
        println!("left out: CALLSLIP_PEERS names no folder with the peers");
    }
    folder
}

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// What pycounter finds; it writes the report anew where a path is given.
fn theirs(folder: &str, file: &Path, to: Option<&Path>) -> Counts {
    let mut command = Command::new("timeout");
    command.args(["120", &format!("{folder}/bin/python3")]);
    command
        .arg(here("tests/peers/counter.py"))
        .arg(file)
        .args(to);
    let output = command.output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    let rows = value["rows"].as_array().unwrap().iter();
    let counts = rows.map(|row| {
        let text = |at: usize| row[at].as_str().unwrap().to_owned();
        (text(0), text(1), row[3].as_u64().unwrap())
    });
    sorted(counts.collect())
}

fn ours(report: &Report) -> Counts {
    let rows = report.rows.iter().filter(|row| !row.summary);
    let counts = rows.flat_map(|row| {
        let name = row.name().to_owned();
        row.counts
            .iter()
            .map(move |(month, count)| (name.clone(), month.to_string(), *count))
    });
    sorted(counts.collect())
}

fn sorted(mut counts: Counts) -> Counts {
    counts.retain(|row| row.2 > 0);
    counts.sort();
    counts
}

const FILES: [&str; 7] = [
    "pycounter-data__simpleJR1.tsv",
    "pycounter-data__C4JR1.csv",
    "pycounter-data__C4BR1.tsv",
    "pycounter-data__C4BR3.csv",
    "pycounter-data__C4DB1.tsv",
    "pycounter-data__PR1.tsv",
    "pycounter-data__JR1.xlsx",
];

#[test]
fn pycounter_finds_the_same_counts() {
    let Some(folder) = peers() else { return };
    for name in FILES {
        let path = here("testdata").join(name);
        let report = read(&fs::read(&path).unwrap(), &Limits::default()).report;
        let counts = ours(&report);
        assert!(!counts.is_empty(), "{name}");
        assert_eq!(theirs(&folder, &path, None), counts, "{name}");
    }
}

/// pycounter does not pass over a byte order mark, so it gets our tables without.
#[test]
fn pycounter_reads_what_we_write() {
    let Some(folder) = peers() else { return };
    let scratch = scratch("counter-ours");
    for name in [
        "pycounter-data__simpleJR1.tsv",
        "pycounter-data__C4BR1.tsv",
        "pycounter-data__PR1.tsv",
    ] {
        let report = read(
            &fs::read(here("testdata").join(name)).unwrap(),
            &Limits::default(),
        )
        .report;
        let mut out = Vec::new();
        tabular::write(&report, Delimiter::Tab, &mut out).unwrap();
        let path = scratch.join(format!("{name}.tsv"));
        fs::write(&path, out.get(3..).unwrap()).unwrap();
        assert_eq!(theirs(&folder, &path, None), ours(&report), "{name}");
    }
}

/// JSON of Release 5, as it came and as we write it: pycounter takes the total requests of TR_J1.
#[test]
fn pycounter_reads_our_json() {
    let Some(folder) = peers() else { return };
    let path = here("testdata/folio-cs50__src__test__resources__SampleReport.json");
    let mut report = read(&fs::read(&path).unwrap(), &Limits::default()).report;
    let to = scratch("counter-json").join("ours.json");
    let mut out = Vec::new();
    write_json(&report, &mut out).unwrap();
    fs::write(&to, out).unwrap();
    report
        .rows
        .retain(|row| row.metric == "Total_Item_Requests");
    assert_eq!(theirs(&folder, &path, None), ours(&report));
    assert_eq!(theirs(&folder, &to, None), ours(&report));
}

#[test]
fn we_read_what_pycounter_writes() {
    let Some(folder) = peers() else { return };
    let scratch = scratch("counter-theirs");
    for name in [
        "pycounter-data__simpleJR1.tsv",
        "pycounter-data__C4BR1.tsv",
        "pycounter-data__C4DB1.tsv",
    ] {
        let path = scratch.join(name);
        let counts = theirs(&folder, &here("testdata").join(name), Some(&path));
        let outcome = read(&fs::read(&path).unwrap(), &Limits::default());
        assert_eq!(outcome.faults, [], "{name}");
        assert_eq!(ours(&outcome.report), counts, "{name}");
    }
}

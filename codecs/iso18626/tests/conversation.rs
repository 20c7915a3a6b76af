//! What we write is read by a program that others wrote (lxml), and judged by the same tables with its
//! RELAX NG instead of our reader; the two verdicts agree on sound and on damaged messages.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod common;

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use callslip_iso18626::{Limits, NAMESPACE, Outcome, Rule, Style, read};

/// The verdicts of the peers on these documents, one line each; `None` where there are no peers.
fn judged(documents: &[Vec<u8>]) -> Option<Vec<String>> {
    let Some(peers) = std::env::var_os("CALLSLIP_PEERS") else {
        println!("left out: CALLSLIP_PEERS names no folder with peers");
        return None;
    };
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut command = Command::new(PathBuf::from(peers).join("bin/python3"));
    command
        .arg(here.join("tests/peers/validate.py"))
        .arg(here.join("src/layout/iso18626.txt"))
        .arg(here.join("src/layout/codes.txt"))
        .args([NAMESPACE, "2021"]);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let all: Vec<u8> = documents
        .iter()
        .flat_map(|document| {
            [
                format!("{}\n", document.len()).into_bytes(),
                document.clone(),
            ]
            .concat()
        })
        .collect();
    let writing = std::thread::spawn(move || input.write_all(&all));
    let done = child.wait_with_output().unwrap();
    writing.join().unwrap().unwrap();
    let lines: Vec<String> = String::from_utf8(done.stdout)
        .unwrap()
        .lines()
        .map(str::to_owned)
        .collect();
    assert_eq!(lines.len(), documents.len(), "the peer broke off");
    Some(lines)
}

/// Whether we find nothing that the schema forbids: a code that an open list has not, it allows.
fn sound(outcome: &Outcome) -> bool {
    let allowed = |rule| matches!(rule, Rule::OpenCode);
    outcome.message.is_some() && outcome.faults.iter().all(|fault| allowed(fault.rule))
}

/// Messages of all editions, written as 2021: valid where writing says that nothing is wrong, invalid where it says so.
#[test]
fn what_we_write_is_read_and_valid() {
    let styles = [
        Style::default(),
        Style {
            prefix: Some("ns1"),
            indented: true,
            plain_attributes: false,
        },
    ];
    let mut documents = Vec::new();
    let mut expected = Vec::new();
    for (_, bytes) in common::files() {
        let message = read(&bytes, &Limits::default()).message.unwrap();
        for style in &styles {
            let written = message.to_xml(style);
            let told = |rule| matches!(rule, Rule::LeftOut | Rule::OpenCode);
            expected.push(written.faults.iter().all(|fault| told(fault.rule)));
            documents.push(written.xml.into_bytes());
        }
    }
    let Some(verdicts) = judged(&documents) else {
        return;
    };
    for ((verdict, sound), document) in verdicts.iter().zip(expected).zip(documents) {
        assert_eq!(
            verdict == "valid",
            sound,
            "{verdict}\n{}",
            String::from_utf8_lossy(&document)
        );
    }
    assert!(
        verdicts
            .iter()
            .filter(|verdict| *verdict == "valid")
            .count()
            > 25
    );
}

/// Elements taken out, doubled, exchanged, emptied, filled: our verdict is the peer's.
#[test]
fn verdicts_agree_on_damaged_messages() {
    let seeds: Vec<String> = common::files()
        .into_iter()
        .filter_map(|(_, bytes)| read(&bytes, &Limits::default()).message)
        .map(|message| message.to_xml(&Style::default()).xml)
        .filter(|xml| sound(&read(xml.as_bytes(), &Limits::default())))
        .collect();
    let mut dice = common::Dice(0xD1CE);
    let documents: Vec<Vec<u8>> = (0..3_000)
        .map(|_| shaken(&seeds[dice.roll(seeds.len())], &mut dice).into_bytes())
        .collect();
    let Some(verdicts) = judged(&documents) else {
        return;
    };
    let mut valid = 0;
    for (document, verdict) in documents.iter().zip(&verdicts) {
        let outcome = read(document, &Limits::default());
        let shown = String::from_utf8_lossy(document);
        // A version that names no edition is judged by whichever fits.
        if outcome.faults.iter().any(|fault| {
            matches!(
                fault.rule,
                Rule::Version | Rule::Namespace | Rule::NoEnvelope
            )
        }) {
            continue;
        }
        assert_eq!(
            sound(&outcome),
            verdict == "valid",
            "{verdict}\n{:?}\n{shown}",
            outcome.faults
        );
        valid += u32::from(verdict == "valid");
    }
    assert!((100..2_900).contains(&valid), "{valid} of 3,000 are valid");
}

/// Takes, doubles, moves or changes one element at the place of a tag.
fn shaken(xml: &str, dice: &mut common::Dice) -> String {
    let head = xml
        .find("version=")
        .and_then(|at| xml[at..].find('>').map(|end| at + end + 1))
        .unwrap();
    let starts: Vec<usize> = xml
        .match_indices('<')
        .map(|(at, _)| at)
        .filter(|at| *at >= head)
        .collect();
    let starts: Vec<usize> = starts
        .into_iter()
        .filter(|at| !xml[at + 1..].starts_with('/'))
        .skip(1)
        .collect();
    let (from, to) = (
        starts[dice.roll(starts.len())],
        starts[dice.roll(starts.len())],
    );
    let end = end_of(xml, from);
    let piece = &xml[from..end];
    let without = || [&xml[..from], &xml[end..]].concat();
    match dice.roll(6) {
        0 => without(),
        1 => [&xml[..end], piece, &xml[end..]].concat(),
        2 if !(from..end).contains(&to) => [&xml[..to], piece, &xml[to..]].concat(),
        3 if to >= end => [&xml[..from], &xml[end..to], piece, &xml[to..]].concat(),
        4 => {
            let tag = piece.find('>').unwrap() + 1;
            let close = piece.rfind("</").unwrap_or(piece.len()).max(tag);
            [&xml[..from], &piece[..tag], &piece[close..], &xml[end..]].concat()
        }
        5 => xml.replacen(
            "2026-12-01",
            ["2026-13-01", "soon", "2024-02-29"][dice.roll(3)],
            1,
        ),
        _ => xml.to_owned(),
    }
}

/// Where the element that begins here ends.
fn end_of(xml: &str, from: usize) -> usize {
    let (mut depth, mut at) = (0, from);
    loop {
        let close = at + xml[at..].find('>').unwrap() + 1;
        let tag = &xml[at..close];
        depth += if tag.starts_with("</") {
            -1
        } else {
            i32::from(!tag.ends_with("/>"))
        };
        if depth == 0 {
            return close;
        }
        at = close + xml[close..].find('<').unwrap();
    }
}

//! What we write other programs accept; what they write we read. Runs where `CALLSLIP_PEERS` is set.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use callslip_captions::{Block, Limits, Track, read, srt, vtt};
use serde_json::Value;

/// Cues as the peers tell them: start, end, text.
type Cues = Vec<(u64, u64, String)>;

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

fn run(command: &mut Command, input: &str) -> String {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

fn python(folder: &str, arguments: &[&str], input: &str) -> String {
    let mut command = Command::new("timeout");
    let script = here("tests/peers/captions.py");
    command.args([
        "120",
        &format!("{folder}/bin/python3"),
        script.to_str().unwrap(),
    ]);
    run(command.args(arguments), input)
}

fn node(folder: &str, file: &Path) -> BTreeMap<String, Value> {
    let mut command = Command::new("timeout");
    let script = here("tests/peers/read.js");
    let all = [
        "120",
        "node",
        script.to_str().unwrap(),
        folder,
        file.to_str().unwrap(),
    ];
    serde_json::from_str(&run(command.args(all), "")).unwrap()
}

/// A folder of this test's own.
fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn lectures() -> Vec<(&'static str, Track)> {
    let kinds = ["vtt", "srt", "scc", "ttml"];
    let tracks = kinds.map(|kind| {
        let bytes = fs::read(here(&format!("testdata/lecture.{kind}"))).unwrap();
        (kind, read(&bytes, &Limits::default()).track)
    });
    tracks.into()
}

/// Cues with their words only: programs differ in what they do with blanks and breaks.
fn cues(track: &Track) -> Cues {
    let all = track.cues.iter();
    all.map(|cue| (cue.start_ms, cue.end_ms, words(&cue.plain())))
        .collect()
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn from_json(value: &Value) -> Cues {
    let cues: Cues = serde_json::from_value(value.clone()).unwrap();
    cues.into_iter()
        .map(|(start, end, text)| (start, end, words(&text)))
        .collect()
}

#[test]
fn validators_accept_our_webvtt() {
    let Some(folder) = peers() else { return };
    let scratch = scratch("webvtt");
    for (kind, mut track) in lectures() {
        // The validator is older than regions are in their present form.
        track
            .notes
            .retain(|note| !matches!(note.block, Block::Region(_)));
        for cue in &mut track.cues {
            cue.settings.region = None;
        }
        let path = scratch.join(format!("{kind}.vtt"));
        fs::write(&path, vtt::write(&track)).unwrap();
        let told = node(&folder, &path);
        for name in ["strict", "player"] {
            let errors = told[name]["errors"].as_array().unwrap();
            // vtt.js does not know STYLE.
            let style = |error: &&Value| !error.as_str().unwrap().contains("::cue");
            let errors: Vec<_> = errors.iter().filter(style).collect();
            assert!(errors.is_empty(), "{name} on {kind}: {errors:?}");
            let times = |cues: Cues| {
                cues.into_iter()
                    .map(|cue| (cue.0, cue.1))
                    .collect::<Vec<_>>()
            };
            let found = times(from_json(&told[name]["cues"]));
            assert_eq!(found, times(cues(&track)), "{name} on {kind}");
        }
        let told = python(&folder, &["read", "vtt", path.to_str().unwrap()], "");
        let told: BTreeMap<String, Value> = serde_json::from_str(&told).unwrap();
        assert_eq!(told.len(), 2);
        let plain = kind == "srt" || kind == "ttml";
        for (name, value) in told.iter().filter(|_| plain) {
            let said = from_json(value).into_iter();
            let unescaped = said.map(|(a, b, text)| (a, b, text.replace("&amp;", "&")));
            assert_eq!(
                unescaped.collect::<Cues>(),
                cues(&track),
                "{name} on {kind}"
            );
        }
    }
}

/// The validator finds what we find: it is not blind, and neither are we.
#[test]
fn validators_refuse_what_we_refuse() {
    let Some(folder) = peers() else { return };
    let refused = [
        "timing-line-2",
        "timestamp",
        "timestamp-3",
        "end-before-start",
        "setting-unknown",
        "setting-value",
        "tag-unclosed",
        "tag-unclosed-2",
        "tag-stray",
        "ampersand",
        "inner-time",
        "header-blank",
        "signature",
        "tag-unknown",
    ];
    for name in refused {
        let told = node(&folder, &here(&format!("testdata/faults/{name}.vtt")));
        let errors = told["strict"]["errors"].as_array().unwrap();
        assert!(!errors.is_empty(), "{name}");
    }
}

#[test]
fn programs_read_our_srt() {
    let Some(folder) = peers() else { return };
    let scratch = scratch("srt");
    for (kind, track) in lectures() {
        let path = scratch.join(format!("{kind}.srt"));
        fs::write(&path, srt::write(&track)).unwrap();
        let expected = cues(&read(&fs::read(&path).unwrap(), &Limits::default()).track);
        let told = python(&folder, &["read", "srt", path.to_str().unwrap()], "");
        let told: BTreeMap<String, Value> = serde_json::from_str(&told).unwrap();
        assert_eq!(from_json(&told["srt"]), expected, "srt on {kind}");
        assert_eq!(from_json(&told["pysrt"]), expected, "pysrt on {kind}");
        assert_eq!(
            from_json(&told["pycaption"]).len(),
            expected.len(),
            "pycaption on {kind}"
        );
    }
}

#[test]
fn we_read_scc_as_pycaption_does() {
    let Some(folder) = peers() else { return };
    let path = here("testdata/lecture.scc");
    let told = python(&folder, &["read", "scc", path.to_str().unwrap()], "");
    let told: BTreeMap<String, Value> = serde_json::from_str(&told).unwrap();
    let ours = cues(&lectures()[2].1);
    let theirs = from_json(&told["pycaption"]);
    assert_eq!(ours.len(), theirs.len());
    for (ours, theirs) in ours.iter().zip(&theirs) {
        // It lets a tab offset leave no gap, and starts rows where their line starts.
        assert_eq!(ours.2.replace(' ', ""), theirs.2.replace(' ', ""));
        assert!(ours.0.abs_diff(theirs.0) < 300, "{ours:?} {theirs:?}");
        assert!(ours.1.abs_diff(theirs.1) < 300, "{ours:?} {theirs:?}");
    }
}

#[test]
fn we_read_what_programs_write() {
    let Some(folder) = peers() else { return };
    let scratch = scratch("theirs");
    let said: Cues = vec![
        (1_000, 3_000, "Good morning,\nand welcome.".to_owned()),
        (3_100, 5_000, "[door slams]".to_owned()),
        (3_600_000, 3_602_500, "¡Hasta luego!".to_owned()),
    ];
    let input = serde_json::to_string(&said).unwrap();
    python(&folder, &["write", scratch.to_str().unwrap()], &input);
    let names = [
        "webvtt-py.vtt",
        "pycaption.vtt",
        "srt.srt",
        "pysrt.srt",
        "pycaption.srt",
        "pycaption.ttml",
        "pycaption.scc",
    ];
    for name in names {
        let parsed = read(&fs::read(scratch.join(name)).unwrap(), &Limits::default());
        assert_eq!(parsed.faults, [], "{name}");
        let ours = cues(&parsed.track);
        assert_eq!(ours.len(), said.len(), "{name}");
        for (ours, theirs) in ours.iter().zip(&said) {
            // SCC counts frames, and its writer takes 30 of them for a second.
            let off = if name.ends_with("scc") { 4_000 } else { 0 };
            assert_eq!(ours.2, words(&theirs.2), "{name}");
            assert!(ours.0.abs_diff(theirs.0) <= off, "{name}: {ours:?}");
            assert!(ours.1.abs_diff(theirs.1) <= off, "{name}: {ours:?}");
        }
    }
}

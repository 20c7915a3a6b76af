//! The files made for the purpose: sound ones in each format, and each fault alone.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use callslip_captions::{
    Cue, Encoding, Format, Guidelines, Kind, Limits, Piece, Rule, Settings, apply, check, read, vtt,
};

fn testdata() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata")
}

fn files(folder: &str) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(testdata().join(folder)).unwrap();
    let mut files: Vec<_> = entries
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read(path).unwrap())
        })
        .collect();
    files.sort();
    assert!(files.len() > 10, "{folder} is there");
    files
}

fn sound(name: &str) -> callslip_captions::Track {
    let parsed = read(
        &fs::read(testdata().join(name)).unwrap(),
        &Limits::default(),
    );
    assert_eq!(parsed.faults, [], "{name}");
    parsed.track
}

/// Each file breaks the rule it is named after, and no other.
#[test]
fn each_fault_alone() {
    let mut seen = BTreeSet::new();
    for (name, bytes) in files("faults") {
        let stem = name.split('.').next().unwrap();
        let code = stem.trim_end_matches(|c: char| c.is_ascii_digit());
        let code = if stem == code || code.ends_with("utf-") {
            stem
        } else {
            code.trim_end_matches('-')
        };
        let code = code.strip_suffix("-2").unwrap_or(code);
        let parsed = read(&bytes, &Limits::default());
        let rules: Vec<&str> = parsed
            .faults
            .iter()
            .map(|fault| fault.rule.code())
            .collect();
        assert_eq!(rules, [code], "{name}: {:?}", parsed.faults);
        assert!(parsed.faults[0].offset <= bytes.len() as u64, "{name}");
        seen.insert(parsed.faults[0].rule);
        if !matches!(code, "no-cues" | "unknown-format") {
            let all: String = parsed.track.cues.iter().map(Cue::plain).collect();
            let kept = ["Good", "Caf", "deep"]
                .iter()
                .any(|word| all.contains(word));
            assert!(kept, "{name}: what is good is kept: {all}");
        }
    }
    let reading = Rule::ALL.iter().take_while(|rule| **rule != Rule::Overlap);
    let without: Vec<_> = reading.filter(|rule| !seen.contains(rule)).collect();
    let elsewhere = [
        Rule::MoreFaults,
        Rule::TooLong,
        Rule::TooManyCues,
        Rule::ArrowInText,
    ];
    assert_eq!(
        without,
        elsewhere.iter().collect::<Vec<_>>(),
        "rules without a file"
    );
}

/// Each file breaks the guideline it is named after, and no other; where a repair is given, it repairs.
#[test]
fn each_guideline_alone() {
    for (name, bytes) in files("check") {
        let code = name.split('.').next().unwrap();
        let code = code.trim_end_matches("-stuck").trim_end_matches("-split");
        let mut parsed = read(&bytes, &Limits::default());
        let report = check(&parsed.track, &Guidelines::default(), None);
        let rules: Vec<&str> = report
            .faults
            .iter()
            .map(|fault| fault.rule.code())
            .collect();
        assert_eq!(rules, [code], "{name}: {:?}", report.faults);
        let repairs: Vec<_> = report
            .faults
            .iter()
            .filter_map(|f| f.repair.clone())
            .collect();
        let hopeless = ["gap-long", "no-speakers", "no-sounds", "coverage"];
        let stuck = name.contains("stuck") || hopeless.contains(&code);
        assert_eq!(repairs.is_empty(), stuck, "{name}: {:?}", report.faults);
        if !stuck {
            let words = words(&parsed.track);
            assert_eq!(apply(&mut parsed.track, &repairs), 1, "{name}");
            let again = check(&parsed.track, &Guidelines::default(), None);
            assert_eq!(again.faults, [], "{name}");
            if !matches!(code, "duplicate" | "out-of-order") {
                assert_eq!(self::words(&parsed.track), words, "{name}: no word is lost");
            }
        }
    }
}

/// A long cue over two others overlaps both, and one repair is enough.
#[test]
fn a_long_cue_overlaps_more_than_one() {
    let text = "WEBVTT\n\n00:00.000 --> 00:07.000\nMARY: [door slams] Good morning.\n\n\
                00:02.000 --> 00:04.000\nGood evening.\n\n00:05.000 --> 00:06.500\nGood night.\n";
    let mut parsed = read(text.as_bytes(), &Limits::default());
    let report = check(&parsed.track, &Guidelines::default(), None);
    let rules: Vec<Rule> = report.faults.iter().map(|fault| fault.rule).collect();
    assert_eq!(rules, [Rule::Overlap, Rule::Overlap]);
    let repairs: Vec<_> = report
        .faults
        .iter()
        .filter_map(|it| it.repair.clone())
        .collect();
    assert_eq!(apply(&mut parsed.track, &repairs), 1);
    assert_eq!(parsed.track.cues[0].end_ms, 1_917);
    assert_eq!(
        check(&parsed.track, &Guidelines::default(), None).faults,
        []
    );
}

fn words(track: &callslip_captions::Track) -> Vec<String> {
    let texts: Vec<String> = track.cues.iter().map(Cue::plain).collect();
    texts
        .join("\n")
        .split_whitespace()
        .map(str::to_owned)
        .collect()
}

#[test]
fn webvtt_whole() {
    let track = sound("lecture.vtt");
    assert_eq!(
        (track.format, track.encoding),
        (Format::Vtt, Encoding::Utf8)
    );
    assert_eq!(track.cues.len(), 5);
    assert_eq!(track.notes.len(), 4);
    assert_eq!(track.cues[0].id.as_deref(), Some("intro"));
    assert_eq!(track.region("bottom").unwrap().lines, 3);
    assert_eq!(track.cues[3].plain(), "Yes, it is.\n¡Claro que sí!");
    assert!(track.cues[3].text.contains(&Piece::Time(10_000)));
    assert!(track.cues[4].text.contains(&Piece::Close(Kind::RubyText)));
    let written = vtt::write(&track);
    let again = read(written.as_bytes(), &Limits::default());
    assert_eq!(again.faults, []);
    assert_eq!(
        vtt::write(&again.track),
        written,
        "written once, the same ever after"
    );
}

/// Header lines as video platforms and HLS (RFC 8216, section 3.5) write them.
#[test]
fn header_lines() {
    let text = "WEBVTT\nKind: captions\nLanguage: en-US\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000\n\n00:00:01.000 --> 00:00:02.000\nx\n";
    let parsed = read(text.as_bytes(), &Limits::default());
    assert_eq!(parsed.faults, []);
    assert_eq!(parsed.track.language.as_deref(), Some("en-US"));
    assert_eq!(vtt::write(&parsed.track), text);
}

#[test]
fn srt_whole() {
    let track = sound("lecture.srt");
    assert_eq!(track.format, Format::Srt);
    assert_eq!(track.cues.len(), 4);
    assert!(track.cues[1].settings.line.is_some(), "an8 is the top");
    assert_eq!(track.cues[1].plain(), "[door slams]");
    assert_eq!(
        track.cues[2].plain(),
        "STUDENT: Is Walden on reserve & free?"
    );
}

#[test]
fn ttml_whole() {
    let track = sound("lecture.ttml");
    let times: Vec<_> = track
        .cues
        .iter()
        .map(|cue| (cue.start_ms, cue.end_ms))
        .collect();
    let expected = [
        (2_000, 4_500),
        (5_000, 6_500),
        (7_000, 9_500),
        (21_000, 23_000),
        (23_000, 25_000),
        (26_000, 28_002),
        (41_000, 43_000),
        (43_000, 45_000),
    ];
    // 7 s and 15 frames of NTSC time are 7.5005 s; the second of the body and of the div are added.
    assert_eq!(times, expected);
    assert_eq!(
        track.cues[0].plain(),
        "Good morning, and welcome\nto the library."
    );
    assert_eq!(track.cues[2].plain(), "Is Walden & Emma here?");
    assert!(track.cues[1].settings.line.is_some());
    assert_eq!(track.cues[0].settings, Settings::default());
    assert!(track.cues[2].text.contains(&Piece::Close(Kind::Italic)));
    assert_eq!(track.language.as_deref(), Some("en"));
}

#[test]
fn scc_whole() {
    let track = sound("lecture.scc");
    let said: Vec<_> = track.cues.iter().map(Cue::plain).collect();
    let expected = [
        "Good morning,\nand welcome.",
        "[door slams]",
        // The backspace takes the blank, the extended character the letter before it.
        "Is Walden here♪caÉ ok",
        "ROLL ONE",
        "ROLL TWO",
        "Painted on",
    ];
    assert_eq!(said, expected);
    assert!(
        track.cues[1].settings.line.is_some(),
        "the first row is told"
    );
    assert!(track.cues[0].settings.line.is_none());
    // The 22nd word after frame 30 is the End Of Caption.
    assert_eq!(track.cues[0].start_ms, 1_702);
    assert_eq!(track.cues[1].end_ms, 6_006);
    assert_eq!(track.cues[5].end_ms, 60_060);
    assert!(track.cues[2].text.contains(&Piece::Close(Kind::Italic)));
}

//! Input that means harm or is past all measure: bounded time, no panic, what is good still there.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::fs;
use std::path::Path;

use callslip_captions::{
    Cue, Format, Guidelines, Limits, Parsed, Rule, apply, check, detect, read, read_as, read_from,
    srt, vtt,
};

fn has(parsed: &Parsed, rule: Rule) -> bool {
    parsed.faults.iter().any(|fault| fault.rule == rule)
}

#[test]
fn endless_nesting() {
    let deep = format!(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n{}x\n",
        "<i>".repeat(100_000)
    );
    let parsed = read(deep.as_bytes(), &Limits::default());
    assert!(has(&parsed, Rule::TooDeep));
    assert_eq!(parsed.track.cues[0].plain(), "x");
    let spans = "<span>".repeat(100_000);
    let deep = format!(
        "<tt xmlns=\"http://www.w3.org/ns/ttml\"><body><p begin=\"0s\" end=\"1s\">a{spans}"
    );
    let parsed = read(deep.as_bytes(), &Limits::default());
    assert!(has(&parsed, Rule::TooDeep));
    assert_eq!(parsed.track.cues[0].plain(), "a");
}

#[test]
fn one_line_of_marks() {
    for mark in [
        "<", "&", "<a", "</", "{", "{\\", "&#x", "-->", "<00:", "\u{0}",
    ] {
        let line = mark.repeat(400_000 / mark.len());
        for head in [
            "WEBVTT\n\n00:01.000 --> 00:02.000\n",
            "1\n00:00:01,000 --> 00:00:02,000\n",
        ] {
            let parsed = read(format!("{head}{line}\n").as_bytes(), &Limits::default());
            assert_eq!(parsed.track.cues.len(), 1, "{mark}");
            assert!(parsed.faults.len() <= 1001);
        }
    }
}

#[test]
fn one_line_of_marks_in_utf_16() {
    let text = format!(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n{}\n",
        "&".repeat(200_000)
    );
    let units = text.encode_utf16().flat_map(u16::to_le_bytes);
    let bytes: Vec<u8> = [0xFF, 0xFE].into_iter().chain(units).collect();
    let parsed = read(&bytes, &Limits::default());
    assert_eq!(parsed.track.cues.len(), 1);
    assert!(has(&parsed, Rule::MoreFaults));
}

#[test]
fn limits_hold() {
    let cue = "00:01.000 --> 00:02.000\nx\n\n";
    let many = format!("WEBVTT\n\n{}", cue.repeat(50));
    let limits = Limits {
        cues: 10,
        ..Limits::default()
    };
    let parsed = read(many.as_bytes(), &limits);
    assert_eq!(parsed.track.cues.len(), 10);
    assert!(has(&parsed, Rule::TooManyCues));
    let limits = Limits {
        bytes: 60,
        ..Limits::default()
    };
    let parsed = read_from(many.as_bytes(), &limits).unwrap();
    assert!(has(&parsed, Rule::TooLong));
    assert!(
        !parsed.track.cues.is_empty(),
        "the cues before the cut are there"
    );
    let limits = Limits {
        faults: 3,
        ..Limits::default()
    };
    let parsed = read("WEBVTT\n\na\n\nb\n\nc\n\nd\n\ne\n".as_bytes(), &limits);
    assert_eq!(parsed.faults.len(), 4);
    assert_eq!(parsed.faults[3].message, "3 more faults are not listed");
}

#[test]
fn times_past_measure() {
    let odd = "WEBVTT\n\n99999999999999999999:00.000 --> 00:02.000\nx\n\n999:00:00.000 --> 999999:00:00.000\ny\n";
    let parsed = read(odd.as_bytes(), &Limits::default());
    assert!(has(&parsed, Rule::Timing));
    assert_eq!(
        parsed.track.notes.len(),
        2,
        "a cue that has no time is kept as text"
    );
    let ttml = "<tt xmlns=\"http://www.w3.org/ns/ttml\"><body begin=\"99999999999h\"><p begin=\"999999999h\" dur=\"999999999h\">x</p></body></tt>";
    let parsed = read(ttml.as_bytes(), &Limits::default());
    assert_eq!(parsed.track.cues.len(), 1);
    let _ = check(&parsed.track, &Guidelines::default(), Some(u64::MAX));
    let _ = (vtt::write(&parsed.track), srt::write(&parsed.track));
}

#[test]
fn the_cue_below_an_arrow_is_kept() {
    let text = "WEBVTT\n\n00:01.000 --> 00:02.000\nx\n00:02.000 --> 00:03.000\ny --> z\n";
    let parsed = read(text.as_bytes(), &Limits::default());
    let said: Vec<_> = parsed.track.cues.iter().map(Cue::plain).collect();
    assert_eq!(
        said[..2],
        ["x", "y --> z"].map(str::to_owned)[..],
        "{:?}",
        parsed.faults
    );
    assert!(has(&parsed, Rule::ArrowInText));
}

#[test]
fn nothing_at_all() {
    for bytes in [
        &b""[..],
        b"\n",
        b"\xFF\xFE",
        b"\xEF\xBB\xBF",
        b"\0",
        b"\0\0\0\0",
        b"WEBVTT",
        b"<",
        b"<tt",
    ] {
        let parsed = read(bytes, &Limits::default());
        assert!(parsed.track.cues.is_empty());
        assert!(!parsed.faults.is_empty(), "{bytes:?}");
        for format in [Format::Vtt, Format::Srt, Format::Scc, Format::Ttml] {
            let _ = read_as(bytes, format, &Limits::default());
        }
    }
}

/// A small generator of numbers, the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides.max(1) as u64).unwrap()
    }
}

const PHRASES: [&[u8]; 16] = [
    b"-->",
    b"\n\n",
    b"\r",
    b"00:00:01.000 --> 00:00:02.000\n",
    b"<v Mary>",
    b"</i>",
    b"&#x10FFFF;",
    b"STYLE\n",
    b"REGION\nid:a\n",
    b"{\\an9}",
    b"942f 942f ",
    b"94ad 9425",
    b"<p begin=\"1s\">",
    b"<span end=\"99h\">",
    b"<!DOCTYPE tt [<!ENTITY a \"b\">]>",
    b"\xFF\xFE",
];

fn damage(bytes: &mut Vec<u8>, dice: &mut Dice) {
    for _ in 0..=dice.roll(4) {
        let at = dice.roll(bytes.len() + 1);
        let span = dice.roll(40).min(bytes.len() - at);
        match dice.roll(6) {
            0 if at < bytes.len() => bytes[at] = u8::try_from(dice.roll(256)).unwrap(),
            1 => bytes.insert(at, b"\0\n<>&:;0 9"[dice.roll(10)]),
            2 => drop(bytes.drain(at..at + span)),
            3 => {
                let copy = bytes[at..at + span].to_vec();
                let to = dice.roll(bytes.len() + 1);
                bytes.splice(to..to, copy);
            }
            4 => bytes.truncate(at.max(1)),
            _ => drop(bytes.splice(at..at, PHRASES[dice.roll(PHRASES.len())].iter().copied())),
        }
    }
}

/// 50,000 damaged files: read, checked, repaired, written, and what is written is sound.
#[test]
fn damaged_files() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata");
    let seeds: Vec<Vec<u8>> = ["vtt", "srt", "scc", "ttml"]
        .iter()
        .map(|kind| fs::read(folder.join(format!("lecture.{kind}"))).unwrap())
        .collect();
    let formats = [Format::Vtt, Format::Srt, Format::Scc, Format::Ttml];
    let limits = Limits {
        faults: 50,
        ..Limits::default()
    };
    let mut dice = Dice(0x5EED_0BAD_CAFE_F00D);
    for round in 0..50_000 {
        let kind = dice.roll(4);
        let mut input = seeds[kind].clone();
        damage(&mut input, &mut dice);
        let _ = detect(&input);
        let mut parsed = read_as(&input, formats[kind], &limits);
        assert!(parsed.faults.len() <= 51);
        for fault in &parsed.faults {
            assert!(fault.offset <= input.len() as u64, "round {round}: {fault}");
        }
        let report = check(&parsed.track, &Guidelines::default(), Some(15_000));
        let repairs: Vec<_> = report
            .faults
            .iter()
            .filter_map(|f| f.repair.clone())
            .collect();
        apply(&mut parsed.track, &repairs);
        sound_again(&parsed.track, round);
    }
}

/// What is written breaks no rule of the format but those that stand in the values themselves.
fn sound_again(track: &callslip_captions::Track, round: usize) {
    let allowed = [
        Rule::EndBeforeStart,
        Rule::OutOfOrder,
        Rule::RegionUnknown,
        Rule::RegionSetting,
        Rule::IdTwice,
        Rule::InnerTime,
        Rule::TagValue,
        Rule::NoCues,
    ];
    let written = vtt::write(track);
    let again = read_as(written.as_bytes(), Format::Vtt, &Limits::default());
    let bad = again
        .faults
        .iter()
        .find(|fault| !allowed.contains(&fault.rule));
    assert!(bad.is_none(), "round {round}: {bad:?}\n{written}");
    assert_eq!(
        again.track.cues.len(),
        track.cues.len(),
        "round {round}\n{written}"
    );
    let written = srt::write(track);
    let again = read_as(written.as_bytes(), Format::Srt, &Limits::default());
    assert_eq!(
        again.track.cues.len(),
        track.cues.len(),
        "round {round}\n{written}"
    );
}

//! What is written is read back as it was.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use callslip_captions::{
    Align, Block, Cue, Format, Kind, Limits, LinePlace, Milli, Note, Piece, Settings, Tag, Track,
    read, read_as, srt, vtt,
};
use proptest::prelude::*;

fn words() -> impl Strategy<Value = String> {
    "[A-Za-zé漢&<>'♪{}.,!?-]{1,8}( [A-Za-zé&<>0-9-]{1,8}){0,4}"
}

/// Well-nested pieces: lines of words, some within tags.
fn text(kinds: &'static [Kind], words: BoxedStrategy<String>) -> impl Strategy<Value = Vec<Piece>> {
    let run = (words, proptest::option::of(0..kinds.len()));
    proptest::collection::vec(run, 1..4).prop_map(move |runs| {
        let mut pieces = Vec::new();
        for (number, (text, kind)) in runs.into_iter().enumerate() {
            if number > 0 {
                pieces.push(Piece::Break);
            }
            let kind = kind.map(|at| kinds[at]);
            pieces.extend(kind.map(|kind| Piece::Open(tag(kind))));
            pieces.push(Piece::Text(text));
            pieces.extend(kind.map(Piece::Close));
        }
        pieces
    })
}

fn tag(kind: Kind) -> Tag {
    let mut tag = Tag::new(kind);
    if matches!(kind, Kind::Voice | Kind::Language) {
        tag.annotation = "A & <B>".to_owned();
    }
    if kind == Kind::Class {
        tag.classes = vec!["yellow".to_owned()];
    }
    tag
}

fn settings() -> impl Strategy<Value = Settings> {
    let line = prop_oneof![
        (-20..20_i32).prop_map(LinePlace::Number),
        (0..=100_000_u32).prop_map(|n| LinePlace::Percent(Milli(n))),
    ];
    let size = proptest::option::of((0..=100_000_u32).prop_map(Milli));
    let align = proptest::option::of(prop_oneof![Just(Align::Left), Just(Align::End)]);
    (proptest::option::of(line), size, align).prop_map(|(line, size, align)| Settings {
        line,
        size,
        align,
        ..Settings::default()
    })
}

fn cue() -> impl Strategy<Value = Cue> {
    const KINDS: &[Kind] = &[
        Kind::Italic,
        Kind::Bold,
        Kind::Voice,
        Kind::Class,
        Kind::Language,
    ];
    let id = proptest::option::of("[a-z][a-z0-9]{0,5}");
    let times = (0..400_000_000_u64, 1..10_000_u64);
    (id, times, settings(), text(KINDS, words().boxed())).prop_map(
        |(id, (start, long), settings, text)| Cue {
            id,
            start_ms: start,
            end_ms: start + long,
            settings,
            text,
            ..Cue::default()
        },
    )
}

/// Without where it was read from, which a value that was made does not have.
fn placeless(track: Track) -> Track {
    let cues = track.cues.into_iter().map(|cue| Cue {
        offset: 0,
        line: 0,
        ..cue
    });
    Track {
        cues: cues.collect(),
        ..track
    }
}

proptest! {
    #[test]
    fn webvtt(cues in proptest::collection::vec(cue(), 1..6), note in "[a-z ]{1,20}[a-z]") {
        let block = Block::Comment(note.trim().to_owned());
        let track = Track {
            format: Format::Vtt,
            header: vec!["A title".to_owned()],
            notes: vec![Note { before: cues.len() - 1, block }],
            cues,
            ..Track::default()
        };
        let written = vtt::write(&track);
        prop_assert_eq!(placeless(read(written.as_bytes(), &Limits::default()).track), track, "{}", written);
    }

    #[test]
    fn subrip(
        texts in proptest::collection::vec(
            text(&[Kind::Italic, Kind::Underline, Kind::Strike], "[A-Za-zé&>♪]{1,8}( [A-Za-zé]{1,8}){0,4}".boxed()), 1..6),
        start in 0..300_000_000_u64,
    ) {
        let cues = texts.into_iter().zip(1_u64..).map(|(text, number)| Cue {
            id: Some(number.to_string()),
            start_ms: start + number * 2_000,
            end_ms: start + number * 2_000 + 1_500,
            text,
            ..Cue::default()
        });
        let track = Track { format: Format::Srt, cues: cues.collect(), ..Track::default() };
        let parsed = read(srt::write(&track).as_bytes(), &Limits::default());
        prop_assert_eq!(parsed.faults, vec![]);
        prop_assert_eq!(placeless(parsed.track), track);
    }

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        for format in [Format::Vtt, Format::Srt, Format::Scc, Format::Ttml] {
            let parsed = read_as(&bytes, format, &Limits::default());
            let _ = (vtt::write(&parsed.track), srt::write(&parsed.track));
        }
    }

    /// The same text in three encodings is the same track.
    #[test]
    fn encodings(cues in proptest::collection::vec(cue(), 1..4)) {
        let track = Track { cues, ..Track::default() };
        let text = vtt::write(&track);
        let plain = read(text.as_bytes(), &Limits::default()).track;
        let crlf = text.replace('\n', "\r\n");
        let little: Vec<u8> = crlf.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.replace('\n', "\r").encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [crlf.into_bytes(), little, big] {
            let other = read(&bytes, &Limits::default()).track;
            prop_assert_eq!(placeless(other).cues, placeless(plain.clone()).cues);
        }
    }
}

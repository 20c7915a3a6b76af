//! Signs that captions are captions, not only subtitles: speakers named, sounds described.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Findings;
use crate::{Cue, Kind, Piece, Rule, Track, plain_lines};

/// What was found of speakers and sounds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Signs {
    /// Cues that name a speaker or show a change of speaker.
    pub speaker_cues: usize,
    /// The names, at most 100 of them.
    pub speakers: BTreeSet<String>,
    /// Cues that describe a sound.
    pub sound_cues: usize,
    /// The descriptions, at most 100 of them.
    pub sounds: BTreeSet<String>,
    /// Cues of music: ♪ or # around the words.
    pub music_cues: usize,
}

/// How many names and descriptions are kept.
const MOST: usize = 100;

pub(super) fn look(track: &Track) -> Signs {
    let mut signs = Signs::default();
    for cue in &track.cues {
        let speaks = speakers(cue, &mut signs.speakers);
        signs.speaker_cues += usize::from(speaks);
        let plain = cue.plain();
        let sounds = sounds(&plain, &mut signs.sounds);
        signs.sound_cues += usize::from(sounds);
        signs.music_cues += usize::from(is_music(&plain));
    }
    signs
}

/// What the guidelines ask for and the track has nowhere.
pub(super) fn check(findings: &mut Findings<'_>, signs: &Signs) {
    if !findings.guidelines.signs || findings.track.cues.is_empty() {
        return;
    }
    if signs.speaker_cues == 0 {
        let what = "no cue names a speaker (<v Name>, NAME:, [Name], >>, a dash)";
        findings.track(Rule::NoSpeakers, what.to_owned());
    }
    if signs.sound_cues == 0 && signs.music_cues == 0 {
        let what = "no cue describes a sound ([door slams], (laughter), ♪)";
        findings.track(Rule::NoSounds, what.to_owned());
    }
}

fn keep(set: &mut BTreeSet<String>, text: &str) {
    let text = text.trim();
    if !text.is_empty() && set.len() < MOST {
        set.insert(text.chars().take(80).collect());
    }
}

fn speakers(cue: &Cue, names: &mut BTreeSet<String>) -> bool {
    let mut found = false;
    for piece in &cue.text {
        if let Piece::Open(tag) = piece
            && tag.kind == Kind::Voice
        {
            found = true;
            keep(names, &tag.annotation);
        }
    }
    for line in plain_lines(&cue.text) {
        let line = line.trim_start();
        let marked = ["- ", "– ", "— ", ">>", "-\u{A0}"]
            .iter()
            .any(|mark| line.starts_with(mark));
        let line = line.trim_start_matches(['-', '–', '—', '>', ' ', '\u{A0}']);
        if let Some(name) = name_before_colon(line).or_else(|| name_in_brackets(line)) {
            keep(names, name);
            found = true;
        }
        found |= marked;
    }
    found
}

/// `MARY:` or `Dr. Jones:` at the start of a line: few words, each with a capital or a digit.
fn name_before_colon(line: &str) -> Option<&str> {
    let (name, rest) = line.split_once(':')?;
    let after = rest.chars().next();
    let spaced = after.is_none_or(char::is_whitespace);
    let name = name.trim().trim_matches(['[', ']', '(', ')']);
    let words = name.split_whitespace();
    let capital =
        |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '#');
    let few = (1..=4).contains(&words.clone().count());
    let starts = name.starts_with(char::is_uppercase);
    (spaced && few && starts && words.into_iter().all(capital)).then_some(name)
}

/// `[Mary] Good morning`: one or two capitalised words in brackets, and words after them.
fn name_in_brackets(line: &str) -> Option<&str> {
    let rest = line.strip_prefix('[').or_else(|| line.strip_prefix('('))?;
    let (name, after) = rest.split_once([']', ')'])?;
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let few = (1..=2).contains(&name.split_whitespace().count());
    let names = name.split_whitespace().all(capital);
    let mixed = name.chars().any(char::is_lowercase);
    (few && names && mixed && !after.trim().is_empty()).then_some(name)
}

fn sounds(text: &str, found: &mut BTreeSet<String>) -> bool {
    let mut any = false;
    for (open, close) in [('[', ']'), ('(', ')')] {
        let mut rest = text;
        while let Some((_, after)) = rest.split_once(open) {
            let Some((inner, next)) = after.split_once(close) else {
                break;
            };
            let words = inner.split_whitespace();
            let joined: Vec<&str> = words.collect();
            let joined = joined.join(" ");
            if joined.chars().any(char::is_alphabetic)
                && name_in_brackets(&format!("[{joined}] x")).is_none()
            {
                keep(found, &joined);
                any = true;
            }
            rest = next;
        }
    }
    any
}

fn is_music(text: &str) -> bool {
    let hashes = text.trim_start().starts_with("# ") && text.trim_end().ends_with(" #");
    text.contains(['♪', '♫', '♬', '♩']) || hashes
}

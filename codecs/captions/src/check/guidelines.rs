//! The numbers that captions are held to; each row of the table names where it comes from.

use serde::Serialize;

/// What captions are held to. A number that is `None` is not checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Guidelines {
    /// What they are called, and the document they come from.
    pub name: &'static str,
    /// Most characters a second, blanks counted.
    pub characters_per_second: Option<u32>,
    /// Most words a minute.
    pub words_per_minute: Option<u32>,
    /// Most characters on a line.
    pub line_length: u32,
    /// Most lines in a cue.
    pub lines: u32,
    /// Shortest time a cue is shown, in milliseconds.
    pub shortest_ms: u64,
    /// Longest time a cue is shown, in milliseconds.
    pub longest_ms: u64,
    /// Smallest gap between cues that do not touch, in milliseconds; cues that touch are fine.
    pub smallest_gap_ms: u64,
    /// Longest time without captions that nobody asks about, in milliseconds.
    pub longest_gap_ms: u64,
    /// Least part of the running time with captions, in thousandths.
    pub coverage: Option<u32>,
    /// Whether somebody should be named as speaking, and a sound described.
    pub signs: bool,
}

/// The guidelines that are known, by name:
///
/// - `netflix`: Netflix, *Timed Text Style Guide: General Requirements* (duration 5/6 s to 7 s, gap of
///   2 frames, here at 24 frames a second, 2 lines) and *English (USA) Timed Text Style Guide* (42
///   characters a line, 20 characters a second in programs for adults);
/// - `netflix-children`: the same with 17 characters a second;
/// - `dcmp`: Described and Captioned Media Program, *Captioning Key* (40 frames to 6 s, 2 lines) and
///   *Captioning Guidelines for the DCMP* (32 characters a line, 160 words a minute for adults);
/// - `bbc`: BBC, *Subtitle Guidelines* 1.2 (160 to 180 words a minute, 37 characters a line, 2 lines,
///   0.3 s a word).
///
/// How long a gap may be before somebody asks, and the coverage, are this crate's: no guideline has
/// a number for them, since a recording may well be silent.
pub const GUIDELINES: [Guidelines; 4] = [
    NETFLIX,
    Guidelines {
        name: "netflix-children",
        characters_per_second: Some(17),
        ..NETFLIX
    },
    Guidelines {
        name: "dcmp",
        characters_per_second: None,
        words_per_minute: Some(160),
        line_length: 32,
        shortest_ms: 1_333,
        longest_ms: 6_000,
        ..NETFLIX
    },
    Guidelines {
        name: "bbc",
        characters_per_second: None,
        words_per_minute: Some(180),
        line_length: 37,
        shortest_ms: 300,
        longest_ms: 10_000,
        ..NETFLIX
    },
];

const NETFLIX: Guidelines = Guidelines {
    name: "netflix",
    characters_per_second: Some(20),
    words_per_minute: None,
    line_length: 42,
    lines: 2,
    shortest_ms: 833,
    longest_ms: 7_000,
    smallest_gap_ms: 83,
    longest_gap_ms: 30_000,
    coverage: Some(300),
    signs: true,
};

impl Default for Guidelines {
    /// Those of Netflix, the ones that most captioners know.
    fn default() -> Self {
        NETFLIX
    }
}

impl Guidelines {
    /// The guidelines of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        GUIDELINES.iter().find(|it| it.name == name).cloned()
    }
}

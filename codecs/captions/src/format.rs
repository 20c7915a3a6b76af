//! Which format a file is in, and reading it in that.

use std::io::{self, Read};

use serde::Serialize;

use crate::fault::{Faults, Place};
use crate::text::Source;
use crate::{Limits, Parsed, Rule, Track, scc, srt, ttml, vtt};

/// The formats that are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// WebVTT: The Web Video Text Tracks Format (W3C), `.vtt`.
    #[default]
    Vtt,
    /// SubRip, `.srt`.
    Srt,
    /// Scenarist Closed Captions: CEA-608 in text, `.scc`.
    Scc,
    /// Timed Text Markup Language (W3C), with DFXP, IMSC and EBU-TT, `.ttml`, `.dfxp`, `.xml`.
    Ttml,
}

/// The format, told from the content; `None` when it looks like none of them.
#[must_use]
pub fn detect(bytes: &[u8]) -> Option<Format> {
    let head = bytes.get(..8192).unwrap_or(bytes);
    let source = Source::new(head, &Limits::default(), &mut Faults::new(0));
    let text = source.text().trim_start();
    let starts = |start: &str| {
        text.get(..start.len())
            .is_some_and(|s| s.eq_ignore_ascii_case(start))
    };
    if starts("WEBVTT") {
        Some(Format::Vtt)
    } else if starts("Scenarist_SCC") {
        Some(Format::Scc)
    } else if text.starts_with('<') && (text.contains("<tt") || text.contains(":tt")) {
        Some(Format::Ttml)
    } else {
        let mut lines = text.lines();
        lines.find_map(|line| {
            let scc = scc::is_line(line).then_some(Format::Scc);
            scc.or_else(|| srt::timing(line).map(|_| Format::Srt))
        })
    }
}

/// Reads a file in the format that its content shows.
#[must_use]
pub fn read(bytes: &[u8], limits: &Limits) -> Parsed {
    if let Some(format) = detect(bytes) {
        return read_as(bytes, format, limits);
    }
    let mut faults = Faults::new(limits.faults);
    let what = "neither WEBVTT, nor Scenarist_SCC, nor a tt element, nor a timing line";
    faults.add(Place { offset: 0, line: 1 }, Rule::UnknownFormat, what);
    Parsed {
        track: Track::default(),
        faults: faults.finish(),
    }
}

/// Reads a file in a given format.
#[must_use]
pub fn read_as(bytes: &[u8], format: Format, limits: &Limits) -> Parsed {
    let mut faults = Faults::new(limits.faults);
    let source = Source::new(bytes, limits, &mut faults);
    let mut track = match format {
        Format::Vtt => vtt::read(&source, limits, &mut faults),
        Format::Srt => srt::read(&source, limits, &mut faults),
        Format::Scc => scc::read(&source, limits, &mut faults),
        Format::Ttml => ttml::read(&source, limits, &mut faults),
    };
    track.format = format;
    track.encoding = source.encoding;
    if track.cues.is_empty() {
        faults.add(
            Place { offset: 0, line: 1 },
            Rule::NoCues,
            "there is no cue",
        );
    }
    Parsed {
        track,
        faults: faults.finish(),
    }
}

/// Reads a file from a stream, no more of it than the limit allows.
///
/// # Errors
/// When the stream cannot be read.
pub fn read_from(input: impl Read, limits: &Limits) -> io::Result<Parsed> {
    let mut bytes = Vec::new();
    let most = (limits.bytes as u64).saturating_add(1);
    input.take(most).read_to_end(&mut bytes)?;
    Ok(read(&bytes, limits))
}

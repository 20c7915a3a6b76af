//! Scenarist Closed Captions: the byte pairs of CEA-608 in hexadecimal, line by line with timecodes.

mod decoder;
mod memory;
mod table;
mod timecode;

use crate::fault::Faults;
use crate::text::{Line, Source};
use crate::track::Track;
use crate::{Limits, Rule};
use decoder::Decoder;

/// Reads the captions of the first channel; the faults go to the list.
pub(crate) fn read(source: &Source<'_>, limits: &Limits, faults: &mut Faults) -> Track {
    let mut lines = source.lines().peekable();
    let signature = lines.next_if(|line| line.text.trim().starts_with("Scenarist_SCC"));
    match (signature, lines.peek()) {
        (Some(line), _) if line.text.trim() != "Scenarist_SCC V1.0" => {
            faults.add(
                line.place(),
                Rule::Signature,
                format!("`{}`", shorten(line.text)),
            );
        }
        (None, Some(line)) => {
            let what = "the file does not begin with Scenarist_SCC V1.0";
            faults.add(line.place(), Rule::Signature, what);
        }
        _ => {}
    }
    let mut decoder = Decoder::new(limits);
    let mut last = 0;
    for line in lines.filter(|line| !line.is_blank()) {
        if decoder.is_full() {
            let what = "the cues from here on are left off";
            faults.add(line.place(), Rule::TooManyCues, what);
            break;
        }
        read_line(&line, &mut decoder, &mut last, faults);
    }
    Track {
        cues: decoder.finish(faults),
        ..Track::default()
    }
}

/// Whether it is a timecode with words of four hexadecimal digits.
pub(crate) fn is_line(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let timed = words.next().and_then(timecode::read).is_some();
    timed && words.next().and_then(bytes).is_some()
}

fn read_line(line: &Line<'_>, decoder: &mut Decoder, last: &mut u64, faults: &mut Faults) {
    let trimmed = line.text.trim();
    let (time, words) = trimmed
        .split_once(char::is_whitespace)
        .unwrap_or((trimmed, ""));
    let Some(code) = timecode::read(time) else {
        faults.add(line.place(), Rule::Timecode, format!("`{}`", shorten(time)));
        return;
    };
    if code.dropped {
        faults.add(line.place(), Rule::DroppedFrame, format!("`{time}`"));
    }
    if code.frames < *last {
        faults.add(line.place(), Rule::TimeBackwards, format!("`{time}`"));
    }
    *last = code.frames;
    decoder.line(code.frames, line.place());
    for word in words.split_whitespace() {
        let place = line.place_of(word);
        match bytes(word) {
            Some(pair) => decoder.word(pair, place, faults),
            None => faults.add(place, Rule::Word, format!("`{}`", shorten(word))),
        }
    }
}

/// The two bytes of a word of four hexadecimal digits.
fn bytes(word: &str) -> Option<[u8; 2]> {
    let hex = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let value = hex.then(|| u16::from_str_radix(word, 16).ok())?;
    value.map(u16::to_be_bytes)
}

fn shorten(text: &str) -> String {
    text.chars().take(40).collect()
}

//! Lines: how long, how many; and where they could be broken instead.

use super::Findings;
use crate::{Cue, Repair, Rule, plain_lines, repair};

pub(super) fn check(findings: &mut Findings<'_>) {
    let track = findings.track;
    for (number, cue) in track.cues.iter().enumerate() {
        let lines = plain_lines(&cue.text);
        if lines.iter().all(|line| line.trim().is_empty()) {
            let what = "it says nothing".to_owned();
            findings.cue(
                number,
                Rule::EmptyCue,
                what,
                Some(Repair::Remove { cue: number }),
            );
            continue;
        }
        let guidelines = findings.guidelines;
        let length = |line: &String| line.trim().chars().count();
        let longest = lines.iter().map(length).max().unwrap_or(0);
        let most = usize::try_from(guidelines.line_length).unwrap_or(usize::MAX);
        let rows = usize::try_from(guidelines.lines).unwrap_or(usize::MAX);
        if longest > most {
            let what = format!("a line of {longest} characters, {most} is the most");
            let repair = reset(number, cue, most, rows);
            findings.cue(number, Rule::LineLength, what, repair);
        }
        if lines.len() > rows {
            let what = format!("{} lines, {rows} is the most", lines.len());
            // One new setting puts both right.
            let repair = if longest > most {
                None
            } else {
                reset(number, cue, most, rows)
            };
            findings.cue(number, Rule::LineCount, what, repair);
        }
    }
}

/// The text in lines that keep to the limits: in one cue, or split over several.
fn reset(number: usize, cue: &Cue, length: usize, rows: usize) -> Option<Repair> {
    let words = repair::words(&cue.text);
    let lines = broken(&words, length)?;
    if lines.len() <= rows {
        let lines = balanced(&words, length, lines.len()).unwrap_or(lines);
        return Some(Repair::Break { cue: number, lines });
    }
    let parts: Vec<Vec<String>> = lines.chunks(rows.max(1)).map(<[String]>::to_vec).collect();
    timed(number, cue, parts)
}

/// The cue as two, each with half of the words.
pub(super) fn halves(number: usize, cue: &Cue) -> Option<Repair> {
    let words = repair::words(&cue.text);
    let length = words.chars().count().div_ceil(2) + 12;
    let lines = balanced(&words, length, 2)?;
    timed(
        number,
        cue,
        lines.into_iter().map(|line| vec![line]).collect(),
    )
}

/// Gives each part its share of the time, by its characters.
fn timed(number: usize, cue: &Cue, parts: Vec<Vec<String>>) -> Option<Repair> {
    if parts.len() < 2 || cue.duration_ms() < parts.len() as u64 {
        return None;
    }
    let size = |part: &Vec<String>| {
        part.iter()
            .map(|line| line.chars().count() as u64)
            .sum::<u64>()
    };
    let whole: u64 = parts.iter().map(size).sum();
    let mut passed = 0;
    let timed = parts.into_iter().map(|part| {
        passed += size(&part);
        let end = cue.start_ms + cue.duration_ms() * passed / whole.max(1);
        (part, end)
    });
    Some(Repair::Split {
        cue: number,
        parts: timed.collect(),
    })
}

/// Words filled into lines; `None` when a word alone is too long.
fn broken(words: &str, length: usize) -> Option<Vec<String>> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split(' ') {
        let size = word.chars().count();
        if size > length {
            return None;
        }
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + size <= length => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    Some(lines)
}

/// The same in as many lines of more even length: the narrowest width that still does.
fn balanced(words: &str, length: usize, rows: usize) -> Option<Vec<String>> {
    let count = words.chars().count();
    let narrowest = count.div_ceil(rows.max(1));
    let mut widths = narrowest..=length;
    widths.find_map(|width| broken(words, width).filter(|lines| lines.len() == rows))
}

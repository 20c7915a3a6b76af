//! Times as WebVTT and SRT write them, and as people write them.

use std::fmt::Write as _;

/// A time that was read, and which notation it keeps to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    /// Milliseconds from the start.
    pub(crate) ms: u64,
    /// As WebVTT has it: `[hh:]mm:ss.ttt`.
    pub(crate) vtt: bool,
    /// As SRT has it: `hh:mm:ss,ttt`, the comma aside.
    pub(crate) srt: bool,
    /// The milliseconds stand after a point.
    pub(crate) point: bool,
}

/// The longest time that is believed: a hundred thousand hours.
const MOST: u64 = 360_000_000_000;

/// Reads a time at the start of the text, and what follows it.
///
/// Taken beside the two notations: a comma or a point, one to three digits each, no fraction, blanks
/// after the marks as machine translation puts them.
pub(crate) fn read(text: &str) -> Option<(Stamp, &str)> {
    let mut rest = text;
    let mut groups = [""; 3];
    let mut count = 0;
    loop {
        let (digits, after) = split_digits(rest)?;
        *groups.get_mut(count)? = digits;
        count += 1;
        match mark(after, b":") {
            Some(next) => rest = next,
            None => {
                rest = after;
                break;
            }
        }
    }
    let (fraction, point, rest) = fraction(rest);
    let stamp = stamp(groups.get(..count)?, fraction, point)?;
    Some((stamp, rest))
}

fn split_digits(text: &str) -> Option<(&str, &str)> {
    let end = text.bytes().position(|byte| !byte.is_ascii_digit());
    let end = end.unwrap_or(text.len());
    (1..=9).contains(&end).then(|| text.split_at(end))
}

/// What follows a mark between digits; blanks beside it are passed over.
fn mark<'a>(text: &'a str, marks: &[u8]) -> Option<&'a str> {
    let rest = without_blanks(text);
    let first = rest.bytes().next()?;
    let rest = marks.contains(&first).then(|| rest.get(1..))??;
    let rest = without_blanks(rest);
    let digit = rest.bytes().next()?.is_ascii_digit();
    digit.then_some(rest)
}

/// What follows blanks; looked at byte by byte, as there are seldom any.
fn without_blanks(text: &str) -> &str {
    let blanks = text.bytes().take_while(|byte| *byte == b' ').count();
    text.get(blanks..).unwrap_or_default()
}

fn fraction(text: &str) -> (&str, bool, &str) {
    let point = without_blanks(text).starts_with('.');
    match mark(text, b".,").and_then(split_digits) {
        Some((digits, rest)) => (digits, point, rest),
        None => ("", false, text),
    }
}

fn stamp(groups: &[&str], fraction: &str, point: bool) -> Option<Stamp> {
    let mut numbers = [0_u64; 3];
    let skip = 3 - groups.len();
    for (slot, group) in numbers[skip..].iter_mut().zip(groups) {
        *slot = group.parse().ok()?;
    }
    let [hours, minutes, seconds] = numbers;
    let thousandths = thousandths(fraction);
    let ms = (hours * 3600 + minutes * 60 + seconds) * 1000 + thousandths;
    let clock = minutes < 60 && seconds < 60 && fraction.len() == 3;
    let [.., m, s] = groups else { return None };
    let pairs = m.len() == 2 && s.len() == 2;
    let hours_long = groups.len() == 2 || groups[0].len() >= 2;
    (ms <= MOST).then_some(Stamp {
        ms,
        vtt: clock && pairs && hours_long && point,
        srt: clock && pairs && groups.len() == 3 && groups[0].len() == 2,
        point,
    })
}

/// Digits after the mark as milliseconds: the first three, filled up with zeros.
fn thousandths(fraction: &str) -> u64 {
    let digits = fraction.bytes().chain(std::iter::repeat(b'0')).take(3);
    digits.fold(0, |sum, digit| {
        sum * 10 + u64::from(digit.saturating_sub(b'0'))
    })
}

/// `hh:mm:ss.ttt`, with the mark given.
pub(crate) fn write(ms: u64, mark: char, out: &mut String) {
    let (hours, minutes) = (ms / 3_600_000, ms / 60_000 % 60);
    let (seconds, ms) = (ms / 1000 % 60, ms % 1000);
    let written = write!(out, "{hours:02}:{minutes:02}:{seconds:02}{mark}{ms:03}");
    debug_assert!(written.is_ok(), "a string takes everything");
}

/// `hh:mm:ss.ttt` for messages.
pub(crate) fn shown(ms: u64) -> String {
    let mut out = String::new();
    write(ms, '.', &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::read;

    /// `kept` is the notations that the time keeps to: `v` WebVTT, `s` SRT.
    fn check(text: &str, ms: Option<u64>, kept: &str, rest: &str) {
        let found = read(text);
        assert_eq!(found.map(|(stamp, _)| stamp.ms), ms, "{text}");
        if let Some((stamp, left)) = found {
            assert_eq!(stamp.vtt, kept.contains('v'), "{text}");
            assert_eq!((stamp.srt, left), (kept.contains('s'), rest), "{text}");
        }
    }

    #[test]
    fn times() {
        check("00:01.000 -->", Some(1000), "v", " -->");
        check("00:00:01.000", Some(1000), "vs", "");
        check("00:00:01,000", Some(1000), "s", "");
        check("123:00:01.250", Some(442_801_250), "v", "");
        check("1:00:01.250", Some(3_601_250), "", "");
        check("00:60:00.000", Some(3_600_000), "", "");
        check("00:00:01.5", Some(1500), "", "");
        check("00:00:01.5000", Some(1500), "", "");
        check("00: 00: 01, 500", Some(1500), "s", "");
        check("00:00:01", Some(1000), "", "");
        check("00:00:01:12", None, "", "");
        check("9999999999:00.000", None, "", "");
        check("999999:00:00.000", None, "", "");
        check("12", None, "", "");
        check("", None, "", "");
        check("x", None, "", "");
    }
}

//! The digits of a text with the places where they stand.

/// One digit (or X) of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    /// The digit, `X` in upper case.
    pub(crate) char: char,
    /// Byte offset in the text.
    pub(crate) at: usize,
}

/// Hyphens as people and typesetters write them.
pub(crate) fn is_hyphen(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{ad}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}'
    )
}

/// The run of digits that begins at the first digit (or X after digits) from byte `from`. Single
/// hyphens and spaces may part them; anything else ends the run.
pub(crate) fn run(text: &str, from: usize, spaces: bool) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut gap = 0;
    let rest = text.get(from..).unwrap_or_default();
    for (at, c) in rest.char_indices() {
        let at = at + from;
        let x = matches!(c, 'x' | 'X') && !marks.is_empty();
        if c.is_ascii_digit() || x {
            marks.push(Mark {
                char: c.to_ascii_uppercase(),
                at,
            });
            gap = 0;
        } else if !marks.is_empty() {
            gap += 1;
            if gap > 1 || !(is_hyphen(c) || spaces && c.is_whitespace()) {
                break;
            }
        }
        if x {
            break;
        }
    }
    marks
}

/// The values of digits; an X is left out.
pub(crate) fn values(marks: &[Mark]) -> Vec<u8> {
    let digits = marks.iter().filter_map(|mark| mark.char.to_digit(10));
    digits
        .filter_map(|digit| u8::try_from(digit).ok())
        .collect()
}

/// The first X that is not the last mark.
pub(crate) fn stray_x(marks: &[Mark]) -> Option<Mark> {
    let (_, before) = marks.split_last()?;
    before.iter().find(|mark| mark.char == 'X').copied()
}

/// Digits as text.
pub(crate) fn text(digits: &[u8]) -> String {
    digits
        .iter()
        .map(|digit| char::from(b'0' + digit % 10))
        .collect()
}

//! ISSN and ISBN in the form that KBART asks for.

/// What a text is as a standard number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// An ISSN with its hyphen, or thirteen digits of an ISBN.
    Good,
    /// A sound number in another form.
    Form,
    /// A number whose check digit is wrong.
    CheckDigit,
    /// None.
    None,
}

/// Judges an identifier.
#[must_use]
pub fn judge(text: &str) -> Verdict {
    let bare = bare(text);
    let digits = |from: &[u8]| from.iter().all(u8::is_ascii_digit);
    let sound = match bare.as_slice() {
        [body @ .., last] if bare.len() == 8 && digits(body) => is_weighted(body, *last, 8),
        [body @ .., last] if bare.len() == 10 && digits(body) => is_weighted(body, *last, 10),
        all if all.len() == 13
            && digits(all)
            && (all.starts_with(b"978") || all.starts_with(b"979")) =>
        {
            is_ean(all)
        }
        _ => return Verdict::None,
    };
    let form = match bare.len() {
        8 => text.len() == 9 && text.as_bytes()[4] == b'-' && !text.ends_with('x'),
        13 => text.len() == 13,
        _ => false,
    };
    match (sound, form) {
        (false, _) => Verdict::CheckDigit,
        (true, true) => Verdict::Good,
        (true, false) => Verdict::Form,
    }
}

/// A number to match by: without hyphens, an ISBN of ten digits as thirteen. Empty for what is none.
#[must_use]
pub fn normal(text: &str) -> String {
    let bare = bare(text);
    match (judge(text), bare.len()) {
        (Verdict::Good | Verdict::Form, 10) => {
            let mut all = [b"978", &bare[..9]].concat();
            let check = (10 - ean_sum(&all) % 10) % 10;
            all.push(b'0' + check as u8);
            String::from_utf8_lossy(&all).into_owned()
        }
        (Verdict::Good | Verdict::Form, _) => String::from_utf8_lossy(&bare).to_ascii_uppercase(),
        _ => String::new(),
    }
}

fn bare(text: &str) -> Vec<u8> {
    text.bytes()
        .filter(|byte| *byte != b'-' && *byte != b' ')
        .collect()
}

fn is_weighted(body: &[u8], last: u8, first: u32) -> bool {
    let check = match last {
        b'X' | b'x' => 10,
        b'0'..=b'9' => u32::from(last - b'0'),
        _ => return false,
    };
    let weights = (2..=first).rev();
    let sum: u32 = body
        .iter()
        .zip(weights)
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    (sum + check).is_multiple_of(11)
}

fn is_ean(all: &[u8]) -> bool {
    let (body, check) = all.split_at(12);
    (ean_sum(body) + u32::from(check[0] - b'0')).is_multiple_of(10)
}

/// The sum of twelve digits with weights 1 and 3 by turns.
fn ean_sum(body: &[u8]) -> u32 {
    let weighted = body.iter().zip([1, 3].into_iter().cycle());
    weighted
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum()
}

//! ISBN and ISSN, as far as a link needs them: bare, with a check digit that is right.

/// An ISBN as thirteen digits; `None` when it is none, or its check digit is wrong.
#[must_use]
pub fn isbn(text: &str) -> Option<String> {
    let bare = bare(text)?;
    match bare.len() {
        13 if bare.starts_with("978") || bare.starts_with("979") => {
            (check_13(bare.get(..12)?)? == bare.chars().last()?).then_some(bare)
        }
        10 => {
            let sum = weighted(&bare, 10)?;
            let body = format!("978{}", bare.get(..9)?);
            (sum % 11 == 0).then(|| check_13(&body).map(|check| format!("{body}{check}")))?
        }
        _ => None,
    }
}

/// An ISSN as `1082-9873`; `None` when it is none, or its check digit is wrong.
#[must_use]
pub fn issn(text: &str) -> Option<String> {
    let bare = bare(text).filter(|bare| bare.len() == 8)?;
    let sum = weighted(&bare, 8)?;
    let (first, last) = bare.split_at(4);
    (sum % 11 == 0).then(|| format!("{first}-{last}"))
}

/// Digits, and X at the end, without hyphens and blanks.
fn bare(text: &str) -> Option<String> {
    let dashes = [
        '-', ' ', '\u{A0}', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}',
    ];
    let kept: String = text
        .chars()
        .filter(|c| !dashes.contains(c))
        .take(20)
        .collect();
    let upper = kept.to_ascii_uppercase();
    let digits = upper.strip_suffix('X').unwrap_or(&upper);
    digits
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then_some(upper)
}

/// The sum of the digits, each times its weight; the first has the highest, the last one.
fn weighted(bare: &str, highest: u32) -> Option<u32> {
    let mut sum = 0;
    for (weight, c) in (1..=highest).rev().zip(bare.chars()) {
        let digit = if c == 'X' { 10 } else { c.to_digit(10)? };
        sum += weight * digit;
    }
    Some(sum)
}

/// The check digit of twelve digits.
fn check_13(body: &str) -> Option<char> {
    let mut sum = 0;
    for (at, c) in body.chars().enumerate() {
        sum += c.to_digit(10)? * if at % 2 == 0 { 1 } else { 3 };
    }
    char::from_digit((10 - sum % 10) % 10, 10)
}

#[cfg(test)]
mod tests {
    use super::{isbn, issn};

    #[test]
    fn numbers() {
        for good in [
            "0836218310",
            "0-8362-1831-0",
            "978-0-8362-1831-2",
            "9780836218312",
        ] {
            assert_eq!(isbn(good).as_deref(), Some("9780836218312"), "{good}");
        }
        assert_eq!(isbn("080442957X").as_deref(), Some("9780804429573"));
        for bad in [
            "",
            "0836218311",
            "9780836218313",
            "X836218310",
            "083621831",
            "1234567890128",
        ] {
            assert_eq!(isbn(bad), None, "{bad}");
        }
        for good in ["1082-9873", "10829873", "1082 9873"] {
            assert_eq!(issn(good).as_deref(), Some("1082-9873"), "{good}");
        }
        assert_eq!(issn("2434-561x").as_deref(), Some("2434-561X"));
        for bad in ["", "1082-9874", "1082-987", "X082-9873"] {
            assert_eq!(issn(bad), None, "{bad}");
        }
    }
}

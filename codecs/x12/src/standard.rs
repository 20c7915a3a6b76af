//! Check digits of the standard numbers in PO1, IT1, LIN and ACK (code list 235).

/// Whether a number of this type is well made: `EN` and `UP` (EAN, UPC), `IB` (ISBN), `IS` (ISSN),
/// `BK` (ISBN of ten). Of other types nothing is known, so they are.
#[must_use]
pub fn is_sound(number: &str, kind: &str) -> bool {
    let bare: Vec<u8> = number
        .bytes()
        .filter(|b| *b != b'-' && *b != b' ')
        .collect();
    match (kind, bare.len()) {
        ("IB" | "BK", 10) => weighted(&bare, 10),
        ("IS", 8) => weighted(&bare, 8),
        ("EN" | "IB" | "IM" | "IS", 13) | ("EN" | "UP", 8 | 12..=14) => ean(&bare),
        ("EN" | "IB" | "IS" | "UP", _) => false,
        _ => true,
    }
}

/// The thirteen digits of an ISBN, from ten or thirteen.
#[must_use]
pub fn isbn13(number: &str) -> Option<String> {
    let bare: String = number.chars().filter(|c| *c != '-' && *c != ' ').collect();
    match bare.len() {
        13 if ean(bare.as_bytes()) && (bare.starts_with("978") || bare.starts_with("979")) => {
            Some(bare)
        }
        10 if weighted(bare.as_bytes(), 10) => {
            let body = format!("978{}", bare.get(..9)?);
            let sum = alternating(body.as_bytes())?;
            Some(format!("{body}{}", (10 - sum % 10) % 10))
        }
        _ => None,
    }
}

fn ean(digits: &[u8]) -> bool {
    let Some((check, body)) = digits.split_last() else {
        return false;
    };
    let sum = alternating(body);
    sum.is_some_and(|sum| check.is_ascii_digit() && (sum + u32::from(check - b'0')) % 10 == 0)
}

/// The sum with weights 3 and 1 by turns from the right.
fn alternating(body: &[u8]) -> Option<u32> {
    let digits = body.iter().rev().zip([3, 1].into_iter().cycle());
    let mut sum = 0;
    for (digit, weight) in digits {
        sum += u32::from(digit.is_ascii_digit().then(|| digit - b'0')?) * weight;
    }
    Some(sum)
}

/// The check of ISBN-10 and ISSN: falling weights, modulo 11, X for ten.
fn weighted(digits: &[u8], first: u32) -> bool {
    let mut sum = 0;
    for (at, digit) in digits.iter().enumerate() {
        let value = match digit {
            b'0'..=b'9' => u32::from(digit - b'0'),
            b'X' | b'x' if at + 1 == digits.len() => 10,
            _ => return false,
        };
        sum += value * (first - at as u32);
    }
    sum % 11 == 0
}

//! Check digits. Digits are values 0 to 9, the check digit left out; the result is a character.

/// ISBN-13, ISMN, EAN-13: weights 1 and 3 by turns from the left, modulo 10.
pub(crate) const EAN: &str = "EAN-13, modulo 10 with weights 1 and 3";
/// ISBN-10: weights 10 down to 2, modulo 11.
pub(crate) const ISBN_10: &str = "modulo 11 with weights 10 to 2";
/// ISSN: weights 8 down to 2, modulo 11.
pub(crate) const ISSN: &str = "modulo 11 with weights 8 to 2";
/// Library bar codes: Luhn.
pub(crate) const LUHN: &str = "modulo 10, every second digit doubled";

pub(crate) fn ean(digits: &[u8]) -> char {
    let weights = [1, 3].into_iter().cycle();
    let sum: u32 = digits
        .iter()
        .zip(weights)
        .map(|(d, w)| u32::from(*d) * w)
        .sum();
    as_char((10 - sum % 10) % 10)
}

/// ISBN-10 for nine digits, ISSN for seven.
pub(crate) fn modulo_11(digits: &[u8]) -> char {
    let weights = (2..).zip(digits.iter().rev());
    let sum: u32 = weights.map(|(weight, d)| u32::from(*d) * weight).sum();
    as_char((11 - sum % 11) % 11)
}

/// Doubles every second digit from the right, beginning with the one before the check digit.
pub(crate) fn luhn(digits: &[u8]) -> char {
    let doubled = |(place, digit): (usize, &u8)| {
        let digit = u32::from(*digit);
        if place % 2 == 0 {
            digit * 2 / 10 + digit * 2 % 10
        } else {
            digit
        }
    };
    let sum: u32 = digits.iter().rev().enumerate().map(doubled).sum();
    as_char((10 - sum % 10) % 10)
}

fn as_char(value: u32) -> char {
    char::from_digit(value, 10).unwrap_or('X')
}

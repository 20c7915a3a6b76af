//! Codabar (AIM USS-Codabar): the symbology of most 14-digit library labels.

use super::{Kind, MarkError};

/// Characters and their seven elements, `1` wide; `A` and `B` start and stop.
const TABLE: [(char, &str); 18] = [
    ('0', "0000011"),
    ('1', "0000110"),
    ('2', "0001001"),
    ('3', "1100000"),
    ('4', "0010010"),
    ('5', "1000010"),
    ('6', "0100001"),
    ('7', "0100100"),
    ('8', "0110000"),
    ('9', "1001000"),
    ('-', "0001100"),
    ('$', "0011000"),
    (':', "1000101"),
    ('/', "1010001"),
    ('.', "1010100"),
    ('+', "0010101"),
    ('A', "0011010"),
    ('B', "0101001"),
];
const WIDE: u8 = 3;

fn elements(character: char) -> Option<&'static str> {
    TABLE
        .iter()
        .find(|(known, _)| *known == character)
        .map(|(_, elements)| *elements)
}

/// Widths of bars and spaces for `text` between start A and stop B, as libraries print them.
pub(super) fn widths(text: &str) -> Result<Vec<u8>, MarkError> {
    if let Some(character) = text.chars().find(char::is_ascii_alphabetic) {
        return Err(MarkError::Character {
            kind: Kind::Codabar,
            character,
        });
    }
    let mut widths = Vec::new();
    for character in std::iter::once('A').chain(text.chars()).chain(['B']) {
        let elements = elements(character).ok_or(MarkError::Character {
            kind: Kind::Codabar,
            character,
        })?;
        widths.extend(elements.bytes().map(|b| if b == b'1' { WIDE } else { 1 }));
        widths.push(1);
    }
    widths.pop();
    Ok(widths)
}

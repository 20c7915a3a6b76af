//! Code 39, ISO/IEC 16388: nine elements a character, three of them wide.

use super::{Kind, MarkError};

/// Characters and their elements, `1` wide, bars and spaces alternating; `*` frames the code.
const TABLE: [(char, &str); 44] = [
    ('0', "000110100"),
    ('1', "100100001"),
    ('2', "001100001"),
    ('3', "101100000"),
    ('4', "000110001"),
    ('5', "100110000"),
    ('6', "001110000"),
    ('7', "000100101"),
    ('8', "100100100"),
    ('9', "001100100"),
    ('A', "100001001"),
    ('B', "001001001"),
    ('C', "101001000"),
    ('D', "000011001"),
    ('E', "100011000"),
    ('F', "001011000"),
    ('G', "000001101"),
    ('H', "100001100"),
    ('I', "001001100"),
    ('J', "000011100"),
    ('K', "100000011"),
    ('L', "001000011"),
    ('M', "101000010"),
    ('N', "000010011"),
    ('O', "100010010"),
    ('P', "001010010"),
    ('Q', "000000111"),
    ('R', "100000110"),
    ('S', "001000110"),
    ('T', "000010110"),
    ('U', "110000001"),
    ('V', "011000001"),
    ('W', "111000000"),
    ('X', "010010001"),
    ('Y', "110010000"),
    ('Z', "011010000"),
    ('-', "010000101"),
    ('.', "110000100"),
    (' ', "011000100"),
    ('$', "010101000"),
    ('/', "010100010"),
    ('+', "010001010"),
    ('%', "000101010"),
    ('*', "010010100"),
];

/// Wide elements are this many modules: 2.5 is the standard's usual ratio, 3 scans best when coarse.
const WIDE: u8 = 3;

fn elements(character: char) -> Option<&'static str> {
    TABLE
        .iter()
        .find(|(known, _)| *known == character)
        .map(|(_, elements)| *elements)
}

/// Widths of bars and spaces for `text`, framed by `*`.
pub(super) fn widths(text: &str) -> Result<Vec<u8>, MarkError> {
    let mut widths = Vec::new();
    for (i, character) in std::iter::once('*')
        .chain(text.chars())
        .chain(['*'])
        .enumerate()
    {
        let framed = i == 0 || i > text.chars().count();
        let known = elements(character).filter(|_| character != '*' || framed);
        let elements = known.ok_or(MarkError::Character {
            kind: Kind::Code39,
            character,
        })?;
        widths.extend(elements.bytes().map(|b| if b == b'1' { WIDE } else { 1 }));
        widths.push(1);
    }
    widths.pop();
    Ok(widths)
}

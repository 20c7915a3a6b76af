//! Which characters are written without blanks in pairs.

/// Whether a character belongs to Chinese, Japanese or Korean writing and is indexed in overlapping pairs.
pub(crate) fn paired(character: char) -> bool {
    matches!(character,
        '\u{1100}'..='\u{11FF}'
        | '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{30FA}'
        | '\u{30FC}'..='\u{30FF}'
        | '\u{3131}'..='\u{318E}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{323AF}')
}

/// The same character in the form that pairs are made of: traditional and simplified stay apart, katakana becomes
/// hiragana so that a title finds either spelling.
pub(crate) fn one_kana(character: char) -> char {
    match character {
        '\u{30A1}'..='\u{30F6}' => char::from_u32(u32::from(character) - 0x60).unwrap_or(character),
        _ => character,
    }
}

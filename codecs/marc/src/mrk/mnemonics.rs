//! The mnemonics of MARCMaker for characters that a keyboard lacks.

/// Names of characters that stand alone.
const LETTERS: [(&str, char); 52] = [
    ("dollar", '$'),
    ("lcub", '{'),
    ("rcub", '}'),
    ("bsol", '\\'),
    ("esc", '\u{1B}'),
    ("joiner", '\u{200D}'),
    ("nonjoin", '\u{200C}'),
    ("AElig", 'Æ'),
    ("aelig", 'æ'),
    ("OElig", 'Œ'),
    ("oelig", 'œ'),
    ("Lstrok", 'Ł'),
    ("lstrok", 'ł'),
    ("Ostrok", 'Ø'),
    ("ostrok", 'ø'),
    ("Dstrok", 'Đ'),
    ("dstrok", 'đ'),
    ("eth", 'ð'),
    ("THORN", 'Þ'),
    ("thorn", 'þ'),
    ("inodot", 'ı'),
    ("Ohorn", 'Ơ'),
    ("ohorn", 'ơ'),
    ("Uhorn", 'Ư'),
    ("uhorn", 'ư'),
    ("mllhring", 'ʻ'),
    ("mlrhring", 'ʼ'),
    ("softsign", 'ʹ'),
    ("hardsign", 'ʺ'),
    ("middot", '·'),
    ("flat", '♭'),
    ("sharp", '♯'),
    ("phono", '℗'),
    ("copy", '©'),
    ("reg", '®'),
    ("iquest", '¿'),
    ("iexcl", '¡'),
    ("pound", '£'),
    ("deg", '°'),
    ("scriptl", 'ℓ'),
    ("plusmn", '±'),
    ("szlig", 'ß'),
    ("euro", '€'),
    ("spcirc", '^'),
    ("spund", '_'),
    ("spgrave", '`'),
    ("sptilde", '~'),
    ("verbar", '|'),
    ("lsqb", '['),
    ("rsqb", ']'),
    ("num", '#'),
    ("hearts", '♥'),
];

/// Names of marks that stand before their letter.
const MARKS: [(&str, char); 24] = [
    ("grave", '\u{300}'),
    ("acute", '\u{301}'),
    ("circ", '\u{302}'),
    ("tilde", '\u{303}'),
    ("macr", '\u{304}'),
    ("breve", '\u{306}'),
    ("dot", '\u{307}'),
    ("uml", '\u{308}'),
    ("hooka", '\u{309}'),
    ("ring", '\u{30A}'),
    ("dblac", '\u{30B}'),
    ("caron", '\u{30C}'),
    ("candra", '\u{310}'),
    ("dotb", '\u{323}'),
    ("dbldotb", '\u{324}'),
    ("ringb", '\u{325}'),
    ("commab", '\u{326}'),
    ("cedil", '\u{327}'),
    ("ogon", '\u{328}'),
    ("breveb", '\u{32E}'),
    ("under", '\u{332}'),
    ("dblunder", '\u{333}'),
    ("ligl", '\u{FE20}'),
    ("ligr", '\u{FE21}'),
];

/// What a mnemonic stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A character by itself.
    Letter(char),
    /// A mark on the letter that follows.
    Mark(char),
    /// A letter with a mark.
    Marked(char, char),
}

/// What the name between the braces stands for.
pub(super) fn meaning(name: &str) -> Option<Meaning> {
    let named = |table: &[(&str, char)], name: &str| {
        table
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, character)| *character)
    };
    if let Some(digits) = name.strip_prefix("U+") {
        let number = u32::from_str_radix(digits, 16).ok()?;
        return char::from_u32(number).map(Meaning::Letter);
    }
    if let Some(letter) = named(&LETTERS, name) {
        return Some(Meaning::Letter(letter));
    }
    if let Some(mark) = named(&MARKS, name) {
        return Some(Meaning::Mark(mark));
    }
    let letter = name.chars().next().filter(char::is_ascii_alphabetic)?;
    named(&MARKS, &name[1..]).map(|mark| Meaning::Marked(letter, mark))
}

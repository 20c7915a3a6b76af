//! The language codes of MARC, in the form that the web uses.

/// MARC's three letters and the two letters of ISO 639-1, where there are two.
const LIST: &str = include_str!("data/languages.txt");

/// The language tag of BCP 47 for a MARC code: `en` for `eng`, and the code itself where the
/// language has no shorter one.
pub(crate) fn bcp47(code: &str) -> &str {
    let mut rows = LIST
        .split([';', '\n'])
        .filter_map(|row| row.split_once(' '));
    rows.find(|(marc, _)| *marc == code)
        .map_or(code, |(_, short)| short)
}

/// Whether this is the code of a language, and not of "none" or "many".
pub(crate) fn is_language(code: &str) -> bool {
    let letters = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_lowercase());
    letters && !matches!(code, "zxx" | "mul" | "und" | "xxx")
}

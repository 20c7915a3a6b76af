//! Prescribed punctuation (ISBD, AACR2) and how to take it off.

use crate::DataField;

/// Words that keep their full stop at the end of a phrase.
const ABBREVIATIONS: [&str; 58] = [
    "abr", "approx", "arr", "assn", "assoc", "ave", "b", "bros", "bur", "ca", "cent", "co", "col",
    "comp", "corp", "d", "dept", "dist", "div", "dr", "ed", "eds", "enl", "esq", "est", "etc",
    "fl", "fol", "gmbh", "govt", "ill", "illus", "in", "inc", "introd", "jr", "ltd", "min", "mr",
    "mrs", "ms", "no", "off", "p", "ph", "print", "prof", "pseud", "pt", "pub", "rev", "sr", "st",
    "supt", "univ", "v", "vol", "vols",
];
/// Short names of states and provinces, which keep it behind a comma.
const PLACES: [&str; 39] = [
    "Ala", "Alta", "Ariz", "Ark", "Cal", "Calif", "Colo", "Conn", "Del", "Eng", "Fla", "Ga", "Ill",
    "Ind", "Kan", "Ky", "La", "Mass", "Md", "Me", "Mich", "Minn", "Miss", "Mo", "Mont", "Neb",
    "Nev", "Okla", "Ont", "Or", "Pa", "Que", "Tenn", "Tex", "Va", "Vt", "Wash", "Wis", "Wyo",
];

/// The text without blanks around it and without the punctuation that only divides it from what follows:
/// ` / : ; , = +` and a full stop that ends a phrase rather than an abbreviation or an initial.
///
/// `"Moby Dick /"` gives `"Moby Dick"`, `"Twain, Mark,"` `"Twain, Mark"`, `"Wiley & Sons, Inc."` itself.
#[must_use]
pub fn trim(text: &str) -> &str {
    let text = text
        .trim()
        .trim_end_matches(['/', ':', ';', ',', '=', '+', ' ']);
    match text.strip_suffix('.') {
        Some(short) if !keeps_stop(short) => short.trim_end(),
        _ => text,
    }
}

/// Whether the full stop after this text belongs to its last word.
fn keeps_stop(text: &str) -> bool {
    if text.ends_with('.') {
        return true;
    }
    let word = text
        .rsplit([' ', '-', '(', '[', '.'])
        .next()
        .unwrap_or_default();
    let mut chars = word.chars();
    let initial = chars.next().is_some_and(char::is_uppercase) && chars.next().is_none();
    let dotted = text
        .rsplit(' ')
        .next()
        .is_some_and(|last| last.contains('.') && word.len() <= 2);
    initial || dotted || is_place(text, word) || {
        let word = word.to_lowercase();
        ABBREVIATIONS.binary_search(&word.as_str()).is_ok()
    }
}

fn is_place(text: &str, word: &str) -> bool {
    let before = text.strip_suffix(word).unwrap_or_default();
    before.ends_with(", ") && PLACES.binary_search(&word).is_ok()
}

/// The text without a bracket that opens or closes nothing in it: `"[2005"`, `"2005]"` give `"2005"`.
pub(super) fn trim_brackets(text: &str) -> &str {
    let text = trim(text);
    let inner = text
        .strip_prefix('[')
        .and_then(|text| text.strip_suffix(']'));
    match inner {
        Some(inner) if !inner.contains(['[', ']']) => inner.trim(),
        _ if text.contains('[') && !text.contains(']') => text.trim_start_matches('[').trim(),
        _ if text.contains(']') && !text.contains('[') => text.trim_end_matches(']').trim(),
        _ => text,
    }
}

/// The subfields with these codes, in their order, with blanks between, and trimmed at the end.
pub(super) fn joined(field: &DataField, codes: &str) -> String {
    let mut text = String::new();
    let wanted = field
        .subfields
        .iter()
        .filter(|subfield| codes.contains(subfield.code));
    for part in wanted
        .map(|subfield| subfield.value.trim())
        .filter(|part| !part.is_empty())
    {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(part);
    }
    text.truncate(trim(&text).len());
    text
}

/// The first subfield with this code, trimmed, if it says anything.
pub(super) fn first_trimmed(field: &DataField, code: char) -> Option<&str> {
    field.values(code).map(trim).find(|text| !text.is_empty())
}

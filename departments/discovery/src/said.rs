//! Codes of the catalogue in the words of a visit.

use callslip_marc::{Record, views};
use webkit::Words;

/// The name of a format by its code; a code nobody knows is shown as it is.
pub(crate) fn format(words: &Words, code: &str) -> String {
    message(words, "said-format", code).unwrap_or_else(|| code.to_owned())
}

/// The name of a language by its MARC code: ours where it is written, else the code list's.
pub(crate) fn language(words: &Words, code: &str) -> String {
    let listed = || views::language_name(code).unwrap_or(code).to_owned();
    message(words, "said-language", code).unwrap_or_else(listed)
}

/// A label that the record's views give in English ("Cover title"), in the words of the visit where we have it.
pub(crate) fn label(words: &Words, label: &str) -> String {
    let slug: String = label
        .chars()
        .map(|c| {
            if c == ' ' {
                '-'
            } else {
                c.to_ascii_lowercase()
            }
        })
        .collect();
    message(words, "said-label", &slug).unwrap_or_else(|| label.to_owned())
}

fn message(words: &Words, of: &str, code: &str) -> Option<String> {
    let plain = !code.is_empty() && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let key = format!("{of}-{code}");
    (plain && words.has(&key)).then(|| words.t(&key))
}

/// The `lang` of a record's texts in their own script: the language of the text where it is written so, else the script
/// alone (BCP 47; the script as MARC's $6 names it).
pub(crate) fn script_lang(record: &Record) -> String {
    let languages = views::languages(record);
    let own = languages
        .text
        .iter()
        .chain(&languages.original)
        .find_map(|code| lang_tag(code));
    let script = || {
        let pairs = views::pairs(record);
        let code = pairs.iter().find_map(|pair| pair.script_code)?;
        script_tag(code)
    };
    own.or_else(script).unwrap_or("und").to_owned()
}

/// The tag of a language that is not written in Latin letters.
fn lang_tag(code: &str) -> Option<&'static str> {
    Some(match code {
        "chi" => "zh",
        "jpn" => "ja",
        "kor" => "ko",
        "ara" => "ar",
        "heb" => "he",
        "yid" => "yi",
        "per" => "fa",
        "urd" => "ur",
        "rus" => "ru",
        "ukr" => "uk",
        "bel" => "be",
        "bul" => "bg",
        "mac" => "mk",
        "srp" => "sr",
        "gre" => "el",
        "grc" => "grc",
        "hin" => "hi",
        "tha" => "th",
        "arm" => "hy",
        "geo" => "ka",
        _ => return None,
    })
}

/// The tag of a script by its code in $6 (MARC 21, appendix A).
fn script_tag(code: &str) -> Option<&'static str> {
    Some(match code {
        "(3" | "(4" => "und-Arab",
        "(N" | "(Q" => "und-Cyrl",
        "(2" => "und-Hebr",
        "(S" => "und-Grek",
        "$1" => "und-Hani",
        _ => return None,
    })
}

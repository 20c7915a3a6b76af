//! The languages of text, summary, captions and original.

use super::code::language_name;
use crate::Record;

/// Language codes, each list without repeats; names come from [`language_name`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Languages<'a> {
    /// Of the text, the soundtrack or the sung words (008/35-37, 041 $a and $d).
    pub text: Vec<&'a str>,
    /// Of the original, where this is a translation or an edition of one (041 $h, $k, $n).
    pub original: Vec<&'a str>,
    /// Of summaries or abstracts (041 $b).
    pub summary: Vec<&'a str>,
    /// Of subtitles and captions (041 $j, $p, $q, $r).
    pub captions: Vec<&'a str>,
}

impl Languages<'_> {
    /// The names of the languages of the text, for people.
    #[must_use]
    pub fn names(&self) -> Vec<&'static str> {
        self.text
            .iter()
            .filter_map(|code| language_name(code))
            .collect()
    }
}

/// What 008/35-37 and 041 say; codes of other lists (041 with second indicator 7) are left out, and so are
/// `und`, `zxx` (no words), `mul` where better is known, and blanks.
#[must_use]
pub fn languages(record: &Record) -> Languages<'_> {
    let mut languages = Languages::default();
    let fixed = record.control("008").and_then(|fixed| fixed.get(35..38));
    fixed
        .into_iter()
        .for_each(|code| add(&mut languages.text, code));
    for field in record
        .data_fields("041")
        .filter(|field| field.indicators[1] != b'7')
    {
        for part in &field.subfields {
            let list = match part.code {
                'a' | 'd' => &mut languages.text,
                'h' | 'k' | 'n' => &mut languages.original,
                'b' => &mut languages.summary,
                'j' | 'p' | 'q' | 'r' => &mut languages.captions,
                _ => continue,
            };
            packed(part.value.trim()).for_each(|code| add(list, code));
        }
    }
    if languages.text.len() > 1 {
        languages.text.retain(|code| *code != "mul");
    }
    languages
}

/// Older records write several codes of three letters without a division: `engfre`.
fn packed(text: &str) -> impl Iterator<Item = &str> {
    (0..text.len().div_ceil(3)).filter_map(move |nth| text.get(nth * 3..nth * 3 + 3))
}

fn add<'a>(list: &mut Vec<&'a str>, code: &'a str) {
    let says = code.bytes().all(|byte| byte.is_ascii_lowercase());
    if says && !matches!(code, "und" | "zxx") && !list.contains(&code) {
        list.push(code);
    }
}

//! Titles: the title statement and the other names of a work.

use super::punctuation::{first_trimmed, trim};
use crate::{DataField, Record, Tag};

/// A title with its parts, each without the punctuation that divides them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title<'a> {
    /// The title proper ($a).
    pub proper: &'a str,
    /// The rest: other title information and parallel titles ($b).
    pub remainder: Option<&'a str>,
    /// Numbers and names of parts ($n, $p, and what else tells versions of a work apart), in order.
    pub parts: Vec<&'a str>,
    /// The general material designation ($h), without brackets.
    pub medium: Option<&'a str>,
    /// The statement of responsibility ($c).
    pub responsibility: Option<&'a str>,
    /// How many characters at the beginning of [`Title::proper`] are not filed: 4 for `The `.
    pub nonfiling: usize,
    /// Whether $b holds a parallel title (after ` =`) rather than other title information.
    pub is_parallel: bool,
}

/// The title statement (245); `None` when there is none or it says nothing.
#[must_use]
pub fn title(record: &Record) -> Option<Title<'_>> {
    record
        .data_fields("245")
        .find_map(|field| Title::of(field, field.indicators[1]))
}

impl<'a> Title<'a> {
    /// The title in a field, whose indicator tells the characters not filed (245: the second).
    #[must_use]
    pub fn of(field: &'a DataField, nonfiling: u8) -> Option<Self> {
        let parts = field
            .subfields
            .iter()
            .filter(|part| "npskfglmor".contains(part.code));
        let title = Self {
            proper: first_trimmed(field, 'a').unwrap_or_default(),
            remainder: first_trimmed(field, 'b'),
            parts: parts
                .map(|part| trim(&part.value))
                .filter(|part| !part.is_empty())
                .collect(),
            medium: first_trimmed(field, 'h').map(|text| text.trim_matches(['[', ']'])),
            responsibility: first_trimmed(field, 'c'),
            nonfiling: usize::from(nonfiling.wrapping_sub(b'0')).min(10) % 10,
            is_parallel: field
                .first('a')
                .is_some_and(|text| text.trim_end().ends_with('=')),
        };
        (!title.display().is_empty()).then_some(title)
    }

    /// The whole title for people: `Chemistry : the central science. Part 2, Laboratory`.
    #[must_use]
    pub fn display(&self) -> String {
        self.assemble(self.proper)
    }

    /// The title without its first article, as catalogues file it; marks before the first letter go as well.
    ///
    /// Fold case and accents with the collation of the day; this keeps them.
    #[must_use]
    pub fn sort(&self) -> String {
        let filed = without_article(self.proper, self.nonfiling);
        let letters = filed.trim_start_matches(|char: char| !char.is_alphanumeric());
        self.assemble(if letters.is_empty() { filed } else { letters })
    }

    fn assemble(&self, proper: &str) -> String {
        let mut text = proper.to_owned();
        if let Some(remainder) = self.remainder {
            let mark = match remainder.starts_with('(') {
                // The qualifier of a key title.
                true => " ",
                false if self.is_parallel => " = ",
                false => " : ",
            };
            text.push_str(if text.is_empty() { "" } else { mark });
            text.push_str(remainder);
        }
        let mut after_number = false;
        for part in &self.parts {
            let mark = if after_number { ", " } else { ". " };
            text.push_str(if text.is_empty() { "" } else { mark });
            text.push_str(part);
            after_number = part.chars().any(|char| char.is_ascii_digit()) && part.len() < 16;
        }
        text
    }
}

/// The text behind so many characters, where a combining mark counts with its letter; the whole text when
/// the number would leave nothing or points into a word.
fn without_article(text: &str, count: usize) -> &str {
    let letters = text
        .char_indices()
        .filter(|(_, char)| !matches!(char, '\u{300}'..='\u{36F}'));
    let Some((at, _)) = letters.skip(count).find(|(_, char)| *char != ' ') else {
        return text;
    };
    let (article, rest) = text.split_at(at);
    let ends_word = article
        .chars()
        .next_back()
        .is_none_or(|char| !char.is_alphanumeric());
    if ends_word { rest } else { text }
}

/// Another title by which the work is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherTitle<'a> {
    /// The field it stands in.
    pub tag: Tag,
    /// What sort of title it is, in English: `Uniform title`, `Cover title`, `Former title` ...
    pub label: &'a str,
    /// The title.
    pub title: Title<'a>,
}

/// The other titles: uniform (130, 240), varying (246), former (247), abbreviated and key titles of serials
/// (210, 222), translated by the cataloguer (242), added (730, 740), in the order of the record.
#[must_use]
pub fn other_titles(record: &Record) -> Vec<OtherTitle<'_>> {
    record
        .fields
        .iter()
        .filter_map(|field| other_title(field.as_data()?))
        .collect()
}

fn other_title(field: &DataField) -> Option<OtherTitle<'_>> {
    let [first, second] = field.indicators;
    let (label, nonfiling) = match field.tag.as_bytes() {
        b"130" | b"730" => ("Uniform title", first),
        b"240" => ("Uniform title", second),
        b"242" => ("Translated title", second),
        b"246" => (field.first('i').map_or_else(|| varying(second), trim), b'0'),
        b"247" => ("Former title", b'0'),
        b"210" => ("Abbreviated title", b'0'),
        b"222" => ("Key title", second),
        b"740" => ("Added title", first),
        _ => return None,
    };
    let title = Title::of(field, nonfiling)?;
    Some(OtherTitle {
        tag: field.tag,
        label: label.trim_end_matches(':'),
        title,
    })
}

/// What the second indicator of 246 says.
const fn varying(indicator: u8) -> &'static str {
    match indicator {
        b'0' => "Portion of title",
        b'1' => "Parallel title",
        b'2' => "Distinctive title",
        b'4' => "Cover title",
        b'5' => "Added title page title",
        b'6' => "Caption title",
        b'7' => "Running title",
        b'8' => "Spine title",
        _ => "Other title",
    }
}

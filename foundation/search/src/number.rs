//! Numbers that name one thing: in one form on both sides, and told from words in a person's text.

mod call;
mod standard;

pub(crate) use call::{lc_like, sudoc_at};
pub(crate) use standard::{isbn, issn};

/// A field that holds numbers, each indexed whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum NumberField {
    Isbn,
    Issn,
    Call,
    Sudoc,
    Barcode,
    Control,
}

/// The form in which a number is compared. An ISBN of ten digits becomes thirteen; of any other kind only letters'
/// case and blanks are evened out, because points, colons and slashes tell call numbers apart.
pub(crate) fn key(field: NumberField, text: &str) -> String {
    match field {
        NumberField::Isbn => isbn(text).unwrap_or_else(|| plain(text, true)),
        NumberField::Issn => plain(text, true),
        NumberField::Barcode => plain(text, false),
        NumberField::Call | NumberField::Sudoc | NumberField::Control => plain(text, false),
    }
}

/// Lower case without blanks, at most 120 bytes; on demand without hyphens.
fn plain(text: &str, hyphens_off: bool) -> String {
    text.chars()
        .filter(|each| {
            let hyphen = matches!(each, '-' | '\u{2010}'..='\u{2015}');
            !(each.is_whitespace() || (hyphens_off && hyphen))
        })
        .flat_map(char::to_lowercase)
        .take(120)
        .collect()
}

//! The schemes of call numbers as words.

use callslip_call_number::{Scheme, shelf_key};
use callslip_marc::views;

/// Every scheme an item may have, in the order of lists.
pub const SCHEMES: [Scheme; 6] = [
    Scheme::Lc,
    Scheme::Dewey,
    Scheme::Nlm,
    Scheme::SuDoc,
    Scheme::Accession,
    Scheme::Other,
];

/// The word kept in the database.
#[must_use]
pub const fn scheme_code(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Lc => "lc",
        Scheme::Dewey => "dewey",
        Scheme::Nlm => "nlm",
        Scheme::SuDoc => "sudoc",
        Scheme::Accession => "accession",
        Scheme::Other => "other",
    }
}

/// The scheme of a word.
#[must_use]
pub fn scheme_of(code: &str) -> Option<Scheme> {
    SCHEMES
        .into_iter()
        .find(|scheme| scheme_code(*scheme) == code)
}

/// The scheme of a call number in a record.
#[must_use]
pub const fn scheme_in_record(scheme: views::Scheme) -> Scheme {
    match scheme {
        views::Scheme::Lc => Scheme::Lc,
        views::Scheme::Dewey => Scheme::Dewey,
        views::Scheme::Nlm => Scheme::Nlm,
        views::Scheme::SuDoc => Scheme::SuDoc,
        views::Scheme::Nal
        | views::Scheme::Udc
        | views::Scheme::OtherDocument
        | views::Scheme::Local => Scheme::Other,
    }
}

/// The bytes that put a call number in its place on the shelf; empty without a call number.
#[must_use]
pub fn shelf_bytes(scheme: Scheme, call_number: &str) -> Vec<u8> {
    if call_number.trim().is_empty() {
        return Vec::new();
    }
    shelf_key(scheme, call_number).0.into_bytes()
}

/// The call number a new copy may begin with: the record's own, LC and local ones first; its scheme as a word.
#[must_use]
pub fn suggested(record: &callslip_marc::Record) -> (&'static str, String) {
    let mut numbers = views::call_numbers(record);
    let rank = |scheme| match scheme {
        views::Scheme::Lc => 0,
        views::Scheme::Local => 1,
        views::Scheme::SuDoc => 2,
        views::Scheme::Dewey => 3,
        _ => 4,
    };
    numbers.sort_by_key(|number| rank(number.scheme));
    let found = numbers.first();
    found.map_or(("lc", String::new()), |number| {
        (
            scheme_code(scheme_in_record(number.scheme)),
            number.display(),
        )
    })
}

//! The names that MARC's code lists give to codes.

use std::collections::HashMap;
use std::sync::LazyLock;

type List = HashMap<&'static str, &'static str>;

static LANGUAGES: LazyLock<List> = LazyLock::new(|| read(include_str!("data/languages.txt")));
static RELATORS: LazyLock<List> = LazyLock::new(|| read(include_str!("data/relators.txt")));
static COUNTRIES: LazyLock<List> = LazyLock::new(|| read(include_str!("data/countries.txt")));

/// The English name of a language code of MARC (ISO 639-2/B and MARC's obsolete ones): `vie` is Vietnamese.
#[must_use]
pub fn language_name(code: &str) -> Option<&'static str> {
    LANGUAGES.get(code.trim()).copied()
}

/// The English term of a relator code as in $4: `ill` is Illustrator. Takes the code or the address of it.
#[must_use]
pub fn relator_term(code: &str) -> Option<&'static str> {
    let code = code.trim().trim_end_matches('/');
    RELATORS
        .get(code.rsplit('/').next().unwrap_or(code))
        .copied()
}

/// The English name of a country, state or province code of MARC as in 008/15-17: `cau` is California.
#[must_use]
pub fn country_name(code: &str) -> Option<&'static str> {
    COUNTRIES.get(code.trim().trim_end_matches('|')).copied()
}

/// The language codes with their names, in the order of the codes, for pick lists.
pub fn all_languages() -> impl Iterator<Item = (&'static str, &'static str)> {
    entries(include_str!("data/languages.txt"))
}

/// The relator codes with their terms, in the order of the codes, for pick lists.
pub fn all_relators() -> impl Iterator<Item = (&'static str, &'static str)> {
    entries(include_str!("data/relators.txt"))
}

/// The codes of countries, states and provinces with their names, in the order of the codes.
pub fn all_countries() -> impl Iterator<Item = (&'static str, &'static str)> {
    entries(include_str!("data/countries.txt"))
}

fn read(text: &'static str) -> List {
    entries(text).collect()
}

fn entries(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let entries = text.lines().flat_map(|line| line.split(';'));
    entries.filter_map(|entry| entry.split_once(' '))
}

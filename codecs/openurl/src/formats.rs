//! The metadata formats: their keys, which may be repeated, and what their values are.

use std::sync::LazyLock;

/// What the value of a key has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Any text.
    Text,
    /// A date, `YYYY-MM-DD` or less.
    Date,
    /// An ISSN.
    Issn,
    /// An ISBN.
    Isbn,
    /// One of these words.
    Words(&'static str),
}

/// A key of a metadata format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// Its name, without the prefix of an entity.
    pub name: &'static str,
    /// Whether it may be repeated.
    pub repeatable: bool,
    /// What its value has to be.
    pub kind: Kind,
}

/// What identifiers of formats begin with.
pub const PREFIX: &str = "info:ofi/fmt:kev:mtx:";

/// The short name of a format that the tables have: `journal`, `book`, `dissertation`, `patent`, `dc`, `sch_svc`.
#[must_use]
pub fn short(format: &str) -> Option<&'static str> {
    let start = format.get(..PREFIX.len())?;
    let name = format.get(PREFIX.len()..)?;
    let known = ["journal", "book", "dissertation", "patent", "dc", "sch_svc"];
    let found = known
        .into_iter()
        .find(|known| known.eq_ignore_ascii_case(name));
    found.filter(|_| start.eq_ignore_ascii_case(PREFIX))
}

/// The keys of all formats, each with the short name of its format.
static KEYS: LazyLock<Vec<(&str, Key)>> = LazyLock::new(|| {
    let rows = include_str!("data/formats.txt")
        .lines()
        .filter(|line| !line.starts_with('#'));
    let rows = rows.filter_map(|line| {
        let mut cells = line.split('|');
        let (format, name) = (cells.next()?, cells.next()?);
        let (repeated, kind) = (cells.next()?, cells.next()?);
        let key = Key {
            name,
            repeatable: repeated == "+",
            kind: kind_of(kind),
        };
        Some((format, key))
    });
    rows.collect()
});

/// The keys of version 0.1.
static OLD: LazyLock<Vec<Key>> = LazyLock::new(|| {
    let rows = include_str!("data/zero-one.txt")
        .lines()
        .filter(|line| !line.starts_with('#'));
    let rows = rows.filter_map(|line| {
        let (name, kind) = line.split_once('|')?;
        Some(Key {
            name,
            repeatable: false,
            kind: kind_of(kind),
        })
    });
    rows.collect()
});

/// The keys of a format by its short name.
pub fn keys(short: &str) -> impl Iterator<Item = Key> + '_ {
    let rows = KEYS.iter().filter(move |row| row.0 == short);
    rows.map(|row| row.1)
}

/// The keys of OpenURL 0.1.
pub fn zero_one() -> impl Iterator<Item = Key> {
    OLD.iter().copied()
}

fn kind_of(text: &'static str) -> Kind {
    match text {
        "" => Kind::Text,
        "date" => Kind::Date,
        "issn" => Kind::Issn,
        "isbn" => Kind::Isbn,
        words => Kind::Words(words),
    }
}

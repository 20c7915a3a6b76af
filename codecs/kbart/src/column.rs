//! The columns of a title list, as data.

use std::sync::OnceLock;

const TABLE: &str = include_str!("columns.txt");

/// How many columns there are in phase II.
pub(crate) const COLUMNS: usize = 25;

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// Text that may not be empty.
    Must,
    /// An ISSN or ISBN.
    Number,
    /// A day, month or year.
    Date,
    /// An address.
    Url,
    /// An embargo code.
    Embargo,
    /// `fulltext`, `selected articles`, `abstracts`.
    Depth,
    /// `serial`, `monograph`.
    Type,
    /// `F` free, `P` paid.
    Access,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in KBART phase II.
    pub name: &'static str,
    /// The phase that has it first.
    pub phase: u8,
    /// What stands in it.
    pub kind: Kind,
    /// Other names: phase I's, and what is seen in the wild.
    pub aliases: Vec<&'static str>,
}

/// All columns, in the order of KBART phase II.
#[must_use]
pub fn all() -> &'static [Column] {
    static ALL: OnceLock<Vec<Column>> = OnceLock::new();
    ALL.get_or_init(|| {
        let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
        lines.filter_map(column).collect()
    })
}

fn column(line: &'static str) -> Option<Column> {
    let mut fields = line.split('\t');
    let (name, phase, kind) = (fields.next()?, fields.next()?, fields.next()?);
    Some(Column {
        name,
        phase: phase.parse().ok()?,
        kind: match kind {
            "must" => Kind::Must,
            "number" => Kind::Number,
            "date" => Kind::Date,
            "url" => Kind::Url,
            "embargo" => Kind::Embargo,
            "depth" => Kind::Depth,
            "type" => Kind::Type,
            "access" => Kind::Access,
            _ => Kind::Text,
        },
        aliases: fields.flat_map(str::split_whitespace).collect(),
    })
}

/// The place of a column by its name, and whether that is the name of phase II.
pub(crate) fn find(name: &str) -> Option<(usize, bool)> {
    let bare = name.trim().to_ascii_lowercase();
    let exact = all().iter().position(|column| column.name == name);
    let near = || {
        let known =
            |column: &Column| column.name == bare || column.aliases.contains(&bare.as_str());
        all().iter().position(known)
    };
    exact
        .map(|at| (at, true))
        .or_else(|| near().map(|at| (at, false)))
}

/// The place of a column by its name in phase II.
pub(crate) fn place(name: &str) -> usize {
    let at = all().iter().position(|column| column.name == name);
    at.unwrap_or(usize::MAX)
}

//! Cells of a list: one value, shown on the page and written into files alike.

use kernel::{Barcode, Cents, Day, Moment};

use super::SheetValue;
use crate::{Kind, Tag, Words};

/// The key of the column of ways.
const WAYS: &str = "ways";

/// A column of a list.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// The stable word; `{list}-col-{key}` is its heading.
    pub key: &'static str,
    /// Whether its heading sorts.
    pub sorts: bool,
    /// Whether its values stand to the right.
    pub number: bool,
}

impl Column {
    /// A column that does not sort.
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        Self {
            key,
            sorts: false,
            number: false,
        }
    }

    /// A column whose heading sorts.
    #[must_use]
    pub fn sorted(key: &'static str) -> Self {
        Self {
            sorts: true,
            ..Self::new(key)
        }
    }

    /// The last column: what can be done with a row. It is left out of files.
    #[must_use]
    pub fn ways() -> Self {
        Self::new(WAYS)
    }

    pub(super) fn is_ways(&self) -> bool {
        self.key == WAYS
    }

    /// Numbers and money stand to the right.
    #[must_use]
    pub fn number(mut self) -> Self {
        self.number = true;
        self
    }
}

/// One value in a list.
#[derive(Clone, Debug, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Words.
    Text(String),
    /// Words that lead somewhere.
    Link {
        /// What people read.
        text: String,
        /// Where it leads.
        href: String,
    },
    /// A first line that leads somewhere and a muted line under it (title and barcode).
    Lines {
        /// What people read first.
        text: String,
        /// Where it leads; empty for nowhere.
        href: String,
        /// The line under it.
        under: String,
    },
    /// Set in the fixed face: call numbers.
    Code(String),
    /// A barcode, in groups.
    Barcode(Barcode),
    /// An address of mail: it has no blank, and may go on in the next line at its sign.
    Email(String),
    /// A whole number.
    Number(i64),
    /// An amount.
    Money(Cents),
    /// A day.
    Day(Day),
    /// A day and time.
    Moment(Moment),
    /// A word that stands out.
    Tag(Tag),
    /// What can be done with the row, in a [`Column::ways`].
    Ways(Vec<Way>),
}

/// One thing that can be done with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The word: "Renew".
    pub text: String,
    /// The page, or the address that a POST does it at.
    pub href: String,
    /// Whether it is done by a POST.
    pub posts: bool,
}

impl Way {
    /// A page to go to.
    #[must_use]
    pub fn link(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            href: href.into(),
            posts: false,
        }
    }

    /// An act, by a POST with the visit's token and a fresh act key.
    #[must_use]
    pub fn post(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            href: href.into(),
            posts: true,
        }
    }
}

impl Cell {
    /// Words.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Words that lead somewhere.
    #[must_use]
    pub fn link(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self::Link {
            text: text.into(),
            href: href.into(),
        }
    }

    /// A word that stands out.
    #[must_use]
    pub fn tag(kind: Kind, text: impl Into<String>) -> Self {
        Self::Tag(Tag::new(kind, text))
    }

    /// The value as the page writes it.
    #[must_use]
    pub fn shown(&self, words: &Words) -> String {
        match self {
            Self::Empty | Self::Ways(_) => String::new(),
            Self::Text(text)
            | Self::Code(text)
            | Self::Email(text)
            | Self::Link { text, .. }
            | Self::Lines { text, .. } => text.clone(),
            Self::Barcode(code) => code.grouped(),
            Self::Number(n) => words.number(*n),
            Self::Money(amount) => words.money(*amount),
            Self::Day(day) => words.day(*day),
            Self::Moment(moment) => words.moment(*moment),
            Self::Tag(tag) => tag.text().to_owned(),
        }
    }

    pub(super) fn value(&self) -> SheetValue {
        match self {
            Self::Empty | Self::Ways(_) => SheetValue::Empty,
            Self::Text(text) | Self::Code(text) | Self::Email(text) | Self::Link { text, .. } => {
                SheetValue::Text(text.clone())
            }
            Self::Lines { text, under, .. } if under.is_empty() => SheetValue::Text(text.clone()),
            Self::Lines { text, under, .. } => SheetValue::Text(format!("{text} ({under})")),
            Self::Barcode(code) => SheetValue::Text(code.as_str().to_owned()),
            Self::Number(n) => SheetValue::Number(*n),
            Self::Money(amount) => SheetValue::Money(*amount),
            Self::Day(day) => SheetValue::Day(*day),
            Self::Moment(moment) => SheetValue::Moment(*moment),
            Self::Tag(tag) => SheetValue::Text(tag.text().to_owned()),
        }
    }

    pub(super) fn class(&self) -> &'static str {
        match self {
            Self::Code(_) | Self::Barcode(_) => "code",
            Self::Number(_) | Self::Money(_) => "num",
            Self::Day(_) | Self::Moment(_) => "when",
            Self::Lines { .. } => "lines",
            // The number of a receipt is one word, though it has a hyphen.
            Self::Link { text, .. } if is_number(text) => "word",
            _ => "",
        }
    }

    pub(super) fn href(&self) -> &str {
        match self {
            Self::Link { href, .. } | Self::Lines { href, .. } => href,
            _ => "",
        }
    }

    /// Whether the line under it is a number in groups, set in the fixed face.
    pub(super) fn is_number_under(&self) -> bool {
        self.under().chars().all(|c| c.is_ascii_digit() || c == ' ')
    }

    pub(super) fn under(&self) -> &str {
        if let Self::Lines { under, .. } = self {
            under
        } else {
            ""
        }
    }
}

/// An address of mail before its sign, and from it on.
pub(super) fn halves(address: &str) -> (&str, &str) {
    address.split_at(address.find('@').unwrap_or(address.len()))
}

/// One row of a list, a cell a column.
#[derive(Clone, Debug)]
pub struct Row {
    /// The cells, as many as the list has columns.
    pub cells: Vec<Cell>,
    /// What the row is known by when it is chosen with others; empty for one that cannot be.
    pub key: String,
}

impl Row {
    /// A row.
    #[must_use]
    pub fn new(cells: impl IntoIterator<Item = Cell>) -> Self {
        Self {
            cells: cells.into_iter().collect(),
            key: String::new(),
        }
    }

    /// A row that can be chosen with others, known by its id.
    #[must_use]
    pub fn keyed(mut self, key: impl ToString) -> Self {
        self.key = key.to_string();
        self
    }
}

/// Whether a text is a number with hyphens in it: `2026-000559`.
fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit() || b == b'-')
}

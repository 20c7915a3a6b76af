//! What a person typed, as a tree. Any text has a reading; none is an error.

mod fields;
mod lex;
mod parse;

pub(crate) use fields::years;
pub(crate) use parse::parse;

use crate::number::NumberField;

/// Where words are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    Any,
    Title,
    Author,
    Subject,
    Series,
    Publisher,
    Note,
}

/// A field of codes, compared whole and without regard to case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CodeField {
    Language,
    Format,
}

impl CodeField {
    /// The field's name in the index.
    pub(crate) fn name(self) -> &'static str {
        match self {
            CodeField::Language => "language",
            CodeField::Format => "format",
        }
    }
}

/// A number to look up. Without `named` it was recognised in free text, and is text again when nothing bears it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) raw: String,
    pub(crate) fields: Vec<NumberField>,
    /// Also numbers that begin with it.
    pub(crate) begins: bool,
    pub(crate) named: bool,
}

/// A query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    Words(Scope, String),
    Phrase(Scope, String),
    Prefix(Scope, String),
    Number(Number),
    Code(CodeField, String),
    /// First and last year, both included.
    Years(Option<i32>, Option<i32>),
    Not(Box<Node>),
    And(Vec<Node>),
    Or(Vec<Node>),
}

/// The most of a text that is read, in bytes.
pub(crate) const TEXT_LIMIT: usize = 1_000;
/// The most words, phrases and numbers of one query; the rest is not read.
pub(crate) const LEAF_LIMIT: usize = 40;
/// The most parentheses inside each other; deeper ones are passed over.
pub(crate) const DEPTH_LIMIT: usize = 8;

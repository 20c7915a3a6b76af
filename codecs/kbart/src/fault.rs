//! What is wrong with a title list: where, by which rule, and what to do.

use std::fmt;

use serde::{Serialize, Serializer};

/// How much a fault matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Weight {
    /// It departs from the recommended practice; what was meant is plain.
    Odd,
    /// Something is missing, contradictory or cannot be read: a person should look.
    Broken,
}

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident $id:literal $weight:ident $advice:literal;)*) => {
        /// The rule that was broken.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $($(#[$doc])* $name,)* }

        impl Rule {
            /// All rules.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its stable name.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// How much it matters.
            #[must_use]
            pub const fn weight(self) -> Weight {
                match self { $(Self::$name => Weight::$weight,)* }
            }

            /// What to do about it.
            #[must_use]
            pub const fn advice(self) -> &'static str {
                match self { $(Self::$name => $advice,)* }
            }
        }
    };
}

rules! {
    /// Nothing in the file.
    Empty "empty" Broken "ask the provider for the list";
    /// A first line without a column of KBART.
    NoHeader "no-header" Broken "this is no KBART list, or its first line is missing";
    /// A column that must be there.
    MissingColumn "missing-column" Broken "read without it; ask the provider for a whole list";
    /// A column that KBART does not have.
    ExtraColumn "extra-column" Odd "kept; such columns stand behind access_type";
    /// A column under another name.
    ColumnName "column-name" Odd "read as the column meant; rename it";
    /// A column twice.
    TwiceColumn "column-twice" Broken "the first is read; take the other out";
    /// Columns in another order.
    ColumnOrder "column-order" Odd "read by their names; put them in KBART's order";
    /// A list of phase I.
    PhaseOne "phase-1" Odd "read; it has no publication types, so ask for a list of phase II";
    /// Bytes that are no UTF-8.
    NotUtf8 "not-utf-8" Odd "read as Windows Latin; save the list as UTF-8";
    /// A list in UTF-16, as Excel saves Unicode text.
    Utf16 "utf-16" Odd "read; save the list as UTF-8";
    /// A line longer than the limit.
    LineLimit "line-limit" Broken "cut there; a line end may be missing";
    /// Control characters.
    Control "control" Odd "kept; take them out";
    /// A cell in quotation marks.
    Quoted "quoted" Odd "read without them; KBART has none";
    /// More or fewer cells than columns.
    Cells "cells" Broken "read as far as it goes; a tab too many or too few moves values to wrong columns";
    /// Values that belong in neighbouring columns.
    Shifted "shifted" Broken "not taken for dates, addresses or types; correct the tabs of this line";
    /// An empty line between others.
    EmptyRow "empty-row" Odd "passed over; take it out";
    /// A title is missing.
    NoTitle "no-title" Broken "enter the title";
    /// No address to reach the title by.
    NoUrl "no-url" Broken "without it nobody reaches the title; ask the provider";
    /// No number or id at all to know the title by.
    NoIdentifier "no-identifier" Broken "matched by title and address only; ask the provider";
    /// An address that is none.
    Url "url" Broken "kept as text; it must begin with http:// or https://";
    /// A standard number that is none.
    Number "number" Odd "kept as text; leave the column empty where there is no number";
    /// A standard number whose check digit is wrong.
    CheckDigit "check-digit" Odd "kept; look it up before matching by it";
    /// An ISSN without its hyphen, an ISBN with some, ten digits for thirteen.
    NumberForm "number-form" Odd "read; write ISSN 1234-5679, ISBN 9781234567897";
    /// A date in another form than YYYY, YYYY-MM, YYYY-MM-DD.
    DateForm "date-form" Odd "read; write YYYY-MM-DD, YYYY-MM or YYYY";
    /// A date that cannot be read, or does not exist.
    Date "date" Broken "kept as text; write YYYY-MM-DD, YYYY-MM or YYYY";
    /// The last issue is before the first.
    Backwards "dates-backwards" Broken "no coverage is reckoned; ask the provider";
    /// A serial without its first date.
    NoFirstDate "no-first-date" Odd "its coverage is not known; ask the provider";
    /// A monograph with dates of issues.
    MonographDates "monograph-issues" Odd "monographs have date_monograph_published_online";
    /// An embargo code that is none.
    Embargo "embargo" Broken "kept as text and not reckoned; write R or P, a number, and D, M or Y";
    /// A coverage depth that KBART does not have.
    Depth "coverage-depth" Odd "kept; write fulltext, selected articles or abstracts";
    /// A publication type that KBART does not have.
    Type "publication-type" Odd "kept; write serial or monograph";
    /// An access type that KBART does not have.
    Access "access-type" Odd "kept; write F or P";
    /// Blanks around a value.
    Blanks "blanks" Odd "read without them";
    /// More faults than are listed.
    More "more" Broken "mend these first, or raise the limit";
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Where the line begins, in bytes from the beginning of the input.
    pub offset: u64,
    /// The line, from 1.
    pub line: u64,
    /// By which rule.
    pub rule: Rule,
    /// What was found, with its column.
    pub found: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            offset,
            line,
            rule,
            found,
        } = self;
        write!(
            f,
            "{offset}: {}: line {line}: {found}; {}",
            rule.id(),
            rule.advice()
        )
    }
}

/// The faults of a line; their place is the same.
#[derive(Debug)]
pub(crate) struct Faults {
    list: Vec<Fault>,
    offset: u64,
    line: u64,
    most: usize,
}

impl Faults {
    pub(crate) fn new(offset: u64, line: u64, most: usize) -> Self {
        Self {
            list: Vec::new(),
            offset,
            line,
            most,
        }
    }

    pub(crate) fn add(&mut self, rule: Rule, found: impl Into<String>) {
        let (rule, found) = match self.list.len() {
            few if few < self.most => (rule, found.into()),
            few if few == self.most => (Rule::More, format!("more than {} faults", self.most)),
            _ => return,
        };
        self.list.push(Fault {
            offset: self.offset,
            line: self.line,
            rule,
            found,
        });
    }

    pub(crate) fn done(self) -> Vec<Fault> {
        self.list
    }
}

/// A text short enough for a message.
pub(crate) fn short(text: &str) -> String {
    const MOST: usize = 40;
    let mut cut: String = text.chars().take(MOST).collect();
    if text.chars().nth(MOST).is_some() {
        cut.push('…');
    }
    cut
}

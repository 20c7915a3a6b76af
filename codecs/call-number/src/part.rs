//! A call number taken apart.

use std::ops::Range;

use crate::{Fault, Scheme};

/// What a stretch of a call number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// A shelving prefix (REF, OVERSIZE): it names a sequence on the shelves, not a place in it.
    Prefix,
    /// Class letters: LC and NLM (`QA`), a SuDoc agency (`PREX`), a Dewey section (`FIC`).
    Letters,
    /// Class number with its decimal extension (`76.73`, `364.1523`).
    ClassNumber,
    /// Letters set directly on a class number (`E748v`).
    ClassSuffix,
    /// Cutter: letters, then digits read as a decimal fraction (`.P98`).
    Cutter,
    /// Work letters set directly on a cutter (`x`, `Bs`).
    Work,
    /// A date, an ordinal or a number inside a volume statement: a whole number with its suffix.
    Number,
    /// A word of a volume statement or any other text (`v`, `no`, `Suppl`).
    Word,
    /// Copy statement (`c.2`).
    Copy,
    /// A mark that joins pieces of a SuDoc class stem: hyphen or slash.
    Joint,
    /// The colon that ends a SuDoc class stem.
    StemEnd,
    /// A year in a SuDoc book number (`995` is 1995).
    Year,
    /// Senate hearings and prints (`S.HRG`, `S.PRT`), which close a SuDoc committee's sequence.
    Senate,
}

/// One stretch of a call number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: Kind,
    /// Where it stands in the text, in bytes.
    pub span: Range<usize>,
}

/// A call number read: its text, its parts in the order written, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallNumber<'a> {
    /// The scheme it was read by.
    pub scheme: Scheme,
    /// The text as it came.
    pub text: &'a str,
    /// The parts in the order written. Empty of class parts when malformed.
    pub parts: Vec<Part>,
    /// What was found wrong or doubtful, in the order found.
    pub faults: Vec<Fault>,
}

impl<'a> CallNumber<'a> {
    pub(crate) fn new(scheme: Scheme, text: &'a str) -> Self {
        Self {
            scheme,
            text,
            parts: Vec::with_capacity(8),
            faults: Vec::new(),
        }
    }

    /// Whether it sorts after all well-formed call numbers.
    #[must_use]
    pub fn malformed(&self) -> bool {
        self.faults.iter().any(|fault| fault.rule.malformed())
    }

    /// The text of one part.
    #[must_use]
    pub fn str(&self, part: &Part) -> &'a str {
        self.text.get(part.span.clone()).unwrap_or_default()
    }

    /// The shelving prefix (`REF`), if it has one.
    #[must_use]
    pub fn prefix(&self) -> Option<&'a str> {
        self.parts
            .iter()
            .find(|part| part.kind == Kind::Prefix)
            .map(|part| self.str(part))
    }

    pub(crate) fn push(&mut self, kind: Kind, span: Range<usize>) {
        self.parts.push(Part { kind, span });
    }

    pub(crate) fn fault(&mut self, at: usize, rule: crate::Rule) {
        self.faults.push(Fault { at, rule });
    }
}

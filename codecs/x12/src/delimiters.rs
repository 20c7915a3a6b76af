//! The characters that cut an interchange, taken from ISA.

use serde::Serialize;

/// The delimiters of an interchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Delimiters {
    /// Between elements: the byte behind `ISA`.
    pub element: u8,
    /// Between components of an element: ISA16.
    pub component: u8,
    /// Between repetitions: ISA11, from release 00402 on.
    pub repetition: Option<u8>,
    /// Ends a segment: the byte behind ISA16.
    pub terminator: u8,
}

impl Delimiters {
    /// `*`, `>` and `~`, as most US vendors send them in 004010.
    pub const DEFAULT: Self = Self {
        element: b'*',
        component: b'>',
        repetition: None,
        terminator: b'~',
    };

    /// Whether each does its own work, and is no letter, digit or blank.
    #[must_use]
    pub fn works(&self) -> bool {
        let mut marks = vec![self.element, self.component, self.terminator];
        marks.extend(self.repetition);
        let count = marks.len();
        let dull = |mark: &u8| !mark.is_ascii_alphanumeric() && *mark != b' ' && *mark != 0;
        let all = marks.iter().all(dull);
        marks.sort_unstable();
        marks.dedup();
        all && marks.len() == count
    }

    /// Whether a byte cannot stand in a text: X12 has no way to release it.
    pub(crate) fn is_special(&self, byte: u8) -> bool {
        byte == self.component
            || byte == self.element
            || byte == self.terminator
            || Some(byte) == self.repetition
    }
}

impl Default for Delimiters {
    fn default() -> Self {
        Self::DEFAULT
    }
}

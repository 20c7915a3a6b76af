//! The characters that cut an interchange into segments, elements and components.

use serde::Serialize;

/// Service characters, as UNA gives them (ISO 9735, section 7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Delimiters {
    /// Between components of an element.
    pub component: u8,
    /// Between elements.
    pub element: u8,
    /// The decimal mark; both `.` and `,` are read whatever it is.
    pub decimal: u8,
    /// Takes the next character's special meaning away; blank where there is none.
    pub release: Option<u8>,
    /// Between repetitions of an element; syntax version 4 only.
    pub repetition: Option<u8>,
    /// Ends a segment.
    pub terminator: u8,
}

impl Delimiters {
    /// What holds without UNA: `:+.? '`.
    pub const DEFAULT: Self = Self {
        component: b':',
        element: b'+',
        decimal: b'.',
        release: Some(b'?'),
        repetition: None,
        terminator: b'\'',
    };

    /// The separators of level B that do not print (IS 1, IS 3 and IS 4).
    pub const UNPRINTED: Self = Self {
        component: 0x1F,
        element: 0x1D,
        decimal: b'.',
        release: None,
        repetition: None,
        terminator: 0x1C,
    };

    /// Reads the six characters behind `UNA`; nothing where they cannot work.
    #[must_use]
    pub fn from_advice(advice: [u8; 6]) -> Option<Self> {
        let [component, element, decimal, release, repetition, terminator] = advice;
        let given = |byte: u8| (byte != b' ').then_some(byte);
        let read = Self {
            component,
            element,
            decimal,
            release: given(release),
            repetition: given(repetition),
            terminator,
        };
        read.works().then_some(read)
    }

    fn works(&self) -> bool {
        let mut marks = vec![self.component, self.element, self.terminator];
        marks.extend(self.release);
        marks.extend(self.repetition.filter(|mark| *mark != self.component));
        let count = marks.len();
        let dull = |mark: &u8| !mark.is_ascii_alphanumeric() && mark.is_ascii() && *mark != 0;
        let all = marks.iter().all(dull);
        marks.sort_unstable();
        marks.dedup();
        all && marks.len() == count
    }

    /// The six characters for UNA.
    #[must_use]
    pub fn advice(&self) -> [u8; 6] {
        [
            self.component,
            self.element,
            self.decimal,
            self.release.unwrap_or(b' '),
            self.repetition.unwrap_or(b' '),
            self.terminator,
        ]
    }

    /// Whether a byte must be released within a text.
    pub(crate) fn is_special(&self, byte: u8) -> bool {
        byte == self.component
            || byte == self.element
            || byte == self.terminator
            || Some(byte) == self.release
            || Some(byte) == self.repetition
    }
}

impl Default for Delimiters {
    fn default() -> Self {
        Self::DEFAULT
    }
}

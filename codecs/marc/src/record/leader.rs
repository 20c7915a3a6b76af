//! The leader: 24 characters that say what the record is and how it is laid out.

use std::fmt;

/// The leader of a record: always exactly 24 ASCII characters.
///
/// Positions 00-04 and 12-16 (lengths) belong to the file format and are computed again on writing; all
/// others are kept as they came.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Leader([u8; 24]);

impl Leader {
    /// How many characters a leader has.
    pub const LEN: usize = 24;

    /// A leader of 24 bytes; `None` when one of them is not ASCII.
    #[must_use]
    pub const fn new(bytes: [u8; 24]) -> Option<Self> {
        if bytes.is_ascii() {
            Some(Self(bytes))
        } else {
            None
        }
    }

    /// A leader from any bytes: cut or filled up with blanks to 24, and `?` for what is not ASCII.
    #[must_use]
    pub fn lossy(bytes: &[u8]) -> Self {
        let mut leader = [b' '; 24];
        for (to, from) in leader.iter_mut().zip(bytes) {
            *to = if from.is_ascii() { *from } else { b'?' };
        }
        Self(leader)
    }

    /// The character at this position (0 to 23); a blank beyond.
    #[must_use]
    pub fn get(&self, position: usize) -> u8 {
        self.0.get(position).copied().unwrap_or(b' ')
    }

    /// Puts an ASCII character at this position; anything else leaves the leader as it is.
    pub fn set(&mut self, position: usize, value: u8) {
        if let Some(place) = self.0.get_mut(position).filter(|_| value.is_ascii()) {
            *place = value;
        }
    }

    /// Leader/05, the record status: a, c, d, n, p.
    #[must_use]
    pub fn status(&self) -> u8 {
        self.get(5)
    }

    /// Leader/06, the kind of record: a language material, j musical sound recording, z authority ...
    #[must_use]
    pub fn record_kind(&self) -> u8 {
        self.get(6)
    }

    /// Leader/07, the bibliographic level: m monograph, s serial ...
    #[must_use]
    pub fn bib_level(&self) -> u8 {
        self.get(7)
    }

    /// Leader/17, the encoding level: blank full, 3 abbreviated, 5 preliminary ...
    #[must_use]
    pub fn encoding_level(&self) -> u8 {
        self.get(17)
    }

    /// Whether leader/09 says that the text is Unicode in UTF-8.
    #[must_use]
    pub fn is_utf8(&self) -> bool {
        self.get(9) == b'a'
    }

    /// The 24 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 24] {
        &self.0
    }

    /// The 24 characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl Default for Leader {
    /// A new full-level book record in UTF-8 described by RDA's punctuation conventions.
    fn default() -> Self {
        Self(*b"00000nam a2200000 i 4500")
    }
}

impl fmt::Debug for Leader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Leader({:?})", self.as_str())
    }
}

impl fmt::Display for Leader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl From<&str> for Leader {
    fn from(text: &str) -> Self {
        Self::lossy(text.as_bytes())
    }
}

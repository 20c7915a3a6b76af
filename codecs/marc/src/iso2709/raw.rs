//! A sound record seen in place: nothing is copied.

use crate::{Leader, Rule};

use super::{DELIMITER, ENTRY, FIELD_TERMINATOR, LEADER, RECORD_TERMINATOR, number, place};

/// A record whose leader, directory and terminators all agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawRecord<'a> {
    bytes: &'a [u8],
    base: usize,
}

/// One field of a [`RawRecord`], without its terminator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawField<'a> {
    /// The three bytes of the tag.
    pub tag: [u8; 3],
    /// The contents: indicators and subfields, or the text of a control field.
    pub data: &'a [u8],
    /// Where the contents begin in the record, in bytes.
    pub at: usize,
}

/// The fields of a [`RawRecord`] in order.
#[derive(Clone, Debug)]
pub struct RawFields<'a> {
    directory: &'a [u8],
    data: &'a [u8],
    base: usize,
    at: usize,
}

/// The subfields of a [`RawField`] in order: everything between two delimiters, code first.
#[derive(Clone, Debug)]
pub struct RawSubfields<'a> {
    rest: Option<&'a [u8]>,
}

impl<'a> RawRecord<'a> {
    /// Looks at exactly one record, from its leader to its terminator.
    ///
    /// # Errors
    /// The first rule of ISO 2709 as MARC 21 uses it that the record breaks. Text is not looked at.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, Rule> {
        let found = bytes.len() as u64;
        let said = bytes.get(..5).and_then(number);
        if bytes.len() <= LEADER || said.map(u64::from) != Some(found) {
            return Err(Rule::RecordLength { said, found });
        }
        if bytes.last() != Some(&RECORD_TERMINATOR) {
            return Err(Rule::RecordTerminator);
        }
        if !bytes[..LEADER].is_ascii() {
            return Err(Rule::Leader(0));
        }
        if let Some(at) = wrong_layout(bytes) {
            return Err(Rule::LeaderLayout(at));
        }
        let base = base_address(bytes)?;
        let record = Self { bytes, base };
        record.check_directory()?;
        Ok(record)
    }

    /// Every entry points at the field after the one before, and the last field ends the record.
    fn check_directory(&self) -> Result<(), Rule> {
        let mut end = self.base;
        let mut terminators = 0_usize;
        for entry in self.directory().chunks_exact(ENTRY) {
            let (Some(length), Some(start)) = (place(&entry[3..7]), place(&entry[7..])) else {
                return Err(Rule::DirectoryEntry(shown(entry)));
            };
            if self.base + start != end || !entry[..3].is_ascii() {
                return Err(Rule::DirectoryOrder);
            }
            end += length;
            if length == 0 || self.bytes.get(end - 1) != Some(&FIELD_TERMINATOR) {
                return Err(Rule::FieldTerminator);
            }
            terminators += 1;
        }
        if end + 1 != self.bytes.len() {
            return Err(Rule::DirectoryOrder);
        }
        self.check_terminators(terminators)
    }

    fn check_terminators(&self, fields: usize) -> Result<(), Rule> {
        let data = &self.bytes[self.base..self.bytes.len() - 1];
        let (mut ends, mut records) = (0_usize, false);
        for chunk in data.chunks(255) {
            let (mut sum, mut end) = (0_u8, false);
            for byte in chunk {
                sum = sum.wrapping_add(u8::from(*byte == FIELD_TERMINATOR));
                end |= *byte == RECORD_TERMINATOR;
            }
            ends += usize::from(sum);
            records |= end;
        }
        if ends == fields && !records {
            Ok(())
        } else {
            Err(Rule::StrayTerminator)
        }
    }

    fn directory(&self) -> &'a [u8] {
        &self.bytes[LEADER..self.base - 1]
    }

    /// The whole record.
    #[must_use]
    pub const fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// The leader.
    #[must_use]
    pub fn leader(&self) -> Leader {
        Leader::lossy(&self.bytes[..LEADER])
    }

    /// Whether leader/09 says that the text is UTF-8.
    #[must_use]
    pub fn is_utf8(&self) -> bool {
        self.bytes[9] == b'a'
    }

    /// Whether the text is Unicode as it stands: UTF-8 that leader/09 announces, or MARC-8 that is plain
    /// ASCII without escape sequences and character references.
    #[must_use]
    pub fn is_unicode(&self) -> bool {
        let data = self.data();
        if self.is_utf8() {
            return std::str::from_utf8(data).is_ok();
        }
        let references = memchr::memmem::find(data, b"&#x").is_some();
        self.bytes[9] == b' '
            && data.is_ascii()
            && !references
            && memchr::memchr(0x1B, data).is_none()
    }

    /// Whether every field is what its tag promises: a proper tag, plain text in control fields, two ASCII
    /// indicators and subfields with codes in all others, and no control characters in text.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        let text = |byte: &u8| *byte >= FIELD_TERMINATOR;
        self.data()
            .iter()
            .fold(true, |clean, byte| clean & text(byte))
            && self.fields().all(|field| field.is_clean())
    }

    /// All fields with their terminators, as one stretch.
    #[must_use]
    pub fn data(&self) -> &'a [u8] {
        &self.bytes[self.base..self.bytes.len() - 1]
    }

    /// The fields in order.
    #[must_use]
    pub fn fields(&self) -> RawFields<'a> {
        RawFields {
            directory: self.directory(),
            data: self.data(),
            base: self.base,
            at: 0,
        }
    }
}

/// Leader/10, 11, 20 or 21, whichever is the first that differs from what MARC 21 fixes.
pub(super) fn wrong_layout(leader: &[u8]) -> Option<u8> {
    let fixed = [(10, b'2'), (11, b'2'), (20, b'4'), (21, b'5')];
    fixed
        .into_iter()
        .find(|(at, value)| leader.get(usize::from(*at)) != Some(value))
        .map(|(at, _)| at)
}

fn base_address(bytes: &[u8]) -> Result<usize, Rule> {
    let said = number(&bytes[12..17]);
    let base = place(&bytes[12..17]).unwrap_or_default();
    let sound = base > LEADER
        && base < bytes.len()
        && (base - LEADER - 1).is_multiple_of(ENTRY)
        && bytes[base - 1] == FIELD_TERMINATOR;
    if sound {
        return Ok(base);
    }
    let end = memchr::memchr(FIELD_TERMINATOR, bytes).map_or(bytes.len(), |at| at + 1);
    if Some(end) == place(&bytes[12..17]) {
        return Err(Rule::Directory);
    }
    let found = end as u64;
    Err(Rule::BaseAddress { said, found })
}

/// Bytes of a directory as a person can read them.
pub(super) fn shown(bytes: &[u8]) -> String {
    bytes.escape_ascii().to_string()
}

impl<'a> RawField<'a> {
    /// Whether it is a control field (001 to 009).
    #[must_use]
    pub const fn is_control(&self) -> bool {
        self.tag[0] == b'0' && self.tag[1] == b'0'
    }

    /// Whether the field is what its tag promises.
    fn is_clean(&self) -> bool {
        if !self.tag.iter().all(u8::is_ascii_alphanumeric) {
            return false;
        }
        if self.is_control() {
            return memchr::memchr(DELIMITER, self.data).is_none();
        }
        let [first, second, DELIMITER, rest @ ..] = self.data else {
            return false;
        };
        let code = |at: usize| self.data.get(at + 4).is_some_and(u8::is_ascii_graphic);
        first.is_ascii()
            && second.is_ascii()
            && rest.first().is_some_and(u8::is_ascii_graphic)
            && memchr::memchr_iter(DELIMITER, rest).all(code)
    }

    /// What stands before the first subfield: the two indicators in a sound data field.
    #[must_use]
    pub fn indicators(&self) -> &'a [u8] {
        let end = memchr::memchr(DELIMITER, self.data).unwrap_or(self.data.len());
        &self.data[..end]
    }

    /// The subfields in order; none in a control field.
    #[must_use]
    pub fn subfields(&self) -> RawSubfields<'a> {
        let first = memchr::memchr(DELIMITER, self.data);
        RawSubfields {
            rest: first.map(|at| &self.data[at + 1..]),
        }
    }
}

impl<'a> Iterator for RawFields<'a> {
    type Item = RawField<'a>;

    fn next(&mut self) -> Option<RawField<'a>> {
        let (entry, rest) = self.directory.split_at_checked(ENTRY)?;
        let length = place(&entry[3..7])?;
        let data = self.data.get(self.at..(self.at + length).checked_sub(1)?)?;
        let at = self.base + self.at;
        self.directory = rest;
        self.at += length;
        let tag = [entry[0], entry[1], entry[2]];
        Some(RawField { tag, data, at })
    }
}

impl<'a> Iterator for RawSubfields<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let rest = self.rest?;
        let Some(end) = memchr::memchr(DELIMITER, rest) else {
            self.rest = None;
            return Some(rest);
        };
        self.rest = Some(&rest[end + 1..]);
        Some(&rest[..end])
    }
}

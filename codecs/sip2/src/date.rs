//! The date and time of SIP2: `YYYYMMDDZZZZHHMMSS`, and the looser forms that due dates come in.

use std::fmt;

/// The zone block of a date, the four characters between day and time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Zone {
    /// Four blanks: local time, as the standard recommends.
    #[default]
    Local,
    /// Three blanks and `Z`: universal time.
    Utc,
    /// Four zeros, as some library systems send; local time.
    Zeros,
    /// Anything else of four ASCII characters, such as ` EST`.
    Other([u8; 4]),
}

impl Zone {
    fn of(text: &[u8; 4]) -> Self {
        match text {
            b"    " => Self::Local,
            b"   Z" => Self::Utc,
            b"0000" => Self::Zeros,
            other => Self::Other(*other),
        }
    }

    /// The four characters.
    #[must_use]
    pub const fn block(self) -> [u8; 4] {
        match self {
            Self::Local => *b"    ",
            Self::Utc => *b"   Z",
            Self::Zeros => *b"0000",
            Self::Other(block) => block,
        }
    }
}

/// A date and a time to the second, with the zone block as it was sent.
///
/// ```
/// use callslip_sip2::{Timestamp, Zone};
/// let due = Timestamp::parse("20261128   Z235900").unwrap();
/// assert_eq!((due.day, due.hour, due.zone), (28, 23, Zone::Utc));
/// assert_eq!(due.to_string(), "20261128   Z235900");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Timestamp {
    /// 0 to 9999.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31, as the month has it.
    pub day: u8,
    /// The zone block.
    pub zone: Zone,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59, and 60 in a leap second.
    pub second: u8,
}

impl Timestamp {
    /// Reads the standard's form of 18 characters; `None` when it is not that or no day of the calendar.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: &[u8; 18] = text.as_bytes().try_into().ok()?;
        let zone = bytes.get(8..12)?.try_into().ok()?;
        text.is_ascii().then_some(())?;
        Self::made(
            bytes.get(..8)?,
            Zone::of(zone),
            [&bytes[12..14], &bytes[14..16], &bytes[16..18]],
        )
    }

    /// Reads what systems send as a due date: the standard's form, the same without zone block
    /// (`YYYYMMDDHHMMSS`), a day alone (`YYYYMMDD`), or `YYYY-MM-DD`, with ` HH:MM` or ` HH:MM:SS`.
    ///
    /// Forms that read differently in different countries (`11/12/2026`) are not guessed.
    #[must_use]
    pub fn parse_loose(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(found) = Self::parse(text) {
            return Some(found);
        }
        let only_digits: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).collect();
        let shape: String = text
            .chars()
            .map(|c| if c.is_ascii_digit() { '9' } else { c })
            .collect();
        let zero: &[u8] = b"00";
        let known = [
            "99999999",
            "99999999999999",
            "9999-99-99",
            "9999-99-99 99:99",
            "9999-99-99 99:99:99",
            "9999-99-99T99:99",
            "9999-99-99T99:99:99",
        ];
        known.contains(&shape.as_str()).then_some(())?;
        let part = |at: usize| only_digits.get(at..at + 2).unwrap_or(zero);
        Self::made(
            only_digits.get(..8)?,
            Zone::Local,
            [part(8), part(10), part(12)],
        )
    }

    fn made(date: &[u8], zone: Zone, time: [&[u8]; 3]) -> Option<Self> {
        let small = |digits: &[u8]| u8::try_from(number(digits)?).ok();
        let made = Self {
            year: number(date.get(..4)?)?,
            month: small(date.get(4..6)?)?,
            day: small(date.get(6..8)?)?,
            zone,
            hour: small(time[0])?,
            minute: small(time[1])?,
            second: small(time[2])?,
        };
        made.possible().then_some(made)
    }

    fn possible(&self) -> bool {
        let leap = self.year.is_multiple_of(4)
            && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        let days = match self.month {
            2 => 28 + u8::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        let time = self.hour < 24 && self.minute < 60 && self.second <= 60;
        (1..=days).contains(&self.day) && time
    }
}

impl fmt::Display for Timestamp {
    /// The standard's form of 18 characters.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}{:02}{:02}", self.year, self.month, self.day)?;
        for byte in self.zone.block() {
            write!(f, "{}", char::from(byte))?;
        }
        write!(f, "{:02}{:02}{:02}", self.hour, self.minute, self.second)
    }
}

/// A number of ASCII digits.
fn number(digits: &[u8]) -> Option<u16> {
    digits.iter().try_fold(0_u16, |sum, byte| {
        let digit = byte.is_ascii_digit().then(|| byte - b'0')?;
        sum.checked_mul(10)?.checked_add(u16::from(digit))
    })
}

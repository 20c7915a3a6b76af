//! Damage of every kind, the same in every run.

/// A small generator of numbers.
pub(crate) struct Dice(u64);

impl Dice {
    /// From the same start always.
    #[must_use]
    pub(crate) const fn new() -> Self {
        Self(0x5EED_0BAD_CAFE_F00D)
    }

    /// A number below `sides`.
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides.max(1) as u64).unwrap_or(0)
    }
}

/// Pieces that mean something in XML or in this protocol.
const PHRASES: [&[u8]; 20] = [
    b"<",
    b">",
    b"&",
    b"\"",
    b"\0",
    b"\xFF",
    b"\xC3",
    b"]]>",
    b"<![CDATA[",
    b"<!--",
    b"<!DOCTYPE x [<!ENTITY a \"b\">]>",
    b"&a;",
    b"&#0;",
    b"&#x110000;",
    b"</recordData>",
    b"<recordData>",
    b"<recordPacking>string</recordPacking>",
    b" xmlns:a=\"\"",
    b"\xEF\xBF\xBE",
    b"<?xml version=\"1.0\" encoding=\"latin1\"?>",
];

/// Changes, inserts, doubles, drops or cuts, one to five times.
pub(crate) fn damage(bytes: &mut Vec<u8>, dice: &mut Dice) {
    for _ in 0..=dice.roll(4) {
        let at = dice.roll(bytes.len() + 1);
        let span = dice.roll(60).min(bytes.len() - at);
        match dice.roll(6) {
            0 if at < bytes.len() => bytes[at] = dice.roll(256).to_le_bytes()[0],
            1 => drop(bytes.drain(at..at + span)),
            2 => {
                let copy = bytes[at..at + span].to_vec();
                let to = dice.roll(bytes.len() + 1);
                bytes.splice(to..to, copy);
            }
            3 if dice.roll(4) == 0 => bytes.truncate(at.max(1)),
            _ => {
                let phrase = PHRASES[dice.roll(PHRASES.len())];
                bytes.splice(at..at, phrase.iter().copied());
            }
        }
    }
}

//! What the tests and the measurement of this crate share.
#![allow(dead_code, clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::path::Path;

/// A small generator of numbers, the same in every run.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides.max(1) as u64).unwrap_or(0)
    }

    fn byte(&mut self) -> u8 {
        u8::try_from(self.roll(256)).unwrap_or(0)
    }
}

/// Bytes that mean something in a message.
const SPICE: &[u8] = b"|^\r\n\0YN UAZ019 \xC3\xA9\xFF\x82";

/// Pieces that mean something in a message.
const PHRASES: [&[u8]; 9] = [
    b"|AY1AZ0000",
    b"AZ",
    b"|AA",
    b"||",
    b"20261128    120000",
    b"63",
    b"\r\n64",
    b"|AFcaf\xE9|",
    b"AY",
];

/// Damages a message in a few places.
pub(crate) fn damage(bytes: &mut Vec<u8>, dice: &mut Dice) {
    for _ in 0..=dice.roll(4) {
        let at = dice.roll(bytes.len() + 1);
        let span = dice.roll(40).min(bytes.len() - at);
        match dice.roll(7) {
            0 if at < bytes.len() => bytes[at] = dice.byte(),
            1 if at < bytes.len() => bytes[at] = SPICE[dice.roll(SPICE.len())],
            2 => bytes.insert(at, SPICE[dice.roll(SPICE.len())]),
            3 => drop(bytes.drain(at..at + span)),
            4 => {
                let copy = bytes[at..at + span].to_vec();
                let to = dice.roll(bytes.len() + 1);
                bytes.splice(to..to, copy);
            }
            5 => bytes.truncate(at.max(1)),
            _ => drop(bytes.splice(at..at, PHRASES[dice.roll(PHRASES.len())].iter().copied())),
        }
    }
}

/// Every message of the test data, with its file.
pub(crate) fn messages() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata");
    let files = ["folio-edge-sip2-messages.json", "palace-sip2-messages.json"];
    let read = |name: &&str| {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        serde_json::from_str::<Vec<String>>(&text).unwrap()
    };
    files.iter().flat_map(read).collect()
}

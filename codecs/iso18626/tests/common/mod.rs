//! What the tests and the measurement of this crate share.
#![allow(dead_code, clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::path::{Path, PathBuf};

/// The folder of test files.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata")
}

/// Every message of the test data: its path in the folder and its bytes, in order.
pub(crate) fn files() -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for within in ["", "ours"] {
        for entry in std::fs::read_dir(folder().join(within)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|kind| kind == "xml") {
                let name = path
                    .strip_prefix(folder())
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .to_owned();
                all.push((name, std::fs::read(&path).unwrap()));
            }
        }
    }
    all.sort();
    all
}

/// A small generator of numbers, the same in every run.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides.max(1) as u64).unwrap_or(0)
    }
}

/// Bytes that mean something in a document.
const SPICE: &[u8] = b"<>&\"'/=:;!?[]-x1 \0\n\xC3\xA9\xFF";

/// Pieces that mean something in a document.
const PHRASES: [&[u8]; 12] = [
    b"<header>",
    b"</header>",
    b"<note>",
    b"</note>",
    b"<errorData/>",
    b"<!DOCTYPE x [<!ENTITY a \"b\">]>",
    b"&a;",
    b"&#x0;",
    b" xmlns=\"\"",
    b" xmlns:n=\"http://illtransactions.org/2013/iso18626\"",
    b"<![CDATA[",
    b"<sentVia>",
];

/// Damages a document in a few places.
pub(crate) fn damage(bytes: &mut Vec<u8>, dice: &mut Dice) {
    for _ in 0..=dice.roll(4) {
        let at = dice.roll(bytes.len() + 1);
        let span = dice.roll(60).min(bytes.len() - at);
        match dice.roll(7) {
            0 if at < bytes.len() => bytes[at] = u8::try_from(dice.roll(256)).unwrap(),
            1 if at < bytes.len() => bytes[at] = SPICE[dice.roll(SPICE.len())],
            2 => bytes.insert(at, SPICE[dice.roll(SPICE.len())]),
            3 => drop(bytes.drain(at..at + span)),
            4 => {
                let copy = bytes[at..at + span].to_vec();
                let to = dice.roll(bytes.len() + 1);
                bytes.splice(to..to, copy);
            }
            5 if dice.roll(4) == 0 => bytes.truncate(at.max(1)),
            _ => drop(bytes.splice(at..at, PHRASES[dice.roll(PHRASES.len())].iter().copied())),
        }
    }
}

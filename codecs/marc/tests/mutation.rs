//! Damaged input of every kind: nothing panics, nothing is lost from sight, memory stays bounded.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod common;

use callslip_marc::iso2709::{self, Target};
use callslip_marc::{Encoding, Format, Limits, Outcome, Records, count, detect};

use common::read;

/// How many damaged inputs are tried in each format.
const INPUTS: u32 = 50_000;

/// A small generator of numbers, the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides.max(1) as u64).unwrap()
    }
}

/// Bytes that mean something in one of the formats.
const SPICE: &[u8] = b"\x1D\x1E\x1F\x1B\0\n\r<>&\"'{}[]=\\$,:0129 a\xC3\xFF\xEF";

/// Pieces of text that mean something in one of the formats.
const PHRASES: [&[u8]; 8] = [
    b"</record>",
    b"<record>",
    b"<!DOCTYPE x [<!ENTITY a \"b\">]>",
    b"&a;",
    b"{\"leader\":",
    b"=LDR  ",
    b"\x1E\x1D00100nam a2200061   4500",
    b"\xEF\xBF\xBE",
];

fn damage(bytes: &mut Vec<u8>, dice: &mut Dice) {
    for _ in 0..=dice.roll(4) {
        let at = dice.roll(bytes.len() + 1);
        let span = dice.roll(40).min(bytes.len() - at);
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
            5 => bytes.truncate(at.max(1)),
            _ => drop(bytes.splice(at..at, PHRASES[dice.roll(PHRASES.len())].iter().copied())),
        }
    }
}

/// Two short records in this format.
fn seeds(format: Format) -> Vec<Vec<u8>> {
    let mut seeds = Vec::new();
    for name in [
        "edge/pymarc-one.dat",
        "edge/traject-emptyish_record.marc",
        "yaz/marc6.marc",
        "yaz/marc0.marc",
    ] {
        let mut out = format.open().as_bytes().to_vec();
        for (index, outcome) in read(name).into_iter().enumerate() {
            if index > 0 {
                out.extend_from_slice(format.between().as_bytes());
            }
            if format == Format::Marc {
                out.extend_from_slice(&outcome.raw);
            } else if let Some(record) = outcome.record {
                format.write(&record, Target::Utf8, &mut out);
            }
        }
        let twice = out.clone();
        out.extend_from_slice(&twice);
        seeds.push(out);
    }
    seeds
}

fn check(format: Format) {
    let seeds = seeds(format);
    let mut dice = Dice(0x5EED_0BAD_CAFE_F00D);
    let limits = Limits {
        chunk: 700,
        record: 5_000,
        faults: 50,
    };
    for _ in 0..INPUTS {
        let mut input = seeds[dice.roll(seeds.len())].clone();
        damage(&mut input, &mut dice);
        let _ = detect(&input);
        let outcomes: Vec<Outcome> = Records::new(input.as_slice(), format, limits)
            .map(Result::unwrap)
            .collect();
        for outcome in &outcomes {
            look_at(outcome, &input, limits, format);
        }
        if format == Format::Marc {
            nothing_lost(&outcomes, &input);
            let records = outcomes.iter().filter(|o| o.record.is_some()).count() as u64;
            assert_eq!(
                count(input.as_slice(), Some(format), limits)
                    .unwrap()
                    .records,
                records
            );
        }
    }
}

/// One outcome is within the limits, and says truly where it came from; what it holds can be written.
fn look_at(outcome: &Outcome, input: &[u8], limits: Limits, format: Format) {
    let at = usize::try_from(outcome.offset).unwrap();
    if !outcome.raw.is_empty() {
        assert_eq!(&input[at..at + outcome.raw.len()], outcome.raw);
    }
    assert!(outcome.raw.len() <= limits.record);
    assert!(outcome.faults.len() <= limits.faults + 1);
    let Some(record) = &outcome.record else {
        assert!(!outcome.faults.is_empty(), "what is left out has a reason");
        return;
    };
    let mut out = Vec::new();
    iso2709::write(record, Target::Utf8, &mut out);
    let plain = outcome.faults.is_empty() && outcome.encoding == Encoding::Utf8;
    if format == Format::Marc && plain {
        assert_eq!(out, outcome.raw, "sound, so written back as it was");
    }
}

/// Everything but line ends, NUL and blanks is in the raw bytes of some outcome.
fn nothing_lost(outcomes: &[Outcome], input: &[u8]) {
    let mut at = 0;
    for outcome in outcomes {
        let from = usize::try_from(outcome.offset).unwrap();
        only_filler(&input[at..from]);
        at = from + outcome.raw.len();
    }
    only_filler(&input[at..]);
}

fn only_filler(bytes: &[u8]) {
    let filler = |byte: &u8| matches!(byte, b'\r' | b'\n' | 0 | 0x1A | b' ' | b'\t');
    assert!(bytes.iter().all(filler), "{}", bytes.escape_ascii());
}

#[test]
fn damaged_iso_2709() {
    check(Format::Marc);
}

#[test]
fn damaged_marcxml() {
    check(Format::MarcXml);
}

#[test]
fn damaged_json() {
    check(Format::Json);
}

#[test]
fn damaged_mnemonic() {
    check(Format::Mnemonic);
}

//! Packed, damaged and endless input.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod common;

use std::io::{Read, Write};

use callslip_marc::{Check, Conversion, Fault, Format, Limits, count, open};

use common::read;

/// Ten times the same record.
fn ten() -> Vec<u8> {
    read("edge/pymarc-one.dat")[0].raw.repeat(10)
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

fn xz(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    liblzma::read::XzEncoder::new(bytes, 1)
        .read_to_end(&mut packed)
        .unwrap();
    packed
}

fn zstandard(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 1).unwrap()
}

fn records(bytes: &[u8]) -> u64 {
    count(bytes, None, Limits::default()).unwrap().records
}

#[test]
fn packed_input_is_unpacked() {
    for pack in [gzip, xz, zstandard] {
        let packed = pack(&ten());
        assert_eq!(records(&packed), 10);
        assert_eq!(
            records(&[packed.clone(), packed].concat()),
            20,
            "one after the other"
        );
    }
}

#[test]
fn what_comes_before_damage_in_packed_input_is_kept() {
    for pack in [gzip, xz, zstandard] {
        let packed = pack(&ten().repeat(300));
        let cut = &packed[..packed.len() - 9];
        let counted = count(cut, None, Limits::default()).unwrap();
        assert!(counted.cut_short);
        let mut codes = Vec::new();
        Check::default()
            .run(cut, |fault: &Fault| codes.push(fault.code().to_owned()))
            .unwrap();
        assert_eq!(codes.last().map(String::as_str), Some("packed"));
        let read = open(cut, None, Limits::default()).unwrap();
        let good = read
            .map_while(Result::ok)
            .filter(|outcome| outcome.record.is_some());
        assert_eq!(good.count() as u64, counted.records);
    }
}

#[test]
fn memory_is_bounded_whatever_comes() {
    let limits = Limits {
        chunk: 10_000,
        record: 50_000,
        faults: 10,
    };
    let fillers: [&[u8]; 9] = [
        b"x",
        b"<",
        b"<!--",
        b"<record><leader>",
        b"{",
        b"{\"leader\":\"",
        b"=245  {",
        b"\x1E",
        b"00100nam a2200061   4500",
    ];
    for filler in fillers {
        for format in Format::ALL {
            let input = filler.repeat(400_000 / filler.len());
            for outcome in callslip_marc::Records::new(input.as_slice(), format, limits) {
                let outcome = outcome.unwrap();
                assert!(outcome.raw.len() <= limits.record, "{format}");
                assert!(outcome.faults.len() <= limits.faults + 1, "{format}");
            }
        }
    }
}

#[test]
fn endless_input_is_set_aside_in_pieces() {
    let limits = Limits {
        chunk: 10_000,
        record: 50_000,
        faults: 10,
    };
    let input = [ten(), vec![b'x'; 1_000_000], ten()].concat();
    let outcomes: Vec<_> = open(input.as_slice(), None, limits)
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert_eq!(
        outcomes
            .iter()
            .filter(|outcome| outcome.record.is_some())
            .count(),
        20
    );
    assert!(outcomes.iter().any(|outcome| {
        outcome
            .faults
            .iter()
            .any(|fault| fault.code() == "too-long")
    }));
    let raw: usize = outcomes.iter().map(|outcome| outcome.raw.len()).sum();
    assert_eq!(raw, input.len());
}

#[test]
fn a_conversion_lists_its_faults_with_their_places() {
    let input = [ten(), b"not MARC".to_vec(), ten()].concat();
    let mut seen = Vec::new();
    let mut out = Vec::new();
    let summary =
        Conversion::to(Format::Json).run(input.as_slice(), &mut out, &mut |fault: &Fault| {
            seen.push(fault.to_string());
        });
    let summary = summary.unwrap();
    assert_eq!((summary.records, summary.others), (20, 1));
    assert_eq!(
        seen,
        [format!(
            "11:{}: -: 8 bytes of text between records",
            ten().len()
        )]
    );
    assert_eq!(records(&out), 20);
}

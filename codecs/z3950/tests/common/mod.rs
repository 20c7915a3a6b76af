//! Recorded APDUs, and small helpers.
#![allow(dead_code, reason = "each test file uses its part")]

use std::path::PathBuf;

use callslip_z3950::{Apdu, Limits};

/// The APDUs that yaz's programs sent each other, by file name.
pub(crate) fn recorded() -> Vec<(String, Vec<u8>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("testdata/yaz");
    let files = std::fs::read_dir(&folder)
        .unwrap()
        .map(|file| file.unwrap());
    let read = |file: std::fs::DirEntry| {
        let name = file.file_name().to_string_lossy().into_owned();
        (name, std::fs::read(file.path()).unwrap())
    };
    let mut all: Vec<_> = files.map(read).collect();
    all.sort();
    assert!(all.len() > 40, "{}", all.len());
    all
}

/// Reads an APDU that must be good.
#[track_caller]
pub(crate) fn good(bytes: &[u8]) -> Apdu {
    let reading = Apdu::read(bytes, Limits::default());
    assert_eq!(reading.faults, [], "{bytes:02X?}");
    reading.apdu.unwrap()
}

/// Bytes written as hexadecimal digits with spaces.
pub(crate) fn hex(text: &str) -> Vec<u8> {
    let pairs = text.split_whitespace();
    pairs
        .map(|pair| u8::from_str_radix(pair, 16).unwrap())
        .collect()
}

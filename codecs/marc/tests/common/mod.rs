//! What the tests of this crate share.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use std::fs::File;
use std::path::{Path, PathBuf};

use callslip_marc::{Limits, Outcome, Records, open};

/// The folder of test files.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata")
}

/// All outcomes of one file.
pub(crate) fn read(name: &str) -> Vec<Outcome> {
    let file = File::open(folder().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    open(file, None, Limits::default())
        .unwrap()
        .map(Result::unwrap)
        .collect()
}

/// All outcomes of these bytes in this format.
pub(crate) fn read_as(bytes: &[u8], format: callslip_marc::Format) -> Vec<Outcome> {
    Records::new(bytes, format, Limits::default())
        .map(Result::unwrap)
        .collect()
}

/// The names of all files in a folder of the test files, with the folder.
pub(crate) fn files(of: &str) -> Vec<String> {
    let entries = std::fs::read_dir(folder().join(of)).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| format!("{of}/{}", entry.unwrap().file_name().to_str().unwrap()))
        .collect();
    names.sort();
    names
}

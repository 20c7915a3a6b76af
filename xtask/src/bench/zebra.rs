//! Koha's index, Zebra, beside ours: the same records by its own MARC filter into a fresh register, without the
//! shadow that Koha's commits pass through, and no tables written beside it.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::clock;
use super::table::{Goal, Table};
use crate::Outcome;

/// Records of the file.
const RECORDS: f64 = 49_275.0;
/// Where Debian puts what Zebra needs: its attribute sets and its filters.
const TABLES: &str = "/usr/share/idzebra-2.0/tab";
const FILTERS: [&str; 2] = [
    "/usr/lib/x86_64-linux-gnu/idzebra-2.0/modules",
    "/usr/lib/aarch64-linux-gnu/idzebra-2.0/modules",
];

/// Indexes the file with Zebra where it is installed; `ours` is our rate by the clock, tables included.
pub(super) fn beside(table: &mut Table, folder: &Path, file: &Path, ours: f64) -> Outcome<()> {
    let filters = FILTERS.iter().find(|place| Path::new(place).exists());
    let Some(filters) = filters.filter(|_| Path::new(TABLES).exists()) else {
        table.absent("Zebra, which is not installed (Debian's idzebra-2.0)");
        return Ok(());
    };
    let config = prepared(&folder.join("zebra"), filters)?;
    let zebra = |word: &str| {
        let mut command = Command::new("zebraidx");
        command.arg("-c").arg(&config).arg(word);
        command
    };
    clock::once(&mut zebra("init"))?;
    let took = clock::once(zebra("update").arg(file))?;
    let rate = RECORDS / took.wall;
    let ours = ours / rate;
    let beside = format!("ours, with the tables and the journal, is {ours:.1} times as fast");
    table.add(
        "Zebra, index alone",
        (rate, "records/s"),
        Goal::None,
        beside,
    );
    Ok(())
}

/// A register of its own, made anew.
fn prepared(place: &Path, filters: &str) -> Outcome<PathBuf> {
    if place.exists() {
        std::fs::remove_dir_all(place)?;
    }
    let register = place.join("register");
    std::fs::create_dir_all(&register)?;
    let config = place.join("zebra.cfg");
    let text = format!(
        "profilePath: {TABLES}\nmodulePath: {filters}\nattset: bib1.att\nrecordType: grs.marc.usmarc\n\
         register: {}:10G\nstoreData: 1\nstoreKeys: 1\nmemMax: 256\n",
        register.display()
    );
    std::fs::write(&config, text)?;
    Ok(config)
}

//! Real lists: what is wrong in each.

use std::collections::BTreeMap;
use std::path::PathBuf;

use callslip_kbart::compare;

/// A list, its rows, and the faults in it by number.
const ROWS: &str = "
folio-Testdata_KBART_AnnualReviews.tsv | 71 | number 7, quoted 1
gokb-archive_collections__brill__Brill-DAC.tsv | 98 | blanks 1, column-name 1, column-order 1, extra-column 7, missing-column 1, no-identifier 1, no-url 1, number 97, phase-1 1
gokb-archive_collections__brill__Empty-Pkg.tsv | 0 | column-name 1, column-order 1, extra-column 7, missing-column 1, phase-1 1
gokb-archive_collections__brill__brill.tsv | 95 | blanks 1, cells 95, no-header 1, quoted 1
gokb-archive_collections__canonical_tsv__test_archival_format.tsv | 1 | column-name 1, column-order 1, extra-column 16, missing-column 1, number 1, phase-1 1, quoted 1
gokb-availability_tracking__II-Title-List-2.tsv | 1 | blanks 1, no-header 1, quoted 1
gokb-availability_tracking__availiability_test_1.tsv | 1 | check-digit 1, column-name 1, extra-column 3, missing-column 2, number 1
gokb-availability_tracking__availiability_test_2.tsv | 3 | check-digit 1, column-name 1, extra-column 3, missing-column 2, number 3, number-form 2
gokb-ebooks__CambridgeBooks_EdinburghUniversityPress.tsv | 369 | date-form 738, utf-16 1
gokb-ebooks__CambridgeBooks_EdinburghUniversityPress_utf8.tsv | 369 | date-form 738
gokb-ebooks__YBP1.tsv | 58 | blanks 1, no-header 1, quoted 1
gokb-ebooks__YBP1_1.tsv | 56 | blanks 1, no-header 1, quoted 1
made/phase-1.tsv | 2 | column-name 1, phase-1 1
";

pub(crate) fn bytes(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("testdata")
        .join(name);
    std::fs::read(path).expect("a list")
}

pub(crate) fn names() -> Vec<&'static str> {
    let rows = ROWS.trim().lines().filter_map(|row| row.split_once(" | "));
    rows.map(|(name, _)| name).collect()
}

#[test]
fn faults_of_real_lists() {
    for row in ROWS.trim().lines() {
        let [name, rows, expected] = row
            .split(" | ")
            .collect::<Vec<_>>()
            .try_into()
            .expect("three");
        let (read, faults) = super::read(&bytes(name));
        let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
        for fault in &faults {
            *counts.entry(fault.rule.id()).or_default() += 1;
        }
        let told: Vec<String> = counts
            .iter()
            .map(|(id, count)| format!("{id} {count}"))
            .collect();
        assert_eq!(told.join(", "), expected, "{name}");
        assert_eq!(read.len().to_string(), rows, "{name}");
    }
}

#[test]
fn the_same_list_in_two_encodings() {
    let utf16 = super::read(&bytes(
        "gokb-ebooks__CambridgeBooks_EdinburghUniversityPress.tsv",
    ))
    .0;
    let utf8 = super::read(&bytes(
        "gokb-ebooks__CambridgeBooks_EdinburghUniversityPress_utf8.tsv",
    ))
    .0;
    let changes = compare(utf16, utf8);
    assert_eq!(
        (
            changes.added.len(),
            changes.dropped.len(),
            changes.changed.len()
        ),
        (0, 0, 0)
    );
    assert_eq!(changes.same, 369);
}

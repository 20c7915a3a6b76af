//! Reading, checking and comparing title lists: rows of text, real lists, properties, damaged input.
#![allow(clippy::expect_used, reason = "a test may break off")]

mod algebra;
mod changes;
mod files;
mod hostile;
mod mutation;
mod rows;

use callslip_kbart::{Fault, Reader, Row, columns};

/// The rows of a list, and all its faults.
fn read(bytes: &[u8]) -> (Vec<Row>, Vec<Fault>) {
    let reader = Reader::new(bytes).expect("a slice is read");
    let mut faults = reader.header_faults().to_vec();
    let mut rows = Vec::new();
    for step in reader {
        let step = step.expect("a slice is read");
        faults.extend(step.faults);
        rows.push(step.row);
    }
    (rows, faults)
}

/// The first line of a list of phase II.
fn header() -> String {
    let names: Vec<&str> = columns().iter().map(|column| column.name).collect();
    names.join("\t")
}

/// A row with a sound title, and these values over it.
fn line(values: &[(&str, &str)]) -> String {
    let good = [
        ("publication_title", "Journal of Rivers"),
        ("online_identifier", "2049-3630"),
        ("date_first_issue_online", "1990"),
        ("title_url", "https://example.org/jr"),
        ("title_id", "jr"),
        ("coverage_depth", "fulltext"),
        ("publication_type", "serial"),
        ("access_type", "P"),
    ];
    let cells = columns().iter().map(|column| {
        let own = values
            .iter()
            .chain(&good)
            .find(|(name, _)| *name == column.name);
        own.map_or("", |(_, value)| *value)
    });
    cells.collect::<Vec<&str>>().join("\t")
}

fn list(lines: &[String]) -> String {
    format!("{}\n{}\n", header(), lines.join("\n"))
}

//! Input that means harm or is past all measure: bounded time, no panic, what is good still there.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::fs;
use std::io::Write as _;
use std::path::Path;

use callslip_counter::tabular::{self, Delimiter};
use callslip_counter::{
    Element, Limits, Month, Report, Row, Rule, api, check, compare, read, write_json,
};
use proptest::prelude::*;

fn testdata(name: &str) -> Vec<u8> {
    fs::read(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("testdata")
            .join(name),
    )
    .unwrap()
}

fn found(bytes: &[u8], rule: Rule) -> bool {
    read(bytes, &Limits::default())
        .faults
        .iter()
        .any(|fault| fault.rule == rule)
}

#[test]
fn nesting_without_end() {
    assert!(found(&[b'['; 200_000], Rule::Json));
    let deep = format!(
        "{{\"Report_Items\":[{}1{}]}}",
        "[".repeat(50_000),
        "]".repeat(50_000)
    );
    assert!(!read(deep.as_bytes(), &Limits::default()).faults.is_empty());
    let deep = format!(
        "{{\"Report_Items\":[{}{{}}{}]}}",
        "{\"Items\":[".repeat(50_000),
        "]}".repeat(50_000)
    );
    assert!(!read(deep.as_bytes(), &Limits::default()).faults.is_empty());
    assert!(found("<a>".repeat(100_000).as_bytes(), Rule::Xml));
}

#[test]
fn entities_are_not_followed() {
    let bomb = "<!DOCTYPE a [<!ENTITY b \"x\"><!ENTITY c \"&b;&b;\">]><Report Name=\"JR1\" Version=\"4\"><Vendor><Name>&c;</Name></Vendor></Report>";
    let outcome = read(bomb.as_bytes(), &Limits::default());
    assert_eq!(outcome.report.header.report_id, "JR1");
    assert_eq!(
        outcome
            .faults
            .iter()
            .filter(|fault| fault.rule == Rule::Xml)
            .count(),
        2
    );
}

#[test]
fn cells_and_lines_past_measure() {
    let wide = "Report_ID\tTR\nRelease\t5.1\nTitle\tMetric_Type\tReporting_Period_Total\tJan-2024\n"
        .to_owned() + &"x\t".repeat(100_000);
    assert!(found(wide.as_bytes(), Rule::Cells));
    let long = format!(
        "Report_ID\tTR\nRelease\t5.1\nTitle\tMetric_Type\tReporting_Period_Total\tJan-2024\n{}\tTotal_Item_Requests\t99999999999999999999\t1\n",
        "x".repeat(1_000_000)
    );
    let outcome = read(long.as_bytes(), &Limits::default());
    assert_eq!(outcome.report.rows[0].get(Element::Title).len(), 4096);
    assert_eq!(
        outcome.report.rows[0].total, None,
        "a count past measure is none"
    );
    let quote =
        "Report_ID\tTR\nRelease\t5.1\n\"never closed\n".to_owned() + &"x\ty\n".repeat(50_000);
    let _ = read(quote.as_bytes(), &Limits::default());
    let far = "Report_ID\tTR\nRelease\t5.1\nReporting_Period\tBegin_Date=1900-01-01; End_Date=2999-12-31\nTitle\tMetric_Type\tReporting_Period_Total\tJan-2024\nx\tLimit_Exceeded\t1\t1\n";
    assert!(
        read(far.as_bytes(), &Limits::default())
            .report
            .months()
            .len()
            <= 600
    );
}

/// A workbook whose one cell stands at the far corner takes no more room than the cell.
#[test]
fn a_cell_at_the_far_corner() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_string(0, 0, "Report_ID").unwrap();
    sheet.write_string(1_048_575, 16_383, "far").unwrap();
    let outcome = read(&workbook.save_to_buffer().unwrap(), &Limits::default());
    assert!(!outcome.faults.is_empty());
}

/// A workbook that unpacks to more than the limit is refused before it is read.
#[test]
fn a_bomb_of_a_workbook() {
    let mut bytes = Vec::new();
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(&mut bytes));
    archive
        .start_file(
            "xl/sharedStrings.xml",
            zip::write::SimpleFileOptions::default(),
        )
        .unwrap();
    archive.write_all(&vec![b' '; 4_000_000]).unwrap();
    archive.finish().unwrap();
    let limits = Limits {
        unpacked: 1_000_000,
        ..Limits::default()
    };
    let outcome = read(&bytes, &limits);
    assert_eq!(outcome.faults[0].rule, Rule::NotReport);
    assert!(
        outcome.faults[0].message.contains("larger"),
        "{}",
        outcome.faults[0].message
    );
}

/// A workbook says what the table says.
#[test]
fn workbooks() {
    let table = read(&testdata("cop51-TRJ3_sample_r51.tsv"), &Limits::default());
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    let text = String::from_utf8(testdata("cop51-TRJ3_sample_r51.tsv")).unwrap();
    for (row, line) in (0_u32..).zip(text.trim_start_matches('\u{FEFF}').lines()) {
        for (column, cell) in (0_u16..).zip(line.split('\t')) {
            match cell.parse::<f64>() {
                Ok(number) if row > 14 => drop(sheet.write_number(row, column, number).unwrap()),
                _ if cell.is_empty() => {}
                _ => drop(sheet.write_string(row, column, cell).unwrap()),
            }
        }
    }
    let outcome = read(&workbook.save_to_buffer().unwrap(), &Limits::default());
    assert_eq!(outcome.faults, []);
    assert_eq!(compare(&outcome.report, &table.report, 5), []);
}

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

const PHRASES: [&[u8]; 12] = [
    b"\t",
    b"\n",
    b"\"",
    b"Metric_Type",
    b"Jan-2022",
    b"{\"Items\":[",
    b"null",
    b"99999999999999999999",
    b"</c:Report>",
    b"&x;",
    b"\xFF\xFE",
    b"2022-13",
];

fn damage(bytes: &mut Vec<u8>, dice: &mut Dice) {
    for _ in 0..=dice.roll(4) {
        let at = dice.roll(bytes.len() + 1);
        let span = dice.roll(60).min(bytes.len() - at);
        match dice.roll(6) {
            0 if at < bytes.len() => bytes[at] = u8::try_from(dice.roll(256)).unwrap(),
            1 => bytes.insert(at, b"\0\n\t,\":{}[]"[dice.roll(10)]),
            2 => drop(bytes.drain(at..at + span)),
            3 => {
                let copy = bytes[at..at + span].to_vec();
                let to = dice.roll(bytes.len() + 1);
                bytes.splice(to..to, copy);
            }
            4 => bytes.truncate(at.max(1)),
            _ => drop(bytes.splice(at..at, PHRASES[dice.roll(PHRASES.len())].iter().copied())),
        }
    }
}

/// 50,000 damaged reports: read, checked, written in both forms, and read again.
#[test]
fn damaged_reports() {
    let seeds = [
        "cop51-TRJ1_sample_r51.json",
        "cop51-TRJ1_sample_r51.tsv",
        "folio-cs50__src__test__resources__reports__PR.json",
        "pycounter-data__C4DB2.tsv",
        "folio-cs41__src__test__resources____files__response1-woenvelope.xml",
        "pycounter-data__C4JR1.csv",
    ]
    .map(testdata);
    let limits = Limits {
        faults: 50,
        ..Limits::default()
    };
    let mut dice = Dice(0x5EED_0BAD_CAFE_F00D);
    for round in 0..50_000 {
        let mut input = seeds[dice.roll(seeds.len())].clone();
        damage(&mut input, &mut dice);
        let outcome = read(&input, &limits);
        assert!(outcome.faults.len() <= 51);
        if round % 4 == 0 {
            assert!(check(&outcome.report, &limits).len() <= 51);
        }
        if round % 10 == 0 {
            let _ = api::read(&input, &limits);
            written(&outcome.report, round);
        }
    }
}

/// What was read is written, and nothing of it is lost on the way.
fn written(report: &Report, round: usize) {
    let mut table = Vec::new();
    tabular::write(report, Delimiter::Tab, &mut table).unwrap();
    let mut document = Vec::new();
    if write_json(report, &mut document).is_ok() {
        let again = read(&document, &Limits::default());
        let known = again.faults.iter().any(|fault| fault.rule == Rule::Json);
        assert!(!known, "round {round}: {:?}", again.faults);
    }
}

/// Damaged workbooks: the packing is broken mostly, and must be refused.
#[test]
fn damaged_workbooks() {
    let seed = testdata("pycounter-data__JR1.xlsx");
    let mut dice = Dice(0x5EED_0BAD_CAFE_F00D);
    for _ in 0..1_000 {
        let mut input = seed.clone();
        damage(&mut input, &mut dice);
        let _ = read(&input, &Limits::default());
    }
}

fn row() -> impl Strategy<Value = Row> {
    let text = "[A-Za-zé&<>\"';|, ]{0,10}[A-Za-z]";
    let metric = prop_oneof![
        Just("Total_Item_Requests"),
        Just("Unique_Item_Requests"),
        Just("No_License")
    ];
    let counts = proptest::collection::vec(1..1_000_000_u64, 3);
    let data = prop_oneof![Just("Book"), Just("Journal")];
    (text, text, data, metric, counts).prop_map(|(title, platform, data, metric, counts)| {
        let mut row = Row {
            metric: metric.to_owned(),
            ..Row::default()
        };
        row.set(Element::Title, title.trim());
        row.set(Element::Platform, platform.trim());
        row.set(Element::DataType, data);
        row.set(Element::Isbn, "9780836218312");
        row.counts = (1..)
            .zip(counts)
            .map(|(month, count)| (Month::new(2024, month).unwrap(), count))
            .collect();
        row
    })
}

proptest! {
    /// Any rows come back from both forms of both releases.
    #[test]
    fn round_trips(rows in proptest::collection::vec(row(), 1..12), five in any::<bool>()) {
        let name = if five { "cop5" } else { "cop51" };
        let mut report = Report { rows, ..Report::default() };
        report.header.release = callslip_counter::Release::named(if five { "5" } else { "5.1" });
        report.header.report_id = "TR".to_owned();
        report.header.report_name = name.to_owned();
        report.header.begin_date = "2024-01-01".to_owned();
        report.header.end_date = "2024-03-31".to_owned();
        for delimiter in [Delimiter::Tab, Delimiter::Comma, Delimiter::Semicolon] {
            let mut out = Vec::new();
            tabular::write(&report, delimiter, &mut out).unwrap();
            prop_assert_eq!(compare(&read(&out, &Limits::default()).report, &report, 5), vec![]);
        }
        // JSON keys items by their values, so rows of one key and metric are one.
        let mut seen = std::collections::HashSet::new();
        report.rows.retain(|row| seen.insert((row.values.clone(), row.metric.clone())));
        let mut out = Vec::new();
        write_json(&report, &mut out).unwrap();
        prop_assert_eq!(compare(&read(&out, &Limits::default()).report, &report, 5), vec![]);
    }
}

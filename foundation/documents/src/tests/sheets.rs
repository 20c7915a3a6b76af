//! Workbooks are unpacked and read as Excel would; CSV is read by its own crate.

use std::io::{Cursor, Read};

use jiff::civil::{date, datetime};
use kernel::{Cents, Day};

use crate::sheet::{Cell, Column, Kind, Reader, csv, xlsx};

fn columns() -> Vec<Column> {
    vec![
        Column::new("Receipt", Kind::Text),
        Column::new("Taken", Kind::Moment),
        Column::new("Due", Kind::Day),
        Column::new("Pages", Kind::Number).totalled(),
        Column::new("Amount", Kind::Money).totalled(),
    ]
}

fn rows() -> Vec<Vec<Cell>> {
    let at = datetime(2026, 11, 24, 15, 40, 0, 0);
    let due = Day(date(2026, 12, 15));
    vec![
        vec![
            "00417".into(),
            at.into(),
            due.into(),
            12u32.into(),
            Cents(1010).into(),
        ],
        vec![
            "=1+1".into(),
            Cell::Empty,
            Cell::Empty,
            (-3i64).into(),
            Cents(-20).into(),
        ],
        vec![
            "García <&> 红楼梦".into(),
            at.into(),
            Day(date(1831, 1, 1)).into(),
            None::<i64>.into(),
            Cents(7).into(),
        ],
    ]
}

/// One part of a workbook as text.
fn part(book: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

#[test]
fn a_workbook_is_typed_frozen_and_filtered() {
    let book = xlsx("Payments", &columns(), rows(), "Total").unwrap();
    if let Ok(folder) = std::env::var("CALLSLIP_PAPERS") {
        std::fs::write(format!("{folder}/payments.xlsx"), &book).unwrap();
    }
    let sheet = part(&book, "xl/worksheets/sheet1.xml");
    for mark in [
        "<pane ySplit=\"1\" topLeftCell=\"A2\"",
        "state=\"frozen\"",
        "<autoFilter ref=\"A1:E4\"/>",
        ">00417<",
        "<v>46350.65277777778</v>",
        "<v>46371</v>",
        "<v>10.1</v>",
        "<v>-0.2</v>",
        "<v>0.07</v>",
        ">=1+1<",
        "García &lt;&amp;&gt; 红楼梦",
        ">1831-01-01<",
        "<f>SUBTOTAL(109,D2:D4)</f><v>9</v>",
        "<f>SUBTOTAL(109,E2:E4)</f><v>9.97</v>",
        ">Total<",
    ] {
        assert!(sheet.contains(mark), "{mark} is not in {sheet}");
    }
    let styles = part(&book, "xl/styles.xml");
    assert!(
        styles.contains("$#,##0.00") && styles.contains("FFE3EFEA"),
        "{styles}"
    );
    assert!(part(&book, "xl/workbook.xml").contains("Print_Titles"));
}

#[test]
fn lists_without_rows_or_totals() {
    let empty = xlsx("Payments", &columns(), Vec::new(), "Total").unwrap();
    assert!(!part(&empty, "xl/worksheets/sheet1.xml").contains("SUBTOTAL"));
    let plain = [Column::new("Title", Kind::Text)];
    let book = xlsx("Titles", &plain, [vec!["One".into()]], "Total").unwrap();
    assert!(!part(&book, "xl/worksheets/sheet1.xml").contains(">Total<"));
    assert!(
        !Column::new("Title", Kind::Text).totalled().totalled,
        "words have no sum"
    );
}

#[test]
fn what_excel_cannot_hold() {
    let refused = |title: &str| xlsx(title, &columns(), rows(), "Total").is_err();
    assert!(refused("a/b") && refused("") && refused(&"long".repeat(8)));
    let long = [vec![Cell::Text("x".repeat(40_000))]];
    let book = xlsx("Long", &[Column::new("Title", Kind::Text)], long, "").unwrap();
    assert!(part(&book, "xl/worksheets/sheet1.xml").contains("xxx…<"));
}

#[test]
fn twenty_thousand_rows() {
    let row = |n: u32| {
        vec![
            Cell::from(format!("2026-{n:06}")),
            Cell::Empty,
            Cell::Empty,
            n.into(),
            Cents(25).into(),
        ]
    };
    let book = xlsx("Payments", &columns(), (0..20_000).map(row), "Total").unwrap();
    let sheet = part(&book, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<f>SUBTOTAL(109,E2:E20001)</f><v>5000.00</v>"));
}

fn written(columns: &[Column], rows: Vec<Vec<Cell>>, reader: Reader) -> String {
    let mut out = Vec::new();
    csv(&mut out, columns, rows, reader).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn csv_for_programs_and_for_excel() {
    let expected = "Receipt,Taken,Due,Pages,Amount\r\n\
                    00417,2026-11-24 15:40:00,2026-12-15,12,10.10\r\n\
                    '=1+1,,,-3,-0.20\r\n\
                    García <&> 红楼梦,2026-11-24 15:40:00,1831-01-01,,0.07\r\n";
    assert_eq!(written(&columns(), rows(), Reader::Program), expected);
    assert_eq!(
        written(&columns(), rows(), Reader::Excel),
        format!("\u{FEFF}{expected}")
    );
}

#[test]
fn no_text_becomes_a_formula() {
    let check = |text: &str, shown: &str| {
        let file = written(
            &[Column::new("x", Kind::Text)],
            vec![vec![text.into()]],
            Reader::Program,
        );
        assert_eq!(file, format!("x\r\n{shown}\r\n"), "{text:?}");
    };
    check(
        "=HYPERLINK(\"http://x\")",
        "\"'=HYPERLINK(\"\"http://x\"\")\"",
    );
    check("+1", "'+1");
    check("-1", "'-1");
    check("@SUM(A1)", "'@SUM(A1)");
    check("\t=1", "'\t=1");
    check("\r=1", "\"'\r=1\"");
    check("1 = 1", "1 = 1");
    check("two\nlines, \"quoted\"", "\"two\nlines, \"\"quoted\"\"\"");
    check("", "\"\"");
}

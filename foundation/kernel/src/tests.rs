use crate::{Barcode, Cents, Day, hex};

fn check_money(row: &str) {
    let (text, want) = row.split_once("->").unwrap();
    let got = match Cents::parse(text.trim()) {
        Ok(c) => format!("{} {c}", c.0),
        Err(e) => e.code().to_owned(),
    };
    assert_eq!(got, want.trim(), "{row}");
}

#[test]
fn money_reads_what_people_type() {
    for row in [
        "12 -> 1200 $12.00",
        "12.5 -> 1250 $12.50",
        "$1,012.50 -> 101250 $1,012.50",
        ".75 -> 75 $0.75",
        "0 -> 0 $0.00",
        "1.005 -> money-too-many-decimals",
        "10,00 -> money-not-an-amount",
        "-5 -> money-not-an-amount",
        "ten -> money-not-an-amount",
        ". -> money-not-an-amount",
        "99999999999 -> money-too-large",
        "99999999999999999999 -> money-too-large",
    ] {
        check_money(row);
    }
    assert_eq!(Cents(-25).to_string(), "-$0.25");
    assert_eq!(Cents(123_456_789).plain(), "1234567.89");
}

#[test]
fn barcodes_read_scans() {
    let code = Barcode::parse(" 3 1223 09841 2217 ").unwrap();
    assert_eq!(code.as_str(), "31223098412217");
    assert_eq!(code.grouped(), "3 1223 09841 2217");
    assert_eq!(Barcode::parse("CALC 7").unwrap().as_str(), "CALC 7");
    assert_eq!(Barcode::parse("  ").unwrap_err().code(), "barcode-empty");
    assert_eq!(
        Barcode::parse(&"9".repeat(41)).unwrap_err().code(),
        "barcode-too-long"
    );
    assert_eq!(
        Barcode::parse("ab\u{1}c").unwrap_err().code(),
        "barcode-unprintable"
    );
}

#[test]
fn days_count() {
    let day = Day::new(2026, 11, 24).unwrap();
    assert_eq!(day.plus_days(21).to_string(), "2026-12-15");
    assert_eq!(day.days_until(day.plus_days(-3)), -3);
    assert_eq!(day.weekday(), 2);
    assert_eq!(Day::new(2026, 2, 30), None);
    assert_eq!(day.days_until(day.plus_days(400)), 400);
}

#[test]
fn bytes_are_written_in_hexadecimal() {
    assert_eq!(hex(&[]), "");
    assert_eq!(hex(&[0, 9, 16, 171, 255]), "000910abff");
}

//! Single rules as rows.

use callslip_kbart::{Coverage, Date, Day, Embargo, Row, Rule, Writer, columns};

use super::{header, line, list, read};

#[track_caller]
fn check(values: &[(&str, &str)], expected: &[&str]) {
    let (rows, faults) = read(list(&[line(values)]).as_bytes());
    let ids: Vec<&str> = faults.iter().map(|fault| fault.rule.id()).collect();
    assert_eq!(ids, expected, "{values:?} {faults:?}");
    assert_eq!(rows.len(), 1);
}

#[test]
fn values() {
    check(&[], &[]);
    check(&[("publication_title", "")], &["no-title"]);
    check(&[("title_url", "")], &["no-url"]);
    check(&[("title_url", "www.example.org")], &["url"]);
    check(&[("title_url", "https://example.org/a b")], &["url"]);
    check(
        &[("title_id", ""), ("online_identifier", "")],
        &["no-identifier"],
    );
    check(&[("online_identifier", "20493630")], &["number-form"]);
    check(&[("online_identifier", "2049-3631")], &["check-digit"]);
    check(&[("online_identifier", "n/a")], &["number"]);
    check(&[("online_identifier", "9780306406157")], &[]);
    check(
        &[("online_identifier", "978-0-306-40615-7")],
        &["number-form"],
    );
    check(&[("print_identifier", "0306406152")], &["number-form"]);
    check(&[("print_identifier", "0306406153")], &["check-digit"]);
    check(&[("date_first_issue_online", "1990-13")], &["date"]);
    check(&[("date_first_issue_online", "1990-02-29")], &["date"]);
    check(&[("date_first_issue_online", "Winter 1990")], &["date"]);
    check(&[("date_first_issue_online", "1990/02/03")], &["date-form"]);
    check(&[("date_first_issue_online", "1990-00-00")], &["date-form"]);
    check(&[("date_first_issue_online", "5/6/1990")], &["date"]);
    check(
        &[("date_last_issue_online", "1989-12-31")],
        &["dates-backwards"],
    );
    check(&[("date_last_issue_online", "1990")], &[]);
    check(&[("date_first_issue_online", "")], &["no-first-date"]);
    check(&[("publication_type", "monograph")], &["monograph-issues"]);
    check(&[("publication_type", "Serial")], &[]);
    check(&[("publication_type", "book")], &["publication-type"]);
    check(&[("coverage_depth", "most")], &["coverage-depth"]);
    check(&[("access_type", "paid")], &["access-type"]);
    check(&[("embargo_info", "P1Y")], &[]);
    check(&[("embargo_info", "R10Y;P30D")], &[]);
    check(&[("embargo_info", "1 year")], &["embargo"]);
    check(&[("embargo_info", "P1Y;P2Y")], &["embargo"]);
    check(&[("notes", "see \u{7} note")], &["control"]);
    check(&[("notes", " note ")], &["blanks"]);
    check(&[("publication_title", "\"Title\"")], &["quoted"]);
}

#[test]
fn quotation_marks() {
    let title = |cell: &str| {
        let (rows, _) = read(list(&[line(&[("publication_title", cell)])]).as_bytes());
        rows[0].get("publication_title").to_owned()
    };
    assert_eq!(title("\"Title\""), "Title");
    assert_eq!(title("\"A \"\"quoted\"\" word\""), "A \"quoted\" word");
    assert_eq!(title("\"Truth\" and lies"), "\"Truth\" and lies");
    assert_eq!(title("\"open"), "\"open");
}

#[test]
fn lines_of_the_wrong_length() {
    let ids = |text: &str| -> Vec<&str> {
        let (_, faults) = read(text.as_bytes());
        faults.iter().map(|fault| fault.rule.id()).collect()
    };
    let good = line(&[]);
    assert_eq!(ids(&list(&[format!("{good}\t")])), ["cells"]);
    let short = good.strip_suffix("\tP").expect("access is the last");
    assert_eq!(ids(&list(&[short.to_owned()])), ["cells"]);
    assert_eq!(
        ids(&list(&[good.clone(), String::new(), good.clone()])),
        ["empty-row"]
    );
    assert_eq!(ids(&format!("{}\r\n{good}\r\n", header())), [] as [&str; 0]);
    assert_eq!(ids(&format!("{}\r{good}\r", header())), [] as [&str; 0]);
    assert_eq!(ids(&format!("{}\n{good}", header())), [] as [&str; 0]);
    assert_eq!(
        ids(&format!("\u{FEFF}{}\n{good}", header())),
        [] as [&str; 0]
    );
}

#[test]
fn shifted_columns() {
    let good = line(&[]);
    let moved = format!(
        "\t{}",
        good.strip_suffix("\tP").expect("access is the last")
    );
    let (rows, faults) = read(list(&[moved]).as_bytes());
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert_eq!(faults[0].rule, Rule::Shifted);
    assert!(
        faults[0]
            .found
            .contains("first_author is \"https://example.org/jr\""),
        "{}",
        faults[0]
    );
    assert!(rows[0].shifted && Coverage::of(&rows[0]).is_none());
    assert_eq!(
        rows[0].get("print_identifier"),
        "Journal of Rivers",
        "the values are kept"
    );
    let missing = good.replacen("\t\t", "\t", 1) + "\t";
    let (_, faults) = read(list(&[missing]).as_bytes());
    assert_eq!(faults[0].rule, Rule::Shifted, "{faults:?}");
}

#[test]
fn headers() {
    let ids = |text: &str| -> Vec<String> {
        let (_, faults) = read(text.as_bytes());
        faults
            .iter()
            .map(|fault| format!("{} {}", fault.rule.id(), fault.found))
            .collect()
    };
    assert_eq!(ids(&header()), [] as [&str; 0]);
    assert_eq!(ids(""), ["empty an empty file"]);
    assert_eq!(
        ids("Title\tISBN\tPrice\n"),
        ["no-header the first line has no column of KBART"]
    );
    let without = header().replace("\taccess_type", "");
    assert_eq!(ids(&without), ["missing-column access_type"]);
    let other = header().replace("notes", "coverage_notes");
    assert_eq!(ids(&other), ["column-name \"coverage_notes\" is notes"]);
    assert_eq!(
        ids(&format!("{}\tprice", header())),
        ["extra-column \"price\""]
    );
    assert_eq!(
        ids(&format!("{}\tnotes", header())),
        [
            "column-twice notes",
            "column-order the columns are not in KBART's order"
        ][..1]
    );
    assert_eq!(columns().len(), 25);
}

#[test]
fn other_encodings() {
    let text = list(&[line(&[("publication_title", "Česká “literatura” 𝄞")])]);
    let units: Vec<u16> = std::iter::once(0xFEFF).chain(text.encode_utf16()).collect();
    for big in [false, true] {
        let bytes: Vec<u8> = units
            .iter()
            .flat_map(|u| {
                if big {
                    u.to_be_bytes()
                } else {
                    u.to_le_bytes()
                }
            })
            .collect();
        let (rows, faults) = read(&bytes);
        assert_eq!(rows[0].get("publication_title"), "Česká “literatura” 𝄞");
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].rule, Rule::Utf16);
    }
    let latin: Vec<u8> = list(&[line(&[("publication_title", "Caf@ ~")]), line(&[])])
        .bytes()
        .map(|byte| match byte {
            b'@' => 0xE9,
            b'~' => 0x96,
            byte => byte,
        })
        .collect();
    let (rows, faults) = read(&latin);
    assert_eq!(rows[0].get("publication_title"), "Café –");
    assert_eq!(
        faults.iter().map(|fault| fault.rule).collect::<Vec<_>>(),
        [Rule::NotUtf8]
    );
}

#[test]
fn written_again() {
    let text = list(&[line(&[("notes", "kept")]), line(&[("title_id", "b")])]);
    let (rows, _) = read(text.as_bytes());
    let mut writer = Writer::new(Vec::new(), &[]).expect("memory");
    for row in &rows {
        writer.write(row).expect("memory");
    }
    let written = writer.finish().expect("memory");
    assert_eq!(String::from_utf8(written).expect("UTF-8"), text);
}

#[test]
fn a_row_made_by_hand() {
    let mut row = Row::new();
    for (column, value) in [
        ("title_id", "jr"),
        ("publication_title", "Rivers"),
        ("title_id", "jr2"),
        ("price", "9"),
    ] {
        row.set(column, value);
    }
    assert_eq!(
        (
            row.get("publication_title"),
            row.get("title_id"),
            row.get("notes")
        ),
        ("Rivers", "jr2", "")
    );
    assert_eq!(row.get("no such column"), "");
    assert_eq!(row.extra, [("price".to_owned(), "9".to_owned())]);
}

#[test]
fn dates() {
    let rows = [
        ("2008", "2008-01-01", "2008-12-31"),
        ("2008-02", "2008-02-01", "2008-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2008-12", "2008-12-01", "2008-12-31"),
        ("2008-05-19", "2008-05-19", "2008-05-19"),
    ];
    for (text, first, last) in rows {
        let date = Date::parse(text).expect("a date");
        assert_eq!(
            (date.first().to_string(), date.last().to_string()),
            (first.to_owned(), last.to_owned())
        );
        assert_eq!(date.to_string(), text);
    }
    for text in [
        "",
        "08",
        "20081",
        "2008-1",
        "2008-01-01-01",
        "0000",
        "2008-",
        "é008",
    ] {
        assert_eq!(Date::parse(text), None, "{text}");
    }
    for text in [
        "2008-05-19 00:00:00",
        "2008/05/19",
        "20080519",
        "2008-05-19T00:00:00Z",
    ] {
        assert_eq!(
            Date::parse_loosely(text),
            Date::parse("2008-05-19"),
            "{text}"
        );
    }
}

#[test]
fn embargoes() {
    let today = Day::new(2026, 11, 28).expect("a day");
    let rows = [
        ("P1Y", "..2025-12-31"),
        ("P2Y", "..2024-12-31"),
        ("P1M", "..2026-10-31"),
        ("P12M", "..2025-11-30"),
        ("P30D", "..2026-10-29"),
        ("R1Y", "2026-01-01..now"),
        ("R10Y", "2017-01-01..now"),
        ("R2M", "2026-10-01..now"),
        ("R10Y;P30D", "2017-01-01..2026-10-29"),
        ("R1Y;P2Y", ""),
    ];
    for (code, expected) in rows {
        let embargo = Embargo::parse(code).expect("a code");
        let open = embargo.open_on(today);
        let told: Vec<String> = open
            .as_slice()
            .iter()
            .map(|span| {
                let from = if span.from.0 == i32::MIN {
                    String::new()
                } else {
                    span.from.to_string()
                };
                format!("{from}..{}", span.to)
            })
            .collect();
        assert_eq!(told.join(", "), expected, "{code}");
        assert_eq!(embargo.to_string(), code);
    }
    for code in [
        "", "P", "P0Y", "PY", "Q1Y", "P1W", "P99999Y", "P-1Y", "P1Y;", "é1Y",
    ] {
        assert_eq!(Embargo::parse(code), None, "{code}");
    }
}

#[test]
fn every_rule_says_what_to_do() {
    let mut ids: Vec<&str> = Rule::ALL.iter().map(|rule| rule.id()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), Rule::ALL.len());
    assert!(Rule::ALL.iter().all(|rule| rule.advice().len() > 10));
}

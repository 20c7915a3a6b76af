use webkit::{ListQuery, Sheet, SheetValue};

#[test]
fn a_query_goes_round() {
    let query = ListQuery::parse(
        "/staff/x",
        "q=caf%C3%A9+%26+tea&state=late&sort=due&desc=1&page=3&per=20&empty=",
    );
    assert_eq!(
        (query.q(), query.filter("state"), query.filter("sort")),
        ("café & tea", Some("late"), None)
    );
    assert_eq!(query.sort_in(&["title", "due"]), Some(("due", true)));
    assert_eq!(query.sort_in(&["title"]), None);
    assert_eq!((query.offset(), query.limit()), (40, 20));
    let href = query.href(&[]);
    let (path, text) = href.split_once('?').unwrap();
    assert_eq!(ListQuery::parse(path, text), query);
    assert_eq!(
        query.href(&[("page", ""), ("desc", "")]),
        "/staff/x?q=caf%C3%A9+%26+tea&state=late&sort=due&per=20"
    );
}

#[test]
fn a_query_keeps_its_bounds() {
    for (text, offset, limit) in [
        ("", 0, 50),
        ("page=0&per=0", 0, 1),
        ("page=-1&per=99999", 0, 200),
        ("page=2", 50, 50),
        ("page=7&as=csv", 0, 1_000_000),
        ("as=exe", 0, 50),
        ("page=99999999999999999999", 0, 50),
    ] {
        let query = ListQuery::parse("/", text);
        assert_eq!((query.offset(), query.limit()), (offset, limit), "{text}");
    }
}

#[test]
fn a_sheet_is_safe_in_a_spreadsheet() {
    let heads = vec!["a".into(), "b".into()];
    let mut sheet = Sheet::new("x".into(), heads, jiff::tz::TimeZone::UTC).unwrap();
    for row in [
        [
            SheetValue::Text("=cmd()".into()),
            SheetValue::Money(kernel::Cents(-1250)),
        ],
        [
            SheetValue::Text("one, \"two\"".into()),
            SheetValue::Moment(kernel::Moment(0)),
        ],
    ] {
        sheet.add(&row).unwrap();
    }
    let mut csv = Vec::new();
    sheet.csv(&mut csv).unwrap();
    let csv = String::from_utf8(csv).unwrap();
    assert_eq!(
        csv,
        "\u{feff}a,b\r\n'=cmd(),-12.50\r\n\"one, \"\"two\"\"\",1970-01-01 00:00\r\n"
    );
}

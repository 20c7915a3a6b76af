//! Barcodes: known patterns of the standards, the pictures' measures, and refusals.

use crate::barcode::{Kind, Mark, MarkError, svg};

/// The bars of a linear code as `#` and blanks, one a module, without quiet zones.
fn modules(kind: Kind, text: &str) -> String {
    let picture = svg(kind, text).unwrap();
    let path = picture
        .split("<path d=\"M")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let mut row: Vec<char> = Vec::new();
    for bar in path.split('M') {
        let (x, rest) = bar.split_once(" 0h").unwrap();
        let x: usize = x.parse().unwrap();
        let width: usize = rest.split('v').next().unwrap().parse().unwrap();
        row.resize(x, ' ');
        row.resize(x + width, '#');
    }
    row.into_iter().skip(10).collect()
}

#[test]
fn patterns_of_the_standards() {
    let check =
        |kind, text, expected: &str| assert_eq!(modules(kind, text), expected, "{kind:?} {text}");
    let star = "#   # ### ### #";
    // A is wide bar, narrow, narrow, narrow, narrow, wide space, narrow, narrow, wide bar.
    check(Kind::Code39, "A", &format!("{star} ### # #   # ### {star}"));
    // 0 between start A and stop B.
    check(
        Kind::Codabar,
        "0",
        "# ###   #   # # # #   ### #   #   # ###",
    );
    // Start B; P J J 1 2 3; set C would not pay; check 55; stop.
    check(
        Kind::Code128,
        "PJJ123C",
        concat!(
            "## #  #    ",
            "### ### ## ",
            "# ## ###   ",
            "# ## ###   ",
            "#  ###  ## ",
            "##  ###  # ",
            "##  # ###  ",
            "#   #   ## ",
            "### #   ## ",
            "##   ### # ##",
        ),
    );
}

#[test]
fn digits_are_paired() {
    let width = |text| modules(Kind::Code128, text).len();
    // Start, seven pairs, check: nine times eleven modules, and thirteen of the stop pattern.
    assert_eq!(width("31223098412217"), 9 * 11 + 13);
    // An odd run: one digit in set B, then six pairs.
    assert_eq!(width("3122309841221"), (1 + 1 + 1 + 6 + 1) * 11 + 13);
    // Letters, four digits in two pairs, letters again.
    assert_eq!(width("AB1234CD"), (1 + 2 + 1 + 2 + 1 + 2 + 1) * 11 + 13);
}

#[test]
fn pictures_have_quiet_zones() {
    let check = |kind, text, start: &str| {
        let picture = svg(kind, text).unwrap();
        assert!(picture.starts_with(start), "{picture}");
    };
    // Two characters and two stars of 15 modules, three gaps, twenty of quiet zone.
    check(
        Kind::Code39,
        "A1",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"83\" height=\"40\" viewBox=\"0 0 83 40\"",
    );
    // QR version 1 has 21 modules a side and four around.
    check(
        Kind::Qr,
        "callslip",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"29\" height=\"29\"",
    );
}

#[test]
fn what_has_no_barcode() {
    let check = |kind, text: &str, character: Option<char>| {
        let expected = character.map(|character| MarkError::Character { kind, character });
        assert_eq!(Mark::new(kind, text).err(), expected, "{kind:?} {text}");
    };
    check(Kind::Code39, "ABC-123 $/+%.", None);
    check(Kind::Code39, "abc", Some('a'));
    check(Kind::Code39, "A*B", Some('*'));
    check(Kind::Code39, "|", Some('|'));
    check(Kind::Codabar, "3-1223:09841/2217.+$", None);
    check(Kind::Codabar, "A1", Some('A'));
    check(Kind::Codabar, "1 2", Some(' '));
    check(Kind::Code128, "Callslip 100% ~", None);
    check(Kind::Code128, "naïve", Some('ï'));
    check(Kind::Qr, "https://library.example/search?q=红楼梦", None);
    for kind in [Kind::Code39, Kind::Codabar, Kind::Code128, Kind::Qr] {
        assert_eq!(svg(kind, ""), Err(MarkError::Empty));
        assert_eq!(svg(kind, &"1".repeat(8000)), Err(MarkError::TooLong));
    }
}

#[test]
fn stars_and_text_go_to_templates() {
    let mark = Mark::new(Kind::Codabar, "31223098412217").unwrap();
    let value = serde_json::to_value(&mark).unwrap();
    assert_eq!(value["text"], "31223098412217");
    assert!(value["svg"].as_str().unwrap().contains("<path"));
}

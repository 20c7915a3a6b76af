#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use proptest::prelude::*;

use super::*;
use crate::{ControlField, DataField, Record};

const BOOK: &str = "008 260101s2019    cau           000 0 eng d\n245 10 ‡aTitle";

/// A record written as lines (`LDR`, `008 ...`, `245 10 ‡aTitle` with `_` for a blank indicator).
fn record(text: &str) -> Record {
    let mut record = Record::default();
    for line in text.lines() {
        let (tag, rest) = (&line[..3], line.get(4..).unwrap_or_default());
        match rest.split_once('‡') {
            _ if tag == "LDR" => record.leader = Leader::from(rest),
            None => record.add(ControlField::new(tag, rest)),
            Some((indicators, parts)) => {
                let indicators = indicators.replace('_', " ");
                let mut field = DataField::new(tag, indicators.as_bytes()[..2].try_into().unwrap());
                for part in parts.split('‡') {
                    field = field.with(part.chars().next().unwrap(), &part[1..]);
                }
                record.add(field);
            }
        }
    }
    record
}

/// The same record as the bytes of its fields, given to a checker.
fn checked_raw(record: &Record) -> Vec<Problem> {
    let mut checker = Checker::new();
    checker.begin(b"00000nam a2200000 i 4500");
    checker.field(*b"100", b"1 \x1FaForgotten");
    checker.begin(record.leader.as_bytes());
    for field in &record.fields {
        let mut bytes = Vec::new();
        if let Some(data) = field.as_data() {
            bytes.extend(data.indicators);
            for part in &data.subfields {
                bytes.push(0x1F);
                bytes.extend(part.code.to_string().as_bytes());
                bytes.extend(part.value.as_bytes());
            }
        }
        bytes.extend(
            field
                .as_control()
                .iter()
                .flat_map(|field| field.value.bytes()),
        );
        checker.field(*field.tag().as_bytes(), &bytes);
    }
    checker.finish()
}

/// A book record with these lines more has these problems: tag, number and rule.
fn check_book(lines: &str, expected: &str) {
    check_record(&format!("{BOOK}\n{lines}"), expected);
}

fn check_record(text: &str, expected: &str) {
    let record = record(text.trim_end());
    let problems = check(&record);
    let found = problems
        .iter()
        .map(|one| format!("{} {} {}", one.tag, one.occurrence, one.rule.code()));
    assert_eq!(found.collect::<Vec<_>>().join(", "), expected, "{text}");
    assert_eq!(checked_raw(&record), problems, "{text}, as bytes");
}

#[test]
fn accepts_what_is_right() {
    check_book("", "");
    check_book(
        "100 1_ ‡aLee, N.,‡eauthor.‡eeditor\n650 _0 ‡aBees\n650 _0 ‡aHoney",
        "",
    );
    check_book(
        "336 __ ‡atext‡btxt‡2rdacontent\n264 _1 ‡aOakland‡bX‡c2019\n264 _4 ‡c©2019",
        "",
    );
    check_book("006 m     o  d        \n007 cr |||||||||||", "");
    check_book("880 10 ‡6245-01/$1‡a東京\n880 1_ ‡6700-02‡aX", "");
    check_book(
        "590 zz ‡?local\n090 __ ‡aQL1‡b.A5\n952 __ ‡q1\n949 no subfields",
        "",
    );
    check_book("FMT BK", "");
    check_book("866 _0 ‡?any", "");
}

#[test]
fn finds_what_is_wrong_with_fields() {
    check_book("012 __ ‡ax", "012 1 unknown-field");
    check_book("245 00 ‡aAnother", "245 2 repeated-field");
    check_book("100 1_ ‡aA\n110 2_ ‡aB", "110 1 second-main-entry");
    check_book("265 __ ‡ax", "265 1 obsolete-field");
    check_book("650 A0 ‡aBees", "650 1 indicator");
    check_book("650 _0 ‡aBees\n650 _0 ‡Bx", "650 2 unknown-subfield");
    check_book("250 __ ‡aFirst‡aSecond", "250 1 repeated-subfield");
    check_book("856 40 ‡uhttp://x‡i1", "856 1 obsolete-subfield");
    check_book("500 __ ‡a", "500 1 empty-subfield");
    check_book("500 A note without subfields", "500 1 no-subfields");
    check_book("880 10 ‡a東京", "880 1 missing-subfield");
    check_book("880 10 ‡6x‡a東京", "880 1 bad-linkage");
    check_book(
        "880 10 ‡6650-01‡x東京‡B",
        "880 1 empty-subfield, 880 1 unknown-subfield",
    );
    check_record("245 10 ‡aTitle", "008 0 missing-field");
    check_record(
        "008 260101s2019    cau           000 0 eng d",
        "245 0 missing-field",
    );
    check_record(
        "008 260101s2019    cau           000 0 eng d\n245 10 ‡bRest",
        "245 1 missing-subfield",
    );
}

#[test]
fn finds_what_is_wrong_with_codes() {
    check_record("008 260101s2019    cau\n245 10 ‡aT", "008 1 fixed-length");
    check_record(
        "008 260101s2019    qqq           000 0 xxy d\n245 10 ‡aT",
        "008 1 fixed-code, 008 1 fixed-code",
    );
    check_record(
        "008 260101z2019    cau    y      000 0 eng d\n245 10 ‡aT",
        "008 1 fixed-code, 008 1 fixed-code",
    );
    check_record(
        "008 260101s2019    cau    !      000 0 eng d\n245 10 ‡aT",
        "008 1 fixed-code",
    );
    check_record(
        "LDR 00000xam a2200000 i 4500",
        "LDR 0 fixed-code, 008 0 missing-field, 245 0 missing-field",
    );
    check_book("006 q", "006 1 unknown-material");
    check_book("006 m     o  d", "006 1 fixed-length");
    check_book("007 cx |||||||||||", "007 1 fixed-code");
    check_book("007 cr |||12x", "007 1 fixed-code");
    check_book("007 cr |||128", "");
    check_book("007", "007 1 unknown-material");
}

#[test]
fn codes_go_by_the_material() {
    let map = "LDR 00000nem a2200000 i 4500\n245 10 ‡aT\n008 260101s2019    cau";
    check_record(&format!("{map}    bd a     0   eng d"), "");
    check_record(&format!("{map}    !! a     0   eng d"), "008 1 fixed-code");
    let film = "LDR 00000ngm a2200000 i 4500\n245 10 ‡aT\n008 260101s2019    cau";
    check_record(&format!("{film}090 g     o    vleng d"), "");
    check_record(&format!("{film}090 g          vleng d"), "");
    check_record(&format!("{film}0x0 g          vleng d"), "008 1 fixed-code");
    check_record(
        &format!("{film}090 g          XleXg d"),
        "008 1 fixed-code, 008 1 fixed-code",
    );
    check_record("LDR 00000nz  a2200000 i 4500\n245 xx ‡?nothing checked", "");
}

#[test]
fn messages_name_the_place_and_the_way_out() {
    for (lines, expected) in [
        (
            "650 _0 ‡aBees\n650 A0 ‡aHoney",
            "650 Subject added entry--Topical term (number 2): the first indicator is “A”. “Level of subject” may be \
             blank (No information provided), 0 (No level specified), 1 (Primary), 2 (Secondary).",
        ),
        (
            "250 1_ ‡aFirst",
            "250 Edition statement: the first indicator is “1”. It is not used: leave it blank.",
        ),
        (
            "300 __ ‡h24 cm",
            "300 Physical description: the field has no subfield $h. It has a, b, c, e, f, g, 3, 6, 8, 7.",
        ),
        (
            "006 q",
            "006 additional material: “q” at the beginning names no kind of material. \
             Put the code of the material there.",
        ),
    ] {
        let problems = check(&record(&format!("{BOOK}\n{lines}")));
        assert_eq!(problems[0].message(), expected);
    }
}

#[test]
fn tells_the_format() {
    let definitions = definitions();
    let title = definitions.field("245").unwrap();
    assert_eq!(
        (title.name, title.is_repeatable),
        ("Title statement", false)
    );
    assert_eq!(title.subfield('b').unwrap().name, "Remainder of title");
    assert_eq!(definitions.field("338").unwrap().name, "Carrier type");
    assert!(definitions.field("999").is_none());
    assert!(
        definitions.fields().len() > 280,
        "{}",
        definitions.fields().len()
    );

    let book = definitions.of_008(Material::Books).unwrap();
    let audience = book
        .positions
        .iter()
        .find(|position| position.start == 22)
        .unwrap();
    assert_eq!(audience.meaning("j"), Some("Juvenile"));
    let film = definitions.of_006(b'g').unwrap();
    assert_eq!(film.positions[1].meaning("090"), Some("Running time"));
    let video = definitions.of_007(b'v').unwrap();
    let format = video
        .positions
        .iter()
        .find(|position| position.start == 4)
        .unwrap();
    assert_eq!(format.meaning("v"), Some("DVD"));
    let covered: usize = definitions
        .of_leader(&Leader::default())
        .map(|position| position.len)
        .sum();
    assert_eq!(covered, 40);
}

#[test]
fn every_material_covers_its_positions() {
    for form in *b"atmefcdijsgkorp" {
        let fixed = definitions().of_006(form).unwrap();
        let covered: usize = fixed.positions.iter().map(|position| position.len).sum();
        assert_eq!(covered, 18, "006 {}", fixed.name);
    }
    for fixed in definitions().all_007() {
        let places: Vec<_> = fixed
            .positions
            .iter()
            .map(|position| position.start)
            .collect();
        assert!(places.is_sorted(), "007 {}", fixed.name);
        assert!(fixed.category().is_some(), "007 {}", fixed.name);
    }
    assert_eq!(definitions().all_007().len(), 15);
}

proptest! {
    /// Whatever stands in the fields, the checker answers and its messages can be written.
    #[test]
    fn any_bytes_are_checked(
        leader in prop::array::uniform24(any::<u8>()),
        kind in prop::sample::select(b"acegijkmoprtz".to_vec()),
        fields in prop::collection::vec(("00[1-9]|880|[0-9]{3}", prop::collection::vec(any::<u8>(), 0..50)), 0..9),
    ) {
        let mut leader = leader;
        leader[6] = kind;
        let mut checker = Checker::new();
        checker.begin(&leader);
        for (tag, bytes) in &fields {
            checker.field(tag.as_bytes().try_into().unwrap(), bytes);
            let whole = [b"1 \x1F6245-01\x1Fa", bytes.as_slice()].concat();
            checker.field(tag.as_bytes().try_into().unwrap(), &whole);
        }
        prop_assert!(checker.finish().iter().all(|problem| problem.message().ends_with('.')));
    }
}

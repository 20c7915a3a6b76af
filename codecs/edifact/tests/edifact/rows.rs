//! Single rules as rows.

use callslip_edifact::value::date::{self, Span};
use callslip_edifact::value::number::Decimal;
use callslip_edifact::value::standard::{is_sound, isbn13};
use callslip_edifact::{Charset, Rule, Segment, layout, read};

use super::{faults, order, wrapped};

const GOOD: &str =
    "BGM+220+7+9'DTM+137:20261128:102'LIN+1++9780306406157:EN'QTY+21:2'UNS+S'CNT+2:1'";

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(faults(text.as_bytes()), expected, "{text}");
}

#[test]
fn envelopes() {
    check(&order(GOOD), &[]);
    check(&order(GOOD).replace("UNZ+1+1'", ""), &["no-unz"]);
    check(&order(GOOD).replace("UNZ+1+1", "UNZ+2+1"), &["count"]);
    check(&order(GOOD).replace("UNZ+1+1", "UNZ+1+9"), &["reference"]);
    check(&order(GOOD).replace("UNT+8+1", "UNT+9+1"), &["count"]);
    check(&order(GOOD).replace("UNT+8+1", "UNT+8+2"), &["reference"]);
    check(&order(GOOD).replace("UNT+8+1'", ""), &["no-unt"]);
    check(
        &order(GOOD).replace("UNH+1", "UNH+"),
        &["header", "reference", "missing-element"],
    );
    check(&order(GOOD).replace("UNOC", "UNOQ"), &["unknown-charset"]);
    check(&order(GOOD).replace("UNOC:3", "UNOC:7"), &["header"]);
    check(
        &order(GOOD).replace("261128:0915", "261328:0915"),
        &["header"],
    );
    check(&order(GOOD).replace("+A:14", "+"), &["header"]);
    check(&format!("\u{FEFF}{}", order(GOOD)), &["byte-order-mark"]);
    check(
        &format!("From: vendor\r\n\r\n{}", order(GOOD)),
        &["outside"],
    );
    check(&format!("{}  \r\n\0\x1A", order(GOOD)), &[]);
    check(&format!("{0}{0}", order(GOOD)), &[]);
    check(
        &format!("{}{}", order(GOOD).replace("UNZ+1+1'", ""), order(GOOD)),
        &["no-unz"],
    );
    check("", &["no-unb"]);
    check("hello", &["outside", "no-unb"]);
    check(
        &format!("UNH+1+ORDERS:D:96A:UN'{GOOD}UNT+8+1'"),
        &["no-unb"],
    );
    check(
        &order(GOOD).replace("UNZ", "DTM+137:20261128:102'UNZ"),
        &["stray"],
    );
    check(&order(GOOD).replace("UNZ+1", "UNT+8+1'UNZ+1"), &["stray"]);
}

#[test]
fn groups() {
    let group = |head: &str, tail: &str| {
        let text = order(GOOD).replace("UNH+1", &format!("{head}UNH+1"));
        text.replace("UNZ+1+1", &format!("{tail}UNZ+1+1"))
    };
    let ung = "UNG+ORDERS+A:14+B:14+261128:0915+5+UN+D:96A'";
    check(&group(ung, "UNE+1+5'"), &[]);
    check(&group(ung, "UNE+2+5'"), &["count"]);
    check(&group(ung, "UNE+1+6'"), &["reference"]);
    check(&group(ung, ""), &["no-une"]);
    check(&group("", "UNE+1+5'"), &["stray"]);
    let outcome = read(group(ung, "UNE+1+5'").as_bytes());
    assert_eq!(outcome.interchanges[0].messages().count(), 1);
    assert_eq!(
        outcome.interchanges[0].bodies.len(),
        1,
        "the group holds the message"
    );
}

#[test]
fn two_messages_of_one_reference() {
    let text = order(GOOD);
    let (head, tail) = text.split_once("UNZ+1").expect("a trailer");
    let message = &head[head.find("UNH").expect("a message")..];
    check(
        &format!("{head}{message}UNZ+2{tail}"),
        &["duplicate-reference"],
    );
}

#[test]
fn service_characters() {
    let plain = order("BGM+220+A?+B??C?'D?:E'");
    let read_one = |text: &str| {
        let outcome = read(text.as_bytes());
        let message = outcome.interchanges[0].messages().next().cloned();
        message.expect("a message").segments[0].get(2, 0).to_owned()
    };
    assert_eq!(read_one(&plain), "A+B?C'D:E");
    let other = "UNA^<.? >UNB<UNOC^3<A<B<261128^0915<1>UNH<1<ORDERS^D^96A^UN>BGM<220<A?<'+:>UNT<3<1>UNZ<1<1>";
    assert_eq!(read_one(other), "A<'+:");
    let unprinted = "UNB\x1DUNOB\x1F2\x1DA\x1DB\x1D261128\x1F0915\x1D1\x1CUNH\x1D1\x1DORDERS\x1FD\x1F96A\x1FUN\x1CBGM\x1D220\x1DA+B\x1CUNT\x1D3\x1D1\x1CUNZ\x1D1\x1D1\x1C";
    assert_eq!(read_one(unprinted), "A+B");
    let newline = "UNA:+.? \nUNB+UNOC:3+A+B+261128:0915+1\nUNH+1+ORDERS:D:96A:UN\nBGM+220+it's\nUNT+3+1\nUNZ+1+1\n";
    assert_eq!(read_one(newline), "it's");
    check(&format!("UNA::.? '{}", order(GOOD)), &["una"]);
}

#[test]
fn repetitions_belong_to_version_four() {
    let text = |version: &str| order("BGM+220+A*B:C'").replace("UNOC:3", version);
    let bgm = |version: &str| {
        let outcome = read(text(version).as_bytes());
        let message = outcome.interchanges[0].messages().next().cloned();
        message.expect("a message").segments[0].clone()
    };
    assert_eq!(
        bgm("UNOC:3"),
        Segment::new("BGM").with("220").composite(["A*B", "C"])
    );
    assert_eq!(
        bgm("UNOC:4"),
        Segment::new("BGM")
            .with("220")
            .with("A")
            .repeated(["B", "C"])
    );
}

#[test]
fn lines_broken_within() {
    let wrapped: Vec<String> = order(GOOD)
        .as_bytes()
        .chunks(80)
        .map(|chunk| String::from_utf8_lossy(chunk).into_owned())
        .collect();
    check(&wrapped.join("\r\n"), &["line-break"]);
    check(&order(GOOD).replace('\'', "'\r\n"), &[]);
}

#[test]
fn character_sets() {
    let rows: [(&str, &[u8], &str); 10] = [
        ("UNOC", b"Ren\xE9", "René"),
        ("UNOC", b"don\x92t", "don’t"),
        ("UNOC", "Otá".as_bytes(), "Otá"),
        ("UNOD", b"\xA3\xF3d\xBC", "Łódź"),
        ("UNOE", b"\xBC\xD8\xE0", "Мир"),
        ("UNOF", b"\xC1\xE8", "Αθ"),
        ("UNOJ", b"\xF9\xEC", "של"),
        ("UNOL", b"\xA4 5", "€ 5"),
        ("UNOY", "Đà Nẵng".as_bytes(), "Đà Nẵng"),
        ("UNOB", b"caf\xE9", "café"),
    ];
    for (set, bytes, expected) in rows {
        let text = order("BGM+220+@@'").replace("UNOC", set);
        let (head, tail) = text.split_once("@@").expect("a place");
        let all = [head.as_bytes(), bytes, tail.as_bytes()].concat();
        let outcome = read(&all);
        let message = outcome.interchanges[0]
            .messages()
            .next()
            .expect("a message");
        assert_eq!(message.segments[0].get(2, 0), expected, "{set}");
    }
    check(
        &order(GOOD)
            .replace("UNOC", "UNOA")
            .replace("220+7", "220+Seven"),
        &["charset"],
    );
    check(
        &order(GOOD)
            .replace("UNOC", "UNOB")
            .replace("220+7", "220+Seven"),
        &[],
    );
    check(&order(GOOD).replace("220+7", "220+\0"), &["charset"]);
}

#[test]
fn a_character_goes_both_ways() {
    for set in Charset::ALL {
        assert_eq!(Charset::from_id(set.id()), Some(set));
        for c in (' '..'\u{600}').filter(|c| set.has(*c) && !set.is_utf8()) {
            assert!(set.byte(c).is_some() || c.is_ascii(), "{set:?} {c:?}");
        }
    }
}

#[test]
fn layouts() {
    check(&order("BGM+220'LIN+1'UNS+S'"), &["missing-segment"]);
    check(
        &order("BGM+220'DTM+137:20261128:102'LIN+1'"),
        &["missing-segment"],
    );
    check(
        &order(&GOOD.replace("QTY", "PRI+AAB:1'QTY")),
        &["misplaced"],
    );
    check(
        &order(&GOOD.replace("QTY", "ZZZ+1'QTY")),
        &["unknown-segment"],
    );
    check(
        &order(&GOOD.replace("UNS+S", "UNS+S'UNS+S")),
        &["too-often"],
    );
    check(&wrapped("APERAK", "BGM+1'"), &["unknown-message"]);
    assert_eq!(layout::all().len(), 8);
    for layout in layout::all() {
        assert_eq!(layout.places[0].tag, "UNH", "{}", layout.name);
        assert_eq!(
            layout.places[layout.places.len() - 1].tag,
            "UNT",
            "{}",
            layout.name
        );
    }
}

#[test]
fn elements() {
    check(&order(&GOOD.replace("QTY+21:2", "QTY+21:x")), &["number"]);
    check(
        &order(&GOOD.replace("QTY+21:2", "QTY")),
        &["missing-element"],
    );
    check(
        &order(&GOOD.replace("QTY+21:2", "QTY+21:2:PCE:9")),
        &["surplus-element"],
    );
    check(
        &order(&GOOD.replace("QTY+21:2", "QTY+21222:2")),
        &["too-long"],
    );
    check(&order(&GOOD.replace("20261128", "20260230")), &["date"]);
    check(&order(&GOOD.replace(":102'LIN", ":999'LIN")), &["date"]);
    check(
        &order(&GOOD.replace("9780306406157", "9780306406158")),
        &["check-digit"],
    );
    check(
        &order(&GOOD.replace("CNT+2:1", "CNT+2:2")),
        &["control-total"],
    );
    check(&order(&GOOD.replace("CNT+2:1", "CNT+1:2")), &[]);
    check(
        &order(&GOOD.replace("CNT+2:1", "CNT+1:3")),
        &["control-total"],
    );
    check(
        &order(
            &GOOD
                .replace("UNS", "MOA+203:1.005:USD'UNS")
                .replace("QTY+21:2'", ""),
        ),
        &["fraction"],
    );
}

#[test]
fn every_rule_says_what_to_do() {
    let mut ids: Vec<&str> = Rule::ALL.iter().map(|rule| rule.id()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), Rule::ALL.len());
    assert!(Rule::ALL.iter().all(|rule| rule.advice().len() > 10));
}

#[test]
fn numbers() {
    let rows = [
        ("195", Some((195, 0)), Some(19_500)),
        ("584.20", Some((58_420, 2)), Some(58_420)),
        ("1,5", Some((15, 1)), Some(150)),
        ("-1500", Some((-1500, 0)), Some(-150_000)),
        ("12.50-", Some((-1250, 2)), Some(-1250)),
        (".5", Some((5, 1)), Some(50)),
        ("1.2345", Some((12_345, 4)), None),
        ("1.2300", Some((12_300, 4)), Some(123)),
        ("", None, None),
        (".", None, None),
        ("1.000,50", None, None),
        ("1e5", None, None),
        ("99999999999999999999", None, None),
        ("0.1234567891", None, None),
    ];
    for (text, expected, cents) in rows {
        let read = Decimal::parse(text);
        assert_eq!(read.map(|d| (d.units, d.places)), expected, "{text}");
        assert_eq!(read.and_then(|d| d.minor("USD")), cents, "{text}");
    }
    assert_eq!(
        Decimal::parse("1500").and_then(|d| d.minor("JPY")),
        Some(1500)
    );
    assert_eq!(Decimal::parse("1.25").and_then(|d| d.minor("JPY")), None);
    assert_eq!(
        Decimal::parse("1.255").and_then(|d| d.minor("KWD")),
        Some(1255)
    );
    assert_eq!(Decimal::from_minor(-5, "USD").to_string(), "-0.05");
}

#[test]
fn dates() {
    let day = |value: &str, form: &str| match date::parse(value, form) {
        Some(Span::At(when)) => when.iso_day(),
        _ => None,
    };
    assert_eq!(day("20261128", "102").as_deref(), Some("2026-11-28"));
    assert_eq!(day("261128", "101").as_deref(), Some("2026-11-28"));
    assert_eq!(day("991128", "101").as_deref(), Some("1999-11-28"));
    assert_eq!(day("202611280915", "203").as_deref(), Some("2026-11-28"));
    assert_eq!(day("20000229", "102").as_deref(), Some("2000-02-29"));
    assert_eq!(day("19000229", "102"), None);
    assert_eq!(day("2026112", "102"), None);
    assert_eq!(day("20261128", "").as_deref(), Some("2026-11-28"));
    assert!(matches!(
        date::parse("20260101-20261231", "718"),
        Some(Span::Between(..))
    ));
    assert!(matches!(
        date::parse("2026010120261231", "718"),
        Some(Span::Between(..))
    ));
    assert_eq!(date::parse("30", "804"), Some(Span::Count(30)));
    assert_eq!(date::parse("12é12", "718"), None);
}

#[test]
fn standard_numbers() {
    assert_eq!(isbn13("0-306-40615-2").as_deref(), Some("9780306406157"));
    assert_eq!(isbn13("080442957X").as_deref(), Some("9780804429573"));
    assert_eq!(isbn13("9780306406158"), None);
    assert!(is_sound("0317-8471", "IS") && !is_sound("0317-8472", "IS"));
    assert!(is_sound("036000291452", "UP") && !is_sound("03600029145", "UP"));
    assert!(is_sound("anything", "SA"));
}

//! Single rules as rows.

use callslip_x12::date;
use callslip_x12::{Cents, Decimal, Rule, Segment, layout, read};

use super::{faults, order, wrapped};

const GOOD: &str = "BEG*00*SA*7**20261128~PO1*1*2*EA*24.95**EN*9780306406157~CTT*1*2~";

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(faults(text.as_bytes()), expected, "{text}");
}

#[test]
fn envelopes() {
    let good = order(GOOD);
    check(&good, &[]);
    check(&good.replace("IEA*1*000000042~", ""), &["no-iea"]);
    check(&good.replace("IEA*1", "IEA*2"), &["count"]);
    check(
        &good.replace("IEA*1*000000042", "IEA*1*000000043"),
        &["control-number"],
    );
    check(&good.replace("IEA*1*000000042", "IEA*1*42"), &[]);
    check(&good.replace("GE*1*7~", ""), &["no-ge"]);
    check(&good.replace("GE*1*7", "GE*2*7"), &["count"]);
    check(&good.replace("GE*1*7", "GE*1*8"), &["control-number"]);
    check(&good.replace("SE*5*0001~", ""), &["no-se"]);
    check(&good.replace("SE*5*0001", "SE*6*0001"), &["count"]);
    check(&good.replace("SE*5*0001", "SE*5*0002"), &["control-number"]);
    check(
        &good.replace("ST*850*0001", "ST*850*"),
        &["header", "control-number", "missing-element"],
    );
    check(
        &good
            .replace("GS*PO*A2*B2*20261128*0915*7*X*004010~", "")
            .replace("GE*1*7~", ""),
        &["no-gs", "count"],
    );
    check(&good.replace("*261128*0915*", "*261328*0915*"), &["header"]);
    check(
        &good.replace("*ZZ*A              *", "*ZZ*A*"),
        &["isa-width"],
    );
    check(
        &good.replace("*ZZ*A              *", "*ZZ*               *"),
        &["header"],
    );
    check(&format!("\u{FEFF}{good}"), &["byte-order-mark"]);
    check(&format!("From: vendor\r\n{good}"), &["outside"]);
    check(&format!("{good}   \r\n\0\x1A"), &[]);
    check(&format!("{good}{good}"), &[]);
    check(
        &format!("{}{good}", good.replace("IEA*1*000000042~", "")),
        &["no-iea"],
    );
    check(
        &good.replace("GS*", "TA1*000000041*261127*0900*A*000~GS*"),
        &[],
    );
    check(&good.replace("GE*1*7", "N1*BY*X~GE*1*7"), &["stray"]);
    check("", &["no-isa"]);
    check("hello", &["outside", "no-isa"]);
    check(&good[good.find("GS*").expect("a group")..], &["no-isa"]);
    let two = good.replace(
        "SE*5*0001~",
        &format!("SE*5*0001~ST*850*0001~{GOOD}SE*5*0001~"),
    );
    check(&two.replace("GE*1", "GE*2"), &["duplicate-control-number"]);
}

#[test]
fn delimiters_are_taken_from_isa() {
    let number = |text: &str| {
        let outcome = read(text.as_bytes());
        let set = outcome.interchanges[0]
            .sets()
            .next()
            .cloned()
            .expect("a set");
        set.segments[0].get(3, 0).to_owned()
    };
    assert_eq!(number(&order(GOOD)), "7");
    let other = order(GOOD)
        .replace('*', "|")
        .replace('>', "<")
        .replace('~', "\n");
    assert_eq!(number(&other), "7");
    check(&other, &[]);
    check(&order(GOOD).replace('~', "~\r\n"), &[]);
    check(&order(GOOD).replace('~', "\r\n"), &[]);
    let short = order(GOOD).replace("*U*00401*000000042*0*P*>~", "*U*00401~");
    let ids = faults(short.as_bytes());
    assert!(ids.contains(&"delimiters"), "{ids:?}");
}

#[test]
fn repetitions_belong_to_later_releases() {
    let text = |release: &str| {
        order("BEG*00*SA*A^B**20261128~PO1*1~").replace("*U*00401*", &format!("*^*{release}*"))
    };
    let beg = |release: &str| {
        let outcome = read(text(release).as_bytes());
        outcome.interchanges[0]
            .sets()
            .next()
            .expect("a set")
            .segments[0]
            .clone()
    };
    let plain = Segment::new("BEG").with("00").with("SA");
    assert_eq!(
        beg("00401"),
        plain.clone().with("A^B").with("").with("20261128")
    );
    assert_eq!(
        beg("00501"),
        plain.with("A").repeated(["B"]).with("").with("20261128")
    );
}

#[test]
fn lines_broken_within() {
    let wrapped: Vec<String> = order(GOOD)
        .as_bytes()
        .chunks(80)
        .map(|chunk| String::from_utf8_lossy(chunk).into_owned())
        .collect();
    let ids = faults(wrapped.join("\r\n").as_bytes());
    assert!(ids.contains(&"line-break"), "{ids:?}");
    check(
        &order(GOOD).replace("24.95", "24.95é"),
        &["charset", "number"],
    );
}

#[test]
fn layouts() {
    check(&order("PO1*1*1*EA~CTT*1~"), &["missing-segment"]);
    check(
        &order(&GOOD.replace("CTT", "ZZ9*1~CTT")),
        &["unknown-segment"],
    );
    check(
        &order(&GOOD.replace("PO1", "CUR*BY*USD~CUR*BY*USD~PO1")),
        &["too-often"],
    );
    check(
        &order(&GOOD.replace("PO1", "PER*BD*X~CUR*BY*USD~PO1")),
        &["misplaced"],
    );
    check(&wrapped("840", "BQT*00~"), &["unknown-set"]);
    assert_eq!(layout::all().len(), 4);
    for layout in layout::all() {
        assert_eq!(layout.places[0].tag, "ST", "{}", layout.name);
        assert_eq!(
            layout.places[layout.places.len() - 1].tag,
            "SE",
            "{}",
            layout.name
        );
    }
}

#[test]
fn elements() {
    check(&order(&GOOD.replace("24.95", "cheap")), &["number"]);
    check(
        &order(&GOOD.replace("BEG*00", "BEG*")),
        &["missing-element"],
    );
    check(&order(&GOOD.replace("BEG*00", "BEG*000")), &["length"]);
    check(
        &order(&GOOD.replace("CTT*1*2", "CTT*1*2*******9")),
        &["surplus-element"],
    );
    check(
        &order(&GOOD.replace("20261128~PO1", "20260230~PO1")),
        &["date"],
    );
    check(
        &order(&GOOD.replace("9780306406157", "9780306406158")),
        &["check-digit"],
    );
    check(
        &order(&GOOD.replace("CTT*1*2", "CTT*2*2")),
        &["control-total"],
    );
    check(
        &order(&GOOD.replace("CTT*1*2", "CTT*1*3")),
        &["control-total"],
    );
}

#[test]
fn totals_of_invoices() {
    let invoice = |rest: &str| {
        wrapped(
            "810",
            &format!("BIG*20261202*I1~IT1*1*2*EA*22.46~{rest}CTT*1~"),
        )
    };
    check(&invoice("TDS*4492~"), &[]);
    check(&invoice("TDS*4992~SAC*C*D240***500~"), &[]);
    check(&invoice("TDS*3992~SAC*A*C310***500~"), &[]);
    check(&invoice("TDS*4493~"), &["control-total"]);
    check(&invoice("TDS*44.92~"), &["number"]);
}

#[test]
fn hierarchies() {
    let notice = |levels: &str| wrapped("856", &format!("BSN*00*S1*20261201*1800*0001~{levels}"));
    check(&notice("HL*1**S*1~HL*2*1*I*0~CTT*2~"), &[]);
    check(&notice("HL*1**S*1~HL*2*9*I*0~CTT*2~"), &["hierarchy"]);
    check(&notice("HL*1*2*S*1~HL*2*1*I*0~CTT*2~"), &["hierarchy"]);
    check(&notice("HL*1*1*S*1~"), &["hierarchy"]);
    check(&notice("HL*1**S*1~HL*1**S*1~"), &["hierarchy"]);
    check(&notice("HL*1**S*1~CTT*3~"), &["control-total"]);
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
fn numbers_and_days() {
    assert_eq!(
        Decimal::parse("24.95").and_then(|price| price.minor("USD")),
        Some(2495)
    );
    assert_eq!(
        Decimal::parse("24.955").and_then(|price| price.minor("USD")),
        None
    );
    assert_eq!(Decimal::parse("24,95"), None);
    assert_eq!(Cents::parse("4492"), Some(Cents(4492)));
    assert_eq!(Cents::parse("-1500"), Some(Cents(-1500)));
    for text in ["", "-", "44.92", "1e3", "99999999999999999999"] {
        assert_eq!(Cents::parse(text), None, "{text}");
    }
    assert_eq!(date::day("20261128").as_deref(), Some("2026-11-28"));
    assert_eq!(date::day("261128").as_deref(), Some("2026-11-28"));
    for text in ["", "20260230", "2026-11-28", "20261", "é0261128"] {
        assert_eq!(date::day(text), None, "{text}");
    }
    assert!(date::is_time("0915") && date::is_time("180000") && date::is_time("18000099"));
    for text in ["", "24", "2400", "1260", "180061", "noon"] {
        assert!(!date::is_time(text), "{text}");
    }
}

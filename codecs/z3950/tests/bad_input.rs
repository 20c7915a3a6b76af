//! Input that was made to hurt: bounded in time and memory, told, and what was good is kept.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod common;

use callslip_z3950::{Apdu, Frame, Framer, Limits, Query, Rpn, Rule};
use common::{good, hex, recorded};

/// The faults of an APDU as `offset:code`.
fn faults(bytes: &[u8]) -> String {
    let reading = Apdu::read(bytes, Limits::default());
    let told = reading.faults.iter();
    let told = told.map(|fault| format!("{}:{}", fault.at, fault.rule.code()));
    told.collect::<Vec<_>>().join(" ")
}

#[test]
fn announced_gigabytes() {
    let huge = hex("B6 84 7F FF FF FF 02 01 07");
    let mut framer = Framer::new(Limits::default());
    let fault = framer.scan(&huge).unwrap_err();
    assert_eq!((fault.at, fault.rule), (0, Rule::Size));
    let longest = hex("B6 88 FF FF FF FF FF FF FF FF 02");
    assert_eq!(
        Framer::new(Limits::default())
            .scan(&longest)
            .unwrap_err()
            .rule,
        Rule::Header
    );
    let reading = Apdu::read(&huge, Limits::default());
    assert!(matches!(reading.apdu, Some(Apdu::SearchRequest(_))));
    assert!(faults(&huge).starts_with("0:length"), "{}", faults(&huge));
    let inner = hex("BF 30 10 82 04 61 62 63 64 9F 81 53 84 7F FF FF FF 00 00");
    assert!(faults(&inner).contains("9:length"), "{}", faults(&inner));
}

#[test]
fn indefinite_lengths_without_end() {
    let deep = [0xB6u8, 0x80].repeat(5_000_000);
    let mut framer = Framer::new(Limits::default());
    assert_eq!(framer.scan(&deep).unwrap_err().rule, Rule::Depth);
    assert!(faults(&deep).contains("depth"));
    let open = hex("B6 80 30 80 A0 80");
    assert_eq!(
        Framer::new(Limits::default()).scan(&open),
        Ok(Frame::More(1))
    );
    assert!(faults(&open).contains("short"), "{}", faults(&open));
    assert_eq!(faults(&hex("95 80 01 02")), "0:header");
}

#[test]
fn half_messages() {
    for (name, bytes) in recorded() {
        for cut in [1, 2, bytes.len() / 2, bytes.len() - 1] {
            let half = &bytes[..cut];
            let framed = Framer::new(Limits::default()).scan(half);
            assert!(
                matches!(framed, Ok(Frame::More(_))),
                "{name} {cut} {framed:?}"
            );
            assert_ne!(faults(half), "", "{name} cut at {cut}");
        }
    }
}

#[test]
fn what_was_good_is_kept() {
    let (_, bytes) = recorded()
        .into_iter()
        .find(|(_, bytes)| matches!(good(bytes), Apdu::SearchRequest(_)))
        .unwrap();
    let Apdu::SearchRequest(whole) = good(&bytes) else {
        panic!();
    };
    let cut = Apdu::read(&bytes[..bytes.len() - 10], Limits::default());
    let Some(Apdu::SearchRequest(half)) = cut.apdu else {
        panic!();
    };
    assert_eq!(half.databases, whole.databases);
    assert_eq!(half.result_set, whole.result_set);
    assert!(!cut.faults.is_empty());
}

#[test]
fn wrong_parts() {
    // A Close: its reason of nine bytes, text in ISO 8859-1, a part nobody knows.
    let close = hex("BF 30 14 9F 81 53 09 01 02 03 04 05 06 07 08 09 83 02 63 E9 9F 7F 00");
    assert_eq!(faults(&close), "3:integer 16:charset 20:unexpected");
    let reading = Apdu::read(&close, Limits::default());
    let Some(Apdu::Close(close)) = reading.apdu else {
        panic!();
    };
    assert_eq!(close.information.as_deref(), Some("c\u{e9}"));
    assert_eq!(faults(&hex("BF 30 00")), "0:missing");
    assert_eq!(faults(&hex("BF 30 05 9F 81 53 01 00 00")), "8:surplus");
    assert_eq!(faults(&hex("BF 30 05 9F 81 53 01 00 00 00")), "8:surplus");
    assert_eq!(faults(&hex("BF 30 06 9F 81 53 01 00")), "0:length");
    assert_eq!(faults(&hex("BF 51 02 05 00")), "0:unknown-apdu");
    assert_eq!(
        faults(&hex("00 00 BF 30 05 9F 81 53 01 00")),
        "0:end-mark 10:short"
    );
    assert_eq!(faults(&[]), "0:short");
    assert_eq!(faults(&[0xff; 3]), "0:short");
    assert_eq!(faults(&[0xff; 20]), "0:header");
}

#[test]
fn a_million_small_parts() {
    let mut bytes = hex("BF 30 84 00 1E 84 80");
    bytes.extend([0x05u8, 0x00].repeat(1_000_000));
    let reading = Apdu::read(&bytes, Limits::default());
    assert!(
        reading
            .faults
            .iter()
            .any(|fault| fault.rule == Rule::Elements)
    );
    assert!(reading.faults.len() <= 101 + 2);
    assert_eq!(reading.faults.last().unwrap().rule, Rule::MoreFaults);
}

#[test]
fn queries_nested_deep() {
    let deep = 500;
    let pqf = format!("{}x", "@and a ".repeat(deep));
    let rpn = Rpn::from_pqf(&pqf).unwrap();
    let search = callslip_z3950::SearchRequest {
        query: Query::Rpn(rpn.clone()),
        ..Default::default()
    };
    let bytes = Apdu::from(search).to_bytes();
    let Apdu::SearchRequest(again) = good(&bytes) else {
        panic!();
    };
    assert_eq!(again.query, Query::Rpn(rpn));
    let deeper = 300_000;
    let pqf = format!("{}x", "@and a ".repeat(deeper));
    let rpn = Rpn::from_pqf(&pqf).unwrap();
    assert_eq!(rpn.nodes().len(), 2 * deeper + 1);
    let search = callslip_z3950::SearchRequest {
        query: Query::Rpn(rpn.clone()),
        ..Default::default()
    };
    let bytes = Apdu::from(search).to_bytes();
    assert!(bytes.len() > deeper * 20);
    let cut = Apdu::read(&bytes, Limits::default());
    assert!(cut.faults.iter().any(|fault| fault.rule == Rule::Depth));
    assert_eq!(Rpn::from_pqf(&rpn.to_string()).unwrap(), rpn);
    let cut = Apdu::read(
        &[0xB6u8, 0x80, 0xA1, 0x80].repeat(100_000),
        Limits::default(),
    );
    assert!(cut.faults.iter().any(|fault| fault.rule == Rule::Depth));
}

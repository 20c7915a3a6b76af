//! Bad input of every kind: a fault at its place, bounded time and memory, what is good kept.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod common;

use callslip_sru::{Answer, Limits, Response, Rule, Rules};

use common::damage::{Dice, damage};
use common::files;

/// How many damaged responses are tried.
const INPUTS: u32 = 50_000;

/// A result of two records, with something put before the second.
fn list(between: &str) -> Vec<u8> {
    let record = |n: u8| {
        format!(
            "<record><recordSchema>s</recordSchema><recordPacking>xml</recordPacking>\
             <recordData><x>{n}</x></recordData></record>"
        )
    };
    format!(
        "<searchRetrieveResponse xmlns=\"http://www.loc.gov/zing/srw/\"><version>1.2</version>\
         <numberOfRecords>2</numberOfRecords><records>{}{between}{}</records></searchRetrieveResponse>",
        record(1),
        record(2)
    )
    .into_bytes()
}

/// Reads, and looks for the fault and at how many records are left.
fn check(bytes: &[u8], rule: Rule, records: usize) {
    let outcome = Response::read(bytes);
    let found = outcome.faults.iter().any(|fault| fault.rule == rule);
    assert!(found, "{rule} was expected: {:?}", outcome.faults);
    let inside = |offset: u64| offset <= bytes.len() as u64;
    assert!(outcome.faults.iter().all(|fault| inside(fault.offset)));
    assert!(outcome.faults.iter().all(|fault| fault.message.len() < 300));
    match outcome.value.map(|it| it.answer) {
        Some(Answer::SearchRetrieve(it)) => assert_eq!(it.records.len(), records, "{rule}"),
        other => assert_eq!(records, 0, "{rule}: {other:?}"),
    }
}

#[test]
fn each_kind_of_damage() {
    let deep = format!("<record><recordData>{}", "<a>".repeat(1_000_000));
    check(&list(&deep), Rule::TooDeep, 1);
    check(
        &list("<!DOCTYPE a [<!ENTITY b \"c\">]>"),
        Rule::XmlDoctype,
        2,
    );
    check(&list("&nbsp;"), Rule::XmlEntity, 2);
    check(&list("<record></records>"), Rule::XmlSyntax, 1);
    check(&list("<record/>"), Rule::Missing, 3);
    check(&list("<blink/>"), Rule::Unexpected, 2);
    check(&list("\0\u{1}"), Rule::XmlCharacter, 2);
    check(&list("<y:b/>"), Rule::XmlNamespace, 2);
    let some = |inside: &str| list(&format!("<record>{inside}</record>"));
    check(
        &some("<recordPacking>xml</recordPacking><recordData>&lt;a/></recordData>"),
        Rule::Packing,
        3,
    );
    check(
        &some("<recordPacking>string</recordPacking><recordData><a/></recordData>"),
        Rule::Packing,
        3,
    );
    check(
        &some("<recordPacking>zip</recordPacking><recordData><a/></recordData>"),
        Rule::Value,
        3,
    );
    check(
        &some("<recordData><a/><b/></recordData>"),
        Rule::Unexpected,
        3,
    );
    check(
        &some("<recordData><a/></recordData><recordPosition>-1</recordPosition>"),
        Rule::Value,
        3,
    );
    check(b"", Rule::NotSru, 0);
    check(
        b"<html><body>502 Bad gateway</body></html>",
        Rule::NotSru,
        0,
    );
    check(b"\xFF\xFE<\0O\0", Rule::Encoding, 0);
    check(b"<searchRetrieveResponse/>", Rule::Namespace, 0);
    check(b"<searchRetrieveResponse/>", Rule::Missing, 0);
    let fault = callslip_sru::soap_fault("no such request");
    check(fault.as_bytes(), Rule::NotSru, 0);
    let all = list("");
    check(&all[..all.len() - 60], Rule::XmlCut, 1);
    check(b"<scanResponse xmlns=\"http://www.loc.gov/zing/srw/\"><terms><term/></terms></scanResponse>", Rule::Missing, 0);
    check(
        b"<scanResponse xmlns=\"http://www.loc.gov/zing/srw/\"><diagnostics><diagnostic/></diagnostics></scanResponse>",
        Rule::Missing,
        0,
    );
}

#[test]
fn an_entity_is_kept_as_it_is_written() {
    let xml = String::from_utf8(list("")).unwrap();
    let xml = xml.replace("<x>1</x>", "<x>&b; &#xE9;&amp;</x>");
    let xml = format!("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>{xml}");
    let outcome = Response::read(xml.as_bytes());
    let rules: Vec<Rule> = outcome.faults.iter().map(|fault| fault.rule).collect();
    assert_eq!(rules, [Rule::XmlDoctype, Rule::XmlEntity]);
    let Answer::SearchRetrieve(results) = outcome.value.unwrap().answer else {
        panic!("no results");
    };
    let record = results.records[0].fragment().unwrap();
    assert!(record.as_str().ends_with(">&amp;b; é&amp;</x>"), "{record}");
}

#[test]
fn limits_hold() {
    let limits = Limits {
        bytes: 300,
        depth: 5,
        elements: 8,
        faults: 3,
    };
    let faults = |bytes: &[u8], limits| Response::read_with(bytes, limits).faults;
    assert!(
        faults(&list(""), limits)
            .iter()
            .any(|it| it.rule == Rule::TooLong)
    );
    let limits = Limits {
        bytes: 1 << 20,
        ..limits
    };
    assert!(
        faults(&list(""), limits)
            .iter()
            .any(|it| it.rule == Rule::TooMany)
    );
    let limits = Limits {
        elements: 1_000_000,
        ..limits
    };
    let found = faults(&list(&"<b/>".repeat(100_000)), limits);
    assert_eq!(found.len(), 4);
    assert_eq!(found[3].rule, Rule::MoreFaults);
}

#[test]
fn a_hundred_thousand_records_on_one_line() {
    let one = "<record><recordSchema>s</recordSchema><recordData><x/></recordData></record>";
    let outcome = Response::read(&list(&one.repeat(100_000)));
    assert!(outcome.faults.is_empty());
    assert!(
        matches!(outcome.value.unwrap().answer, Answer::SearchRetrieve(it) if it.records.len() == 100_002)
    );
}

#[test]
fn damaged_responses() {
    let mut seeds: Vec<Vec<u8>> = files().into_iter().map(|(_, bytes)| bytes).collect();
    seeds.retain(|bytes| bytes.len() < 1_500);
    seeds.push(list(""));
    let mut dice = Dice::new();
    let limits = Limits {
        faults: 20,
        ..Limits::default()
    };
    let mut read = 0;
    for _ in 0..INPUTS {
        let mut bytes = seeds[dice.roll(seeds.len())].clone();
        damage(&mut bytes, &mut dice);
        let outcome = Response::read_with(&bytes, limits);
        assert!(outcome.faults.len() <= 21);
        assert!(
            outcome
                .faults
                .iter()
                .all(|fault| fault.offset <= bytes.len() as u64)
        );
        let Some(response) = outcome.value else {
            assert!(!outcome.faults.is_empty(), "what is left out has a reason");
            continue;
        };
        read += 1;
        let written = response.to_xml();
        let again = Response::read(written.as_bytes());
        let damaged = bytes.escape_ascii();
        assert!(
            !again.faults.iter().any(|it| it.rule == Rule::XmlSyntax),
            "{damaged}\n{written}"
        );
        assert_eq!(again.value.unwrap().to_xml(), written, "{damaged}");
    }
    assert!(read > INPUTS / 3, "most are read in part: {read}");
}

#[test]
fn damaged_requests() {
    let rules = Rules::default();
    let seed = b"version=2.0&query=dc.title%3Da&startRecord=2&facetLimit=5:dc.date&x-a=1&recordXMLEscaping=xml";
    let request = rules.read(std::str::from_utf8(seed).unwrap()).unwrap();
    let soap = request.to_soap().into_bytes();
    let mut dice = Dice::new();
    let (mut sound, mut refused) = (0, 0);
    for _ in 0..INPUTS / 2 {
        let mut bytes = seed.to_vec();
        damage(&mut bytes, &mut dice);
        match rules.read(&String::from_utf8_lossy(&bytes)) {
            Ok(request) => {
                sound += 1;
                assert_eq!(rules.read(&request.query()), Ok(request));
            }
            Err(refusal) => {
                refused += 1;
                assert!((1..=20).contains(&refusal.diagnostics.len()));
            }
        }
        let mut bytes = soap.clone();
        damage(&mut bytes, &mut dice);
        if let Err(refusal) = rules.read_soap(&bytes, Limits::default()) {
            assert!((1..=20).contains(&refusal.diagnostics.len()));
        }
    }
    assert!(sound > 1_000 && refused > 1_000, "{sound} {refused}");
}

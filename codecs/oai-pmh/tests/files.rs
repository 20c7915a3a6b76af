//! Responses that others wrote: all of their parts, and no fault that is not theirs.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod common;

use callslip_oai_pmh::{Answer, Code, DeletedRecord, Fragment, Granularity, Response, Rule};

use common::{file, files};

fn read(name: &str) -> Response {
    Response::read(&file(name)).value.unwrap()
}

#[test]
fn faults_are_only_where_they_belong() {
    let mut seen = 0;
    for (name, bytes) in files() {
        let rules: Vec<Rule> = Response::read(&bytes)
            .faults
            .iter()
            .map(|it| it.rule)
            .collect();
        let expected: &[Rule] = match name.as_str() {
            "traject-sample-oai-no-namespace.xml" => &[Rule::Namespace],
            _ => &[],
        };
        assert_eq!(rules, expected, "{name}");
        seen += 1;
    }
    assert_eq!(seen, 8);
}

#[test]
fn what_is_read_is_written_and_read_the_same() {
    for (name, bytes) in files() {
        let response = Response::read(&bytes).value.unwrap();
        let again = Response::read(response.to_xml().as_bytes());
        assert_eq!(again.value.as_ref(), Some(&response), "{name}");
        assert!(again.faults.is_empty(), "{name}: {:?}", again.faults);
    }
}

#[test]
fn a_list_of_records_of_a_real_repository() {
    let response = read("traject-sample-oai-pmh.xml");
    assert_eq!(response.base_url, "https://digital.sciencehistory.org/oai");
    assert_eq!(response.response_date.to_string(), "2018-06-15T22:34:53Z");
    let Answer::ListRecords(page) = response.answer else {
        panic!("not records");
    };
    assert!(page.items.len() > 5);
    let first = &page.items[0];
    assert_eq!(first.header.identifier, "oai:sciencehistoryorg:mk61rg92z");
    let metadata = first.metadata.as_ref().unwrap().as_str();
    assert!(metadata.starts_with("<oai_dc:dc "), "{metadata}");
    assert!(metadata.ends_with("</oai_dc:dc>"), "{metadata}");
    assert_eq!(Fragment::new(metadata).unwrap().as_str(), metadata);
    let token = page.token.unwrap();
    assert_eq!(token.complete_list_size, Some(6387));
    assert_eq!(
        token.value,
        "oai_dc.f(2018-05-03T18:09:08Z).u(2018-06-15T19:25:21Z).t(6387):100"
    );
}

#[test]
fn an_identify_response() {
    let Answer::Identify(it) = read("made-identify.xml").answer else {
        panic!("not Identify");
    };
    assert_eq!(it.repository_name, "Example Memory 1");
    assert_eq!(it.admin_emails.len(), 2);
    assert_eq!(it.deleted_record, DeletedRecord::Transient);
    assert_eq!(it.granularity, Granularity::Second);
    assert_eq!(it.compressions, ["deflate"]);
    let description = it.descriptions[0].as_str();
    assert!(description.contains("<scheme>oai</scheme>"));
    assert!(
        description.contains("xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""),
        "a prefix declared outside comes along: {description}"
    );
}

#[test]
fn sets_headers_and_errors() {
    let Answer::ListSets(page) = read("made-sets.xml").answer else {
        panic!("not sets");
    };
    assert_eq!(page.items[1].spec, "music:(muzak)");
    assert_eq!(page.items[1].name, "Muzak & more");
    let description = page.items[1].descriptions[0].as_str();
    assert!(description.contains("Recordings &lt;made&gt; for lifts"));
    assert_eq!(page.token.unwrap().value, "x < y");

    let Answer::ListIdentifiers(page) = read("made-headers.xml").answer else {
        panic!("not headers");
    };
    let deleted: Vec<bool> = page.items.iter().map(|it| it.deleted).collect();
    assert_eq!(deleted, [false, true]);
    assert_eq!(page.items[1].sets, ["physics:hep", "math"]);

    let Answer::Errors(errors) = read("made-errors.xml").answer else {
        panic!("not errors");
    };
    assert_eq!(errors.len(), 2);
    assert!(errors.iter().all(|error| error.code == Code::BadArgument));
}

//! Messages of others and our own, each with the faults that it has, and rows of bad input.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod common;

use std::collections::BTreeMap;

use callslip_iso18626::parts::{AgencyId, Costs, ErrorData, Header, RequestConfirmation};
use callslip_iso18626::{Body, Edition, Limits, Message, Outcome, Style, codes, read};

/// How often each rule is broken, as `2 value, 1 version`, by the rules' ids.
fn rules(outcome: &Outcome) -> String {
    let mut counts = BTreeMap::new();
    for fault in &outcome.faults {
        *counts.entry(fault.rule.id()).or_insert(0) += 1;
    }
    let told: Vec<String> = counts
        .into_iter()
        .map(|(id, count)| format!("{count} {id}"))
        .collect();
    told.join(", ")
}

fn outcome(name: &str) -> Outcome {
    read(
        &std::fs::read(common::folder().join(name)).unwrap(),
        &Limits::default(),
    )
}

/// What is wrong with messages of the data by the schema of their edition, and which edition that is.
/// Templates have placeholders, test resources a zone without colon, all of them codes of ReShare's own.
const DATA: [(&str, &str, &str); 16] = [
    (
        "integration-test__resources__isoMessages__cancelResponseReplyNoTemplate",
        "2017",
        "4 empty-value, 1 missing-element, 2 value",
    ),
    (
        "integration-test__resources__isoMessages__illmockrequest",
        "2017",
        "2 open-code",
    ),
    (
        "integration-test__resources__isoMessages__patronRequest",
        "2017",
        "4 element-order, 3 empty-value, 1 missing-element, 1 unknown-element",
    ),
    (
        "integration-test__resources__isoMessages__patronRequestRetry",
        "2017",
        "4 element-order, 3 empty-value, 1 missing-element, 1 unknown-element",
    ),
    (
        "integration-test__resources__isoMessages__statusChangeExpectToSupplyTemplate",
        "2017",
        "1 namespace, 2 value, 1 version",
    ),
    (
        "integration-test__resources__isoMessages__statusChangeUnfilledTemplate",
        "2017",
        "1 namespace, 2 value, 1 version",
    ),
    (
        "integration-test__resources__isoMessages__supplyingAgencyMessage_statusChange",
        "2014",
        "1 closed-code, 13 empty-value, 4 missing-element, 1 unknown-element",
    ),
    (
        "integration-test__resources__isoMessages__unfilledNotification",
        "2014",
        "1 empty-value, 2 missing-element, 1 value",
    ),
    ("okapi-scripts__iso18626_req_1", "2014", "2 open-code"),
    ("protocol_tests__case1_request", "2014", "2 open-code"),
    (
        "test__resources__ISO18626__request",
        "2017",
        "1 no-envelope, 4 value",
    ),
    (
        "test__resources__ISO18626__requestConfirmation",
        "2017",
        "1 no-envelope, 2 value",
    ),
    (
        "test__resources__ISO18626__requestingAgencyMessage",
        "2017",
        "1 no-envelope, 1 value",
    ),
    (
        "test__resources__ISO18626__requestingAgencyMessageConfirmation",
        "2017",
        "1 no-envelope, 2 value",
    ),
    (
        "test__resources__ISO18626__supplyingAgencyMessage",
        "2017",
        "1 no-envelope, 7 value",
    ),
    (
        "test__resources__ISO18626__supplyingAgencyMessageConfirmation",
        "2017",
        "1 no-envelope, 2 value",
    ),
];

#[test]
fn messages_of_others() {
    let files = common::files();
    assert_eq!(files.len(), DATA.len() + 6);
    for (name, bytes) in files {
        let read = read(&bytes, &Limits::default());
        let short = name.trim_start_matches("reshare-").trim_end_matches(".xml");
        let row = DATA.iter().find(|(known, _, _)| *known == short);
        let (_, year, expected) = row.unwrap_or(&("", "2021", ""));
        assert_eq!(rules(&read), *expected, "{name}");
        assert_eq!(read.message.unwrap().edition.year(), *year, "{name}");
    }
}

#[test]
fn ours_have_everything_and_come_back_byte_for_byte_alike() {
    for (name, bytes) in common::files()
        .into_iter()
        .filter(|(name, _)| name.starts_with("ours"))
    {
        let message = read(&bytes, &Limits::default()).message.unwrap();
        for style in [
            Style::default(),
            Style {
                prefix: Some("ns1"),
                indented: true,
                plain_attributes: false,
            },
        ] {
            let written = message.to_xml(&style);
            assert_eq!(written.faults, [], "{name}");
            let again = read(written.xml.as_bytes(), &Limits::default());
            assert_eq!(
                (again.faults, again.message.as_ref()),
                (vec![], Some(&message)),
                "{name}"
            );
        }
        // Every element of the file is in some field: nothing is among the others, nothing is lost.
        let count = |xml: &str| xml.matches("</").count();
        let plain = String::from_utf8(bytes).unwrap();
        assert_eq!(
            count(&message.to_xml(&Style::default()).xml),
            count(&plain),
            "{name}"
        );
        assert!(
            !format!("{message:?}").contains("others: [Element"),
            "{name}"
        );
    }
}

#[test]
fn older_messages_become_messages_of_2021() {
    let name = "reshare-test__resources__ISO18626__supplyingAgencyMessage.xml";
    let message = outcome(name).message.unwrap();
    let written = message.to_xml(&Style::default());
    let left: Vec<&str> = written
        .faults
        .iter()
        .map(|fault| fault.found.as_str())
        .collect();
    assert_eq!(
        left,
        [
            "multipleItemRequestId in header",
            "requestingAgencyAuthentication in header"
        ]
    );
    let Body::SupplyingAgencyMessage(said) = message.body else {
        panic!()
    };
    let delivery = said.delivery.unwrap();
    assert_eq!(delivery.method.unwrap().value, "sentVia1");
    assert_eq!(
        delivery.format.unwrap().scheme.as_deref(),
        Some("http://uri1")
    );
    let retry = said.retry.unwrap();
    assert_eq!(
        (retry.costs[0].in_cents(), retry.after.as_deref()),
        (Some(100), Some("1900-01-01T01:01:01+0000"))
    );
    let again = read(written.xml.as_bytes(), &Limits::default());
    assert_eq!(again.faults, [], "zones have their colons");
    let Body::SupplyingAgencyMessage(said) = again.message.unwrap().body else {
        panic!()
    };
    assert_eq!(
        said.status.unwrap().changed.as_deref(),
        Some("1900-01-01T01:01:01+00:00")
    );

    let message = outcome("reshare-integration-test__resources__isoMessages__patronRequest.xml")
        .message
        .unwrap();
    let written = message.to_xml(&Style::default());
    assert_eq!(written.faults, []);
    let again = read(written.xml.as_bytes(), &Limits::default());
    assert_eq!(rules(&again), "");
}

#[test]
fn a_request_is_confirmed() {
    let Body::Request(request) = outcome("ours/request.xml").message.unwrap().body else {
        panic!()
    };
    let header = request
        .header
        .as_ref()
        .unwrap()
        .confirmed("2026-11-28T09:30:01Z");
    let mut answer = RequestConfirmation {
        header: Some(header),
        ..RequestConfirmation::default()
    };
    assert_eq!(
        Message::new(answer.clone())
            .to_xml(&Style::default())
            .faults,
        []
    );
    answer.errors.push(ErrorData {
        kind: Some("Wrong".to_owned()),
        ..ErrorData::default()
    });
    let faults = Message::new(answer).to_xml(&Style::default()).faults;
    assert_eq!(faults[0].rule.id(), "closed-code");
    let unaddressed = Header {
        requesting_agency: Some(AgencyId::isil("US-ILL")),
        ..Header::default()
    };
    let request = callslip_iso18626::parts::Request {
        header: Some(unaddressed),
        ..Default::default()
    };
    let faults = Message::new(request).to_xml(&Style::default()).faults;
    let told: Vec<&str> = faults.iter().map(|fault| fault.found.as_str()).collect();
    let expected = [
        "request has no bibliographicInfo",
        "request has no serviceInfo",
        "header has no timestamp",
        "header has no requestingAgencyRequestId",
    ];
    assert_eq!(told, expected);
}

#[test]
fn editions_by_their_versions() {
    let rows = [
        ("1.0", Some(Edition::Of2014)),
        ("1.1", Some(Edition::Of2014)),
        ("1.2", Some(Edition::Of2017)),
        ("v1_2_2017", Some(Edition::Of2017)),
        ("1.3", Some(Edition::Of2021)),
        ("2021-2", Some(Edition::Of2021)),
        ("ISO-18626-2021_1", Some(Edition::Of2021)),
        ("", None),
        ("2", None),
    ];
    for (version, edition) in rows {
        assert_eq!(Edition::of(version), edition, "{version}");
    }
    assert!(codes("action", Edition::Of2021).contains(&"Lost"));
    assert!(!codes("action", Edition::Of2017).contains(&"Lost"));
    assert!(codes("currency", Edition::Of2021).is_empty());
}

#[test]
fn sums() {
    let rows = [
        ("12.50", Some(1250)),
        ("12.5", Some(1250)),
        ("12", Some(1200)),
        ("0.07", Some(7)),
        ("12.505", None),
        ("-1", None),
        ("x", None),
    ];
    for (value, cents) in rows {
        let costs = Costs {
            value: Some(value.to_owned()),
            ..Costs::default()
        };
        assert_eq!(costs.in_cents(), cents, "{value}");
    }
    assert_eq!(Costs::cents("USD", 1207).value.as_deref(), Some("12.07"));
}

/// A requesting agency's message of 2021 with this in it.
fn around(inside: &str) -> String {
    let agency = |name: &str| {
        format!(
            "<{name}><agencyIdType>ISIL</agencyIdType><agencyIdValue>a</agencyIdValue></{name}>"
        )
    };
    let header = format!(
        "<header>{}{}<timestamp>2026-11-28T09:30:00Z</timestamp><requestingAgencyRequestId>1</requestingAgencyRequestId></header>",
        agency("supplyingAgencyId"),
        agency("requestingAgencyId")
    );
    let message = format!("<requestingAgencyMessage>{header}{inside}</requestingAgencyMessage>");
    format!(
        "<ISO18626Message xmlns='http://illtransactions.org/2013/iso18626' version='2021-2'>{message}</ISO18626Message>"
    )
}

/// A sound message.
fn good() -> String {
    around("<action>Received</action>")
}

fn check(rows: Vec<(String, &str)>) {
    for (xml, expected) in rows {
        let shown: String = xml.chars().take(400).collect();
        assert_eq!(
            rules(&read(xml.as_bytes(), &Limits::default())),
            expected,
            "{shown}"
        );
    }
}

#[test]
fn bad_elements_and_values() {
    let good = good();
    let rows: Vec<(String, &str)> = vec![
        (String::new(), "1 xml-syntax"),
        ("<html/>".into(), "1 not-iso18626"),
        (good.clone(), ""),
        (format!("\u{FEFF}{good}"), ""),
        (around(""), "1 missing-element"),
        (around("<action>Dance</action>"), "1 closed-code"),
        (around("<action/>"), "1 empty-value"),
        (
            around("<action>Received</action><note>n</note><note>m</note>"),
            "1 repeated-element",
        ),
        (
            around("<note>n</note><action>Received</action>"),
            "1 element-order",
        ),
        (
            around("<action>Received</action><colour/>"),
            "1 unknown-element",
        ),
        (around("<action>Received</action>yes"), "1 stray-text"),
        (
            around("<action>Received</action><note>&bomb;</note>"),
            "1 xml-entity",
        ),
        (
            around("<action>Received</action><note>\0</note>"),
            "1 xml-character",
        ),
    ];
    check(rows);
}

#[test]
fn bad_codes_envelopes_and_xml() {
    let good = good();
    let rows: Vec<(String, &str)> = vec![
        (good.replace("ISIL", "PIGEON"), "2 open-code"),
        (
            good.replace(
                "<agencyIdType>",
                "<agencyIdType scheme='http://example.org/pigeons'>",
            )
            .replace("ISIL", "PIGEON"),
            "",
        ),
        (good.replace("2026-11-28T", "28.11.2026 "), "1 value"),
        (good.replace("2021-2", "9"), "1 version"),
        (
            good.replace("2013/iso18626", "2021/iso18626"),
            "1 namespace",
        ),
        (
            good.replace("requestingAgencyMessage>", "postcard>"),
            "2 unknown-message",
        ),
        (
            good.replace("</ISO18626Message>", "<request/></ISO18626Message>"),
            "1 repeated-element",
        ),
        (good.replace("</ISO18626Message>", ""), "1 xml-syntax"),
        (
            format!("<!DOCTYPE x [<!ENTITY bomb 'boom'>]>{good}"),
            "1 xml-entity",
        ),
        (
            format!("<!DOCTYPE x SYSTEM 'http://example.org/x.dtd'>{good}"),
            "1 xml-doctype",
        ),
        (
            around(&format!(
                "<action>Received</action>{}",
                "<a>".repeat(100_000)
            )),
            "1 too-many, 1 unknown-element",
        ),
        (
            around(&"<note/>".repeat(100_000)),
            "1 missing-element, 1 repeated-element, 1 too-many",
        ),
    ];
    check(rows);
    let long = around(&" ".repeat(3_000_000));
    assert_eq!(
        rules(&read(long.as_bytes(), &Limits::default())),
        "1 too-long"
    );
}

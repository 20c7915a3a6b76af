//! Messages of others and our own, each with the faults that it has, and rows of bad input.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod common;

use callslip_ncip::{Body, Coded, Generation, Limits, Message, Outcome, Space, Style, read};

/// The rules of the faults, in order of place.
fn rules(outcome: &Outcome) -> String {
    let ids: Vec<&str> = outcome.faults.iter().map(|fault| fault.rule.id()).collect();
    ids.join(" ")
}

fn outcome(name: &str) -> Outcome {
    read(
        &std::fs::read(common::folder().join(name)).unwrap(),
        &Limits::default(),
    )
}

/// What is wrong with messages of the data by the schema of 2.02; the others are sound.
const WRONG: [(&str, &str); 15] = [
    (
        "folio-ncip-acceptItem-blocked.xml",
        "namespace stray-text element-order missing-element",
    ),
    (
        "folio-ncip-acceptItem.xml",
        "namespace stray-text element-order missing-element",
    ),
    (
        "folio-ncip-cancelRequestItem-missingUser.xml",
        "missing-element",
    ),
    ("folio-ncip-checkin.xml", "namespace stray-text"),
    (
        "folio-ncip-createUserFiscalTransaction.xml",
        "missing-element",
    ),
    (
        "folio-ncip-createUserFiscalTransactionBlocked.xml",
        "missing-element",
    ),
    (
        "folio-ncip-createUserFiscalTransactionNoTrans.xml",
        "missing-element",
    ),
    ("folio-ncip-deleteItem-missingItem.xml", "missing-element"),
    ("folio-ncip-lookupUserCheckPin.xml", "choice"),
    ("folio-ncip-lookupUserCheckPinFailed.xml", "choice"),
    (
        "folio-ncip-requestitem-barcodeFallback.xml",
        "namespace element-order element-order missing-element",
    ),
    (
        "folio-ncip-requestitem-title.xml",
        "namespace element-order element-order missing-element",
    ),
    (
        "folio-ncip-requestitem-titleLocation.xml",
        "namespace element-order element-order missing-element",
    ),
    (
        "folio-ncip-requestitem.xml",
        "namespace element-order element-order element-order missing-element",
    ),
    ("ours/v1-lookup-user-response.xml", "element-order"),
];

#[test]
fn messages_of_others() {
    let files = common::files();
    assert_eq!(files.len(), 35);
    for (name, bytes) in files {
        let read = read(&bytes, &Limits::default());
        let expected = WRONG
            .iter()
            .find(|(wrong, _)| *wrong == name)
            .map_or("", |row| row.1);
        assert_eq!(rules(&read), expected, "{name}");
        let message = read.message.unwrap();
        assert!(
            !matches!(message.body, Body::Other(_) | Body::Problems(_)),
            "{name}"
        );
    }
}

/// What is written in any style is sound where the schema's order was all that was wrong, and reads the same.
#[test]
fn written_and_read_again() {
    let styles = [
        Style::default(),
        Style {
            prefix: Some("ns1"),
            ..Style::default()
        },
        Style {
            plain_attributes: true,
            ..Style::default()
        },
        Style {
            prefix: Some("ncip"),
            indented: true,
            ..Style::default()
        },
    ];
    for (name, bytes) in common::files() {
        let first = read(&bytes, &Limits::default());
        let message = first.message.unwrap();
        for style in &styles {
            let xml = message.to_xml(style);
            let again = read(xml.as_bytes(), &Limits::default());
            let gone = ["namespace", "stray-text", "element-order"];
            let left: Vec<&str> = first
                .faults
                .iter()
                .map(|fault| fault.rule.id())
                .filter(|id| !gone.contains(id))
                .collect();
            assert_eq!(rules(&again), left.join(" "), "{name}: {xml}");
            let again = again.message.unwrap();
            assert_eq!(again.body, arranged(&message).body, "{name}: {xml}");
            assert_eq!(again.to_xml(style), xml, "{name}");
        }
    }
}

/// The message with its elements where the schema has them, as writing and reading makes it.
fn arranged(message: &Message) -> Message {
    read(
        message.to_xml(&Style::default()).as_bytes(),
        &Limits::default(),
    )
    .message
    .unwrap()
}

#[test]
fn values_are_where_they_belong() {
    let Body::AcceptItem(accept) = outcome("folio-ncip-acceptItem.xml").message.unwrap().body
    else {
        panic!()
    };
    assert_eq!(accept.item.unwrap().number(), "LEH-20191003227");
    assert!(accept.action.unwrap().is("hold-for-pickup"));
    assert_eq!(
        accept.charge.unwrap().amount.unwrap().minor_units(),
        Some(0)
    );
    assert_eq!(accept.pickup_location, Some(Coded::from("DELIVERY")));
    let header = accept.header.unwrap();
    let back = header.answered();
    assert_eq!(
        (&back.from_agency, &back.to_agency),
        (&header.to_agency, &header.from_agency)
    );
    let description = accept.item_fields.unwrap().description.unwrap();
    assert_eq!(description.title.as_deref(), Some("TEST ONE"));

    let Body::LookupUser(lookup) =
        outcome("folio-docs__sampleNcipMessages__lookupUser-without-barcode.xml")
            .message
            .unwrap()
            .body
    else {
        panic!()
    };
    assert_eq!(
        (lookup.user, lookup.authentication[0].data.as_deref()),
        (None, Some("myluid"))
    );
    assert!(
        lookup
            .elements
            .iter()
            .any(|element| element.is("User Privilege"))
    );
}

#[test]
fn version_1_is_read_as_version_2() {
    let message = outcome("ours/v1-lookup-user-response.xml").message.unwrap();
    assert_eq!(message.generation, Generation::One);
    let Body::LookupUserResponse(answer) = &message.body else {
        panic!()
    };
    let from = answer
        .header
        .as_ref()
        .unwrap()
        .from_agency
        .as_ref()
        .unwrap();
    assert_eq!(
        from.id,
        Some(Coded::of("http://example.org/agencies", "MAIN"))
    );
    assert_eq!(answer.user.as_ref().unwrap().number(), "21001");
    let loan = &answer.loans[0];
    assert_eq!(
        (loan.item.as_ref().unwrap().number(), loan.due.as_deref()),
        ("31001", Some("2026-12-01T23:59:00"))
    );
    assert_eq!(loan.amount.as_ref().unwrap().minor_units(), Some(125));
    let fields = answer.fields.as_ref().unwrap();
    assert_eq!(fields.ids[0].value.as_deref(), Some("0021001"));
    assert_eq!(fields.ids[0].kind, Some(Coded::from("Barcode")));
    let written = message.to_xml(&Style::default());
    assert!(
        written.contains("v2_02") && !written.contains("Unique"),
        "{written}"
    );

    let Body::CheckOutItemResponse(refused) = outcome("ours/v1-problem.xml").message.unwrap().body
    else {
        panic!()
    };
    let problem = &refused.problems[0];
    assert!(problem.kind.as_ref().unwrap().is("Unknown User"));
    assert_eq!(
        problem.element.as_deref(),
        Some("UniqueUserId/UserIdentifierValue")
    );
    assert_eq!(problem.value.as_deref(), Some("21009"));
}

#[test]
fn extensions_are_kept() {
    let message = outcome("ours/extensions.xml").message.unwrap();
    let Body::CheckInItemResponse(answer) = &message.body else {
        panic!()
    };
    assert_eq!(
        answer.routing.as_ref().unwrap().instructions.as_deref(),
        Some("Hold shelf & slip")
    );
    assert_eq!(
        answer.others[0].find(&["UserNote"]).unwrap().value(),
        "returned wet"
    );
    let slip = &answer.item_fields.as_ref().unwrap().others[0].children[0];
    assert_eq!((&*slip.name, slip.children[0].value()), ("slip", "Für Ada"));
    assert_eq!(slip.space, Space::Other("http://example.org/ext".into()));
    assert_eq!(slip.children[1].space, Space::None);
    for style in [
        Style::default(),
        Style {
            prefix: Some("n"),
            indented: true,
            ..Style::default()
        },
    ] {
        let again = read(message.to_xml(&style).as_bytes(), &Limits::default());
        assert_eq!(again.faults, []);
        assert_eq!(again.message.as_ref(), Some(&message));
    }
}

/// A message around this.
fn around(inside: &str) -> String {
    format!(
        "<NCIPMessage xmlns='http://www.niso.org/2008/ncip' version='v2_02'>{inside}</NCIPMessage>"
    )
}

/// An item.
const ITEM: &str = "<ItemId><ItemIdentifierValue>1</ItemIdentifierValue></ItemId>";

/// A request to take this back.
fn checkin(inside: &str) -> String {
    around(&format!("<CheckInItem>{inside}</CheckInItem>"))
}

fn check(rows: Vec<(String, &str)>) {
    for (xml, expected) in rows {
        let read = read(xml.as_bytes(), &Limits::default());
        assert_eq!(rules(&read), expected, "{xml}");
    }
}

#[test]
fn bad_input() {
    let item = ITEM;
    let rows: Vec<(String, &str)> = vec![
        (String::new(), "xml-syntax"),
        ("hello".into(), "xml-syntax xml-syntax"),
        ("<html/>".into(), "not-ncip"),
        (format!("\u{FEFF}{}", checkin(item)), ""),
        (around(""), "no-service"),
        (
            around("<Problem><ProblemType>Needed Data Missing</ProblemType></Problem>"),
            "",
        ),
        (around("<RecallItem><ItemId/></RecallItem>"), ""),
        (around("<AuthenticateUser/>"), "unknown-service"),
        (
            around(&format!(
                "<CheckInItem>{item}</CheckInItem><CheckInItem>{item}</CheckInItem>"
            )),
            "repeated-element",
        ),
        (checkin(item), ""),
        (checkin(""), "missing-element"),
        (
            checkin("<ItemId><ItemIdentifierValue>1</ItemIdentifierValue>"),
            "xml-syntax",
        ),
        (checkin(item).replace("</NCIPMessage>", ""), "xml-syntax"),
        (checkin(item)[..150].into(), "xml-syntax"),
        (checkin(&format!("{item}{item}")), "repeated-element"),
        (
            checkin(&format!("{item}<Colour>red</Colour>")),
            "unknown-element",
        ),
        (checkin(&format!("{item}&nbsp;")), "stray-text xml-entity"),
        (checkin(&format!("{item}\0")), "stray-text xml-character"),
    ];
    check(rows);
}

#[test]
fn bad_xml_and_values() {
    let item = ITEM;
    let rows: Vec<(String, &str)> = vec![
        (
            format!("<!DOCTYPE NCIPMessage SYSTEM 'x.dtd'>{}", checkin(item)),
            "xml-doctype",
        ),
        (
            format!(
                "<!DOCTYPE x [<!ENTITY a \"&b;&b;\"><!ENTITY b \"bomb\">]>{}",
                checkin(item)
            ),
            "xml-entity",
        ),
        (checkin(&item.replace('1', "&a;")), "xml-entity"),
        (
            checkin(
                &item
                    .replace("<ItemId>", "<p:ItemId>")
                    .replace("</ItemId>", "</p:ItemId>"),
            ),
            "namespace",
        ),
        (checkin(item).replace("2008/ncip", "2009/ncip"), "namespace"),
        (checkin(item).replace(" version='v2_02'", ""), "version"),
        (around("<LookupUser/>"), "missing-element"),
        (
            around(&format!(
                "<RenewItemResponse>{item}<DateDue>tomorrow</DateDue><RenewalCount>-1</RenewalCount></RenewItemResponse>"
            )),
            "value value",
        ),
        (
            around(&format!(
                "<RenewItemResponse>{item}<DateDue/></RenewItemResponse>"
            )),
            "empty-value",
        ),
        (
            around(
                "<LookupUser><UserId><UserIdentifierValue><b/>1</UserIdentifierValue></UserId></LookupUser>",
            ),
            "unknown-element",
        ),
        (
            format!("<?xml version='1.0' encoding='KOI8-R'?>{}", checkin(item)),
            "encoding",
        ),
    ];
    check(rows);
    let mut bytes = checkin(item).into_bytes();
    bytes.extend(b"\xFF");
    assert_eq!(
        rules(&read(&bytes, &Limits::default())),
        "encoding xml-syntax"
    );
}

#[test]
fn a_bomb_does_not_go_off() {
    let bomb = "<!DOCTYPE x [<!ENTITY a0 'ha'><!ENTITY a1 '&a0;&a0;&a0;&a0;&a0;&a0;&a0;&a0;'>]>";
    let xml = format!(
        "{bomb}{}",
        around(
            "<LookupUser><UserId><UserIdentifierValue>&a1;</UserIdentifierValue></UserId></LookupUser>"
        )
    );
    let read = read(xml.as_bytes(), &Limits::default());
    assert_eq!(rules(&read), "xml-entity xml-entity");
    let Body::LookupUser(lookup) = read.message.unwrap().body else {
        panic!()
    };
    assert_eq!(lookup.user.unwrap().number(), "&a1;");
}

#[test]
fn limits_hold() {
    let deep = around(&format!("<LookupUser><Ext>{}", "<a>".repeat(1_000_000)));
    assert!(rules(&read(deep.as_bytes(), &Limits::default())).contains("too-many"));
    let wide = around(&format!(
        "<LookupUser><Ext>{}</Ext></LookupUser>",
        "<a/>".repeat(300_000)
    ));
    let read_wide = read(wide.as_bytes(), &Limits::default());
    assert!(rules(&read_wide).contains("too-many"));
    assert!(read_wide.message.is_some());
    let long = around(&"<!-- x -->".repeat(1_000_000));
    assert_eq!(
        rules(&read(long.as_bytes(), &Limits::default())),
        "too-long"
    );
    let attributes: String = (0..5000)
        .map(|at| format!(" a{at}='1' xmlns:n{at}='u'"))
        .collect();
    let many = around(&format!("<LookupUser{attributes}/>"));
    assert!(rules(&read(many.as_bytes(), &Limits::default())).contains("too-many"));
    let faulty = around(&format!(
        "<LookupUser>{}</LookupUser>",
        "<x/>".repeat(10_000)
    ));
    assert_eq!(
        read(faulty.as_bytes(), &Limits::default()).faults.len(),
        201
    );
}

#[test]
fn utf_16_and_latin_1() {
    let xml = around(
        "<LookupUserResponse><Problem><ProblemType>Unknown User</ProblemType><ProblemValue>Núñez</ProblemValue></Problem></LookupUserResponse>",
    );
    let wide: Vec<u8> = std::iter::once(0xFEFF)
        .chain(xml.encode_utf16())
        .flat_map(u16::to_be_bytes)
        .collect();
    let narrow = format!("<?xml version='1.0' encoding='ISO-8859-1'?>{xml}");
    let narrow: Vec<u8> = narrow
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let plain = read(xml.as_bytes(), &Limits::default());
    for bytes in [wide, narrow] {
        let read = read(&bytes, &Limits::default());
        assert_eq!(read.faults, []);
        assert_eq!(read.message, plain.message);
    }
}

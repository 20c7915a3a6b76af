//! Messages made at random come back as they were; damaged ones never do harm.
#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use callslip_ncip::parts::{
    Amount, InitiationHeader, ItemId, Problem, RequestId, UserId, UserOptionalFields,
};
use callslip_ncip::services::{CheckOutItem, LookupUserResponse, RequestItem};
use callslip_ncip::{Body, Coded, Element, Limits, Message, Style, read};
use proptest::prelude::*;

/// Text without blanks around it, with everything that XML must escape.
fn text() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9<>&\"'é\u{1F4D6}]([a-z <>&\"'\n\tñ]{0,12}[a-z])?"
}

fn coded() -> impl Strategy<Value = Coded> {
    (prop::option::of(text()), text()).prop_map(|(scheme, value)| Coded { scheme, value })
}

fn user() -> impl Strategy<Value = UserId> {
    (prop::option::of(coded()), prop::option::of(coded()), text()).prop_map(
        |(agency, kind, value)| UserId {
            agency,
            kind,
            value: Some(value),
            others: Vec::new(),
        },
    )
}

fn extension() -> impl Strategy<Value = Element> {
    let leaf = text().prop_map(|text| Element::new("note").with_text(text));
    prop::collection::vec(leaf, 0..3)
        .prop_map(|notes| notes.into_iter().fold(Element::new("Ext"), Element::with))
}

fn bodies() -> impl Strategy<Value = Body> {
    let lend = (
        user(),
        text(),
        prop::option::of(extension()),
        any::<bool>(),
        any::<u32>(),
    )
        .prop_map(|(user, item, ext, resource, cents)| {
            Body::from(CheckOutItem {
                header: Some(InitiationHeader::between("A", "B")),
                user: Some(user),
                item: Some(ItemId::of("A", &item)),
                paid_fee: Some(Amount::cents("USD", cents.into())),
                resource_desired: resource,
                others: ext.into_iter().collect(),
                ..CheckOutItem::default()
            })
        });
    let ask = (
        user(),
        prop::collection::vec(text(), 1..4),
        coded(),
        coded(),
    )
        .prop_map(|(user, items, kind, scope)| {
            Body::from(RequestItem {
                user: Some(user),
                items: items.iter().map(|item| ItemId::of("A", item)).collect(),
                request: Some(RequestId::of("A", "r")),
                kind: Some(kind),
                scope: Some(scope),
                ..RequestItem::default()
            })
        });
    let look = (
        user(),
        prop::collection::vec(user(), 0..3),
        prop::collection::vec(text(), 0..3),
        text(),
    )
        .prop_map(|(user, ids, problems, title)| {
            let problems: Vec<Problem> = problems
                .iter()
                .map(|value| Problem::of("Unknown User", "UserId", value))
                .collect();
            Body::from(LookupUserResponse {
                user: problems.is_empty().then_some(user),
                fields: problems.is_empty().then(|| UserOptionalFields {
                    ids,
                    ..UserOptionalFields::default()
                }),
                others: vec![Element::new("Ext").with(Element::new("Title").with_text(title))],
                problems,
                ..LookupUserResponse::default()
            })
        });
    prop_oneof![lend, ask, look]
}

fn styles() -> impl Strategy<Value = Style> {
    let prefixes = prop::sample::select(vec![None, Some("ns1"), Some("x")]);
    (prefixes, any::<bool>()).prop_map(|(prefix, plain_attributes)| Style {
        prefix,
        plain_attributes,
        indented: false,
    })
}

proptest! {
    #[test]
    fn written_and_read_again(body in bodies(), style in styles()) {
        let message = Message::new(body);
        let xml = message.to_xml(&style);
        let outcome = read(xml.as_bytes(), &Limits::default());
        prop_assert_eq!(&outcome.faults, &vec![], "{}", &xml);
        prop_assert_eq!(outcome.message.unwrap(), message, "{}", xml);
    }
}

/// How many damaged documents are tried.
const INPUTS: u32 = 50_000;

#[test]
fn damaged_documents() {
    let seeds: Vec<Vec<u8>> = common::files()
        .into_iter()
        .map(|(_, bytes)| bytes)
        .collect();
    let mut dice = common::Dice(0x5EED_0BAD_CAFE_F00D);
    let limits = Limits {
        bytes: 6_000,
        depth: 20,
        elements: 200,
        attributes: 20,
        faults: 20,
    };
    for _ in 0..INPUTS {
        let mut input = seeds[dice.roll(seeds.len())].clone();
        common::damage(&mut input, &mut dice);
        let outcome = read(&input, &limits);
        assert!(outcome.faults.len() <= limits.faults + 1);
        let Some(message) = outcome.message else {
            assert!(!outcome.faults.is_empty());
            continue;
        };
        let xml = message.to_xml(&Style::default());
        if outcome.faults.is_empty() {
            let again = read(xml.as_bytes(), &Limits::default());
            assert_eq!(again.message.unwrap().body, message.body, "{xml}");
        }
    }
}

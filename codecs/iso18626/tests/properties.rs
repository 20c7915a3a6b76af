//! Messages made at random come back as they were; damaged ones never do harm.
#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use callslip_iso18626::parts::{
    AgencyId, BibliographicInfo, BibliographicItemId, Costs, Header, MessageInfo, Request,
    ServiceInfo, StatusInfo, SupplyingAgencyMessage,
};
use callslip_iso18626::{Body, Coded, Edition, Limits, Message, Style, codes, read};
use proptest::prelude::*;

/// Text without blanks around it, with everything that XML must escape.
fn text() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9<>&\"'é\u{1F4D6}]([a-z <>&\"'\n\tñ]{0,12}[a-z])?"
}

fn code(list: &str) -> impl Strategy<Value = String> + use<> {
    prop::sample::select(codes(list, Edition::Of2021)).prop_map(str::to_owned)
}

/// A code of a list, or one of a scheme of somebody's own.
fn open(list: &str) -> impl Strategy<Value = Coded> + use<> {
    let own = (text(), text()).prop_map(|(scheme, value)| Coded {
        scheme: Some(scheme),
        value,
    });
    prop_oneof![code(list).prop_map(|code| Coded::from(code.as_str())), own]
}

fn header() -> impl Strategy<Value = Header> {
    (text(), text(), 0..24_u8).prop_map(|(from, number, hour)| Header {
        supplying_agency: Some(AgencyId::isil("US-MAIN")),
        requesting_agency: Some(AgencyId::isil(&from)),
        timestamp: Some(format!("2026-11-28T{hour:02}:30:00+01:00")),
        requesting_request: Some(number),
        ..Header::default()
    })
}

fn bodies() -> impl Strategy<Value = Body> {
    let number = (open("bibliographicItemIdentifierCode"), text()).prop_map(|(code, value)| {
        BibliographicItemId {
            code: Some(code),
            value: Some(value),
            others: Vec::new(),
        }
    });
    let numbers = prop::collection::vec(number, 0..3);
    let request = (
        header(),
        prop::option::of(text()),
        numbers,
        code("serviceType"),
        prop::collection::vec(open("loanCondition"), 0..3),
    );
    let request = request.prop_map(|(header, title, item_ids, service, conditions)| {
        Body::from(Request {
            header: Some(header),
            bibliographic: Some(BibliographicInfo {
                title,
                item_ids,
                ..BibliographicInfo::default()
            }),
            service: Some(ServiceInfo {
                service_type: Some(service),
                conditions,
                ..ServiceInfo::default()
            }),
            ..Request::default()
        })
    });
    let said = (
        header(),
        code("reasonForMessage"),
        prop::option::of(open("reasonUnfilled")),
        code("status"),
        any::<u32>(),
    );
    let said = said.prop_map(|(header, reason, unfilled, status, cents)| {
        let costs = vec![Costs::cents("USD", cents.into())];
        Body::from(SupplyingAgencyMessage {
            header: Some(header),
            message: Some(MessageInfo {
                reason: Some(reason),
                unfilled,
                ..MessageInfo::default()
            }),
            status: Some(StatusInfo {
                status: Some(status),
                changed: Some("2026-11-28T09:30:00".to_owned()),
                ..StatusInfo::default()
            }),
            retry: Some(callslip_iso18626::parts::RetryInfo {
                costs,
                ..Default::default()
            }),
            ..SupplyingAgencyMessage::default()
        })
    });
    prop_oneof![request, said]
}

proptest! {
    #[test]
    fn written_and_read_again(body in bodies(), prefixed in any::<bool>(), indented in any::<bool>()) {
        let message = Message::new(body);
        let style = Style { prefix: prefixed.then_some("ill"), indented, plain_attributes: false };
        let written = message.to_xml(&style);
        prop_assert_eq!(&written.faults, &vec![], "{}", &written.xml);
        let outcome = read(written.xml.as_bytes(), &Limits::default());
        prop_assert_eq!(&outcome.faults, &vec![], "{}", &written.xml);
        prop_assert_eq!(outcome.message.unwrap(), message, "{}", written.xml);
    }
}

/// How many damaged documents are tried.
const INPUTS: u32 = 50_000;

#[test]
fn damaged_documents() {
    // The short ones: what long ones hold more is more of the same.
    let seeds = common::files()
        .into_iter()
        .map(|(_, bytes)| bytes)
        .filter(|bytes| bytes.len() < 3_000);
    let seeds: Vec<Vec<u8>> = seeds.collect();
    assert!(seeds.len() > 12);
    let mut dice = common::Dice(0x5EED_0BAD_CAFE_F00D);
    let limits = Limits {
        bytes: 6_000,
        depth: 12,
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
        let written = message.to_xml(&Style::default());
        if written.faults.is_empty()
            && message.edition == Edition::Of2021
            && Edition::of(&message.version).is_some()
        {
            let again = read(written.xml.as_bytes(), &Limits::default());
            assert_eq!(again.faults, [], "{}", written.xml);
        }
    }
}

//! What yaz-client and yaz-ztest said to each other, read and written again.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod common;

use std::collections::BTreeMap;

use callslip_z3950::*;
use common::{good, recorded};

#[test]
fn every_apdu_is_good_and_comes_back() {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, bytes) in recorded() {
        let apdu = good(&bytes);
        *kinds.entry(apdu.name()).or_default() += 1;
        let again = apdu.to_bytes();
        assert_eq!(good(&again), apdu, "{name}");
        assert!(again.len() <= bytes.len() + 8, "{name}");
    }
    let found: Vec<&str> = kinds.keys().copied().collect();
    let want = [
        "Close",
        "DeleteRequest",
        "DeleteResponse",
        "ExtendedServicesRequest",
        "ExtendedServicesResponse",
        "InitRequest",
        "InitResponse",
        "PresentRequest",
        "PresentResponse",
        "ScanRequest",
        "ScanResponse",
        "SearchRequest",
        "SearchResponse",
        "SortRequest",
        "SortResponse",
    ];
    assert_eq!(found, want);
}

#[test]
fn frames_are_found_in_pieces() {
    let all = recorded();
    let stream: Vec<u8> = all.iter().flat_map(|(_, bytes)| bytes.clone()).collect();
    for piece in [1, 2, 7, 1000] {
        let mut framer = Framer::new(Limits::default());
        let mut buffer = Vec::new();
        let mut sizes = Vec::new();
        for part in stream.chunks(piece) {
            buffer.extend_from_slice(part);
            while let Ok(Frame::Whole(size)) = framer.scan(&buffer) {
                buffer.drain(..size);
                sizes.push(size);
            }
        }
        let want: Vec<usize> = all.iter().map(|(_, bytes)| bytes.len()).collect();
        assert_eq!(sizes, want, "in pieces of {piece}");
        assert!(buffer.is_empty());
    }
}

#[test]
fn queries_are_what_was_typed() {
    let queries = recorded()
        .into_iter()
        .filter_map(|(_, bytes)| match good(&bytes) {
            Apdu::SearchRequest(search) => match search.query {
                Query::Rpn(rpn) => Some(rpn.to_string()),
                _ => None,
            },
            _ => None,
        });
    let queries: Vec<String> = queries.collect();
    let typed = [
        "@attrset bib-1 @attr 1=4 \"computer\"",
        "@attrset bib-1 @and @attr 5=1 @attr 1=1003 \"knuth\" @or @attr 1=4 \"art\" @attr 2=3 @attr 1=title \"programming\"",
        "@attrset bib-1 @prox 0 3 1 2 k 2 \"a\" \"b\"",
        "@attrset bib-1 @and @set \"1\" @term numeric \"7\"",
        "@attrset bib-1 @and @and @and @and @and @and @or \"a\" \"b\" \"c\" \"d\" \"e\" \"f\" \"g\" \"h\"",
    ];
    for query in typed {
        assert!(
            queries.iter().any(|found| found == query),
            "{query} in {queries:#?}"
        );
    }
}

#[test]
fn records_of_every_syntax() {
    let mut found = BTreeMap::new();
    for (_, bytes) in recorded() {
        let Apdu::PresentResponse(answer) = good(&bytes) else {
            continue;
        };
        let Some(Records::Records(records)) = answer.records else {
            continue;
        };
        for record in records {
            let RecordBody::Record(external) = record.record else {
                continue;
            };
            let (record, faults) = external.record(Limits::default());
            assert_eq!(faults, []);
            let kind = match record {
                Record::Marc(marc) => {
                    assert!(marc.ends_with(b"\x1d"));
                    "marc"
                }
                Record::Xml(xml) => {
                    assert!(xml.starts_with(b"<"), "{xml:?}");
                    "xml"
                }
                Record::Sutrs(text) => {
                    assert!(!text.is_empty());
                    "sutrs"
                }
                Record::Opac(opac) => {
                    let holdings = opac.holdings.unwrap();
                    let Holding::Data(data) = &holdings[0] else {
                        panic!("{holdings:?}");
                    };
                    assert!(data.circulation.as_ref().unwrap()[0].item_id.is_some());
                    assert!(matches!(
                        opac.bibliographic.unwrap().record(Limits::default()).0,
                        Record::Marc(_)
                    ));
                    "opac"
                }
                Record::Other => "other",
            };
            *found.entry(kind).or_insert(0) += 1;
        }
    }
    let kinds: Vec<&str> = found.keys().copied().collect();
    assert_eq!(kinds, ["marc", "opac", "sutrs", "xml"]);
}

#[test]
fn who_asks() {
    let inits = recorded()
        .into_iter()
        .filter_map(|(_, bytes)| match good(&bytes) {
            Apdu::InitRequest(init) => init.authentication,
            _ => None,
        });
    let inits: Vec<Authentication> = inits.collect();
    let users: Vec<_> = inits
        .iter()
        .filter_map(Authentication::user_and_password)
        .collect();
    assert!(users.contains(&("guest", "secret")), "{inits:?}");
    assert!(users.contains(&("u", "p")), "{inits:?}");
    let group = inits.iter().any(
        |who| matches!(who, Authentication::IdPass(pass) if pass.group.as_deref() == Some("g")),
    );
    assert!(group);
}

#[test]
fn character_sets_are_negotiated() {
    let mut said = Vec::new();
    for (_, bytes) in recorded() {
        let pieces = match good(&bytes) {
            Apdu::InitRequest(init) => init.other_information,
            Apdu::InitResponse(init) => init.other_information,
            _ => None,
        };
        said.extend(CharsetNegotiation::among(&pieces.unwrap_or_default()));
    }
    let mut said = said.into_iter().rev();
    let Some(CharsetNegotiation::Response(response)) = said.next() else {
        panic!();
    };
    let Some(CharsetNegotiation::Proposal(proposal)) = said.next() else {
        panic!();
    };
    let utf8 = ProposedCharset::Iso10646(Iso10646::utf8());
    assert_eq!(proposal.charsets, Some(vec![utf8]));
    assert_eq!(proposal.records, Some(true));
    assert!(
        matches!(response.charset, Some(SelectedCharset::Private(_))),
        "ISO-8859-1"
    );
    let ours = CharsetNegotiation::select_utf8(&proposal);
    let again = CharsetNegotiation::among(&[ours.to_other_information()]);
    assert_eq!(again.as_ref(), Some(&ours));
    let CharsetNegotiation::Response(ours) = ours else {
        panic!();
    };
    assert_eq!(
        ours.charset,
        Some(SelectedCharset::Iso10646(Iso10646::utf8()))
    );
    let none = CharsetNegotiation::select_utf8(&CharsetProposal::default());
    assert!(matches!(
        none,
        CharsetNegotiation::Response(CharsetResponse {
            charset: Some(SelectedCharset::None(_)),
            records: Some(false),
            ..
        })
    ));
}

/// Each kind of APDU with nothing but what it must have.
fn bare() -> Vec<Apdu> {
    vec![
        InitRequest::default().into(),
        InitResponse::default().into(),
        SearchRequest::default().into(),
        SearchResponse::default().into(),
        PresentRequest::default().into(),
        PresentResponse::default().into(),
        DeleteRequest::default().into(),
        DeleteResponse::default().into(),
        AccessControlRequest::default().into(),
        AccessControlResponse::default().into(),
        ResourceControlRequest::default().into(),
        ResourceControlResponse::default().into(),
        TriggerRequest::default().into(),
        ResourceReportRequest::default().into(),
        ResourceReportResponse::default().into(),
        ScanRequest::default().into(),
        ScanResponse::default().into(),
        SortRequest::default().into(),
        SortResponse::default().into(),
        Segment::default().into(),
        ExtendedServicesRequest::default().into(),
        ExtendedServicesResponse::default().into(),
        Close::default().into(),
    ]
}

#[test]
fn every_kind_comes_back_bare() {
    let all = bare();
    let firsts = all.iter().map(Apdu::to_bytes);
    let tags: Vec<u8> = firsts
        .map(|bytes| {
            if bytes[0] & 0x1f == 0x1f {
                bytes[1]
            } else {
                bytes[0] & 0x1f
            }
        })
        .collect();
    let want: Vec<u8> = (20..=36).chain(43..=48).collect();
    assert_eq!(tags, want, "the tags of the standard, in its order");
    for apdu in all {
        assert_eq!(good(&apdu.to_bytes()), apdu, "{}", apdu.name());
    }
}

#[test]
fn lists_are_known() {
    assert_eq!(
        Diagnostic::bib1(114, "9999").to_string(),
        "114 Unsupported Use attribute (9999)"
    );
    assert_eq!(
        Diagnostic::bib1(99_999, "").to_string(),
        "99999 of another set"
    );
    assert_eq!(attribute_name(1, 4), Some("Title"));
    assert_eq!(attribute_name(5, 1), Some("Right truncation"));
    assert_eq!(attribute_name(9, 1), None);
    let marc = Oid::named("USMARC").unwrap();
    assert_eq!(
        (marc.to_string().as_str(), marc.name()),
        ("1.2.840.10003.5.10", Some("usmarc"))
    );
    assert!(marc.is("marc21") && !marc.is("unimarc"));
    assert!("1.99.1".parse::<Oid>().is_err() && "1".parse::<Oid>().is_err());
    let options = Bits::options(&["search", "sort", "nonsense"]);
    assert_eq!(
        options.option_names().collect::<Vec<_>>(),
        ["search", "sort"]
    );
}

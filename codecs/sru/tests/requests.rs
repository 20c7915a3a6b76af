//! Requests: which are sound, and with which diagnostics the others are refused.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use callslip_sru::{
    Asked, Escaping, FacetLimit, Limits, Operation, Request, Rules, Scan, Search, Version,
};
use proptest::prelude::*;

/// Each query, and either the operation and version it is sound in or its diagnostics.
const ROWS: &[(&str, &str)] = &[
    ("", "explain 1.2"),
    ("version=1.1", "explain 1.1"),
    ("version=2.0", "explain 2.0"),
    (
        "operation=explain&version=1.1&recordPacking=string",
        "explain 1.1",
    ),
    (
        "version=1.1&operation=searchRetrieve&query=a",
        "searchRetrieve 1.1",
    ),
    ("operation=searchRetrieve&query=a", "searchRetrieve 1.2"),
    (
        "version=1.1&operation=searchRetrieve&query=a&recordXPath=/a&sortKeys=t",
        "searchRetrieve 1.1",
    ),
    (
        "version=1.2&operation=searchRetrieve&query=a&startRecord=1&maximumRecords=0",
        "searchRetrieve 1.2",
    ),
    (
        "version=1.2&operation=scan&scanClause=dc.title%3Da&responsePosition=0",
        "scan 1.2",
    ),
    (
        "version=2.0&query=a&recordXMLEscaping=string&recordPacking=unpacked",
        "searchRetrieve 2.0",
    ),
    (
        "version=2.0&queryType=searchTerms&query1=a&operation=searchRetrieve",
        "searchRetrieve 2.0",
    ),
    ("version=2.0&scanClause=a", "scan 2.0"),
    (
        "version=2.0&query=a&facetLimit=10:dc.subject,5",
        "searchRetrieve 2.0",
    ),
    (
        "version=2.0&query=a&facetCount=5&facetRangeField=date",
        "searchRetrieve 2.0",
    ),
    (
        "version=1.1&operation=searchRetrieve&query=a&x-info-1=b&x-info-1=c&colour=red",
        "searchRetrieve 1.1",
    ),
    ("version=3.0&query=a", "5"),
    ("version=&query=a", "5"),
    ("version=1.1&operation=update&query=a", "4"),
    ("version=1.1&operation=searchRetrieve", "7"),
    ("version=1.1&operation=searchRetrieve&query=+", "7"),
    ("version=1.1&query=a", "7"),
    ("version=1.1&operation=scan", "7"),
    (
        "version=1.1&operation=searchRetrieve&query=a&startRecord=0",
        "61",
    ),
    (
        "version=1.1&operation=searchRetrieve&query=a&startRecord=99999999999999999999999",
        "61",
    ),
    (
        "version=1.1&operation=searchRetrieve&query=a&maximumRecords=-1",
        "6",
    ),
    (
        "version=1.1&operation=searchRetrieve&query=a&maximumRecords=ten",
        "6",
    ),
    (
        "version=1.1&operation=searchRetrieve&query=a&recordPacking=zip",
        "71",
    ),
    ("version=2.0&query=a&recordXMLEscaping=packed", "71"),
    ("version=2.0&query=a&facetLimit=a:b", "6"),
    ("version=2.0&query=a&facetLimit=5:", "6"),
    ("version=1.1&operation=searchRetrieve&query=a&query=b", "6"),
    (
        "version=1.1&operation=searchRetrieve&startRecord=x&maximumRecords=y&recordPacking=z",
        "7 61 6 71",
    ),
];

fn check(query: &str, expected: &str) {
    let rules = Rules::default();
    let found = match rules.read(query) {
        Ok(request) => {
            assert_eq!(rules.read(&request.query()), Ok(request.clone()), "{query}");
            format!("{} {}", request.operation().as_str(), request.version)
        }
        Err(refusal) => {
            let numbers = refusal
                .diagnostics
                .iter()
                .map(|it| it.number().unwrap().to_string());
            numbers.collect::<Vec<_>>().join(" ")
        }
    };
    assert_eq!(found, expected, "{query}");
}

#[test]
fn requests() {
    for (query, expected) in ROWS {
        check(query, expected);
    }
    check(&format!("version=2.0&query={}", "a".repeat(70_000)), "12");
    check(
        &format!("version=2.0&query=a{}", "&x=1".repeat(100_000)),
        "6 8",
    );
}

#[test]
fn surplus_parameters_are_kept_and_told() {
    let request = Rules::default()
        .read("version=1.1&operation=searchRetrieve&query=a&x-a=1&colour=red&facetLimit=5")
        .unwrap();
    let names: Vec<&str> = request
        .surplus
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(
        names,
        ["x-a", "colour", "facetLimit"],
        "facets came with 2.0"
    );
    let told = request.unsupported();
    let told: Vec<&str> = told
        .iter()
        .map(|it| it.details.as_deref().unwrap())
        .collect();
    assert_eq!(told, ["colour"], "facets are known to 2.0");
}

#[test]
fn a_refusal_says_how_to_answer() {
    let rules = Rules {
        versions: &[Version::V1_1],
        default: Version::V1_1,
    };
    let refusal = rules
        .read("version=2.0&operation=scan&scanClause=a")
        .unwrap_err();
    assert_eq!(
        (refusal.version, refusal.operation),
        (Version::V1_1, Operation::Scan)
    );
    assert_eq!(
        refusal.diagnostics[0].details.as_deref(),
        Some("1.1"),
        "the newest that is spoken"
    );
}

#[test]
fn soap_as_yaz_sends_it() {
    let body = |inside: &str| {
        format!(
            "<?xml version=\"1.0\"?>\n<SOAP-ENV:Envelope xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\">\
             <SOAP-ENV:Body>{inside}</SOAP-ENV:Body></SOAP-ENV:Envelope>"
        )
    };
    let read =
        |inside: &str| Rules::default().read_soap(body(inside).as_bytes(), Limits::default());
    let search = read(
        "<zs:searchRetrieveRequest xmlns:zs=\"http://www.loc.gov/zing/srw/\"><zs:version>1.1</zs:version>\
         <zs:query>title=caf&#xE9; and x</zs:query><zs:startRecord>2</zs:startRecord></zs:searchRetrieveRequest>",
    );
    let Asked::SearchRetrieve(search) = search.unwrap().asked else {
        panic!("no search");
    };
    assert_eq!(
        (search.query.as_str(), search.start_record),
        ("title=café and x", 2)
    );
    let scan = read(
        "<zs:scanRequest xmlns:zs=\"http://docs.oasis-open.org/ns/search-ws/scan\">\
         <zs:scanClause>title=a</zs:scanClause></zs:scanRequest>",
    );
    let scan = scan.unwrap();
    assert_eq!(
        (scan.version, scan.operation()),
        (Version::V2_0, Operation::Scan)
    );
    for bad in [
        "",
        "<a/>",
        "<zs:searchRetrieveRequest/>",
        "<updateRequest xmlns=\"urn:u\"/>",
        "&a;",
    ] {
        let refusal = read(bad).unwrap_err();
        assert_eq!(refusal.diagnostics[0].number(), Some(4), "{bad}");
    }
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z]{1,9}", "[ -~]{0,9}x", "[é&=+%\\u{1F4DA}]{0,5}x"]
}

fn escaping() -> impl Strategy<Value = Escaping> {
    prop_oneof![Just(Escaping::Xml), Just(Escaping::String)]
}

fn asked() -> impl Strategy<Value = Asked> {
    let search = (
        text(),
        1..1_000_u64,
        any::<Option<u64>>(),
        prop::option::of(text()),
        escaping(),
    );
    let search = search.prop_map(
        |(query, start_record, maximum_records, record_schema, escaping)| {
            Asked::SearchRetrieve(Box::new(Search {
                start_record,
                maximum_records,
                record_schema,
                escaping,
                ..Search::new(query)
            }))
        },
    );
    let scan = (text(), 0..9_u64, any::<Option<u64>>());
    let scan = scan.prop_map(|(clause, response_position, maximum_terms)| {
        Asked::Scan(Scan {
            clause,
            response_position,
            maximum_terms,
        })
    });
    prop_oneof![
        search,
        scan,
        escaping().prop_map(|escaping| Asked::Explain { escaping })
    ]
}

proptest! {
    #[test]
    fn any_request_comes_back(
        version in prop_oneof![Just(Version::V1_1), Just(Version::V1_2), Just(Version::V2_0)],
        asked in asked(),
        stylesheet in prop::option::of(text()),
        limits in prop::collection::vec((1..99_u64, prop::option::of("[a-z.]{1,9}")), 0..3),
        surplus in prop::collection::vec(("x-[a-z]{1,5}", text()), 0..3),
    ) {
        let mut request = Request::new(version, asked);
        request.stylesheet = stylesheet;
        if let (Asked::SearchRetrieve(search), Version::V2_0) = (&mut request.asked, version) {
            search.facet_limit = limits.into_iter().map(|(number, index)| FacetLimit { number, index }).collect();
        }
        let rules = Rules::default();
        prop_assert_eq!(rules.read_soap(request.to_soap().as_bytes(), Limits::default()).unwrap(), request.clone());
        request.surplus = surplus;
        prop_assert_eq!(rules.read(&request.query()).unwrap(), request);
    }
}

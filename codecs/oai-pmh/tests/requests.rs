//! Requests: which are sound, and with which errors the others are refused.
#![allow(clippy::unwrap_used, reason = "tests")]

use callslip_oai_pmh::{Granularity, Rules, is_identifier, is_set_spec, is_within, with_parents};

/// Each query and the errors it gets; a sound one gets back its own arguments.
const ROWS: &[(&str, &str)] = &[
    ("verb=Identify", "sound"),
    ("verb=ListMetadataFormats", "sound"),
    ("verb=ListMetadataFormats&identifier=oai:a.b:1", "sound"),
    ("verb=ListSets", "sound"),
    ("verb=ListSets&resumptionToken=x", "sound"),
    (
        "verb=GetRecord&identifier=oai:a.b:1&metadataPrefix=oai_dc",
        "sound",
    ),
    ("verb=ListRecords&metadataPrefix=oai_dc", "sound"),
    (
        "verb=ListRecords&metadataPrefix=oai_dc&from=2020-02-29&until=2020-02-29",
        "sound",
    ),
    (
        "verb=ListRecords&metadataPrefix=oai_dc&from=2020-01-01T00:00:00Z",
        "sound",
    ),
    (
        "verb=ListRecords&metadataPrefix=oai_dc&set=a:b-(c)",
        "sound",
    ),
    ("verb=ListRecords&resumptionToken=x%26y", "sound"),
    ("verb=ListIdentifiers&metadataPrefix=mods&set=a", "sound"),
    ("", "badVerb"),
    ("verb=", "badVerb"),
    ("verb=identify", "badVerb"),
    ("verb=Identify&verb=Identify", "badVerb"),
    ("metadataPrefix=oai_dc", "badVerb"),
    ("verb=Identify&set=a", "badArgument"),
    ("verb=ListRecords", "badArgument"),
    ("verb=ListRecords&metadataPrefix=", "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai+dc", "badArgument"),
    (
        "verb=ListRecords&metadataPrefix=marc21",
        "cannotDisseminateFormat",
    ),
    (
        "verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc",
        "badArgument",
    ),
    (
        "verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=x",
        "badArgument",
    ),
    ("verb=ListRecords&resumptionToken=", "badResumptionToken"),
    (
        "verb=ListRecords&metadataPrefix=oai_dc&from=2021-02-29",
        "badArgument",
    ),
    (
        "verb=ListRecords&metadataPrefix=oai_dc&from=2021-13-01",
        "badArgument",
    ),
    (
        "verb=ListRecords&metadataPrefix=oai_dc&from=2021",
        "badArgument",
    ),
    (
        "verb=ListRecords&metadataPrefix=oai_dc&from=2021-01-01T24:00:00Z",
        "badArgument",
    ),
    (
        "verb=ListRecords&metadataPrefix=oai_dc&from=2021-01-01T00:00:00%2B01:00",
        "badArgument",
    ),
    (
        "verb=ListRecords&metadataPrefix=oai_dc&from=2021-01-02&until=2021-01-01",
        "badArgument",
    ),
    (
        "verb=ListRecords&metadataPrefix=oai_dc&from=2021-01-01&until=2021-01-01T00:00:00Z",
        "badArgument",
    ),
    (
        "verb=ListRecords&metadataPrefix=oai_dc&set=a::b",
        "badArgument",
    ),
    (
        "verb=ListRecords&metadataPrefix=oai_dc&set=%C3%A9",
        "badArgument",
    ),
    (
        "verb=ListRecords&metadataPrefix=x&from=a&until=b&set=c+d&color=red",
        "badArgument cannotDisseminateFormat badArgument badArgument badArgument",
    ),
    (
        "verb=GetRecord&identifier=1&metadataPrefix=oai_dc",
        "badArgument",
    ),
    (
        "verb=GetRecord&identifier=oai:a%20b&metadataPrefix=oai_dc",
        "badArgument",
    ),
    ("verb=GetRecord", "badArgument badArgument"),
    (
        "verb=GetRecord&identifier=oai:a:%00&metadataPrefix=oai_dc",
        "badArgument",
    ),
];

fn check(rules: &Rules<'_>, query: &str, expected: &str) {
    let found = match rules.read(query) {
        Ok(request) => {
            let again = rules.read(&request.query()).unwrap();
            assert_eq!(again, request, "{query}");
            "sound".to_owned()
        }
        Err(errors) => {
            assert!(errors.iter().all(|it| !it.message.is_empty()), "{query}");
            let codes = errors.iter().map(|error| error.code.to_string());
            codes.collect::<Vec<_>>().join(" ")
        }
    };
    assert_eq!(found, expected, "{query}");
}

#[test]
fn requests() {
    let rules = Rules {
        granularity: Granularity::Second,
        sets: true,
        metadata_prefixes: &["oai_dc", "mods"],
    };
    for (query, expected) in ROWS {
        check(&rules, query, expected);
    }
}

#[test]
fn a_repository_of_days_without_sets() {
    let rules = Rules {
        granularity: Granularity::Day,
        sets: false,
        metadata_prefixes: &["oai_dc"],
    };
    let list = "verb=ListIdentifiers&metadataPrefix=oai_dc";
    check(&rules, &format!("{list}&from=2021-01-01"), "sound");
    check(
        &rules,
        &format!("{list}&from=2021-01-01T00:00:00Z"),
        "badArgument",
    );
    check(&rules, &format!("{list}&set=a"), "noSetHierarchy");
    check(&rules, "verb=ListSets", "noSetHierarchy");
}

#[test]
fn too_much_is_refused_briefly() {
    let rules = Rules {
        granularity: Granularity::Day,
        sets: false,
        metadata_prefixes: &[],
    };
    let many = format!("verb=Identify{}", "&x=1".repeat(100_000));
    assert_eq!(rules.read(&many).unwrap_err().len(), 20);
    let long = format!("verb=ListSets&resumptionToken={}", "x".repeat(1_000_000));
    let errors = rules.read(&long).unwrap_err();
    assert!(errors.iter().all(|error| error.message.len() < 200));
}

#[test]
fn an_address_keeps_the_query_it_has() {
    let rules = Rules {
        granularity: Granularity::Day,
        sets: false,
        metadata_prefixes: &[],
    };
    let request = rules
        .read("verb=ListSets&resumptionToken=a%2Fb%20%C3%A9%26")
        .unwrap_err();
    assert_eq!(request.len(), 1);
    let identify = rules.read("verb=Identify").unwrap();
    assert_eq!(
        identify.url("https://a.b/oai"),
        "https://a.b/oai?verb=Identify"
    );
    assert_eq!(
        identify.url("https://a.b/?x=1"),
        "https://a.b/?x=1&verb=Identify"
    );
}

#[test]
fn names() {
    assert!(is_set_spec("a:b:c") && !is_set_spec("a:") && !is_set_spec("") && !is_set_spec("a b"));
    assert!(is_identifier("urn:x") && is_identifier("https://a/b") && !is_identifier("a b:c"));
    assert!(!is_identifier("oai:") && !is_identifier(":a") && !is_identifier("1a:b"));
    let all: Vec<&str> = with_parents("a:b:c").collect();
    assert_eq!(all, ["a:b:c", "a", "a:b"]);
    assert!(is_within("a:b", "a") && is_within("a", "a") && !is_within("ab", "a"));
}

//! Any response that is written is read the same, and without faults.
#![allow(clippy::unwrap_used, reason = "tests")]

use callslip_sru::{
    Answer, Data, Diagnostic, Facet, FacetSource, FacetTerm, Fragment, Record, Response, Results,
    Term, Version, WhereInList,
};
use proptest::prelude::*;

/// Text as it can stand in XML, without blanks around it.
fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[ -~]{1,12}", "\\PC{1,8}", "[&<>\"'\\r\\n\\t\\]é]{0,6}"].prop_map(|text| {
        let sound: String = text
            .chars()
            .filter(|c| !matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}'))
            .collect();
        format!("x{}", sound.trim_matches(['\t', '\n', '\r', ' ']))
    })
}

fn optional() -> impl Strategy<Value = Option<String>> {
    prop::option::of(text())
}

fn fragment() -> impl Strategy<Value = Fragment> {
    let tree = "[a-z]{1,4}"
        .prop_map(|name| format!("<{name} q:a=\"1\" xmlns:q=\"urn:q\">é&amp;</{name}>"));
    let tree = tree.prop_recursive(4, 12, 3, |inner| {
        let space = prop::option::of("urn:[a-z]{3}");
        (space, "[a-z]{1,4}", prop::collection::vec(inner, 0..3)).prop_map(|(space, name, all)| {
            let space = space
                .map(|it| format!(" xmlns=\"{it}\""))
                .unwrap_or_default();
            format!("<{name}{space}>{}</{name}>", all.concat())
        })
    });
    tree.prop_map(|xml| Fragment::new(&xml).unwrap())
}

fn fragments() -> impl Strategy<Value = Vec<Fragment>> {
    prop::collection::vec(fragment(), 0..3)
}

fn record() -> impl Strategy<Value = Record> {
    let data = prop_oneof![
        fragment().prop_map(Data::Xml),
        fragment().prop_map(|it| Data::Text(it.as_str().to_owned())),
        text().prop_map(Data::Text)
    ];
    (text(), data, optional(), any::<Option<u64>>(), fragments()).prop_map(
        |(schema, data, identifier, position, extra)| Record {
            schema,
            data,
            identifier,
            position,
            extra,
        },
    )
}

fn facets() -> impl Strategy<Value = Vec<FacetSource>> {
    let term = (text(), optional(), optional(), any::<u64>());
    let term = term.prop_map(|(term, query, request_url, count)| FacetTerm {
        term,
        query,
        request_url,
        count,
    });
    let terms = prop::collection::vec(term, 0..3);
    let facet = (optional(), optional(), optional(), optional(), terms);
    let facet = facet.prop_map(|(label, description, index, relation, terms)| Facet {
        label,
        description,
        index,
        relation,
        terms,
    });
    let facets = prop::collection::vec(facet, 0..3);
    let source = (optional(), optional(), optional(), facets);
    let source = source.prop_map(|(label, description, base_url, facets)| FacetSource {
        label,
        description,
        base_url,
        facets,
    });
    prop::collection::vec(source, 0..3)
}

fn results() -> impl Strategy<Value = Results> {
    let numbers = (any::<u64>(), any::<Option<u64>>(), any::<Option<u64>>());
    let texts = (optional(), optional());
    let records = prop::collection::vec(record(), 0..4);
    (numbers, texts, records, facets(), fragments()).prop_map(
        |(numbers, texts, records, facets, analysis)| Results {
            number_of_records: numbers.0,
            count_precision: texts.0,
            result_set_id: texts.1,
            result_set_ttl: numbers.1,
            records,
            next_record_position: numbers.2,
            facets,
            analysis,
        },
    )
}

fn term() -> impl Strategy<Value = Term> {
    let place = prop::option::of(prop_oneof![
        Just(WhereInList::First),
        Just(WhereInList::Last),
        Just(WhereInList::Only),
        Just(WhereInList::Inner)
    ]);
    (text(), any::<Option<u64>>(), optional(), place, fragments()).prop_map(
        |(value, number_of_records, display, place, extra)| Term {
            value,
            number_of_records,
            display,
            place,
            extra,
        },
    )
}

fn answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        prop::option::of(record()).prop_map(Answer::Explain),
        results().prop_map(|it| Answer::SearchRetrieve(Box::new(it))),
        prop::collection::vec(term(), 0..4).prop_map(Answer::Scan),
    ]
}

/// What a version has no place for is left out.
fn as_written(version: Version, mut answer: Answer) -> Answer {
    let plain = |record: &mut Record| {
        if version == Version::V1_1 {
            record.identifier = None;
        }
    };
    match &mut answer {
        Answer::Explain(record) => record.iter_mut().for_each(plain),
        Answer::SearchRetrieve(results) => {
            results.records.iter_mut().for_each(plain);
            if version < Version::V2_0 {
                results.facets.clear();
                results.analysis.clear();
                results.count_precision = None;
            }
        }
        Answer::Scan(_) => {}
    }
    answer
}

proptest! {
    #[test]
    fn written_and_read_the_same(
        version in prop_oneof![Just(Version::V1_1), Just(Version::V1_2), Just(Version::V2_0)],
        answer in answer(),
        echo in prop::collection::btree_map("[a-zA-Z]{1,8}", text(), 0..4),
        diagnostics in prop::collection::vec((text(), optional(), optional()), 0..3),
        extra in fragments(),
    ) {
        let diagnostics = diagnostics.into_iter();
        let response = Response {
            version,
            answer: as_written(version, answer),
            echo: echo.into_iter().collect(),
            diagnostics: diagnostics.map(|(uri, details, message)| Diagnostic { uri, details, message }).collect(),
            extra,
        };
        for written in [response.to_xml(), response.to_soap()] {
            let again = Response::read(written.as_bytes());
            prop_assert_eq!(&again.faults, &[]);
            prop_assert_eq!(again.value.as_ref(), Some(&response));
        }
    }
}

#[test]
fn a_source_without_facets_is_written_and_read_again() {
    let xml = r#"<searchRetrieveResponse xmlns="http://docs.oasis-open.org/ns/search-ws/sruResponse">
        <numberOfRecords>0</numberOfRecords>
        <facetedResults xmlns:fr="http://docs.oasis-open.org/ns/search-ws/facetedResults"><fr:datasource/></facetedResults>
        </searchRetrieveResponse>"#;
    let response = Response::read(xml.as_bytes())
        .value
        .expect("a response is read");
    let again = Response::read(response.to_xml().as_bytes()).value;
    assert_eq!(again, Some(response));
}

//! Answers that others wrote: all of their parts, and no fault that is not theirs.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod common;

use callslip_sru::{
    Answer, Data, Escaping, Explain, Response, Results, Version, WhereInList, standard_diagnostics,
};

use common::{file, files};

fn read(name: &str) -> Response {
    Response::read(&file(name)).value.unwrap()
}

fn results(name: &str) -> Results {
    match read(name).answer {
        Answer::SearchRetrieve(results) => *results,
        other => panic!("{other:?}"),
    }
}

#[test]
fn no_faults_and_the_same_when_written_and_read() {
    let mut seen = 0;
    for (name, bytes) in files() {
        let outcome = Response::read(&bytes);
        assert!(outcome.faults.is_empty(), "{name}: {:?}", outcome.faults);
        let response = outcome.value.unwrap();
        for written in [response.to_xml(), response.to_soap()] {
            let again = Response::read(written.as_bytes());
            assert_eq!(again.value.as_ref(), Some(&response), "{name}");
            assert!(again.faults.is_empty(), "{name}: {:?}", again.faults);
        }
        seen += 1;
    }
    assert_eq!(seen, 11);
}

/// File, records in the result, records in the answer, next record.
const ANSWERS: [(&str, u64, usize, u64); 2] = [
    (
        "sru_zdb-23b62fc7-de7f-4603-949d-a5e12027a25d.xml",
        3052,
        1,
        3030,
    ),
    (
        "sru_dnb-e9396103-55d6-41c6-984a-bb656304764a.xml",
        1910,
        1,
        1892,
    ),
];

#[test]
fn answers_of_a_national_library() {
    let mut all = 0;
    for (name, _) in files()
        .into_iter()
        .filter(|(name, _)| name.starts_with("sru_"))
    {
        let results = results(&name);
        all += results.records.len();
        for record in &results.records {
            assert_eq!(record.schema, "MARC21plus-xml");
            let xml = record.fragment().unwrap();
            assert!(
                xml.as_str()
                    .starts_with("<collection xmlns=\"http://www.loc.gov/MARC21/slim\">")
            );
            assert!(xml.as_str().ends_with("</collection>"));
            assert_eq!(record.diagnostic(), None);
        }
        if let Some((_, total, here, next)) = ANSWERS.iter().find(|row| row.0 == name) {
            assert_eq!(results.number_of_records, *total, "{name}");
            assert_eq!(results.records.len(), *here, "{name}");
            assert_eq!(results.next_record_position, Some(*next), "{name}");
        }
    }
    assert!(all >= 7, "{all}");
}

#[test]
fn a_result_of_2_0() {
    let response = read("made-search-2.0.xml");
    assert_eq!(response.version, Version::V2_0);
    assert_eq!(
        response.echo[0],
        ("query".to_owned(), "dc.title = \"sword\"".to_owned())
    );
    assert_eq!(response.diagnostics[0].number(), Some(8));
    assert_eq!(response.extra.len(), 2);
    let results = results("made-search-2.0.xml");
    assert_eq!(results.result_set_ttl, Some(300));
    let [first, second] = results.records.as_slice() else {
        panic!("two records");
    };
    assert!(matches!(&first.data, Data::Text(text) if text.contains("<title>Sword &amp; stone")));
    assert!(
        first
            .fragment()
            .unwrap()
            .as_str()
            .contains("<title>Sword &amp; stone</title>")
    );
    assert_eq!(first.identifier.as_deref(), Some("urn:x-book:1"));
    assert_eq!(first.extra.len(), 1);
    let diagnostic = second.diagnostic().unwrap();
    assert_eq!(
        (diagnostic.number(), diagnostic.details.as_deref()),
        (Some(64), Some("2"))
    );
    let source = &results.facets[0];
    assert_eq!(source.label.as_deref(), Some("Main"));
    assert_eq!(source.facets[0].index.as_deref(), Some("dc.subject"));
    assert_eq!(source.facets[0].terms[0].count, 2);
}

#[test]
fn a_scan_an_explain_a_refusal_and_soap() {
    let Answer::Scan(terms) = read("made-scan-1.2.xml").answer else {
        panic!("no scan");
    };
    assert_eq!(terms[0].display.as_deref(), Some("Carthesian"));
    assert_eq!(terms[1].place, Some(WhereInList::Last));
    assert_eq!(terms[1].extra.len(), 1);

    let Answer::Explain(Some(record)) = read("made-explain-1.1.xml").answer else {
        panic!("no explain");
    };
    let explain = Explain::read(&record).unwrap();
    assert_eq!(
        (explain.server.host.as_str(), explain.server.port),
        ("sru.example.org", 80)
    );
    assert_eq!(explain.database.len(), 3);
    assert_eq!(explain.database[1].language.as_deref(), Some("de"));
    assert_eq!(
        explain.indexes[0].names[1],
        (String::new(), "ti".to_owned())
    );
    assert_eq!(explain.indexes[0].sort, Some(false));
    assert_eq!(explain.settings[2].value, "stem");
    for escaping in [Escaping::Xml, Escaping::String] {
        assert_eq!(
            Explain::read(&explain.to_record(escaping)).unwrap(),
            explain
        );
    }

    let refusal = read("made-refusal-1.1.xml");
    assert_eq!(
        refusal.diagnostics[0].to_string(),
        "info:srw/diagnostic/1/10: Query syntax error (colour and)"
    );
    let soap = results("made-soap-1.1.xml");
    assert_eq!(
        (soap.number_of_records, soap.result_set_ttl),
        (10, Some(600))
    );
}

#[test]
fn the_standard_s_diagnostics() {
    let all: Vec<(u16, &str)> = standard_diagnostics().collect();
    assert_eq!(all.len(), 98);
    assert!(all.windows(2).all(|pair| pair[0].0 < pair[1].0));
    assert!(all.contains(&(61, "First record position out of range")));
}

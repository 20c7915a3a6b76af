//! Input that was made to hurt: bounded in time and memory, told, and what was good is kept.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use callslip_cql::{Limits, Mapping, Options, Rule, Version, parse, parse_bytes};

fn wide() -> Options {
    let most = usize::MAX;
    let limits = Limits {
        bytes: most,
        depth: most,
        clauses: most,
        faults: 100,
    };
    Options {
        limits,
        ..Options::default()
    }
}

#[test]
fn ten_thousand_parentheses() {
    let text = format!(
        "title = dogs and {}cats{}",
        "(".repeat(10_000),
        ")".repeat(10_000)
    );
    let parsed = parse(&text, &Options::default());
    assert_eq!(parsed.query.unwrap().to_string(), "title = dogs");
    assert_eq!(parsed.faults.len(), 1);
    assert_eq!(
        (parsed.faults[0].at, parsed.faults[0].rule),
        (17 + 200, Rule::Nesting)
    );
}

#[test]
fn a_tree_deeper_than_any_stack() {
    let groups = 50_000;
    let text = format!("{}x{}", "(a and ".repeat(groups), ")".repeat(groups));
    let query = parse(&text, &wide()).whole().unwrap();
    let again = query.clone();
    assert_eq!(again, query);
    assert_eq!(parse(&query.to_string(), &wide()).whole().unwrap(), query);
    assert!(Mapping::bib1().to_pqf(&query).unwrap().len() > groups * 20);
    drop(again);
    let flat = vec!["x"; groups].join(" or ");
    let query = parse(&flat, &wide()).whole().unwrap();
    assert_eq!(query.to_string(), flat);
    let pqf = Mapping::bib1().to_pqf(&query).unwrap();
    assert_eq!(Mapping::bib1().from_pqf(&pqf).unwrap().to_string(), flat);
}

#[test]
fn xml_of_a_deep_tree() {
    let text = format!("{}x{}", "(a and ".repeat(150), ")".repeat(150));
    let xml = parse(&text, &Options::default())
        .query
        .unwrap()
        .to_xcql(Version::V2_0);
    assert_eq!(xml.matches("<rightOperand>").count(), 150);
    assert_eq!(xml.matches("</triple>").count(), 150);
}

#[test]
fn control_characters_and_marks() {
    let told = |bytes: &[u8]| {
        let parsed = parse_bytes(bytes, &Options::default());
        let faults = parsed.faults.iter();
        let faults = faults.map(|fault| format!("{}:{}", fault.at, fault.rule.code()));
        let faults: Vec<String> = faults.collect();
        (parsed.query.unwrap().to_string(), faults.join(" "))
    };
    assert_eq!(
        told(b"\xEF\xBB\xBFcat"),
        ("cat".to_owned(), "0:byte-order-mark".to_owned())
    );
    assert_eq!(
        told(b"cat\0 and dog"),
        ("cat and dog".to_owned(), "3:control".to_owned())
    );
    assert_eq!(told(b"\"a\x01b\"").1, "2:control");
    let latin1 = told(b"title = caf\xE9 and \"x");
    assert_eq!(latin1.0, "title = caf\u{fffd} and \"x\"");
    assert_eq!(latin1.1, "11:utf-8 17:open-quote");
}

#[test]
fn xcql_holds_no_markup_of_the_query() {
    let parsed = parse("\"<!ENTITY x '&y;'>\" and a\u{1}", &Options::default());
    let xml = parsed.query.unwrap().to_xcql(Version::V1_2);
    assert!(
        xml.contains("<term>&lt;!ENTITY x '&amp;y;'&gt;</term>"),
        "{xml}"
    );
}

#[test]
fn much_of_the_same() {
    for piece in [
        "(", ")", "\"", "/", "=", ">", "a ", "a=", "a and ", "> a = b ", "sortby ", "\\", "@and ",
        "*",
    ] {
        let text = piece.repeat(100_000);
        for options in [Options::default(), wide()] {
            let parsed = parse(&text, &options);
            assert!(parsed.faults.len() <= 101);
            if let Some(query) = parsed.query {
                let _ = Mapping::bib1().to_pqf(&query);
            }
        }
        let _ = Mapping::bib1().from_pqf(&text);
    }
}

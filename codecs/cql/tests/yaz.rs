//! What yaz makes of its own test queries, beside what we make of them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod common;

use callslip_cql::{Mapping, Options, Query, Version, parse};
use common::rows;

/// Rows where the answers differ, and why.
const OTHERWISE: [(&str, &str); 3] = [
    (
        "8.1",
        "yaz leaves out maps that no index uses; we keep them",
    ),
    ("8.3", "yaz takes prefixes off; we keep names as written"),
    ("9.4", "yaz keeps the last map only"),
];

fn loose() -> Options {
    Options {
        free_words: true,
        ..Options::default()
    }
}

/// XCQL with yaz's order of modifiers (last first) and without indentation, which yaz varies.
fn flat(xcql: &str) -> Vec<String> {
    let lines: Vec<&str> = xcql.lines().map(str::trim).collect();
    let text = lines.join("\n");
    let mut out = String::new();
    for (n, part) in text.split("<modifiers>\n").enumerate() {
        let Some((list, rest)) = part.split_once("</modifiers>").filter(|_| n > 0) else {
            out.push_str(part);
            continue;
        };
        let mut all: Vec<&str> = list.split_inclusive("</modifier>\n").collect();
        all.sort_unstable();
        out.push_str("<modifiers>\n");
        out.push_str(&all.concat());
        out.push_str("</modifiers>");
        out.push_str(rest);
    }
    out.lines().map(str::to_owned).collect()
}

#[test]
fn xcql_agrees() {
    let mut same = 0;
    for row in rows("xcql.txt") {
        let parsed = parse(&row.query, &loose());
        let number = row.number.as_str();
        if row.error.is_some() {
            assert!(!parsed.faults.is_empty(), "{number} {}", row.query);
            continue;
        }
        let query = parsed.query.expect(number);
        let ours = flat(&query.to_xcql(Version::V1_2));
        if OTHERWISE.iter().any(|(known, _)| *known == number) {
            assert_ne!(ours, flat(&row.answer), "{number} is now the same");
            continue;
        }
        assert_eq!(ours, flat(&row.answer), "{number} {}", row.query);
        let excused = number == "10.9";
        assert_eq!(
            parsed.faults.is_empty(),
            !excused,
            "{number} {:?}",
            parsed.faults
        );
        same += 1;
    }
    assert_eq!(same, 67);
}

#[test]
fn pqf_agrees() {
    let (mapping, faults) = Mapping::read(&common::file("pqf.properties"));
    assert_eq!(faults, []);
    for row in rows("pqf.txt") {
        let query = parse(&row.query, &loose()).query.expect(&row.query);
        match mapping.to_pqf(&query) {
            Ok(pqf) => assert_eq!(pqf, row.answer.trim_end(), "{} {}", row.number, row.query),
            Err(faults) => {
                let told = format!("Transform error {} language", faults[0].diagnostic());
                assert!(
                    row.answer.trim_end().ends_with(&told),
                    "{} {faults:?}",
                    row.query
                );
            }
        }
    }
}

#[test]
fn order_of_attributes_agrees() {
    let (mapping, faults) = Mapping::read(&common::file("order.properties"));
    assert_eq!(faults, []);
    let query = parse("dc.title =/relevant a", &loose()).query.unwrap();
    let kinds = [
        "7=always",
        "2=relation",
        "5=structure",
        "4=position",
        "6=truncation",
    ];
    let kinds = kinds.into_iter().chain(["1=index", "3=modifier"]);
    let want: String = kinds.map(|kind| format!("@attr {kind} ")).collect();
    assert_eq!(mapping.to_pqf(&query).unwrap(), format!("{want}\"a\""));
}

#[test]
fn names_pass_through() {
    let (mapping, faults) = Mapping::read(&common::file("cqlpass.properties"));
    assert_eq!(faults, []);
    let query = parse("1016 = x and author = y", &loose()).query.unwrap();
    let pqf = mapping.to_pqf(&query).unwrap();
    assert!(
        pqf.contains("@attr 1=1016 \"x\"") && pqf.contains("@attr 1=author \"y\""),
        "{pqf}"
    );
}

/// Right and left truncation are 1 and 2 in Bib-1; yaz's test has them the other way about.
const TURNED: [&str; 2] = ["2.3", "2.4"];

#[test]
fn pqf_becomes_cql() {
    let (mapping, _) = Mapping::read(&common::file("pqf.properties"));
    for row in rows("from-pqf.txt") {
        let ours = mapping
            .from_pqf(&row.query)
            .map(|query: Query| query.to_string());
        let ours = ours.map_or_else(|_| "ERROR".to_owned(), |text| text.replace(' ', ""));
        let turned = TURNED.contains(&row.number.as_str());
        assert_eq!(
            ours == row.answer.trim_end(),
            !turned,
            "{} {ours}",
            row.query
        );
    }
}

//! 60,000 queries broken at random: nothing panics, faults point into the query, what is kept can
//! be written.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod common;
#[path = "../examples/common/mutate.rs"]
mod mutate;

use callslip_cql::{Mapping, Options, Version, parse_bytes};

#[test]
fn broken_queries() {
    let seeds = common::rows("xcql.txt")
        .into_iter()
        .chain(common::rows("pqf.txt"));
    let seeds: Vec<Vec<u8>> = seeds.map(|row| row.query.into_bytes()).collect();
    let mapping = Mapping::bib1();
    let mut random = mutate::Random::new(7);
    let mut kept = 0;
    for n in 0..60_000 {
        let bytes = mutate::broken(&seeds, &mut random);
        let options = Options {
            free_words: n % 2 == 0,
            ..Options::default()
        };
        let parsed = parse_bytes(&bytes, &options);
        assert!(
            parsed.faults.iter().all(|fault| fault.at <= bytes.len()),
            "{bytes:?}"
        );
        let Some(query) = parsed.query else {
            assert!(!parsed.faults.is_empty(), "{bytes:?}");
            continue;
        };
        kept += 1;
        assert!(!query.to_xcql(Version::V2_0).is_empty());
        let text = query.to_string();
        assert_eq!(
            parse_bytes(text.as_bytes(), &Options::default()).query,
            Some(query.clone())
        );
        if let Ok(pqf) = mapping.to_pqf(&query) {
            let _ = mapping.from_pqf(&pqf);
        }
        let _ = mapping.from_pqf(&String::from_utf8_lossy(&bytes));
    }
    assert!(kept > 30_000, "{kept}");
}

//! Any bytes read as a query; what is understood is written in every form and read again.
#![no_main]

use callslip_cql::{Mapping, Options, Version, parse, parse_bytes};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some(query) = parse_bytes(bytes, &Options::default()).query else { return };
    let _ = query.to_xcql(Version::V1_2);
    let _ = Mapping::bib1().to_pqf(&query);
    assert_eq!(parse(&query.to_string(), &Options::default()).query, Some(query));
});

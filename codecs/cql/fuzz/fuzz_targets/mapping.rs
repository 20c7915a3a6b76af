//! Any text read as a mapping and as PQF.
#![no_main]

use callslip_cql::Mapping;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (mapping, _) = Mapping::read(text);
    if let Ok(query) = mapping.from_pqf(text) {
        let _ = mapping.to_pqf(&query);
    }
});

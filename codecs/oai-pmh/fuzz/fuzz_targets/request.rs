//! Any text read as a request and as a resumption token.
#![no_main]

use callslip_oai_pmh::{Granularity, Rules, TokenKey, Verb};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let rules = Rules { granularity: Granularity::Second, sets: true, metadata_prefixes: &["oai_dc"] };
    if let Ok(request) = rules.read(text) {
        assert_eq!(rules.read(&request.query()), Ok(request));
    }
    if let Ok(key) = TokenKey::new("https://example.org/oai", &[1; 32]) {
        assert!(key.open(text, Verb::ListRecords, 0).is_err());
    }
});

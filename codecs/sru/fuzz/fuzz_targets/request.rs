//! Any text read as a query and as a SOAP request; a sound one is written and read the same.
#![no_main]

use callslip_sru::{Limits, Rules};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let rules = Rules::default();
    if let Ok(request) = rules.read(text) {
        assert_eq!(rules.read(&request.query()), Ok(request));
    }
    if let Ok(request) = rules.read_soap(text.as_bytes(), Limits::default()) {
        assert!(rules.read_soap(request.to_soap().as_bytes(), Limits::default()).is_ok());
    }
});

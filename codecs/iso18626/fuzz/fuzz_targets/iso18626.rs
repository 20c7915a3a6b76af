//! Any bytes read as a message; what is valid when written reads without faults.
#![no_main]

use callslip_iso18626::{Edition, Limits, Style, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let outcome = read(bytes, &Limits::default());
    let Some(message) = outcome.message else { return };
    let written = message.to_xml(&Style::default());
    if written.faults.is_empty() && Edition::of(&message.version).is_some() {
        let again = read(written.xml.as_bytes(), &Limits::default());
        assert!(again.faults.is_empty());
    }
});

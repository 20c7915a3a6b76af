//! Any bytes read as a message; what is sound is written and reads as itself.
#![no_main]

use callslip_ncip::{Limits, Style, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let outcome = read(bytes, &Limits::default());
    let Some(message) = outcome.message else { return };
    let xml = message.to_xml(&Style::default());
    if outcome.faults.is_empty() {
        let again = read(xml.as_bytes(), &Limits::default());
        assert_eq!(again.message.map(|message| message.body), Some(message.body));
    }
});

//! Any bytes, by any scheme: no panic, and what is shown keeps its place.
#![no_main]

use callslip_call_number::{Scheme, detect, display, label_lines, shelf_key};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    for indicator in "012345".chars() {
        let scheme = Scheme::from_indicator(indicator);
        let (key, faults) = shelf_key(scheme, &text);
        assert_eq!(key.is_fallback(), faults.iter().any(|fault| fault.rule.malformed()));
        assert_eq!(shelf_key(scheme, &display(scheme, &text)).0, key);
        assert!(label_lines(scheme, &text).iter().all(|line| !line.is_empty()));
    }
    let _ = detect(&text);
});

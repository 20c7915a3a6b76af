//! Any bytes read as a report, checked, and written in both forms.
#![no_main]

use callslip_counter::tabular::{self, Delimiter};
use callslip_counter::{Limits, api, check, read, write_json};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { bytes: 1 << 20, unpacked: 1 << 22, ..Limits::default() };
    let outcome = read(bytes, &limits);
    let _ = check(&outcome.report, &limits);
    let _ = api::read(bytes, &limits);
    let _ = tabular::write(&outcome.report, Delimiter::Tab, &mut Vec::new());
    let _ = write_json(&outcome.report, &mut Vec::new());
});

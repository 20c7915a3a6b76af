//! Any bytes read as MARC-8; the text is written and read again.
#![no_main]

use callslip_marc::marc8::{decode, encode};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let (text, _) = decode(bytes);
    let (again, _) = encode(&text);
    let _ = decode(&again);
});

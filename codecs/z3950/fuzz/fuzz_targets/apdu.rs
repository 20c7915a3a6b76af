//! Any bytes framed and read as an APDU; what is understood is written and read again.
#![no_main]

use callslip_z3950::{Apdu, Framer, Limits};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = Framer::new(Limits::default()).scan(bytes);
    let reading = Apdu::read(bytes, Limits::default());
    let Some(apdu) = reading.apdu else { return };
    let again = Apdu::read(&apdu.to_bytes(), Limits::default());
    assert!(!reading.faults.is_empty() || again.apdu == Some(apdu));
});

//! Any text read as PQF; a query is written and read again.
#![no_main]

use callslip_z3950::Rpn;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(rpn) = Rpn::from_pqf(text) else { return };
    assert_eq!(Rpn::from_pqf(&rpn.to_string()), Ok(rpn));
});

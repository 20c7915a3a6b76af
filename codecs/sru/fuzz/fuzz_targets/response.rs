//! Any bytes read as a response; what is read is written and read the same.
#![no_main]

use callslip_sru::Response;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Some(response) = Response::read(bytes).value {
        let written = response.to_xml();
        let again = Response::read(written.as_bytes()).value;
        assert_eq!(again.map(|it| it.to_xml()), Some(written));
    }
});

//! Any bytes as a line: framed, read in every encoding, written again; what is sound reads as itself.
#![no_main]

use callslip_sip2::{Dialect, Encoding, Frames, Limits, read, write};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { message: 4_096, fields: 100, faults: 20 };
    for frame in Frames::new(bytes, &limits).flatten() {
        for (_, encoding) in Encoding::NAMES {
            let dialect = Dialect { encoding, ..Dialect::default() };
            let outcome = read(&frame.bytes, &dialect, &limits);
            let Some(message) = outcome.message else { continue };
            let mut out = Vec::new();
            if write(&message, &dialect, &mut out).is_empty() && outcome.faults.is_empty() {
                let again = read(&out, &dialect, &Limits::default());
                assert_eq!(again.message.as_ref(), Some(&message));
            }
        }
    }
});

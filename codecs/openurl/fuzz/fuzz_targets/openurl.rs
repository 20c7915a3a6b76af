//! Any bytes read as a link, written in every form, and read again.
#![no_main]

use callslip_openurl::{Limits, coins, read, read_with_charset, write, write_zero_one};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let context = read_with_charset(bytes, None, &Limits::default()).context;
    let _ = (coins(&context), write_zero_one(&context), context.citation());
    let _ = read(&write(&context), &Limits::default());
});

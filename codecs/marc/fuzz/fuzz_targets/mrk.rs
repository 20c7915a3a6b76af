//! Any bytes read as mrk; every record found is written again.
#![no_main]

use callslip_marc::iso2709::Target;
use callslip_marc::{Format, Limits, Records, definitions};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for outcome in Records::new(bytes, Format::Mnemonic, Limits::default()).flatten() {
        let Some(record) = outcome.record else { continue };
        let _ = definitions::check(&record);
        for format in Format::ALL {
            format.write(&record, Target::Utf8, &mut Vec::new());
        }
    }
});

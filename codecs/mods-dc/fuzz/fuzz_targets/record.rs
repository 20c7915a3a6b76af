//! Any bytes read as records of any format; every record is converted into every form.
#![no_main]

use callslip_marc::{Limits, open};
use callslip_mods_dc::dc::{self, Profile};
use callslip_mods_dc::{mods, schema_org};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(outcomes) = open(bytes, None, Limits::default()) else {
        return;
    };
    for record in outcomes.flatten().filter_map(|outcome| outcome.record) {
        let _ = dc::to_element(&record, Profile::Simple).value.to_xml();
        let _ = dc::to_element(&record, Profile::Qualified).value.to_xml();
        let _ = mods::to_element(&record).value.to_xml();
        let _ = schema_org::to_json(&record, None).value.to_string();
    }
});

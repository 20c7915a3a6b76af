//! Any bytes read as interchanges; every document goes back to its set, all is written.
#![no_main]

use callslip_x12::{Limits, Style, document, read, write};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for interchange in read(bytes).interchanges {
        for set in interchange.sets() {
            let reading = document::read(set, &Limits::default());
            let _ = reading.document.map(|document| document.to_set());
        }
        let _ = write(&interchange, Style::default(), &mut Vec::new());
    }
});

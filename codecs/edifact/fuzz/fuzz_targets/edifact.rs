//! Any bytes read as interchanges; every document goes back to its message, all is written.
#![no_main]

use callslip_edifact::{Limits, Style, document, read, write};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for interchange in read(bytes).interchanges {
        for message in interchange.messages() {
            let reading = document::read(message, &Limits::default());
            let _ = reading.document.map(|document| document.to_message());
        }
        let _ = write(&interchange, Style::default(), &mut Vec::new());
    }
});

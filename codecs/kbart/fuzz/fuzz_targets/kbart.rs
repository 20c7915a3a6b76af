//! Any bytes read as a title list, compared with itself, written.
#![no_main]

use callslip_kbart::{Reader, Row, Writer, compare};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(reader) = Reader::new(bytes) else { return };
    let rows: Vec<Row> = reader.flatten().map(|step| step.row).collect();
    let Ok(mut writer) = Writer::new(std::io::sink(), &[]) else { return };
    for row in &rows {
        let _ = writer.write(row);
    }
    let _ = compare(rows.clone(), rows);
});

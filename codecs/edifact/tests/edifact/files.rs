//! Real files: what is wrong in each, and that each comes back as it was.

use std::collections::BTreeMap;
use std::path::PathBuf;

use callslip_edifact::document::{self, Document};
use callslip_edifact::{Body, Interchange, Limits, Message, Style, read, write};

/// A file, its messages, and the faults in it by number; files without a row are clean.
const ROWS: &str = "
folio-CornAuxAm.1605541205.edi | charset 1, too-long 2
folio-CornCasalini.1606151339.edi | charset 1
folio-CornHein1604419006.edi | charset 1, reference 1
folio-dew-edifact__acquisitions__edifact_claims_result.edi | @
folio-dew-edifact__acquisitions__edifact_orders_result.edi | @
folio-empty.edi | no-unb 1
folio-st-ediFileForC357018.edi | too-long 1
folio-st-ediFileForC377019.edi | count 1, tag 1, unknown-segment 1
pydifact-data__hl7.lab | header 1, line-break 1, no-unz 1, stray 1, tag 1, unknown-charset 1
pydifact-data__invoice1.edi | date 2
pydifact-data__invoice_with_colon_at_end.edi | date 2
pydifact-data__messages__v3__aperak.edi | charset 1, count 1, unknown-message 1
pydifact-data__messages__v3__aperak_rejected.edi | charset 1, count 1, unknown-message 1
pydifact-data__messages__v4__aperak.edi | charset 1, count 1, unknown-message 1
pydifact-data__messages__v4__aperak_rejected.edi | charset 1, count 1, unknown-message 1
pydifact-data__order.edi | no-unz 1
pydifact-data__order2.edi | no-unz 1
pydifact-data__patient1.edi | header 1, line-break 1, reference 1, unknown-charset 1, unknown-message 1
pydifact-data__patient2.edi | header 1, line-break 1, reference 1, unknown-charset 1, unknown-message 1
pydifact-data__patient3.edi | charset 1, header 1, line-break 1, no-terminator 1, no-unt 1, no-unz 1, unknown-charset 1, unknown-message 1
pydifact-data__sage_coala.ped | count 1, outside 1, unknown-message 1
pydifact-data__wikipedia_de.edi | reference 1
pydifact-data__wikipedia_en.edi | unknown-message 1
";

/// FOLIO's exports: made from a template without a date, and by a layout of their own.
const FOLIO: [&str; 6] = [
    "header",
    "reference",
    "charset",
    "too-long",
    "unknown-segment",
    "misplaced",
];

pub(crate) fn all() -> Vec<(String, Vec<u8>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("testdata");
    let mut files = Vec::new();
    for folder in [folder.clone(), folder.join("made")] {
        for entry in std::fs::read_dir(folder).expect("the folder") {
            let path = entry.expect("an entry").path();
            let name = path
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            if path.is_file() && !name.ends_with(".md") {
                files.push((name, std::fs::read(path).expect("a file")));
            }
        }
    }
    files.sort();
    assert!(files.len() > 35, "{}", files.len());
    files
}

#[test]
fn faults_of_real_files() {
    let rows: BTreeMap<&str, &str> = ROWS
        .trim()
        .lines()
        .filter_map(|row| row.split_once(" | "))
        .collect();
    for (name, bytes) in all() {
        let faults = super::faults(&bytes);
        let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
        for id in &faults {
            *counts.entry(id).or_default() += 1;
        }
        let told: Vec<String> = counts
            .iter()
            .map(|(id, count)| format!("{id} {count}"))
            .collect();
        match rows.get(name.as_str()) {
            Some(&"@") => {
                let known = |id: &&str| FOLIO.contains(id) || *id == "too-often";
                assert!(faults.iter().all(known), "{name}: {}", told.join(", "));
            }
            row => assert_eq!(told.join(", "), *row.unwrap_or(&""), "{name}"),
        }
    }
}

/// As it is read again: trimmed, offsets apart.
fn trimmed(interchange: &Interchange) -> Vec<String> {
    let message = |message: &Message| {
        let segments = std::iter::once(&message.header).chain(&message.segments);
        segments
            .map(|segment| serde_json::to_string(&segment.trimmed()).expect("JSON"))
            .collect::<Vec<_>>()
    };
    let bodies = interchange.bodies.iter().flat_map(|body| match body {
        Body::Message(one) => message(one),
        Body::Group(group) => group.messages.iter().flat_map(message).collect(),
        Body::Stray(segment) => vec![serde_json::to_string(&segment.trimmed()).expect("JSON")],
    });
    bodies.collect()
}

#[test]
fn what_is_read_is_written_and_read_again() {
    for (name, bytes) in all() {
        for mut interchange in read(&bytes).interchanges {
            // A file that is not in its declared set is written in one that holds everything.
            let utf8 = interchange.header.segment.get(1, 0).starts_with("UNO");
            let mut out = Vec::new();
            if utf8 {
                let text = serde_json::to_string(&interchange.header.segment).expect("JSON");
                assert!(text.contains("UNO"), "{name}");
                interchange.header = in_utf8(&interchange);
            }
            let faults = write(&interchange, Style::default(), &mut out).expect("written");
            if !utf8 && !faults.is_empty() {
                continue;
            }
            let again = read(&out);
            assert_eq!(again.interchanges.len(), 1, "{name}");
            assert_eq!(
                trimmed(&again.interchanges[0]),
                trimmed(&interchange),
                "{name}"
            );
        }
    }
}

fn in_utf8(interchange: &Interchange) -> callslip_edifact::Header {
    let old = &interchange.header;
    let stamp = old.prepared();
    callslip_edifact::Header::new(
        callslip_edifact::Charset::UnoY,
        &old.sender(),
        &old.recipient(),
        stamp,
        old.reference(),
    )
}

#[test]
fn real_documents_go_back_to_their_messages() {
    let limits = Limits::default();
    let mut documents = 0;
    for (name, bytes) in all() {
        let outcome = read(&bytes);
        for message in super::messages(&outcome) {
            let Some(document) = document::read(message, &limits).document else {
                continue;
            };
            documents += 1;
            let back: Message = document.to_message();
            let again: Option<Document> = document::read(&back, &limits).document;
            assert_eq!(again.as_ref(), Some(&document), "{name}");
            let count =
                |message: &Message| message.segments.iter().filter(|s| s.tag() != "UNS").count();
            assert_eq!(count(&back), count(message), "{name}: no segment is lost");
        }
    }
    assert!(documents > 30, "{documents}");
}

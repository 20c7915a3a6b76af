//! Damaged files: no panic, and what is read can be written.

use callslip_edifact::{Limits, Message, Style, document, read, write};

#[path = "../../examples/mutate/mod.rs"]
mod mutate;

#[test]
fn fifty_thousand_damaged_files() {
    let mut seeds: Vec<Vec<u8>> = super::files::all()
        .into_iter()
        .map(|(_, bytes)| bytes)
        .collect();
    seeds.retain(|seed| !seed.is_empty() && seed.len() < 1_500);
    let mut mutations = mutate::Mutations::new(20_261_128, seeds);
    for _ in 0..50_000 {
        let bytes = mutations.next_input();
        let outcome = read(bytes);
        for interchange in &outcome.interchanges {
            for message in interchange.messages() {
                let reading = document::read(message, &Limits::default());
                let Some(document) = reading.document else {
                    continue;
                };
                let back = document.to_message();
                assert_eq!(
                    count(&back),
                    count(message),
                    "{}",
                    String::from_utf8_lossy(bytes)
                );
            }
            write(interchange, Style::default(), &mut Vec::new()).expect("written to memory");
        }
    }
}

/// Segments that say something.
fn count(message: &Message) -> usize {
    let said = message
        .segments
        .iter()
        .map(callslip_edifact::Segment::trimmed);
    said.filter(|segment| segment.tag() != "UNS" || segment.get(1, 0) != "S")
        .count()
}

//! Damaged files: no panic, no segment lost, and what is read can be written.

use callslip_x12::{Limits, Style, document, read, write};

#[path = "../../examples/mutate/mod.rs"]
mod mutate;

#[test]
fn fifty_thousand_damaged_files() {
    let seeds = super::files::NAMES.into_iter().map(super::files::bytes);
    let mut mutations = mutate::Mutations::new(20_261_128, seeds.collect());
    for _ in 0..50_000 {
        let bytes = mutations.next_input();
        let outcome = read(bytes);
        for interchange in &outcome.interchanges {
            for set in interchange.sets() {
                let Some(document) = document::read(set, &Limits::default()).document else {
                    continue;
                };
                let said = set
                    .segments
                    .iter()
                    .filter(|segment| !segment.trimmed().is_empty() || segment.tag() != "HL");
                let back = document.to_set().segments.len();
                assert!(back >= said.count(), "{}", String::from_utf8_lossy(bytes));
            }
            write(interchange, Style::default(), &mut Vec::new()).expect("written to memory");
        }
    }
}

//! Damaged lists: no panic, and what is read can be reckoned, compared and written.

use callslip_kbart::{Day, Writer, compare, merged_on};

#[path = "../../examples/mutate/mod.rs"]
mod mutate;

#[test]
fn fifty_thousand_damaged_lists() {
    let seeds = super::files::names().into_iter().map(|name| {
        let mut bytes = super::files::bytes(name);
        bytes.truncate(1_500);
        bytes
    });
    let mut mutations = mutate::Mutations::new(20_261_128, seeds.collect());
    let today = Day::new(2026, 11, 28).expect("a day");
    for _ in 0..50_000 {
        let (rows, _) = super::read(mutations.next_input());
        let mut writer = Writer::new(Vec::new(), &[]).expect("memory");
        for row in &rows {
            writer.write(row).expect("memory");
        }
        assert!(merged_on(&rows, today).gaps().as_slice().len() < rows.len().max(1));
        let other = rows.iter().rev().cloned().collect();
        let changes = compare(rows, other);
        assert!(changes.added.is_empty() && changes.dropped.is_empty());
    }
}

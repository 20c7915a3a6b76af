//! Documents from the tables: the record's words, and what its items add.

use std::collections::{HashMap, HashSet};

use ::store::{StoreError, Tx};
use kernel::{BibId, ItemId};
use search::BibDoc;

use super::doc::of_record;
use super::store::{self, StoredItem};
use crate::Ties;
use crate::bib::{Content, decode};

/// The documents of these records, and the ids of those that are to go.
pub(super) fn documents(
    tx: &Tx<'_>,
    ties: &Ties,
    ids: &[BibId],
) -> Result<(Vec<BibDoc>, Vec<i64>), StoreError> {
    let mut items: HashMap<BibId, Vec<StoredItem>> = HashMap::new();
    let all = store::items(tx, ids)?;
    let item_ids: Vec<ItemId> = all.iter().map(|item| item.id).collect();
    let away = away(tx, ties, &item_ids)?;
    for item in all {
        items.entry(item.bib).or_default().push(item);
    }
    let mut docs = Vec::with_capacity(ids.len());
    for stored in store::stored(tx, ids)? {
        let Some(record) = decode(&stored.marc) else {
            tracing::error!(
                bib = stored.id.0,
                "the stored MARC cannot be read; the record is not searchable"
            );
            continue;
        };
        let mut doc = of_record(&record, &Content::kept(&record, stored.marc));
        doc.id = stored.id.0;
        doc.suppressed = stored.suppressed;
        add_items(
            &mut doc,
            items.get(&stored.id).map_or(&[], Vec::as_slice),
            &away,
        );
        docs.push(doc);
    }
    let made: HashSet<i64> = docs.iter().map(|doc| doc.id).collect();
    let gone = ids.iter().map(|id| id.0).filter(|id| !made.contains(id));
    Ok((docs, gone.collect()))
}

fn away(tx: &Tx<'_>, ties: &Ties, items: &[ItemId]) -> Result<HashSet<ItemId>, StoreError> {
    if items.is_empty() {
        return Ok(HashSet::new());
    }
    let standings = (ties.standing)(tx, items)?;
    let away = standings.into_iter().filter(|one| one.away);
    Ok(away.map(|one| one.item).collect())
}

fn add_items(doc: &mut BibDoc, items: &[StoredItem], away: &HashSet<ItemId>) {
    for item in items {
        doc.barcodes.push(item.barcode.clone());
        if item.is_withdrawn {
            continue;
        }
        if !doc.branches.contains(&item.branch) {
            doc.branches.push(item.branch.clone());
        }
        let numbers = if item.scheme == "sudoc" {
            &mut doc.sudocs
        } else {
            &mut doc.call_numbers
        };
        if !item.call_number.is_empty() && !numbers.contains(&item.call_number) {
            numbers.push(item.call_number.clone());
        }
        doc.available |= item.is_here && !away.contains(&item.id);
    }
}

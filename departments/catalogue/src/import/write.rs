//! Writing some records of a file in one transaction: match, decide, add, overlay, items, one journal entry.

use std::collections::HashSet;

use ::store::{Entry, Tx};
use callslip_marc::{Field, Record};
use kernel::{BatchId, BibId};
use search::BibDoc;

use super::matching::{Action, Decision, decide};
use super::prepare::{Prepared, Problem, Ready};
use super::profile::Rules;
use super::{Summary, store};
use crate::CatalogueError;
use crate::bib::{self, Content, decode, store::Origin};

/// What became of one record.
#[derive(Clone, Debug)]
pub(crate) struct Outcome {
    pub(crate) number: u64,
    pub(crate) decision: Decision,
    pub(crate) bib: Option<BibId>,
}

/// What one transaction did.
#[derive(Debug, Default)]
pub(crate) struct Written {
    pub(crate) summary: Summary,
    pub(crate) outcomes: Vec<Outcome>,
    /// Documents of the records added, for an index that is filled at once.
    pub(crate) docs: Vec<BibDoc>,
    /// Records that the index must read anew.
    pub(crate) changed: Vec<BibId>,
    /// What stood against items.
    pub(crate) problems: Vec<Problem>,
}

/// The frame of a writing.
#[derive(Clone, Copy)]
pub(crate) struct Frame<'a> {
    pub(crate) batch: BatchId,
    pub(crate) rules: &'a Rules,
    /// Only decide; write nothing.
    pub(crate) dry: bool,
}

/// A record with what is to be done with it where a person has said so.
pub(crate) type Wanted = (Prepared, Option<Action>);

/// Writes the records. Those that say the same number twice are written one after the other, so that the second
/// meets the first.
pub(crate) fn write(
    tx: &Tx<'_>,
    frame: Frame<'_>,
    records: Vec<Wanted>,
) -> Result<Written, CatalogueError> {
    let mut written = Written::default();
    for round in rounds(records) {
        write_round(tx, frame, round, &mut written)?;
    }
    if !frame.dry {
        journal(tx, frame.batch, &written)?;
        store::count(tx, frame.batch, &written.summary)?;
    }
    Ok(written)
}

/// Cuts where a record may match one before it.
fn rounds(records: Vec<Wanted>) -> Vec<Vec<Wanted>> {
    let mut rounds = vec![Vec::with_capacity(records.len())];
    let mut seen = HashSet::new();
    for record in records {
        let keys = record.0.ready.as_ref().map(|ready| keys(&ready.content));
        let keys = keys.unwrap_or_default();
        if keys.iter().any(|key| seen.contains(key)) {
            seen.clear();
            rounds.push(Vec::new());
        }
        seen.extend(keys);
        if let Some(last) = rounds.last_mut() {
            last.push(record);
        }
    }
    rounds
}

fn keys(content: &Content) -> Vec<(&'static str, String)> {
    let numbers = content.numbers.iter();
    let mut keys: Vec<_> = numbers
        .map(|(kind, number)| (kind.code(), number.clone()))
        .collect();
    match &content.control_number {
        Some(number) => keys.push((
            "control",
            format!("{}\u{1F}{number}", content.control_source),
        )),
        None => keys.push(("hash", content.hash.to_string())),
    }
    keys
}

fn write_round(
    tx: &Tx<'_>,
    frame: Frame<'_>,
    round: Vec<Wanted>,
    written: &mut Written,
) -> Result<(), CatalogueError> {
    let contents: Vec<&Content> = round
        .iter()
        .filter_map(|(one, _)| one.ready.as_ref().map(|ready| &ready.content))
        .collect();
    let known = store::known(tx, &contents, frame.rules)?;
    let (mut adds, mut overlays) = (Vec::new(), Vec::new());
    for (mut one, said) in round {
        written.summary.records += u64::from(one.ready.is_some());
        written.summary.others += u64::from(one.ready.is_none());
        written.summary.problems += one.problems.len() as u64;
        let is_cut_off = one.is_cut_off();
        let Some(ready) = one.ready.take() else {
            continue;
        };
        let decision = decide(&ready.content, &known, frame.rules);
        let mut decision = decision.unless_cut_off(is_cut_off);
        overrule(&mut decision, said);
        match (decision.action, decision.matched) {
            (Action::Overlay, Some(matched)) => {
                overlays.push((one.number, matched.bib, ready, decision));
            }
            (Action::Skip, matched) => {
                written.summary.skipped += 1;
                written.outcomes.push(Outcome {
                    number: one.number,
                    bib: matched.map(|one| one.bib),
                    decision,
                });
            }
            (Action::Add | Action::Overlay, _) => adds.push((one.number, ready, decision)),
        }
    }
    write_adds(tx, frame, adds, written)?;
    write_overlays(tx, frame, overlays, written)
}

/// A person may leave a record out, add it beside a match, or let it replace the match.
fn overrule(decision: &mut Decision, said: Option<Action>) {
    let Some(action) = said.filter(|action| *action != decision.action) else {
        return;
    };
    let possible = action != Action::Overlay || decision.matched.is_some();
    if possible && decision.why != "unchanged" {
        decision.action = action;
        decision.why = "chosen";
    }
}

fn write_adds(
    tx: &Tx<'_>,
    frame: Frame<'_>,
    adds: Vec<(u64, Box<Ready>, Decision)>,
    written: &mut Written,
) -> Result<(), CatalogueError> {
    written.summary.added += adds.len() as u64;
    if frame.dry {
        return Ok(());
    }
    let rows: Vec<(u64, &Content)> = adds.iter().map(|add| (add.0, &add.1.content)).collect();
    let ids = store::insert_bibs(tx, frame.batch, &rows, frame.rules.suppressed)?;
    let pairs: Vec<(BibId, &Content)> = ids
        .iter()
        .copied()
        .zip(rows.iter().map(|row| row.1))
        .collect();
    store::insert_numbers(tx, &pairs)?;
    for (id, (number, mut ready, decision)) in ids.into_iter().zip(adds) {
        ready.doc.id = id.0;
        ready.doc.suppressed = frame.rules.suppressed;
        let with_items = !ready.items.is_empty();
        write_items(tx, frame, (number, id), &ready, written)?;
        if with_items {
            written.changed.push(id);
        } else {
            written.docs.push(ready.doc);
        }
        written.outcomes.push(Outcome {
            number,
            decision,
            bib: Some(id),
        });
    }
    Ok(())
}

fn write_overlays(
    tx: &Tx<'_>,
    frame: Frame<'_>,
    overlays: Vec<(u64, BibId, Box<Ready>, Decision)>,
    written: &mut Written,
) -> Result<(), CatalogueError> {
    for (number, id, ready, decision) in overlays {
        written.summary.overlaid += 1;
        if !frame.dry {
            overlay(tx, frame, id, &ready.content)?;
            write_items(tx, frame, (number, id), &ready, written)?;
            written.changed.push(id);
        }
        written.outcomes.push(Outcome {
            number,
            decision,
            bib: Some(id),
        });
    }
    Ok(())
}

/// Puts the record in the place of ours, our own fields kept as the profile says.
fn overlay(tx: &Tx<'_>, frame: Frame<'_>, id: BibId, new: &Content) -> Result<(), CatalogueError> {
    let standing = bib::locked(tx, id)?;
    let ours = bib::marc(tx, id)?;
    let kept: Vec<&Field> = ours
        .fields
        .iter()
        .filter(|field| frame.rules.keeps(field.tag()))
        .collect();
    let origin = Origin::Batch(frame.batch, new.hash);
    if kept.is_empty() {
        bib::store::replace(tx, &standing, new, origin)?;
        return Ok(());
    }
    let theirs = decode(&new.marc).ok_or(CatalogueError::Damaged(id))?;
    let merged = Content::of(&merged(theirs, &kept));
    bib::store::replace(tx, &standing, &merged, origin)?;
    Ok(())
}

fn merged(mut theirs: Record, kept: &[&Field]) -> Record {
    for field in kept {
        if !theirs.fields.contains(field) {
            theirs.insert((*field).clone());
        }
    }
    theirs
}

/// Adds the items whose barcode is free; an item of the same record is already there.
fn write_items(
    tx: &Tx<'_>,
    frame: Frame<'_>,
    (number, bib): (u64, BibId),
    ready: &Ready,
    written: &mut Written,
) -> Result<(), CatalogueError> {
    for item in &ready.items {
        match crate::item_by_barcode(tx, &item.barcode)? {
            None => {
                crate::item::store::insert(tx, bib, item, Some(frame.batch))?;
                written.summary.items += 1;
            }
            Some(holder) if holder.bib == bib => {}
            Some(holder) => written.problems.push(Problem {
                number,
                place: 0,
                tag: frame
                    .rules
                    .items
                    .as_ref()
                    .map_or(String::new(), |map| map.tag.clone()),
                code: "item-barcode-taken".to_owned(),
                severity: 3,
                message: format!(
                    "The barcode {} is already on “{}” (item {}). The item was left out.",
                    item.barcode, holder.title, holder.id
                ),
            }),
        }
    }
    Ok(())
}

/// One entry for all of them: the ids as ranges, for the followers.
fn journal(tx: &Tx<'_>, batch: BatchId, written: &Written) -> Result<(), CatalogueError> {
    let docs = written.docs.iter().map(|doc| BibId(doc.id));
    let ids: Vec<BibId> = docs.chain(written.changed.iter().copied()).collect();
    if ids.is_empty() {
        return Ok(());
    }
    tx.journal(
        Entry::new("bibs.imported", "batch", batch.0)
            .fact("ids", crate::index::ranges(ids))
            .fact("added", written.summary.added)
            .fact("overlaid", written.summary.overlaid)
            .fact("items", written.summary.items),
    )?;
    Ok(())
}

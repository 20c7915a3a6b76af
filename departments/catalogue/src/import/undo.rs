//! Undoing a batch: what it added goes, what it replaced comes back, unless something hangs on it.

use std::collections::{BTreeMap, HashMap, HashSet};

use ::store::{Entry, Store, StoreError, Tx};
use kernel::{Act, BatchId, BibId, ItemId, Reason};

use super::batch::State;
use super::commit::standing;
use super::stage::{Step, Stopped};
use super::undo_store as rows;
use super::{Batch, staged, store};
use crate::bib::{self, Content, decode, store::Origin};
use crate::{CatalogueError, Ties};

/// Records of one transaction.
const CHUNK: i64 = 500;

/// Why a record of a batch cannot be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obstacle {
    /// The record.
    pub bib: BibId,
    /// The reason.
    pub reason: Reason,
}

/// What stands against undoing a batch, at most `most` of it; empty when nothing does.
///
/// # Errors
/// What the database says.
pub fn obstacles(
    tx: &Tx<'_>,
    batch: BatchId,
    ties: &Ties,
    most: usize,
) -> Result<Vec<Obstacle>, StoreError> {
    let (mut found, mut after) = (Vec::new(), BibId(0));
    while found.len() < most {
        let ids = rows::bibs_of(tx, batch, after, CHUNK)?;
        let Some(last) = ids.last().copied() else {
            break;
        };
        after = last;
        found.extend(against(tx, batch, ties, &ids)?);
    }
    found.truncate(most);
    Ok(found)
}

/// What stands against taking back these records of a batch.
fn against(
    tx: &Tx<'_>,
    batch: BatchId,
    ties: &Ties,
    ids: &[BibId],
) -> Result<Vec<Obstacle>, StoreError> {
    let mut found: Vec<Obstacle> = Vec::new();
    let mut add = |bib: BibId, code: &'static str| {
        let reason = Reason::new(code);
        found.push(Obstacle { bib, reason });
    };
    for bib in rows::changed_since(tx, batch, ids)? {
        add(bib, "undo-changed-since");
    }
    for bib in rows::with_other_items(tx, batch, ids)? {
        add(bib, "undo-other-items");
    }
    let items = rows::items_of(tx, batch, ids)?;
    let of: HashMap<ItemId, BibId> = items.iter().copied().collect();
    let item_ids: Vec<ItemId> = items.iter().map(|item| item.0).collect();
    let hanging = if item_ids.is_empty() {
        Vec::new()
    } else {
        (ties.hanging)(tx, &item_ids)?
    };
    found.extend(
        hanging
            .into_iter()
            .filter_map(|(item, reason)| of.get(&item).map(|bib| Obstacle { bib: *bib, reason })),
    );
    Ok(found)
}

/// Brings a committed batch to [`State::Undoing`]; [`undo`] does the work. Unless `leave`, nothing may stand against it.
///
/// # Errors
/// [`CatalogueError::Refused`] when there is no such batch, it is not committed, or something stands against it.
pub(crate) fn begin(
    tx: &Tx<'_>,
    batch: BatchId,
    ties: &Ties,
    leave: bool,
) -> Result<Batch, CatalogueError> {
    let found = standing(tx, batch)?;
    if !matches!(found.state, State::Committed | State::Stopped) {
        return Err(Reason::new("undo-not-committed").into());
    }
    let against = if leave {
        Vec::new()
    } else {
        obstacles(tx, batch, ties, 10_000)?
    };
    if !against.is_empty() {
        return Err(CatalogueError::Refused(summed(&against)));
    }
    store::set_state(tx, batch, State::Undoing, "")?;
    Ok(found)
}

/// One reason of each kind, with how many records it holds for and the first of them.
fn summed(against: &[Obstacle]) -> Vec<Reason> {
    let mut counts: BTreeMap<&'static str, (usize, BibId)> = BTreeMap::new();
    for one in against {
        let count = counts.entry(one.reason.code).or_insert((0, one.bib));
        count.0 += 1;
    }
    let reason = |(code, (count, first)): (&'static str, (usize, BibId))| {
        Reason::new(code).with("count", count).with("bib", first)
    };
    counts.into_iter().map(reason).collect()
}

/// Takes back what can be taken back of a batch; the rest stays and is counted. `step` is told how many were looked at, of how
/// many.
///
/// # Errors
/// See [`Stopped`]; calling it again goes on from there.
pub fn undo(
    store: &Store,
    act: &Act,
    batch: BatchId,
    ties: &Ties,
    step: &mut Step<'_>,
) -> Result<u64, Stopped> {
    let total = store.read(|tx| rows::count_of(tx, batch))?;
    let (mut after, mut done, mut kept) = (BibId(0), 0, 0);
    loop {
        let chunk = store.write(act, |tx| chunk(tx, batch, ties, after))?;
        let Some(chunk) = chunk else { break };
        after = chunk.last;
        done += chunk.done;
        kept += chunk.kept;
        step(done + kept, total).map_err(Stopped::Asked)?;
    }
    store.write(act, |tx| {
        rows::set_kept(tx, batch, kept)?;
        staged::set_waiting(tx, batch)?;
        store::set_state(tx, batch, State::Undone, "")
    })?;
    Ok(done)
}

struct Chunk {
    last: BibId,
    done: u64,
    kept: u64,
}

/// Takes back the next records of a batch.
fn chunk(
    tx: &Tx<'_>,
    batch: BatchId,
    ties: &Ties,
    after: BibId,
) -> Result<Option<Chunk>, CatalogueError> {
    let ids = rows::bibs_of(tx, batch, after, CHUNK)?;
    let Some(last) = ids.last().copied() else {
        return Ok(None);
    };
    let against = against(tx, batch, ties, &ids)?;
    let stay: HashSet<BibId> = against.iter().map(|one| one.bib).collect();
    let go: Vec<BibId> = ids
        .iter()
        .copied()
        .filter(|id| !stay.contains(id))
        .collect();
    rows::delete_items(tx, batch, &go)?;
    rows::delete_bibs(tx, batch, &go)?;
    for (id, version) in rows::replaced(tx, batch, &go)? {
        give_back(tx, batch, id, version)?;
    }
    if !go.is_empty() {
        tx.journal(
            Entry::new("bibs.undone", "batch", batch.0)
                .fact("ids", crate::index::ranges(go.clone())),
        )?;
    }
    Ok(Some(Chunk {
        last,
        done: go.len() as u64,
        kept: stay.len() as u64,
    }))
}

/// Gives a record the content it had before the batch replaced it.
fn give_back(tx: &Tx<'_>, batch: BatchId, id: BibId, version: i64) -> Result<(), CatalogueError> {
    let standing = bib::locked(tx, id)?;
    let former = bib::store::former(tx, id, version)?.ok_or(StoreError::Missing)?;
    let record = decode(&former.0).ok_or(CatalogueError::Damaged(id))?;
    let content = Content::kept(&record, former.0);
    bib::store::replace(tx, &standing, &content, Origin::Undone(former.1))?;
    rows::release_version(tx, batch, id)?;
    Ok(())
}

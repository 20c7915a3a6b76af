//! Committing a staged batch: some records a transaction, each noted as done in the same one, so that a program killed
//! in the middle goes on where it was.

use ::store::{Store, Tx};
use callslip_marc::Record;
use kernel::{Act, BatchId, Reason};
use search::BibDoc;

use super::batch::State;
use super::items::{self, Places};
use super::prepare::{Notes, Prepared, Ready};
use super::profile::Rules;
use super::stage::{Step, Stopped, frame};
use super::write::{Frame, Wanted, Written, write};
use super::{Batch, Summary, problems, staged, store};
use crate::CatalogueError;
use crate::bib::{Content, decode};

/// Records of one transaction.
const CHUNK: i64 = 500;

/// Brings a batch staged or undone to [`State::Committing`]; [`commit`] does the work.
///
/// # Errors
/// [`CatalogueError::Refused`] when there is no such batch or it cannot be committed now.
pub(crate) fn begin(tx: &Tx<'_>, batch: BatchId) -> Result<Batch, CatalogueError> {
    let found = standing(tx, batch)?;
    if !matches!(found.state, State::Staged | State::Undone) || found.path.is_empty() {
        return Err(Reason::new("import-not-staged").into());
    }
    staged::reset_done(tx, batch)?;
    store::set_state(tx, batch, State::Committing, "")?;
    Ok(found)
}

/// The batch.
pub(super) fn standing(tx: &Tx<'_>, batch: BatchId) -> Result<Batch, CatalogueError> {
    let unknown = || Reason::new("import-unknown").with("id", batch);
    Ok(store::batch_of(tx, batch)?.ok_or_else(unknown)?)
}

/// Writes what of a batch is not written yet. `step` is told how many are done, of how many.
///
/// # Errors
/// See [`Stopped`]; calling it again goes on from there.
pub fn commit(
    store: &Store,
    act: &Act,
    batch: BatchId,
    step: &mut Step<'_>,
) -> Result<Summary, Stopped> {
    store.with_room(|| write_all(store, act, batch, step))
}

fn write_all(
    store: &Store,
    act: &Act,
    batch: BatchId,
    step: &mut Step<'_>,
) -> Result<Summary, Stopped> {
    let (rules, places) = store.read(|tx| frame(tx, batch))?;
    let total = store.read(|tx| staged::count(tx, batch))?;
    let mut done = total.saturating_sub(store.read(|tx| staged::left(tx, batch))?);
    let mut summary = Summary::default();
    let mut after = 0;
    loop {
        let written = store.write(act, |tx| chunk(tx, batch, (&rules, &places), after))?;
        let Some((last, written)) = written else {
            break;
        };
        after = last;
        summary += written.summary;
        done += written.outcomes.len() as u64;
        step(done, total).map_err(Stopped::Asked)?;
    }
    store.write(act, |tx| store::set_state(tx, batch, State::Committed, ""))?;
    Ok(summary)
}

/// Writes the next records; gives the number of the last.
fn chunk(
    tx: &Tx<'_>,
    batch: BatchId,
    (rules, places): (&Rules, &Places),
    after: i64,
) -> Result<Option<(i64, Written)>, CatalogueError> {
    let waiting = staged::waiting(tx, batch, after, CHUNK)?;
    let Some(last) = waiting.last().map(|one| one.number) else {
        return Ok(None);
    };
    let wanted: Vec<Wanted> = waiting
        .into_iter()
        .filter_map(|one| prepared(one, rules, places))
        .collect();
    let frame = Frame {
        batch,
        rules,
        dry: false,
    };
    let written = write(tx, frame, wanted)?;
    for outcome in &written.outcomes {
        staged::set_done(tx, batch, outcome.number, &outcome.decision, outcome.bib)?;
    }
    problems::add_problems(tx, batch, &written.problems)?;
    Ok(Some((last, written)))
}

fn prepared(one: staged::Waiting, rules: &Rules, places: &Places) -> Option<Wanted> {
    let record: Record = decode(&one.marc)?;
    let number = u64::try_from(one.number).unwrap_or(0);
    let mut problems = Vec::new();
    let mut at = Notes::new(&mut problems, number, u64::try_from(one.place).unwrap_or(0));
    let items = items::of(&record, rules, places, &mut at);
    let ready = Ready {
        content: Content::kept(&record, one.marc),
        doc: BibDoc::default(),
        items,
    };
    let prepared = Prepared {
        number,
        place: 0,
        ready: Some(Box::new(ready)),
        problems: Vec::new(),
        raw: None,
    };
    Some((prepared, one.chosen))
}

//! Staging: a file is read and checked whole, and what each record would do is kept, before anything is written.

use std::collections::HashSet;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use ::store::{Store, Tx};
use callslip_marc::Limits;
use kernel::{Act, BatchId, Reason};

use super::batch::State;
use super::items::Places;
use super::matching::{Decision, decide};
use super::prepare::Prepared;
use super::profile::{OnMatch, Rules, profile};
use super::reading::{self, Counted, Reading};
use super::{Action, Summary, staged, store};
use crate::CatalogueError;
use crate::bib::Content;

/// Asked between stretches: an error ends the work, which can be done again.
pub type Step<'a> = dyn FnMut(u64, u64) -> Result<(), String> + Send + 'a;

/// Why long work with a batch ended before its end. What is done stays done; doing it again goes on from there.
#[derive(Debug, thiserror::Error)]
pub enum Stopped {
    /// The one who watches it asked it to stop.
    #[error("{0}")]
    Asked(String),
    /// The file could not be read any further.
    #[error("the file cannot be read any further: {0}")]
    Read(#[from] io::Error),
    /// The catalogue refused.
    #[error(transparent)]
    Catalogue(#[from] CatalogueError),
}

impl From<::store::StoreError> for Stopped {
    fn from(error: ::store::StoreError) -> Self {
        Self::Catalogue(error.into())
    }
}

/// Stages the file of a batch, from its beginning; what was staged of it before is dropped. `step` is told the bytes
/// read and the records staged so far.
///
/// # Errors
/// See [`Stopped`]; what was good before is staged, and the batch's note says why it is not whole.
pub fn stage(
    store: &Store,
    act: &Act,
    batch: BatchId,
    input: impl Read + Send,
    step: &mut Step<'_>,
) -> Result<Summary, Stopped> {
    let (rules, places) = store.read(|tx| frame(tx, batch))?;
    staged::clear(store, act, batch, step)?;
    let read = Arc::new(AtomicU64::new(0));
    let mut desk = Desk {
        store,
        act,
        batch,
        rules: &rules,
        seen: HashSet::new(),
        read: Arc::clone(&read),
        summary: Summary::default(),
        step,
        failed: None,
    };
    let how = Reading {
        rules: &rules,
        places: &places,
        format: None,
        limits: Limits::default(),
        threads: 2,
    };
    let format = reading::read(Counted::new(input, read), how, |some| desk.take(some));
    let (summary, failed) = (desk.summary, desk.failed.take());
    if let Some(stopped) = failed {
        return Err(stopped);
    }
    let name = format.as_ref().map_or("", |format| format.name());
    let note = note(&summary, format.as_ref().err());
    store.write(act, |tx| {
        staged::set_format(tx, batch, name)?;
        store::set_state(tx, batch, State::Staged, &note)
    })?;
    Ok(summary)
}

/// The rules of the batch's profile, and the places its items may go to.
pub(super) fn frame(tx: &Tx<'_>, batch: BatchId) -> Result<(Rules, Places), CatalogueError> {
    let unknown = || Reason::new("import-unknown").with("id", batch);
    let found = store::batch_of(tx, batch)?.ok_or_else(unknown)?;
    let none = || Reason::new("import-profile-unknown").with("profile", &found.profile);
    let profile = profile(tx, &found.profile)?.ok_or_else(none)?;
    Ok((profile.rules, Places::load(tx)?))
}

/// What is to be said of a file whose reading is over: a message key, or the words of the system.
fn note(summary: &Summary, error: Option<&io::Error>) -> String {
    match error {
        Some(error) => error.to_string(),
        None if summary.records == 0 && summary.others == 0 => "import-note-empty".to_owned(),
        None if summary.records == 0 => "import-note-no-records".to_owned(),
        None => String::new(),
    }
}

struct Desk<'a, 's> {
    store: &'a Store,
    act: &'a Act,
    batch: BatchId,
    rules: &'a Rules,
    /// Digests of the control numbers met so far, so that a second one of the same file is told.
    seen: HashSet<i64>,
    read: Arc<AtomicU64>,
    summary: Summary,
    step: &'a mut Step<'s>,
    failed: Option<Stopped>,
}

impl Desk<'_, '_> {
    fn take(&mut self, some: Vec<Prepared>) -> io::Result<()> {
        let kept = self.keep(&some).map_err(Stopped::from);
        let told = kept.and_then(|()| {
            let read = self.read.load(Ordering::Relaxed);
            (self.step)(read, self.summary.records).map_err(Stopped::Asked)
        });
        told.map_err(|stopped| {
            self.failed = Some(stopped);
            io::Error::other("the staging was stopped")
        })
    }

    fn keep(&mut self, some: &[Prepared]) -> Result<(), CatalogueError> {
        let contents: Vec<&Content> = some
            .iter()
            .filter_map(|one| one.ready.as_ref().map(|ready| &ready.content))
            .collect();
        let known = self
            .store
            .read(|tx| store::known(tx, &contents, self.rules))?;
        let decisions: Vec<Option<Decision>> = some
            .iter()
            .map(|one| {
                let content = &one.ready.as_ref()?.content;
                let decision = self.again(content, decide(content, &known, self.rules));
                Some(decision.unless_cut_off(one.is_cut_off()))
            })
            .collect();
        let more = counts(some, &decisions);
        let read = i64::try_from(self.read.load(Ordering::Relaxed)).unwrap_or(i64::MAX);
        self.store.write(self.act, |tx| {
            staged::insert(tx, self.batch, some, &decisions)?;
            store::count(tx, self.batch, &more)?;
            staged::set_read(tx, self.batch, read)
        })?;
        self.summary += more;
        Ok(())
    }

    /// The decision, unless the file held a record with this control number before.
    fn again(&mut self, content: &Content, decision: Decision) -> Decision {
        let Some(number) = &content.control_number else {
            return decision;
        };
        let key = format!("{}\u{1F}{number}", content.control_source);
        if self.seen.insert(crate::bib::hash(key.as_bytes())) || decision.why == "unchanged" {
            return decision;
        }
        let action = match self.rules.on_match {
            OnMatch::Overlay => Action::Overlay,
            OnMatch::Skip => Action::Skip,
            OnMatch::Add => Action::Add,
        };
        Decision {
            action,
            why: "again",
            ..decision
        }
    }
}

/// What these would do.
fn counts(some: &[Prepared], decisions: &[Option<Decision>]) -> Summary {
    let of = |action: Action| {
        let all = decisions.iter().flatten();
        all.filter(|one| one.action == action).count() as u64
    };
    Summary {
        records: decisions.iter().flatten().count() as u64,
        others: decisions.iter().filter(|one| one.is_none()).count() as u64,
        problems: some.iter().map(|one| one.problems.len() as u64).sum(),
        added: of(Action::Add),
        overlaid: of(Action::Overlay),
        skipped: of(Action::Skip),
        items: 0,
    }
}

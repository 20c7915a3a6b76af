//! What waits today: brief records to complete, files staged and not written.

use std::sync::Arc;

use kernel::Permission;
use store::{Store, StoreError};
use webkit::{TodayAnswer, TodayAsk, TodayRow, TodaySource};

use crate::import::State;

/// Rows of one source.
const SHOWN: i64 = 5;

/// The questions of the catalogue for the Today board.
#[must_use]
pub fn today(store: &Store) -> Vec<TodaySource> {
    let (first, second) = (store.clone(), store.clone());
    vec![
        TodaySource {
            key: "brief-records",
            card: "today-catalogue",
            permission: Permission::EditBib,
            ask: Arc::new(move |ask| Ok(brief(&first, ask)?)),
        },
        TodaySource {
            key: "staged-files",
            card: "today-catalogue",
            permission: Permission::BatchRecords,
            ask: Arc::new(move |ask| Ok(staged(&second, ask)?)),
        },
    ]
}

fn brief(store: &Store, ask: &TodayAsk) -> Result<TodayAnswer, StoreError> {
    let (count, bibs) = store.read(|tx| crate::bib::store::brief(tx, SHOWN))?;
    let row = |bib: crate::Bib| TodayRow {
        text: ask.words.tf("today-complete", &[("title", bib.title)]),
        href: format!("/staff/bibs/{}/edit", bib.id),
        when: ask.words.moment(bib.created_at),
        tag: None,
    };
    Ok(TodayAnswer {
        count: u64::try_from(count).unwrap_or(0),
        rows: bibs.into_iter().map(row).collect(),
    })
}

fn staged(store: &Store, ask: &TodayAsk) -> Result<TodayAnswer, StoreError> {
    let (batches, _) = store.read(|tx| crate::import::batches(tx, 0, 50))?;
    let waiting: Vec<_> = batches
        .into_iter()
        .filter(|batch| matches!(batch.state, State::Staged) && batch.records > 0)
        .collect();
    let count = waiting.len() as u64;
    let row = |batch: crate::import::Batch| TodayRow {
        text: ask.words.tf("today-staged", &[("name", batch.name)]),
        href: format!("/staff/import/{}", batch.id),
        when: ask.words.moment(batch.started_at),
        tag: None,
    };
    Ok(TodayAnswer {
        count,
        rows: waiting.into_iter().take(5).map(row).collect(),
    })
}

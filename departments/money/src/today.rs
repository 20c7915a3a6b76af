//! What money has waiting: drawers that another person must accept.

use std::sync::Arc;

use kernel::Permission;
use store::Store;
use webkit::{BoxError, Kind, Tag, TodayAnswer, TodayAsk, TodayRow, TodaySource};

use crate::drawer::{self, Session};

/// How many drawers stand on the card.
const ROWS_SHOWN: usize = 5;

/// The questions of money for the Today board.
#[must_use]
pub fn today(store: &Store) -> Vec<TodaySource> {
    let (waiting, mine) = (store.clone(), store.clone());
    vec![
        TodaySource {
            key: "drawers-to-accept",
            card: "today-money",
            permission: Permission::AcceptDrawer,
            ask: Arc::new(move |ask| to_accept(&waiting, ask)),
        },
        TodaySource {
            key: "drawer-held",
            card: "today-money",
            permission: Permission::RunDrawer,
            ask: Arc::new(move |ask| held(&mine, ask)),
        },
    ]
}

/// Closed drawers that this person may accept: never their own.
fn to_accept(store: &Store, ask: &TodayAsk) -> Result<TodayAnswer, BoxError> {
    let found = store.read(|tx| {
        let mut found = Vec::new();
        for session in drawer::sessions_waiting(tx)? {
            let closing = drawer::closing(tx, session.id)?;
            let another = closing
                .as_ref()
                .is_some_and(|c| Some(c.by) != ask.actor.staff());
            if another && here(&session, ask) {
                found.push((session, closing));
            }
        }
        Ok::<_, store::StoreError>(found)
    })?;
    let rows = found.iter().take(ROWS_SHOWN).map(|(session, closing)| {
        let closing = closing.as_ref();
        let differs = closing.is_some_and(|c| !c.final_variance().is_zero());
        let tag = differs.then(|| Tag::new(Kind::Warn, ask.words.t("today-drawer-differs")));
        let text = ask
            .words
            .tf("today-drawer-accept", &[("drawer", session.name.as_str())]);
        let when = closing.map_or_else(String::new, |c| ask.words.ago(c.closed_at, ask.now));
        TodayRow {
            text,
            href: drawer::pages::href(session.id),
            when,
            tag,
        }
    });
    Ok(TodayAnswer {
        count: u64::try_from(found.len())?,
        rows: rows.collect(),
    })
}

/// The drawers that this person holds and must close.
fn held(store: &Store, ask: &TodayAsk) -> Result<TodayAnswer, BoxError> {
    let mut open = store.read(drawer::open_sessions)?;
    open.retain(|s| Some(s.holder) == ask.actor.staff());
    let rows = open.iter().map(|session| TodayRow {
        text: ask
            .words
            .tf("today-drawer-held", &[("drawer", session.name.as_str())]),
        href: drawer::pages::href(session.id),
        when: ask.words.ago(session.opened_at, ask.now),
        tag: None,
    });
    Ok(TodayAnswer {
        count: u64::try_from(open.len())?,
        rows: rows.collect(),
    })
}

/// Whether the drawer stands where the person works; without a branch all are.
fn here(session: &Session, ask: &TodayAsk) -> bool {
    ask.branch.is_none() || session.branch.is_none() || session.branch == ask.branch
}

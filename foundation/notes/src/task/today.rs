//! The tasks that wait for somebody today.

use std::sync::Arc;

use kernel::Permission;
use store::{Store, StoreError};
use webkit::{Kind, Tag, TodayAnswer, TodayAsk, TodayRow, TodaySource};

use super::Task;
use super::store::{Wanted, page};

/// Rows of the card.
const SHOWN: i64 = 8;

/// The question of hand-made tasks for the Today board.
#[must_use]
pub fn today(store: &Store) -> Vec<TodaySource> {
    let store = store.clone();
    vec![TodaySource {
        key: "tasks",
        card: "today-tasks",
        permission: Permission::StaffHome,
        ask: Arc::new(move |ask| Ok(answer(&store, ask)?)),
    }]
}

fn answer(store: &Store, ask: &TodayAsk) -> Result<TodayAnswer, StoreError> {
    let wanted = Wanted {
        done: false,
        of: Some((ask.actor.staff(), ask.actor.role.clone())),
        until: Some(ask.now.day(&ask.zone)),
    };
    let (tasks, total) = store.read(|tx| page(tx, &wanted, 0, SHOWN))?;
    Ok(TodayAnswer {
        count: u64::try_from(total).unwrap_or(0),
        rows: tasks.into_iter().map(|task| row(ask, task)).collect(),
    })
}

fn row(ask: &TodayAsk, task: Task) -> TodayRow {
    let today = ask.now.day(&ask.zone);
    let late = task.due_on.is_some_and(|day| day < today);
    TodayRow {
        text: task.text,
        href: "/staff/tasks".into(),
        when: task
            .due_on
            .map_or_else(String::new, |day| ask.words.day(day)),
        tag: late.then(|| Tag::new(Kind::Warn, ask.words.t("task-late"))),
    }
}

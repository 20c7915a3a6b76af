//! What staff accounts have waiting: in a new library, somebody who may put rules and hours in force.

use std::sync::Arc;

use kernel::Permission;
use webkit::{BoxError, Kind, Tag, TodayAnswer, TodayAsk, TodayRow, TodaySource};

use crate::Front;

/// The question of staff accounts for the Today board.
#[must_use]
pub fn today(front: &Front) -> Vec<TodaySource> {
    let front = front.clone();
    vec![TodaySource {
        key: "staff-nobody-rules",
        card: "today-house",
        permission: Permission::EditStaff,
        ask: Arc::new(move |ask: &TodayAsk| nobody_rules(&front, ask)),
    }]
}

/// Whether an open account may put rules in force; until one does, the library cannot live.
fn nobody_rules(front: &Front, ask: &TodayAsk) -> Result<TodayAnswer, BoxError> {
    let accounts = front.store.read(crate::staff::list)?;
    let roles = front.roles();
    let may = |code: &str| {
        let role = roles.role(code);
        role.is_some_and(|r| {
            r.grants
                .iter()
                .any(|g| g.permission == Permission::EditRules)
        })
    };
    if accounts.iter().any(|a| !a.disabled && may(&a.role)) {
        return Ok(TodayAnswer::default());
    }
    let row = TodayRow {
        text: ask.words.t("today-add-manager"),
        href: "/staff/people/new".into(),
        when: String::new(),
        tag: Some(Tag::new(Kind::Warn, ask.words.t("today-first"))),
    };
    Ok(TodayAnswer {
        count: 1,
        rows: vec![row],
    })
}

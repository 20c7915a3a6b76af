//! Letters that came back, for Today: while nobody gave the patron another address.

use std::sync::Arc;

use ::mail::bounce::{self, Bounce};
use kernel::{PatronId, Permission};
use patrons::Patron;
use store::{Store, StoreError, Tx};
use webkit::{BoxError, Kind, Tag, TodayAnswer, TodayAsk, TodayRow, TodaySource};

/// Days for which a letter that came back is told of.
const DAYS: i64 = 30;
/// Letters looked at.
const MOST: i64 = 500;
/// Letters shown.
const SHOWN: usize = 5;

/// The question of letters for the Today board.
pub(crate) fn today(tables: &Store) -> Vec<TodaySource> {
    let tables = tables.clone();
    vec![TodaySource {
        key: "letters-came-back",
        card: "today-desk",
        permission: Permission::EditPatron,
        ask: Arc::new(move |ask: &TodayAsk| came_back(&tables, ask)),
    }]
}

fn came_back(tables: &Store, ask: &TodayAsk) -> Result<TodayAnswer, BoxError> {
    let since = ask.now.plus_minutes(-DAYS * 24 * 60);
    let all = tables.read(|tx| {
        let bounces = bounce::since(tx, since, MOST)?;
        standing(tx, bounces)
    })?;
    let row = |(patron, bounce): &(Patron, Bounce)| TodayRow {
        text: ask
            .words
            .tf("letter-came-back", &[("name", &patron.affirmed_name)]),
        href: format!("/staff/patrons/{}", patron.id),
        when: ask.words.day_short(bounce.at.day(&ask.zone)),
        tag: Some(Tag::new(
            Kind::Warn,
            ask.words.t(format!("bounce-{}", bounce.why.code())),
        )),
    };
    Ok(TodayAnswer {
        count: all.len() as u64,
        rows: all.iter().take(SHOWN).map(row).collect(),
    })
}

/// Those whose patron still has the address that the letter went to.
fn standing(tx: &Tx<'_>, bounces: Vec<Bounce>) -> Result<Vec<(Patron, Bounce)>, StoreError> {
    let ids: Vec<PatronId> = bounces.iter().filter_map(|b| b.patron).collect();
    let patrons = patrons::faces(tx, &ids)?;
    let with_patron = bounces.into_iter().filter_map(|bounce| {
        let patron = patrons.get(&bounce.patron?)?;
        let same = patron.email.as_deref() == Some(bounce.to.as_str());
        same.then(|| (patron.clone(), bounce))
    });
    Ok(with_patron.collect())
}

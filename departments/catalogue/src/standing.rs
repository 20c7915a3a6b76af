//! Where items stand, in words.

use std::collections::HashMap;

use kernel::ItemId;
use store::{StoreError, Tx};
use webkit::{Kind, Tag, Words};

use crate::{ItemFacts, Standing, Ties};

/// Items asked for at once.
const ASKED: usize = 500;

/// Where each of some items stands, as the departments above say.
pub(crate) type Standings = HashMap<ItemId, Standing>;

/// Asks them.
pub(crate) fn standings(
    tx: &Tx<'_>,
    ties: &Ties,
    items: &[ItemFacts],
) -> Result<Standings, StoreError> {
    let ids: Vec<ItemId> = items.iter().map(|item| item.id).collect();
    let mut all = Standings::with_capacity(ids.len());
    for some in ids.chunks(ASKED) {
        let found = (ties.standing)(tx, some)?;
        all.extend(found.into_iter().map(|one| (one.item, one)));
    }
    Ok(all)
}

/// Whether a reader can take the item from the shelf now.
pub(crate) fn is_in(item: &ItemFacts, standings: &Standings) -> bool {
    let away = standings.get(&item.id).is_some_and(|one| one.away);
    item.missing_since.is_none() && item.withdrawn_on.is_none() && !away
}

/// One item's place as a word that stands out.
pub(crate) fn tag(words: &Words, item: &ItemFacts, standings: &Standings) -> Tag {
    if let Some(day) = item.withdrawn_on {
        let text = words.tf("item-standing-withdrawn", &[("day", words.day(day))]);
        return Tag::new(Kind::Stop, text);
    }
    if let Some(since) = item.missing_since {
        let text = words.tf("item-standing-missing", &[("since", words.moment(since))]);
        return Tag::new(Kind::Warn, text);
    }
    if let Some(standing) = standings.get(&item.id) {
        let mut args = standing.args.clone();
        args.extend(standing.due.map(|due| ("due", words.moment(due))));
        let kind = if standing.away {
            Kind::Warn
        } else {
            Kind::Plain
        };
        return Tag::new(kind, words.tf(standing.code, &args));
    }
    if item.not_for_loan {
        return Tag::new(Kind::Plain, words.t("item-standing-in-library"));
    }
    Tag::new(Kind::Ok, words.t("item-standing-shelf"))
}

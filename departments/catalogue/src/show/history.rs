//! The history of a record or an item, from the journal.

use serde_json::Value;
use store::journal::{History as Entry, history_of};
use store::{StoreError, Tx};
use webkit::{Change, History, Visit};

/// Entries shown.
const SHOWN: i64 = 50;

/// What happened to one thing, newest first.
pub(crate) fn entries(tx: &Tx<'_>, subject: &str, id: i64) -> Result<Vec<Entry>, StoreError> {
    history_of(tx, subject, id, SHOWN)
}

/// The same as the page shows it.
pub(crate) fn history(visit: &Visit, entries: Vec<Entry>) -> History {
    let change = |entry: Entry| Change {
        at: entry.at,
        who: entry.who,
        what: visit.t(format!(
            "catalogue-history-{}",
            entry.kind.replace('.', "-")
        )),
        values: values(visit, &entry.facts),
    };
    History::new(&visit.words, entries.into_iter().map(change).collect())
}

/// The facts of an entry that say what was before and what is now.
fn values(visit: &Visit, facts: &Value) -> Vec<(String, String, String)> {
    let Some(facts) = facts.as_object() else {
        return Vec::new();
    };
    let changed = facts.iter().filter_map(|(name, value)| {
        let (before, after) = (value.get("before")?, value.get("after")?);
        let field = visit.t(format!(
            "catalogue-history-field-{}",
            name.replace('_', "-")
        ));
        Some((field, plain(before), plain(after)))
    });
    changed.collect()
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

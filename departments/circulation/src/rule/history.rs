//! Who put which row in force and who ended it, newest first.

use ::store::journal::{self, History as Entry};
use ::store::{StoreError, Tx};
use webkit::{Change, History, Visit};

use super::Book;
use super::pages::{Offers, told};

/// Entries shown.
const SHOWN: i64 = 30;

/// What the journal says of the rules.
pub(super) fn entries(tx: &Tx<'_>) -> Result<Vec<Entry>, StoreError> {
    journal::history_of_sort(tx, "rule", SHOWN)
}

/// The same as the page shows it. A row is never edited, so that the book still has what each entry is about.
pub(super) fn history(visit: &Visit, offers: &Offers, book: &Book, entries: &[Entry]) -> History {
    let change = |entry: &Entry| {
        let ended = entry.kind == "rule.ended";
        let what = visit.t(if ended {
            "rules-was-ended"
        } else {
            "rules-was-put"
        });
        let id = entry.facts.get("row").and_then(serde_json::Value::as_i64);
        let row = id.and_then(|id| book.by_id(id));
        let values = row.map(|rule| {
            let gives = told(visit, rule);
            let name = offers.row(visit, rule);
            if ended {
                (name, gives, String::new())
            } else {
                (name, String::new(), gives)
            }
        });
        Change {
            at: entry.at,
            who: entry.who.clone(),
            what,
            values: values.into_iter().collect(),
        }
    };
    History::new(&visit.words, entries.iter().map(change).collect())
}

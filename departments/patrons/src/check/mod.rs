//! Proving from the rows that the records are whole: what `doctor` runs.

mod store;

use ::store::{StoreError, Tx};
use kernel::PatronId;

use crate::record;

/// A fault of this department's rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub what: String,
    /// Where.
    pub place: String,
    /// How to mend it.
    pub way: &'static str,
}

const WORDS: &str = "Run `callslip doctor --mend`: the words are written anew from the record.";
const CARD: &str = "Give the patron a card on their page: Card, Replace.";
/// How many records are read at once.
const AT_ONCE: i64 = 1_000;

/// Every fault of patrons: a person without a good card, or names and words that do not fit the record.
///
/// # Errors
/// What the database says.
pub fn check(tx: &Tx<'_>) -> Result<Vec<Fault>, StoreError> {
    let fault = |what: &str, id: &PatronId, way| Fault {
        what: what.into(),
        place: format!("patron {id}"),
        way,
    };
    let cards = store::without_card(tx)?;
    let words = stale(tx)?;
    let cards = cards
        .iter()
        .map(|id| fault("the patron has no good card", id, CARD));
    let what = "the words that find the patron do not fit the record";
    Ok(cards
        .chain(words.iter().map(|id| fault(what, id, WORDS)))
        .collect())
}

/// Writes the names and words of every patron anew whose words do not fit; says how many.
///
/// # Errors
/// What the database says.
pub fn mend(tx: &Tx<'_>) -> Result<u64, StoreError> {
    let stale = stale(tx)?;
    for id in &stale {
        if let Some(details) = record::details(tx, *id)? {
            store::put_names(tx, *id, &details.particulars)?;
            record::put_again(tx, *id, &details.particulars)?;
        }
    }
    Ok(u64::try_from(stale.len()).unwrap_or_default())
}

/// Patrons whose cached names or words are not what the record makes of them, read by ranges of ids.
fn stale(tx: &Tx<'_>) -> Result<Vec<PatronId>, StoreError> {
    let mut found = Vec::new();
    let mut after = PatronId(0);
    loop {
        let records = store::records(tx, after, AT_ONCE)?;
        let Some(last) = records.last().map(|r| r.id) else {
            return Ok(found);
        };
        let (mut cards, mut words) = (
            store::barcodes(tx, after, last)?,
            store::words(tx, after, last)?,
        );
        let wrong = records.iter().filter(|r| {
            let cards = cards.remove(&r.id).unwrap_or_default();
            let stands = words.remove(&r.id).unwrap_or_default();
            !r.names_fit || record::words_of(&r.particulars, cards.iter()) != stands
        });
        found.extend(wrong.map(|r| r.id));
        after = last;
    }
}

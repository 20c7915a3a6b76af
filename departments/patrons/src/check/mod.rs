//! Proving from the rows that the records are whole: what `doctor` runs.

mod store;

use std::collections::BTreeMap;

use ::store::{StoreError, Tx};
use kernel::PatronId;

use crate::fold;
use crate::record::{self, Particulars};

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

/// Every fault of patrons: a person without a good card, or words that do not fit the record.
///
/// # Errors
/// What the database says.
pub fn check(tx: &Tx<'_>) -> Result<Vec<Fault>, StoreError> {
    let mut faults = Vec::new();
    for id in store::without_card(tx)? {
        faults.push(Fault {
            what: "the patron has no good card".into(),
            place: format!("patron {id}"),
            way: CARD,
        });
    }
    for id in stale(tx)? {
        let what = "the words that find the patron do not fit the record".into();
        faults.push(Fault {
            what,
            place: format!("patron {id}"),
            way: WORDS,
        });
    }
    Ok(faults)
}

/// Writes the words and names of every patron anew whose words do not fit; says how many.
///
/// # Errors
/// What the database says.
pub fn mend(tx: &Tx<'_>) -> Result<u64, StoreError> {
    let stale = stale(tx)?;
    for id in &stale {
        if let Some(details) = record::details(tx, *id)? {
            store::put_names(tx, *id, &details.particulars)?;
            record::put_words(tx, *id, &details.particulars)?;
        }
    }
    Ok(u64::try_from(stale.len()).unwrap_or_default())
}

/// Patrons whose cached names or words are not what the record makes of them.
fn stale(tx: &Tx<'_>) -> Result<Vec<PatronId>, StoreError> {
    let mut found = Vec::new();
    for id in store::ids(tx)? {
        let Some(details) = record::details(tx, id)? else {
            continue;
        };
        let words = words_of(tx, id, &details.particulars)?;
        if store::words(tx, id)? != words || !store::names_fit(tx, id, &details.particulars)? {
            found.push(id);
        }
    }
    Ok(found)
}

/// The words of a patron, each with whether only those may use it who may see details.
pub(crate) fn words_of(
    tx: &Tx<'_>,
    id: PatronId,
    particulars: &Particulars,
) -> Result<BTreeMap<String, bool>, StoreError> {
    let mut found: BTreeMap<String, bool> = particulars
        .restricted_words()
        .into_iter()
        .map(|word| (word, true))
        .collect();
    let cards = store::barcodes(tx, id)?;
    let open = particulars
        .open_words()
        .into_iter()
        .chain(cards.iter().map(|c| fold::key(c)));
    found.extend(open.map(|word| (word, false)));
    Ok(found)
}

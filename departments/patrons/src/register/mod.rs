//! Registering a patron: one at the desk, or many at once.

mod pages;
mod rules;
mod store;

use ::store::{Entry, Store, StoreError, Tx};
use kernel::{Act, Barcode, Day, PatronId, Reason};

pub(crate) use pages::pages;
pub use rules::{LANGUAGES, faults};
pub use store::lookalikes;
pub(crate) use store::taken;

use crate::category::Category;
use crate::record::{self, Particulars};
use crate::{PatronError, category};

/// A patron to be registered.
#[derive(Clone, Debug)]
pub struct NewPatron {
    /// The fields of the form.
    pub particulars: Particulars,
    /// The card.
    pub barcode: Barcode,
    /// The day of registration.
    pub registered_on: Day,
    /// The last day on which the card is good; `None` by the rule of the category.
    pub expires_on: Option<Day>,
    /// The PIN as [`access::secret::hash`] keeps it.
    pub pin_hash: Option<String>,
}

/// Registers a patron, in the caller's transaction.
///
/// # Errors
/// Every reason against it at once; what the database says.
pub fn register(tx: &Tx<'_>, new: &NewPatron) -> Result<PatronId, PatronError> {
    let found = category(tx, &new.particulars.category)?;
    let mut faults = faults(&new.particulars, found.as_ref());
    faults.extend(taken(tx, Some(&new.barcode), &new.particulars, None)?.reasons());
    match found {
        Some(category) if faults.is_empty() => {
            let terms = building::terms(tx)?;
            Ok(write(tx, new, &category, &terms)?)
        }
        _ => Err(PatronError::Refused(faults)),
    }
}

/// Registers a patron once, however often the form is sent; who looks like somebody registered only
/// where `another` says that it is another person.
///
/// # Errors
/// As [`register`], and `patron-alike`.
pub fn register_once(
    tables: &Store,
    act: &Act,
    new: &NewPatron,
    another: bool,
) -> Result<PatronId, PatronError> {
    tables.write_once(act, "patron.register", |tx| {
        let alike = if another {
            0
        } else {
            lookalikes(tx, &new.particulars)?.len()
        };
        if alike > 0 {
            return Err(PatronError::because(
                Reason::new("patron-alike").with("n", alike),
            ));
        }
        register(tx, new)
    })
}

/// Registers many: the rules as for one, without asking the tables for each what its unique indexes
/// tell anyway.
///
/// # Errors
/// The reasons against the first that is refused, each with its `barcode`; what the database says.
pub fn register_many(tx: &Tx<'_>, all: &[NewPatron]) -> Result<Vec<PatronId>, PatronError> {
    let categories = category::categories(tx)?;
    let terms = building::terms(tx)?;
    let one = |new: &NewPatron| {
        let found = categories
            .iter()
            .find(|c| c.code == new.particulars.category);
        let faults = faults(&new.particulars, found);
        let (Some(category), true) = (found, faults.is_empty()) else {
            let named = |reason: Reason| reason.with("barcode", &new.barcode);
            return Err(PatronError::Refused(
                faults.into_iter().map(named).collect(),
            ));
        };
        Ok(write(tx, new, category, &terms)?)
    };
    all.iter().map(one).collect()
}

fn write(
    tx: &Tx<'_>,
    new: &NewPatron,
    category: &Category,
    terms: &[building::Term],
) -> Result<PatronId, StoreError> {
    let expires_on = new
        .expires_on
        .unwrap_or_else(|| category.expiry.after(new.registered_on, terms));
    let id = store::insert(tx, new, expires_on)?;
    store::insert_card(tx, id, &new.barcode)?;
    record::put_contacts(tx, id, &new.particulars)?;
    let words = record::words_of(&new.particulars, std::iter::once(&new.barcode));
    record::put_words(tx, id, &words)?;
    let entry = Entry::new("patron.registered", "patron", id.0)
        .fact("category", &category.code)
        .fact("expires_on", expires_on);
    tx.journal(entry.patron(id))?;
    Ok(id)
}

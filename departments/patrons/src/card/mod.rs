//! Cards and PINs: renewing, replacing, reporting lost, signing in.

mod pages;
mod store;

use ::store::{Entry, Store, StoreError, Tx};
use access::secret;
use kernel::{Act, Barcode, Day, PatronId, Reason};

pub(crate) use pages::{pages, told};

use crate::block::{self, Kind};
use crate::record::{self, Particulars};
use crate::register::taken;
use crate::{PatronError, category};

/// Why a card is replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is lost.
    Lost,
    /// It cannot be read any more.
    Damaged,
    /// For anything else, such as a new design.
    Replaced,
}

impl Why {
    /// Every cause.
    pub const ALL: [Self; 3] = [Self::Lost, Self::Damaged, Self::Replaced];

    /// The stable word.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::Damaged => "damaged",
            Self::Replaced => "replaced",
        }
    }

    /// The cause of a word.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.code() == code)
    }
}

/// Renews a card by the rule of the category; gives the new last day.
///
/// # Errors
/// A reason where the rule gives no later day; what the database says.
pub fn renew_card(tx: &Tx<'_>, id: PatronId, today: Day) -> Result<Day, PatronError> {
    record::lock(tx, id)?.ok_or(StoreError::Missing)?;
    let patron = record::get(tx, id)?.ok_or(StoreError::Missing)?;
    let category = category(tx, &patron.category)?.ok_or(StoreError::Missing)?;
    let day = category.expiry.after(today, &building::terms(tx)?);
    if day <= patron.expires_on {
        let reason = Reason::new("patron-renewed-already").with("day", patron.expires_on);
        return Err(PatronError::because(reason));
    }
    store::set_expiry(tx, id, day)?;
    record::bump(tx, id)?;
    let entry =
        Entry::new("patron.renewed", "patron", id.0).change("expires_on", patron.expires_on, day);
    tx.journal(entry.patron(id))?;
    Ok(day)
}

/// Gives a new card for the present one, which is never good again; a block for the lost card is lifted.
///
/// # Errors
/// A reason where somebody has or had the new card; what the database says.
pub fn replace_card(tx: &Tx<'_>, id: PatronId, new: &Barcode, why: Why) -> Result<(), PatronError> {
    record::lock(tx, id)?.ok_or(StoreError::Missing)?;
    let details = record::details(tx, id)?.ok_or(StoreError::Missing)?;
    let no_number = Particulars {
        student_number: None,
        ..details.particulars.clone()
    };
    let reasons = taken(tx, Some(new), &no_number, None)?.reasons();
    if !reasons.is_empty() {
        return Err(PatronError::Refused(reasons));
    }
    store::change_card(tx, id, new, why)?;
    block::lift_kind(tx, id, Kind::CardLost)?;
    record::put_again(tx, id, &details.particulars)?;
    record::bump(tx, id)?;
    let entry = Entry::new("patron.card-replaced", "patron", id.0).fact("why", why.code());
    tx.journal(entry.personal("barcode", new).patron(id))?;
    Ok(())
}

/// Sets or takes away the PIN, hashed already by [`hash_pin`].
///
/// # Errors
/// What the database says.
pub fn set_pin(tx: &Tx<'_>, id: PatronId, hash: Option<&str>) -> Result<(), StoreError> {
    record::lock(tx, id)?.ok_or(StoreError::Missing)?;
    store::set_pin(tx, id, hash)?;
    tx.journal(
        Entry::new("patron.pin-set", "patron", id.0)
            .fact("is_set", hash.is_some())
            .patron(id),
    )?;
    Ok(())
}

/// The hash to keep of a PIN. It takes some ten milliseconds: make it before the transaction.
///
/// # Errors
/// The reasons against it (six digits, no run); [`PatronError::Secret`] without randomness.
pub fn hash_pin(pin: &str) -> Result<String, PatronError> {
    let faults = secret::pin_faults(pin);
    if !faults.is_empty() {
        return Err(PatronError::Refused(faults));
    }
    secret::hash(pin).map_err(|e| PatronError::Secret(e.to_string()))
}

/// Whether the PIN of a patron is this one; takes as long where none is set.
///
/// # Errors
/// What the database says.
pub fn check_pin(tx: &Tx<'_>, id: PatronId, pin: &str) -> Result<bool, StoreError> {
    let hash = store::pin_hash(tx, id)?;
    if hash.is_none() {
        secret::spend(pin);
    }
    Ok(hash.is_some_and(|hash| secret::matches(pin, &hash)))
}

/// Who may come in by this card and PIN: the holder of a good card that was not reported lost.
///
/// # Errors
/// What the database says.
pub fn card(tx: &Tx<'_>, barcode: &str, pin: &str) -> Result<Option<PatronId>, StoreError> {
    let found = match Barcode::parse(barcode) {
        Ok(barcode) => store::holder(tx, &barcode)?,
        Err(_) => None,
    };
    let Some(id) = found else {
        secret::spend(pin);
        return Ok(None);
    };
    Ok(check_pin(tx, id, pin)?.then_some(id))
}

/// Sets a PIN at the desk or from the account page.
///
/// # Errors
/// The reasons against the PIN; what the database says.
pub fn change_pin(tables: &Store, act: &Act, id: PatronId, pin: &str) -> Result<(), PatronError> {
    let hash = hash_pin(pin)?;
    Ok(tables.write(act, |tx| set_pin(tx, id, Some(&hash)))?)
}

//! Coming in: by name and password, by badge and PIN at a desk already open, by card and PIN for patrons.

mod pages;
mod patron;
pub mod rules;

use kernel::{Act, BranchId, Moment, PatronId, Reason, StaffId};
pub use pages::pages;

use crate::session::{self, New};
use crate::staff::{self, Account};
use crate::{AccessError, Front, secret};

/// A session begun: the cookie's token and who holds it.
#[derive(Debug)]
pub struct Entered {
    /// The token for the cookie; only its digest is kept.
    pub token: String,
    /// The session.
    pub session: i64,
}

/// What somebody shows at the door.
pub enum Shown<'a> {
    /// A name and a password.
    Password(&'a str, &'a str),
    /// A badge and a PIN.
    Badge(&'a str, &'a str),
}

/// Lets a member of staff in. The comparison of the secret happens outside the transaction.
///
/// # Errors
/// One reason that tells no stranger which part was wrong; the lockout once it holds.
pub fn staff(
    front: &Front,
    act: &Act,
    shown: &Shown<'_>,
    place: &str,
) -> Result<Entered, AccessError> {
    let account = front.store.read(|tx| match shown {
        Shown::Password(name, _) => staff::by_user_name(tx, name),
        Shown::Badge(badge, _) => staff::by_badge(tx, badge),
    })?;
    let (secret, wrong) = match shown {
        Shown::Password(_, password) => (*password, "sign-in-wrong"),
        Shown::Badge(_, pin) => (*pin, "switch-wrong"),
    };
    let Some(account) = account.filter(|a| !a.disabled) else {
        secret::spend(secret);
        return Err(AccessError::because(Reason::new(wrong)));
    };
    if let Some(reason) = rules::locked(&account, act.at) {
        return Err(AccessError::because(reason));
    }
    if !is_right(&account, shown) {
        return Err(refuse(front, act, &account, wrong)?);
    }
    let branch = act.branch.or(account.branch);
    enter(front, act, Holder::Staff(account.id, branch), place)
}

fn is_right(account: &Account, shown: &Shown<'_>) -> bool {
    match shown {
        Shown::Password(_, password) => secret::matches(password, &account.password_hash),
        Shown::Badge(_, pin) => account
            .pin_hash
            .as_deref()
            .is_some_and(|hash| secret::matches(pin, hash)),
    }
}

/// Notes the failure and tells it.
fn refuse(
    front: &Front,
    act: &Act,
    account: &Account,
    wrong: &'static str,
) -> Result<AccessError, AccessError> {
    let failures = front.store.write(act, |tx| {
        let failures = staff::by_id(tx, account.id)?.map_or(0, |a| a.failures) + 1;
        staff::note_failure(
            tx,
            account.id,
            failures,
            rules::locked_until(failures, act.at),
        )?;
        Ok::<_, AccessError>(failures)
    })?;
    let locked = Account {
        failures,
        locked_until: rules::locked_until(failures, act.at),
        ..account.clone()
    };
    Ok(AccessError::because(
        rules::locked(&locked, act.at).unwrap_or_else(|| Reason::new(wrong)),
    ))
}

enum Holder {
    Staff(StaffId, Option<BranchId>),
    Patron(PatronId),
}

fn enter(front: &Front, act: &Act, holder: Holder, place: &str) -> Result<Entered, AccessError> {
    let (token, csrf) = (secret::token()?, secret::token()?);
    let (staff_id, patron, branch) = match holder {
        Holder::Staff(id, branch) => (Some(id), None, branch),
        Holder::Patron(id) => (None, Some(id), None),
    };
    let digest = secret::digest(&token);
    let new = New {
        digest: &digest,
        csrf: &csrf,
        staff: staff_id,
        patron,
        branch,
        place,
    };
    let session = front.store.write(act, |tx| {
        if let Some(id) = staff_id {
            staff::note_success(tx, id)?;
        }
        Ok::<_, AccessError>(session::begin(tx, &new)?)
    })?;
    Ok(Entered { token, session })
}

/// Lets a patron in by card number and PIN.
///
/// # Errors
/// One reason that tells no stranger which part was wrong, or that too many were tried.
pub fn patron(
    front: &Front,
    act: &Act,
    card: &str,
    pin: &str,
    place: &str,
) -> Result<Entered, AccessError> {
    patron::slow_down(card, act.at)?;
    let found = front.store.read(|tx| (front.names.card)(tx, card, pin))?;
    let Some(id) = found else {
        patron::note_failure(card, act.at);
        return Err(AccessError::because(Reason::new("card-wrong")));
    };
    patron::forget(card);
    enter(front, act, Holder::Patron(id), place)
}

/// Ends a session.
///
/// # Errors
/// What the store says.
pub fn leave(front: &Front, act: &Act, session: i64) -> Result<(), AccessError> {
    Ok(front.store.write(act, |tx| session::end(tx, session))?)
}

/// When a locked account may be tried again, for messages.
#[must_use]
pub fn minutes_until(moment: Moment, now: Moment) -> i64 {
    ((moment.0 - now.0) / 60_000).max(0) + 1
}

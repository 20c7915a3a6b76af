//! Taking the last act back: a checkout, a check-in with its charge, a renewal, an in-house use.

#[cfg(test)]
mod tests;

use ::store::{Entry, Store, Tx};
use kernel::{Act, LoanId, Moment, Reason};

use crate::checkin::locked_loan;
use crate::loan::Loan;
use crate::privacy::UNDO_MINUTES;
use crate::{CirculationError, in_house, loan, lock, renew};

/// Refuses what lies too long ago.
fn in_time(at: Moment, now: Moment) -> Result<(), CirculationError> {
    if now <= at.plus_minutes(UNDO_MINUTES) {
        Ok(())
    } else {
        Err(Reason::new("undo-late")
            .with("minutes", UNDO_MINUTES)
            .into())
    }
}

/// The open loan of an id, patron and item locked.
fn open(tx: &Tx<'_>, id: LoanId) -> Result<Loan, CirculationError> {
    let seen = loan(tx, id)?.ok_or_else(|| Reason::new("loan-unknown"))?;
    let open = locked_loan(tx, seen.item)?.filter(|open| open.id == id);
    Ok(open.ok_or_else(|| Reason::new("loan-over"))?)
}

fn journal(tx: &Tx<'_>, kind: &'static str, loan: &Loan) -> Result<(), CirculationError> {
    let entry = Entry::new(kind, "loan", loan.id.0).fact("item", loan.item);
    tx.journal(match loan.patron {
        Some(patron) => entry.patron(patron),
        None => entry,
    })?;
    Ok(())
}

/// Takes a checkout back: it was never a loan.
///
/// # Errors
/// A loan that is over, was renewed or declared lost, or was made too long ago.
pub fn checkout(store: &Store, act: &Act, id: LoanId) -> Result<(), CirculationError> {
    store.write_once(act, "undo.checkout", |tx| {
        let open = open(tx, id)?;
        in_time(open.lent_at, act.at)?;
        if open.renewals > 0 || open.lost_at.is_some() {
            return Err(Reason::new("undo-not-last").into());
        }
        loan::store::undo(tx, id, act.at)?;
        journal(tx, "loan.undone", &open)
    })
}

/// Takes a check-in back: the loan is open as before, its fine is taken back.
///
/// # Errors
/// A loan that is open, whose item went on, or that was returned too long ago.
pub fn checkin(store: &Store, act: &Act, id: LoanId) -> Result<(), CirculationError> {
    store.write_once(act, "undo.checkin", |tx| {
        let seen = loan(tx, id)?.ok_or_else(|| Reason::new("loan-unknown"))?;
        if let Some(patron) = seen.patron {
            lock::patron(tx, patron)?;
        }
        lock::item(tx, seen.item)?;
        let closed = loan(tx, id)?.ok_or_else(|| Reason::new("loan-unknown"))?;
        let Some(recorded_at) = closed.recorded_at.filter(|_| !closed.undone) else {
            return Err(Reason::new("undo-not-returned").into());
        };
        in_time(recorded_at, act.at)?;
        if closed.patron.is_none() {
            return Err(Reason::new("undo-link-cut").into());
        }
        let last = loan::store::last_of_item(tx, closed.item)?.map(|l| l.id);
        if loan::loan_of_item(tx, closed.item)?.is_some()
            || last != Some(id)
            || closed.lost_at.is_some()
        {
            return Err(Reason::new("undo-not-last").into());
        }
        if let Some(charge) = closed.fine_charge {
            money::cancel_charge(tx, charge, "check-in-undone")?;
        }
        loan::store::reopen(tx, id)?;
        journal(tx, "loan.return-undone", &closed)
    })
}

/// Takes the last renewal of a loan back. A fine charged with it stays: it had grown before.
///
/// # Errors
/// A loan that is over or was not renewed lately.
pub fn renewal(store: &Store, act: &Act, id: LoanId) -> Result<Moment, CirculationError> {
    store.write_once(act, "undo.renewal", |tx| {
        let open = open(tx, id)?;
        let last = renew::last(tx, id)?;
        let (renewal, at, due_before) = last.ok_or_else(|| Reason::new("undo-not-renewed"))?;
        in_time(at, act.at)?;
        renew::mark_undone(tx, renewal)?;
        renew::set_undone_due(tx, id, due_before)?;
        journal(tx, "loan.renewal-undone", &open)?;
        Ok(due_before)
    })
}

/// Takes an in-house use back.
///
/// # Errors
/// One that is not there, or was noted too long ago.
pub fn in_house_use(store: &Store, act: &Act, id: i64) -> Result<(), CirculationError> {
    store.write_once(act, "undo.in-house", |tx| {
        let (at, item) =
            in_house::store::get(tx, id)?.ok_or_else(|| Reason::new("undo-not-last"))?;
        in_time(at, act.at)?;
        in_house::store::undo(tx, id)?;
        tx.journal(Entry::new("item.use-undone", "item", item.0))?;
        Ok(())
    })
}

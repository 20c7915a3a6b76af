//! Proving from the rows that the money is right: what `doctor` runs.

mod store;
#[cfg(test)]
mod tests;

use ::store::{StoreError, Tx};
use kernel::{Cents, DrawerId};
use ledger::Fault;

use crate::drawer::{self, Session, State, sums};
use crate::{policy, setup};

const RESTORE: &str = "Restore the last backup in which this check is clean; the journal of the rows named \
    tells what was done since.";

/// Every fault of the books and of this department's rows. Empty when all holds.
///
/// # Errors
/// What the database says.
pub fn check(tx: &Tx<'_>) -> Result<Vec<Fault>, StoreError> {
    let mut faults = ledger::check(tx)?;
    faults.extend(cached_amounts(tx)?);
    faults.extend(debts(tx)?);
    faults.extend(credits(tx)?);
    faults.extend(causes(tx)?);
    faults.extend(numbers(tx)?);
    faults.extend(drawers(tx)?);
    Ok(faults)
}

/// What a charge keeps beside what its rows say.
fn cached_amounts(tx: &Tx<'_>) -> Result<Vec<Fault>, StoreError> {
    let wrong = store::charges_off(tx)?.into_iter().map(|id| {
        let what = "its open, paid, waived and cancelled amounts are not what its rows say";
        Fault::new(
            what,
            format!("charge {id}"),
            "Run `callslip doctor --mend`: the amounts are derived again.",
        )
    });
    Ok(wrong.collect())
}

/// What the ledger says a patron owes, beside their open charges.
fn debts(tx: &Tx<'_>) -> Result<Vec<Fault>, StoreError> {
    let parts = policy::load(tx)?.parts;
    let wrong = store::debts_off(tx, &parts.owed)?
        .into_iter()
        .map(|(patron, ledger, open)| {
            let what = format!("the ledger says {ledger} is owed, the open charges come to {open}");
            Fault::new(what, format!("money account of patron {patron}"), RESTORE)
        });
    Ok(wrong.collect())
}

/// Nobody has less than nothing as credit.
fn credits(tx: &Tx<'_>) -> Result<Vec<Fault>, StoreError> {
    let parts = policy::load(tx)?.parts;
    let below = ledger::by_patron(tx, &parts.credit)?
        .into_iter()
        .filter(|(_, c)| *c > Cents::ZERO);
    let faults = below.map(|(patron, cents)| {
        let what = format!("more credit was used than there was: {cents}");
        Fault::new(what, format!("money account of patron {patron}"), RESTORE)
    });
    Ok(faults.collect())
}

/// Every row that moves money has its group in the ledger, and no group is without its row.
fn causes(tx: &Tx<'_>) -> Result<Vec<Fault>, StoreError> {
    let mut faults = Vec::new();
    for (cause, rows) in store::CAUSES {
        for id in store::without_group(tx, cause, rows)? {
            faults.push(Fault::new(
                "it has no postings",
                format!("{cause} {id}"),
                RESTORE,
            ));
        }
    }
    Ok(faults)
}

/// Receipt numbers without gaps.
fn numbers(tx: &Tx<'_>) -> Result<Vec<Fault>, StoreError> {
    let gaps = store::receipt_gaps(tx)?
        .into_iter()
        .map(|(name, given, found)| {
            let what = format!("{given} numbers were given and {found} are there");
            Fault::new(what, name, RESTORE)
        });
    Ok(gaps.collect())
}

/// The cash account of each session holds what the session's rows say.
fn drawers(tx: &Tx<'_>) -> Result<Vec<Fault>, StoreError> {
    let parts = policy::load(tx)?.parts;
    let mut faults = Vec::new();
    for (id, stands) in store::sessions_with_cash(tx, &parts.cash)? {
        let Some(session) = drawer::session(tx, id)? else {
            continue;
        };
        let wanted = wanted(tx, &session, id)?;
        if wanted != stands {
            let what = format!("the ledger has {stands} in it, its rows come to {wanted}");
            faults.push(Fault::new(
                what,
                format!("drawer session {id} ({})", session.name),
                RESTORE,
            ));
        }
    }
    Ok(faults)
}

/// What the cash account should hold for a session.
fn wanted(tx: &Tx<'_>, session: &Session, id: DrawerId) -> Result<Cents, StoreError> {
    match session.state {
        State::Deposited => Ok(Cents::ZERO),
        State::Accepted => {
            let figures = drawer::z_figures(tx, id)?.ok_or(StoreError::Missing)?;
            Ok(figures.cash_to_deposit() + figures.papers_to_deposit())
        }
        State::Open | State::Closed => {
            let sums = sums::of(tx, session)?;
            let papers = setup::methods(tx)?
                .into_iter()
                .filter(|m| m.in_drawer && !m.gives_change);
            Ok(sums.cash() + papers.map(|m| sums.booked(&m.code)).sum::<Cents>())
        }
    }
}

/// Derives the cached amounts of every charge again; says how many were wrong.
///
/// # Errors
/// What the database says.
pub fn mend(tx: &Tx<'_>) -> Result<u64, StoreError> {
    let wrong = store::charges_off(tx)?;
    for id in &wrong {
        store::derive(tx, *id)?;
    }
    Ok(u64::try_from(wrong.len()).unwrap_or_default())
}

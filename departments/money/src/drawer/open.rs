//! Opening a drawer with a counted float.

use ::store::{Entry, Tx};
use kernel::{DrawerId, Reason};
use ledger::{Group, Line};

use super::{Count, rules, store};
use crate::error::unless;
use crate::{MoneyError, by, policy, setup};

/// Opens a session of the drawer `drawer`; the acting person holds it.
///
/// # Errors
/// [`MoneyError::Refused`] when the drawer is open already or the count is none.
pub fn open(tx: &Tx<'_>, drawer: i64, float: &Count) -> Result<DrawerId, MoneyError> {
    let who = rules::person(&tx.act()?.actor)?;
    let by = by::by(tx)?;
    let found = store::lock_drawer(tx, drawer)?;
    let Some(found) = found else {
        return Err(Reason::new("drawer-unknown").with("id", drawer).into());
    };
    let mut reasons = float.against(&setup::denominations(tx)?);
    if let Some(session) = store::open_session_of(tx, drawer)? {
        let reason = Reason::new("drawer-open-already").with("drawer", &session.name);
        reasons.push(reason.with("holder", &session.holder_name));
    }
    unless(reasons)?;
    let cents = float.total();
    let id = store::insert_opening(tx, &found, cents, who, &by)?;
    store::insert_count(tx, id, ("float", float), who, &by)?;
    if !cents.is_zero() {
        let parts = policy::load(tx)?.parts;
        let lines = vec![
            Line::debit(&parts.cash, cents).drawer(Some(id)),
            Line::credit(&parts.safe, cents),
        ];
        ledger::post(
            tx,
            &Group {
                cause: "drawer-opening",
                cause_id: id.0,
                day: by.day,
                lines,
            },
        )?;
    }
    tx.journal(
        Entry::new("drawer.opened", "drawer", id.0)
            .fact("drawer", &found.code)
            .fact("float", cents)
            .fact("usual_float", found.float),
    )?;
    Ok(id)
}

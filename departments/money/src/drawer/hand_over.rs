//! Handing a drawer over in the middle of the day.

use ::store::{Entry, Tx};
use kernel::{DrawerId, Reason};

use super::{State, locked, rules, store};
use crate::error::unless;
use crate::{MoneyError, by};

/// The acting person takes the drawer over from its holder and answers for it from now on.
///
/// # Errors
/// [`MoneyError::Refused`] when it is not open or already theirs.
pub fn take_over(tx: &Tx<'_>, id: DrawerId) -> Result<(), MoneyError> {
    let who = rules::person(&tx.act()?.actor)?;
    let session = locked(tx, id)?;
    let mut reasons: Vec<Reason> = rules::unless_state(&session, State::Open)
        .into_iter()
        .collect();
    if session.holder == who {
        reasons.push(Reason::new("drawer-held-already").with("drawer", &session.name));
    }
    unless(reasons)?;
    store::insert_handover(tx, &session, who, &by::by(tx)?)?;
    tx.journal(Entry::new("drawer.handed-over", "drawer", id.0).change(
        "holder",
        session.holder,
        who,
    ))?;
    Ok(())
}

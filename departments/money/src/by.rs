//! Who did it, as rows keep it.

use kernel::{Day, Moment, StaffId};
use store::Tx;

use crate::{MoneyError, policy};

/// The person, moment and business day of the act at hand.
#[derive(Clone, Debug)]
pub(crate) struct By {
    /// The member of staff; none for a patron, a machine or the program.
    pub(crate) id: Option<StaffId>,
    /// The name as the library shows its staff; empty for a patron, whose name is personal.
    pub(crate) name: String,
    /// When.
    pub(crate) at: Moment,
    /// On which business day of the library's zone.
    pub(crate) day: Day,
}

/// Reads it off the transaction's act.
pub(crate) fn by(tx: &Tx<'_>) -> Result<By, MoneyError> {
    let act = tx.act()?;
    let day = policy::load(tx)?.day(act.at);
    let name = if act.actor.patron().is_some() {
        String::new()
    } else {
        act.actor.name.clone()
    };
    Ok(By {
        id: act.actor.staff(),
        name,
        at: act.at,
        day,
    })
}

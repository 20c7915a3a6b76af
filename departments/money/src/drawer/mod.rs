//! A cash drawer's session: opened with a counted float, closed by a blind count, its variance
//! explained, accepted by another person, deposited. Each step is a row; the state is which rows stand.

mod accept;
mod close;
mod count;
mod deposit;
mod hand_over;
mod moves;
mod open;
pub(crate) mod pages;
mod rules;
mod session;
pub(crate) mod store;
pub mod sums;
#[cfg(test)]
mod tests;

use ::store::{StoreError, Tx};
use kernel::{Cents, DrawerId, Reason};

pub use accept::{ZFigures, accept, z_figures};
pub use close::{Closing, Reported, close, explain, second_count};
pub use count::Count;
pub use deposit::{Deposit, deposit};
pub use hand_over::take_over;
pub use moves::{MoveKind, NewMove, make_move};
pub use open::open;
pub use session::{Session, State};
pub use store::{CashDrawer, deposit_of, drawers, open_sessions, sessions_waiting};

use crate::MoneyError;

/// How a session was closed, if it was.
///
/// # Errors
/// What the database says.
pub fn closing(tx: &Tx<'_>, id: DrawerId) -> Result<Option<Closing>, StoreError> {
    store::closing(tx, id)
}

/// The session of an id.
///
/// # Errors
/// What the database says.
pub fn session(tx: &Tx<'_>, id: DrawerId) -> Result<Option<Session>, StoreError> {
    store::session(tx, id)
}

/// The session with its row locked until the transaction ends, so that taking and closing never cross.
pub(crate) fn locked(tx: &Tx<'_>, id: DrawerId) -> Result<Session, MoneyError> {
    store::lock_session(tx, id)?;
    let missing = || MoneyError::from(Reason::new("drawer-session-unknown").with("id", id));
    session(tx, id)?.ok_or_else(missing)
}

/// As [`locked`], for an act that may do without a drawer.
pub(crate) fn lock_if_any(
    tx: &Tx<'_>,
    id: Option<DrawerId>,
) -> Result<Option<Session>, MoneyError> {
    id.map(|id| locked(tx, id)).transpose()
}

/// The cash that should be in the drawer of a session; nothing without one.
pub(crate) fn cash_of(tx: &Tx<'_>, session: Option<&Session>) -> Result<Cents, StoreError> {
    session.map_or(Ok(Cents::ZERO), |s| Ok(sums::of(tx, s)?.cash()))
}

//! The statements of drawers and their sessions.

mod list;
mod read;
mod write;

pub(crate) use list::{SessionRow, SessionsAsked, list};
pub use read::deposit_of;
#[cfg(test)]
pub(crate) use read::last_session;
pub use read::{CashDrawer, drawers, open_sessions, sessions_waiting};
pub(super) use read::{
    closing, count, moves_of, open_session_of, receipts, refunds, report, session, takings, voids,
};
pub(super) use write::{
    insert_acceptance, insert_closing, insert_count, insert_deposit, insert_explanation,
    insert_handover, insert_move, insert_opening, insert_reported, lock_drawer, lock_session,
};

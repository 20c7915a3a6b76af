//! A session as it stands.

use kernel::{BranchId, Cents, Day, DrawerId, Moment, StaffId};
use serde::{Deserialize, Serialize};

/// How far a session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Money may be taken.
    Open,
    /// Counted; waits for another person.
    Closed,
    /// Accepted; its Z-report is fixed.
    Accepted,
    /// On its way to the cashier or the bank.
    Deposited,
}

impl State {
    /// The stable word.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Accepted => "accepted",
            Self::Deposited => "deposited",
        }
    }
}

/// One session of one drawer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// The session.
    pub id: DrawerId,
    /// The drawer's own id.
    pub drawer: i64,
    /// The drawer's code.
    pub code: String,
    /// The drawer's name.
    pub name: String,
    /// Where it stands.
    pub branch: Option<BranchId>,
    /// When it was opened.
    pub opened_at: Moment,
    /// On which business day.
    pub opened_on: Day,
    /// Who opened it.
    pub opened_by: StaffId,
    /// The name of who opened it.
    pub opened_by_name: String,
    /// The counted float.
    pub float: Cents,
    /// Who holds it now.
    pub holder: StaffId,
    /// The name of who holds it now.
    pub holder_name: String,
    /// A variance above this needs another person's count.
    pub second_count_above: Cents,
    /// How far it is.
    pub state: State,
}

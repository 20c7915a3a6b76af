//! Sessions: who is signed in where, until when; one's own can be listed and ended.

mod pages;
mod store;

use kernel::{BranchId, Moment, PatronId, StaffId};

pub use pages::pages;
pub use store::{
    begin, client, end, end_all_of, hide_columns, live, move_to, new_client, note_seen, of_staff,
    set_language,
};

/// A member of staff is signed out after so many minutes, whatever they do.
pub const STAFF_MINUTES: i64 = 12 * 60;
/// … and after so many without a request.
pub const STAFF_IDLE_MINUTES: i64 = 3 * 60;
/// A patron is signed out after so many minutes.
pub const PATRON_MINUTES: i64 = 8 * 60;
/// … and after so many without a request: readers use shared machines.
pub const PATRON_IDLE_MINUTES: i64 = 30;

/// Who holds a session.
#[derive(Clone, Debug)]
pub enum Holder {
    /// A member of staff.
    Staff(StaffHolder),
    /// A patron.
    Patron(PatronId),
}

/// The member of staff behind a session.
#[derive(Clone, Debug)]
pub struct StaffHolder {
    /// Who.
    pub id: StaffId,
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: String,
}

/// A session that is alive.
#[derive(Clone, Debug)]
pub struct Live {
    /// The session.
    pub id: i64,
    /// Who holds it.
    pub holder: Holder,
    /// The token of its forms.
    pub csrf: String,
    /// Where its holder works.
    pub branch: Option<BranchId>,
    /// The language chosen.
    pub language: Option<String>,
    /// The last request noted.
    pub seen_at: Moment,
    /// The columns of lists that a member of staff hid, as webkit writes them.
    pub hidden_columns: String,
}

/// A program with a bearer token.
#[derive(Clone, Debug)]
pub struct Client {
    /// The client.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its role.
    pub role: String,
    /// The branch it stands at, if it is bound to one.
    pub branch: Option<BranchId>,
}

/// One line of one's list of sessions.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The session.
    pub id: i64,
    /// The browser as it named itself, shortened.
    pub place: String,
    /// When it began.
    pub created_at: Moment,
    /// The last request noted.
    pub seen_at: Moment,
}

/// A session about to begin.
pub struct New<'a> {
    /// The digest of the cookie.
    pub digest: &'a str,
    /// The token of its forms.
    pub csrf: &'a str,
    /// For a member of staff.
    pub staff: Option<StaffId>,
    /// For a patron.
    pub patron: Option<PatronId>,
    /// Where.
    pub branch: Option<BranchId>,
    /// The browser as it named itself.
    pub place: &'a str,
}

/// Whether the last request lies far enough back that noting this one is worth a write.
#[must_use]
pub fn is_worth_noting(seen_at: Moment, now: Moment) -> bool {
    now >= seen_at.plus_minutes(1)
}

//! Blocks: what somebody put in the way of borrowing, and the standing that follows.

mod pages;
mod store;

use ::store::{Entry, StoreError, Tx};
use kernel::{Day, Moment, PatronId, Permission, Reason};

pub(crate) use pages::pages;
pub(crate) use store::lift_kind;
pub use store::{block, blocks};

use crate::PatronError;
use crate::category::BlockPolicy;
use crate::record::{self, Holder};

/// What kind of block it is; each has its own words and its own way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The card was reported lost: lifted when it is replaced or found.
    CardLost,
    /// Mail came back: an address that reaches the patron is needed.
    Address,
    /// An agreement, such as that for equipment, is not signed.
    Agreement,
    /// By a decision on conduct.
    Conduct,
    /// For what the note says.
    Other,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] = [
        Self::CardLost,
        Self::Address,
        Self::Agreement,
        Self::Conduct,
        Self::Other,
    ];

    /// The stable word.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::CardLost => "card-lost",
            Self::Address => "address",
            Self::Agreement => "agreement",
            Self::Conduct => "conduct",
            Self::Other => "other",
        }
    }

    /// The kind of a word.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The code of the reason that a patron with such a block is refused for.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::CardLost => "block-card-lost",
            Self::Address => "block-address",
            Self::Agreement => "block-agreement",
            Self::Conduct => "block-conduct",
            Self::Other => "block-other",
        }
    }
}

/// A block that nobody lifted yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The block's id.
    pub id: i64,
    /// Whose.
    pub patron: PatronId,
    /// What kind.
    pub kind: Kind,
    /// What staff wrote; not for the public.
    pub note: String,
    /// Since when.
    pub since: Moment,
    /// The last day on which it holds; `None` until lifted.
    pub until: Option<Day>,
}

impl Block {
    /// Whether it holds on `day`: a block with a last day lapses by itself.
    #[must_use]
    pub fn holds_on(&self, day: Day) -> bool {
        self.until.is_none_or(|until| day <= until)
    }
}

/// A block to be put.
#[derive(Clone, Debug)]
pub struct NewBlock {
    /// What kind.
    pub kind: Kind,
    /// What staff should know.
    pub note: String,
    /// The last day; `None` until lifted.
    pub until: Option<Day>,
}

/// The reasons against lending that stand in the record itself: the expired card and every block that
/// holds on `today`. Debts and loans are told by their departments. Pure.
#[must_use]
pub fn standing(
    holder: &Holder,
    blocks: &[Block],
    policy: &BlockPolicy,
    today: Day,
) -> Vec<Reason> {
    let expired = (policy.expired && holder.expires_on < today).then(|| {
        Reason::new("patron-expired")
            .with("day", holder.expires_on)
            .cleared_at(
                format!("/staff/patrons/{}", holder.id),
                Permission::EditPatron,
            )
            .overridable(Permission::OverrideItem)
    });
    let held = blocks.iter().filter(|b| b.holds_on(today)).map(|b| {
        let until = b.until.map_or_else(|| "none".into(), |day| day.to_string());
        Reason::new(b.kind.reason())
            .with("until", until)
            .cleared_at(
                format!("/staff/patrons/{}/blocks", holder.id),
                Permission::EditPatron,
            )
    });
    expired.into_iter().chain(held).collect()
}

/// What keeps a block from being put. Pure.
#[must_use]
pub fn faults(new: &NewBlock, open: &[Block], today: Day) -> Vec<Reason> {
    let mut faults = Vec::new();
    if new.note.trim().is_empty() && matches!(new.kind, Kind::Other | Kind::Conduct) {
        faults.push(Reason::new("block-note-missing"));
    }
    if new.until.is_some_and(|until| until < today) {
        faults.push(Reason::new("block-until-past"));
    }
    if new.kind == Kind::CardLost && open.iter().any(|b| b.kind == Kind::CardLost) {
        faults.push(Reason::new("block-card-lost-already"));
    }
    faults
}

/// Puts a block, in the caller's transaction; `today` is the library's day.
///
/// # Errors
/// Every reason against it; what the database says.
pub fn add_block(
    tx: &Tx<'_>,
    patron: PatronId,
    new: &NewBlock,
    today: Day,
) -> Result<i64, PatronError> {
    record::lock(tx, patron)?.ok_or(StoreError::Missing)?;
    let faults = faults(new, &blocks(tx, patron)?, today);
    if !faults.is_empty() {
        return Err(PatronError::Refused(faults));
    }
    let id = store::insert(tx, patron, new)?;
    let entry = Entry::new("patron.blocked", "patron", patron.0)
        .fact("block", id)
        .fact("kind", new.kind.code())
        .fact("until", new.until);
    tx.journal(entry.personal("note", &new.note).patron(patron))?;
    Ok(id)
}

/// Lifts a block of a patron; says whether it was open.
///
/// # Errors
/// What the database says.
pub fn lift_block(tx: &Tx<'_>, patron: PatronId, id: i64) -> Result<bool, StoreError> {
    let lifted = store::lift(tx, patron, id)?;
    if lifted {
        let entry = Entry::new("patron.unblocked", "patron", patron.0).fact("block", id);
        tx.journal(entry.patron(patron))?;
    }
    Ok(lifted)
}

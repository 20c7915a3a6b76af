//! Bounces: what a mail system reports of a letter that it could not deliver is read, and noted beside the letter.

mod read;
mod store;
#[cfg(test)]
mod tests;

use ::store::{Entry, StoreError, Tx};
use kernel::{Moment, PatronId};

pub use read::{Delivery, LetterMark, Report, Unread, read};

/// What came of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noted {
    /// The letter came back, and this is noted now.
    Bounced,
    /// It was noted before: the same report again, or another.
    Before,
    /// The mail system still tries, or says that it arrived: nothing is noted.
    Nothing,
    /// No letter of this library.
    Unknown,
}

/// A letter that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounce {
    /// Whose letter it was.
    pub patron: Option<PatronId>,
    /// To which address.
    pub to: String,
    /// What it was about.
    pub subject: String,
    /// When this was noted.
    pub at: Moment,
    /// Why, as the code of the report says it.
    pub why: Why,
    /// The words of the mail system that refused it; may be empty.
    pub words: String,
}

/// Why a letter came back, as far as it says what to do: the classes of RFC 3463, section 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// X.1: the address is wrong or no more.
    Address,
    /// X.2.2: the mailbox is full.
    Full,
    /// X.7: the letter is not wanted there.
    Policy,
    /// Anything else.
    Other,
}

impl Why {
    /// What a code such as `5.1.1` says.
    #[must_use]
    pub fn of(status: &str) -> Self {
        let mut parts = status.split('.').skip(1);
        match (parts.next(), parts.next()) {
            (Some("1"), _) => Self::Address,
            (Some("2"), Some("2")) => Self::Full,
            (Some("7"), _) => Self::Policy,
            _ => Self::Other,
        }
    }

    /// The word by which messages know it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Full => "full",
            Self::Policy => "policy",
            Self::Other => "other",
        }
    }
}

/// Notes what a report says of a letter.
///
/// # Errors
/// What the database says.
pub fn note(tx: &Tx<'_>, report: &Report) -> Result<Noted, StoreError> {
    let Some(sent) = store::sent(tx, report.letter)? else {
        return Ok(Noted::Unknown);
    };
    if report.delivery != Delivery::Failed {
        return Ok(Noted::Nothing);
    }
    if sent.bounced {
        return Ok(Noted::Before);
    }
    store::set_bounced(tx, report)?;
    let entry = Entry::new("mail.bounced", "mail", report.letter.mail)
        .fact("status", &report.status)
        .personal("words", &report.words);
    tx.journal(sent.patron.map_or(entry.clone(), |id| entry.patron(id)))?;
    Ok(Noted::Bounced)
}

/// The last letter to a patron's address, if it came back; what was sent there since, and has not, ends it.
///
/// # Errors
/// What the database says.
pub fn last_to(tx: &Tx<'_>, patron: PatronId, address: &str) -> Result<Option<Bounce>, StoreError> {
    store::last_to(tx, patron, address)
}

/// Letters that came back since a moment, the newest first; of each patron and address the last, if nothing that was sent
/// there since has arrived.
///
/// # Errors
/// What the database says.
pub fn since(tx: &Tx<'_>, moment: Moment, most: i64) -> Result<Vec<Bounce>, StoreError> {
    store::since(tx, moment, most)
}

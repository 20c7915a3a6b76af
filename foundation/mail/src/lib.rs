//! Letters by mail: queued with the act that wants them, sent by a job, tried again, given up where the server says no.
//!
//! **Invariants.** A letter is queued in the transaction of its act. Its subject names no title and no patron (the
//! caller's to keep; the words are theirs). What was sent is erased but for address, subject and time. A letter that came
//! back is told of while nothing that was sent to its address since has arrived.

pub mod bounce;
mod send;
mod server;
mod store;
#[cfg(test)]
mod tests;

use ::store::{Entry, StoreError, Tx};
use kernel::{JobId, PatronId};
use serde::{Deserialize, Serialize};

pub use send::works;
pub use server::{Asked, Encryption, Server, ServerError};

/// The kind of job that sends a letter.
pub const SEND: &str = "mail-send";

/// A paper that goes with a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Its name, such as `receipt-2026-000014.pdf`.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// The whole paper.
    pub content: Vec<u8>,
}

/// A letter to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Whose it is, when a patron's: their letters go when they are erased.
    pub patron: Option<PatronId>,
    /// The address.
    pub to: String,
    /// The subject; it is read on locked screens, so it names no title.
    pub subject: String,
    /// The words.
    pub text: String,
    /// What goes with it.
    pub paper: Option<Paper>,
}

/// What the job needs to know.
#[derive(Debug, Serialize, Deserialize)]
struct Payload {
    mail: i64,
}

/// Whether a text is an address that a letter can be sent to.
#[must_use]
pub fn is_address(text: &str) -> bool {
    text.parse::<lettre::Address>().is_ok()
}

/// Queues a letter in the transaction of the act that wants it; gives the job that sends it.
///
/// # Errors
/// What the database says.
pub fn queue(tx: &Tx<'_>, letter: &Letter) -> Result<JobId, StoreError> {
    let mail = store::insert(tx, letter)?;
    let job = jobs::ask(tx, SEND, &Payload { mail })?;
    store::set_job(tx, mail, job)?;
    let entry = Entry::new("mail.queued", "mail", mail).fact("subject", &letter.subject);
    let entry = entry.personal("address", letter.to.clone());
    tx.journal(letter.patron.map_or(entry.clone(), |id| entry.patron(id)))?;
    Ok(job)
}

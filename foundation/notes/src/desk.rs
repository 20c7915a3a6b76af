//! What the pages stand on, and what they ask of the departments above.

use kernel::{Permission, StaffId};
use store::{Store, StoreError, Tx};
use webkit::{PageError, Visit};

/// A thing as a page names it, and where its own page is.
#[derive(Clone, Debug)]
pub struct Named {
    /// What people call it.
    pub title: String,
    /// The address of its page.
    pub href: String,
}

/// A kind of thing that notes and files hang on.
#[derive(Clone, Copy)]
pub struct Subject {
    /// The word in addresses and in the journal, such as `patron`.
    pub code: &'static str,
    /// Who may read.
    pub see: Permission,
    /// Who may write.
    pub write: Permission,
    /// The thing of an id, if there is one.
    pub named: fn(&Tx<'_>, i64) -> Result<Option<Named>, StoreError>,
}

/// The people and roles that a task can be given to, by name.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// Staff who may sign in.
    pub staff: Vec<(StaffId, String)>,
    /// Roles of staff: code and name.
    pub roles: Vec<(String, String)>,
}

/// What the pages stand on.
#[derive(Clone)]
pub struct Desk {
    /// The tables.
    pub store: Store,
    /// The kinds of things.
    pub subjects: &'static [Subject],
    /// Whom tasks can be given to.
    pub people: fn(&Tx<'_>) -> Result<People, StoreError>,
}

impl Desk {
    /// The subject of a word, for somebody who may read of it.
    ///
    /// # Errors
    /// 404 for a word nobody knows, 403 for somebody who may not.
    pub(crate) fn subject(&self, visit: &Visit, code: &str) -> Result<Subject, PageError> {
        let found = self.subjects.iter().find(|subject| subject.code == code);
        let subject = *found.ok_or(PageError::NotFound)?;
        if visit.allows(subject.see) {
            Ok(subject)
        } else {
            Err(PageError::Forbidden(subject.see))
        }
    }

    /// The same for somebody who may write.
    ///
    /// # Errors
    /// As [`Self::subject`].
    pub(crate) fn writable(&self, visit: &Visit, code: &str) -> Result<Subject, PageError> {
        let subject = self.subject(visit, code)?;
        if visit.allows(subject.write) {
            Ok(subject)
        } else {
            Err(PageError::Forbidden(subject.write))
        }
    }
}

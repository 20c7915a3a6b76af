//! What the pages of money work on, and the questions they put to departments further down the hall.

use std::collections::HashMap;
use std::sync::Arc;

use documents::papers::Letterhead;
use kernel::{Barcode, BranchId, PatronId, StaffId};
use store::{Store, StoreError, Tx};
use webkit::{PageError, Tabs, Visit};

use crate::MoneyError;

/// What a money page shows of a patron.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Face {
    /// The affirmed name.
    pub name: String,
    /// The name that sorts, surname first; empty where the pages should use `name`.
    pub sort_name: String,
    /// The card.
    pub card: Option<Barcode>,
}

/// Tells the faces of patrons: those that are not there are left out.
pub type Faces =
    Arc<dyn Fn(&Tx<'_>, &[PatronId]) -> Result<HashMap<PatronId, Face>, StoreError> + Send + Sync>;
/// Tells the patron record that a member of staff has as a borrower, if any.
pub type OwnPatron =
    Arc<dyn Fn(&Tx<'_>, StaffId) -> Result<Option<PatronId>, StoreError> + Send + Sync>;
/// Makes the row of tabs over a patron's pages, ours among them.
pub type PatronTabs =
    Arc<dyn Fn(&Tx<'_>, &Visit, PatronId) -> Result<Tabs, StoreError> + Send + Sync>;
/// Tells the letterhead of a branch, or of the library.
pub type Heads =
    Arc<dyn Fn(&Tx<'_>, Option<BranchId>) -> Result<Letterhead, StoreError> + Send + Sync>;

/// The state of the pages: the store, and what `callslip` wires in from below.
#[derive(Clone)]
pub struct Desk {
    /// The tables.
    pub store: Store,
    /// Patrons' names and cards.
    pub faces: Faces,
    /// Staff's own patron records.
    pub own_patron: OwnPatron,
    /// The tabs over a patron's pages.
    pub tabs: PatronTabs,
    /// What stands at the head of receipts.
    pub heads: Heads,
}

impl Desk {
    /// Reads on a thread where blocking is allowed.
    ///
    /// # Errors
    /// What `f` says; a refusal becomes the page that names its reasons.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        f: impl FnOnce(&Self, &Tx<'_>) -> Result<T, MoneyError> + Send + 'static,
    ) -> Result<T, PageError> {
        let desk = self.clone();
        let found = tokio::task::spawn_blocking(move || {
            let store = desk.store.clone();
            store.read(|tx| f(&desk, tx))
        });
        found.await?.map_err(page_error)
    }

    /// Does on a thread where blocking is allowed; what the rules refuse comes back as reasons.
    ///
    /// # Errors
    /// What is nobody's refusal: the database, the ledger.
    pub(crate) async fn act<T: Send + 'static>(
        &self,
        f: impl FnOnce(&Self) -> Result<T, MoneyError> + Send + 'static,
    ) -> Result<Result<T, Vec<kernel::Reason>>, PageError> {
        let desk = self.clone();
        match tokio::task::spawn_blocking(move || f(&desk)).await? {
            Ok(done) => Ok(Ok(done)),
            Err(MoneyError::Refused(reasons)) => Ok(Err(reasons)),
            Err(other) => Err(page_error(other)),
        }
    }

    /// The face of one patron.
    pub(crate) fn face(&self, tx: &Tx<'_>, patron: PatronId) -> Result<Option<Face>, StoreError> {
        Ok((self.faces)(tx, &[patron])?.remove(&patron))
    }

    /// The acting person's own patron record.
    pub(crate) fn own_patron(&self, tx: &Tx<'_>) -> Result<Option<PatronId>, StoreError> {
        match tx.act()?.actor.staff() {
            Some(staff) => (self.own_patron)(tx, staff),
            None => Ok(None),
        }
    }
}

/// A refusal as the page of its reasons, anything else as our fault.
pub(crate) fn page_error(error: MoneyError) -> PageError {
    match error {
        MoneyError::Refused(reasons) => PageError::Refused(reasons),
        other => PageError::internal(other.to_string()),
    }
}

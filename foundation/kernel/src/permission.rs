//! What a person may do, one word an act: the rows of the shipped role table.

/// A type that names one permission, so that a route or a verb can require it by its type.
pub trait Needs {
    /// The permission required.
    const PERMISSION: Permission;
}

macro_rules! permissions {
    ($($(#[$doc:meta])* $name:ident = $code:literal),+ $(,)?) => {
        /// One act (or a few that always go together) that a role may be granted.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Permission { $($(#[$doc])* $name),+ }

        impl Permission {
            /// Every permission there is, in the order of the role table.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The stable word used in the database, the API and message files.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// The permission of a stable word.
            #[must_use]
            pub fn of_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$name),)+ _ => None }
            }
        }

        /// Each permission as a type, for [`Needs`].
        pub mod perm {
            use super::{Needs, Permission};
            $($(#[$doc])* #[derive(Clone, Copy, Debug)] pub struct $name;
              impl Needs for $name { const PERMISSION: Permission = Permission::$name; })+
        }
    };
}

permissions! {
    /// Anybody, signed in or not: the public catalogue, sign-in, health.
    Everyone = "everyone",
    /// Anybody on the staff who is signed in.
    StaffHome = "staff-home",
    /// A signed-in patron, for what is theirs.
    OwnAccount = "own-account",
    /// Check out, check in, renew, in-house use.
    Lend = "lend",
    /// See a patron's affirmed name, photo and standing.
    SeePatron = "see-patron",
    /// See a patron's loans.
    SeePatronLoans = "see-patron-loans",
    /// See a patron's money.
    SeePatronMoney = "see-patron-money",
    /// See legal name and contact details.
    SeePatronDetails = "see-patron-details",
    /// Register and change patrons.
    EditPatron = "edit-patron",
    /// Override a loan limit, or a block by amount up to the role's limit.
    OverrideLimit = "override-limit",
    /// Override an item on hold, not for loan, or an expired card.
    OverrideItem = "override-item",
    /// Renew past the limit, change a due date, backdate more than the book drop.
    ChangeDue = "change-due",
    /// Mark an item missing.
    MarkMissing = "mark-missing",
    /// Declare lost, resolve claims, charge damage.
    DeclareLost = "declare-lost",
    /// Take payment at an open drawer.
    TakePayment = "take-payment",
    /// Waive or refund up to the role's limit, never one's own charge.
    Waive = "waive",
    /// Write off what will not be paid.
    WriteOff = "write-off",
    /// Open, hand over and close a drawer; X-report.
    RunDrawer = "run-drawer",
    /// Accept another person's drawer and its variance; Z-report.
    AcceptDrawer = "accept-drawer",
    /// Make a brief record for a thing in hand (fast-add).
    FastAdd = "fast-add",
    /// Import one record from elsewhere.
    CopyCatalogue = "copy-catalogue",
    /// Make and edit any record.
    EditBib = "edit-bib",
    /// Batch import, batch change, merge, delete records.
    BatchRecords = "batch-records",
    /// Add and change items.
    EditItem = "edit-item",
    /// Opening and closing of the building: see hours.
    SeeHours = "see-hours",
    /// Put rules of lending, hours and fees in force.
    EditRules = "edit-rules",
    /// See the rules of lending and ask why a due date is what it is.
    SeeRules = "see-rules",
    /// Staff accounts and roles.
    EditStaff = "edit-staff",
    /// Settings of the machine, keys, backups, API clients, jobs.
    RunMachine = "run-machine",
    /// Search the journal.
    Audit = "audit",
}

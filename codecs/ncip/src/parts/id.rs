//! What names a user, an item, a request, a title.

use crate::record::{Coded, records};

records! {
    /// A user, by a number that an agency gave.
    UserId {
        /// The agency whose number it is.
        agency: Option<Coded> = "AgencyId";
        /// What kind of number.
        kind: Option<Coded> = "UserIdentifierType";
        /// The number.
        value: Option<String> = "UserIdentifierValue";
    }

    /// A number that a user had before.
    PreviousUserId {
        /// The agency whose number it was.
        agency: Option<Coded> = "AgencyId";
        /// The number.
        value: Option<String> = "UserIdentifierValue";
        /// From when it was valid.
        from: Option<String> = "ValidFromDate";
        /// Until when it was valid.
        to: Option<String> = "ValidToDate";
    }

    /// An item, by a number that an agency gave.
    ItemId {
        /// The agency whose number it is.
        agency: Option<Coded> = "AgencyId";
        /// What kind of number.
        kind: Option<Coded> = "ItemIdentifierType";
        /// The number.
        value: Option<String> = "ItemIdentifierValue";
    }

    /// A request, by a number that an agency gave.
    RequestId {
        /// The agency whose number it is.
        agency: Option<Coded> = "AgencyId";
        /// What kind of number.
        kind: Option<Coded> = "RequestIdentifierType";
        /// The number.
        value: Option<String> = "RequestIdentifierValue";
    }

    /// A title, by a number of what is described or of the description.
    BibliographicId {
        /// A number of the work or edition, such as an ISBN.
        item: Option<BibliographicItemId> = "BibliographicItemId";
        /// A number of the record that describes it.
        record: Option<BibliographicRecordId> = "BibliographicRecordId";
    }

    /// A number of a work or edition.
    BibliographicItemId {
        /// The number.
        value: Option<String> = "BibliographicItemIdentifier";
        /// What kind of number, such as ISBN.
        code: Option<Coded> = "BibliographicItemIdentifierCode";
    }

    /// A number of a record.
    BibliographicRecordId {
        /// The number.
        value: Option<String> = "BibliographicRecordIdentifier";
        /// The agency whose number it is.
        agency: Option<Coded> = "AgencyId";
        /// What kind of number, such as LCCN.
        code: Option<Coded> = "BibliographicRecordIdentifierCode";
    }

    /// A number of a charge or payment.
    FiscalTransactionReferenceId {
        /// The agency whose number it is.
        agency: Option<Coded> = "AgencyId";
        /// The number.
        value: Option<String> = "FiscalTransactionIdentifierValue";
    }
}

macro_rules! numbered {
    ($($name:ident)*) => { $(
        impl $name {
            /// The number that an agency gave.
            #[must_use]
            pub fn of(agency: &str, value: &str) -> Self {
                Self { agency: Some(agency.into()), value: Some(value.to_owned()), ..Self::default() }
            }

            /// The number; empty where none was sent.
            #[must_use]
            pub fn number(&self) -> &str {
                self.value.as_deref().unwrap_or_default()
            }
        }
    )* };
}

numbered! { UserId ItemId RequestId BibliographicRecordId FiscalTransactionReferenceId }

//! Ids are 64-bit integers from the database, one type a thing, so that no two can be mixed up.

/// Makes an id type: a number from the database that names one kind of thing.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(s: &str) -> Result<Self, Self::Err> {
                s.trim().parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// A bibliographic record.
    BibId,
    /// A barcoded thing on a shelf.
    ItemId,
    /// A person who borrows.
    PatronId,
    /// A building of the library.
    BranchId,
    /// A shelving location within a branch.
    LocationId,
    /// A member of staff who may sign in.
    StaffId,
    /// A loan of one item to one patron.
    LoanId,
    /// One money charge to a patron.
    ChargeId,
    /// One payment taken.
    PaymentId,
    /// One cash drawer session, from counted float to accepted close.
    DrawerId,
    /// One batch of staged records.
    BatchId,
    /// One long piece of work.
    JobId,
    /// One entry of the journal.
    EntryId,
    /// One account of the ledger.
    AccountId,
    /// One transaction of the ledger: postings that balance.
    PostingGroupId,
}

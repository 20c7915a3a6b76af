//! The six verbs (4), and the arguments that each takes.

use std::fmt;

use serde::Serialize;

/// What can be asked of a repository.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Verb {
    /// Who the repository is (4.2).
    Identify,
    /// Which metadata formats it gives (4.4).
    ListMetadataFormats,
    /// Its sets (4.6).
    ListSets,
    /// One record (4.1).
    GetRecord,
    /// Headers of records (4.3).
    ListIdentifiers,
    /// Records (4.5).
    ListRecords,
}

impl Verb {
    /// All verbs.
    pub const ALL: [Self; 6] = [
        Self::Identify,
        Self::ListMetadataFormats,
        Self::ListSets,
        Self::GetRecord,
        Self::ListIdentifiers,
        Self::ListRecords,
    ];

    /// As it is written in requests and responses.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Identify => "Identify",
            Self::ListMetadataFormats => "ListMetadataFormats",
            Self::ListSets => "ListSets",
            Self::GetRecord => "GetRecord",
            Self::ListIdentifiers => "ListIdentifiers",
            Self::ListRecords => "ListRecords",
        }
    }

    /// The verb that is written so; case counts (3.1.1).
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verb| verb.as_str() == text)
    }
}

impl fmt::Display for Verb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Whether an argument must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    Required,
    Optional,
    /// May stand only alone.
    Exclusive,
}

/// The arguments of the verbs.
const ARGUMENTS: [(Verb, &str, Use); 14] = [
    (Verb::GetRecord, "identifier", Use::Required),
    (Verb::GetRecord, "metadataPrefix", Use::Required),
    (Verb::ListIdentifiers, "from", Use::Optional),
    (Verb::ListIdentifiers, "until", Use::Optional),
    (Verb::ListIdentifiers, "metadataPrefix", Use::Required),
    (Verb::ListIdentifiers, "set", Use::Optional),
    (Verb::ListIdentifiers, "resumptionToken", Use::Exclusive),
    (Verb::ListMetadataFormats, "identifier", Use::Optional),
    (Verb::ListRecords, "from", Use::Optional),
    (Verb::ListRecords, "until", Use::Optional),
    (Verb::ListRecords, "metadataPrefix", Use::Required),
    (Verb::ListRecords, "set", Use::Optional),
    (Verb::ListRecords, "resumptionToken", Use::Exclusive),
    (Verb::ListSets, "resumptionToken", Use::Exclusive),
];

/// The arguments that a verb takes beside itself.
pub(crate) fn arguments(verb: Verb) -> impl Iterator<Item = (&'static str, Use)> {
    let rows = ARGUMENTS.iter().filter(move |row| row.0 == verb);
    rows.map(|row| (row.1, row.2))
}

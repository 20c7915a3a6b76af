//! Requests as values: read by a repository, written by a harvester.

mod read;
mod write;

use serde::Serialize;

use crate::{Datestamp, Verb};

pub use read::Rules;

/// A request whose arguments are sound.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Request {
    /// Who the repository is.
    Identify,
    /// Its metadata formats, or those of one record.
    ListMetadataFormats {
        /// The record, if one is named.
        identifier: Option<String>,
    },
    /// Its sets, from the start or from where a token leads.
    ListSets {
        /// Where to go on.
        token: Option<String>,
    },
    /// One record.
    GetRecord {
        /// The record.
        identifier: String,
        /// In which metadata format.
        metadata_prefix: String,
    },
    /// Headers.
    ListIdentifiers(List),
    /// Records.
    ListRecords(List),
}

/// Which part of a list is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum List {
    /// Its start.
    First(Selection),
    /// Where this resumption token leads.
    More(String),
}

/// Which records are asked for (2.7).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Selection {
    /// In which metadata format.
    pub metadata_prefix: String,
    /// Changed at this time or later.
    pub from: Option<Datestamp>,
    /// Changed at this time or before.
    pub until: Option<Datestamp>,
    /// In this set or a set below it.
    pub set: Option<String>,
}

impl Selection {
    /// All records in this metadata format.
    pub fn all(metadata_prefix: impl Into<String>) -> Self {
        Self {
            metadata_prefix: metadata_prefix.into(),
            ..Self::default()
        }
    }

    /// Whether a record that changed at this second (since 1970) is between from and until.
    #[must_use]
    pub fn spans(&self, second: i64) -> bool {
        self.from.is_none_or(|from| from.first_second() <= second)
            && self.until.is_none_or(|until| second <= until.last_second())
    }
}

impl Request {
    /// What is asked.
    #[must_use]
    pub const fn verb(&self) -> Verb {
        match self {
            Self::Identify => Verb::Identify,
            Self::ListMetadataFormats { .. } => Verb::ListMetadataFormats,
            Self::ListSets { .. } => Verb::ListSets,
            Self::GetRecord { .. } => Verb::GetRecord,
            Self::ListIdentifiers(_) => Verb::ListIdentifiers,
            Self::ListRecords(_) => Verb::ListRecords,
        }
    }
}

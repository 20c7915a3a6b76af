//! Responses as values: written by a repository, read by a harvester.

mod read;
mod record;
mod write;

use serde::Serialize;

use crate::{Dated, Error, Fragment, Granularity, Request};

pub use record::{Header, Record};

/// A whole response (3.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Response {
    /// When it was made.
    pub response_date: Dated,
    /// Where it was asked.
    pub base_url: String,
    /// The arguments it answers; none after `badVerb` and `badArgument`.
    pub arguments: Vec<(String, String)>,
    /// The answer.
    pub answer: Answer,
}

/// What a response says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Answer {
    /// Why there is nothing.
    Errors(Vec<Error>),
    /// Who the repository is.
    Identify(Identify),
    /// Metadata formats.
    ListMetadataFormats(Vec<MetadataFormat>),
    /// Sets.
    ListSets(Page<Set>),
    /// One record.
    GetRecord(Box<Record>),
    /// Headers.
    ListIdentifiers(Page<Header>),
    /// Records.
    ListRecords(Page<Record>),
}

/// A part of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Page<T> {
    /// What is in this part.
    pub items: Vec<T>,
    /// How it goes on; `None` when the whole list is here.
    pub token: Option<Resumption>,
}

/// The `resumptionToken` element of a list (3.5).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Resumption {
    /// What to send for the next part; empty in the last part.
    pub value: String,
    /// When it stops being taken.
    pub expires: Option<Dated>,
    /// How many there are in all, perhaps an estimate.
    pub complete_list_size: Option<u64>,
    /// How many were given before this part.
    pub cursor: Option<u64>,
}

/// Who a repository is (4.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Identify {
    /// Its name.
    pub repository_name: String,
    /// Where it is asked.
    pub base_url: String,
    /// The version it speaks: 2.0.
    pub protocol_version: String,
    /// Its people's e-mail addresses; at least one.
    pub admin_emails: Vec<String>,
    /// No record changed before this.
    pub earliest_datestamp: Dated,
    /// What it remembers of deleted records.
    pub deleted_record: DeletedRecord,
    /// How fine its dates are.
    pub granularity: Granularity,
    /// Compressions it knows beside identity.
    pub compressions: Vec<String>,
    /// Descriptions after the guidelines.
    pub descriptions: Vec<Fragment>,
}

impl Identify {
    /// A repository that remembers every deletion, with dates to the second.
    pub fn new(name: impl Into<String>, base_url: impl Into<String>, earliest: Dated) -> Self {
        Self {
            repository_name: name.into(),
            base_url: base_url.into(),
            protocol_version: "2.0".to_owned(),
            admin_emails: Vec::new(),
            earliest_datestamp: earliest,
            deleted_record: DeletedRecord::Persistent,
            granularity: Granularity::Second,
            compressions: Vec::new(),
            descriptions: Vec::new(),
        }
    }
}

/// What a repository remembers of deleted records (2.5.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum DeletedRecord {
    /// Nothing.
    #[default]
    No,
    /// Everything, for good.
    Persistent,
    /// Some, for some time.
    Transient,
}

impl DeletedRecord {
    /// As it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Persistent => "persistent",
            Self::Transient => "transient",
        }
    }
}

/// A metadata format (3.4).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct MetadataFormat {
    /// How it is asked for.
    pub prefix: String,
    /// Where its XML schema is.
    pub schema: String,
    /// Its XML namespace.
    pub namespace: String,
}

/// A set (2.6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Set {
    /// How it is asked for: names joined by colons.
    pub spec: String,
    /// Its name for people.
    pub name: String,
    /// What is in it.
    pub descriptions: Vec<Fragment>,
}

impl Response {
    /// The answer to a sound request.
    pub fn new(
        response_date: impl Into<Dated>,
        base_url: impl Into<String>,
        request: &Request,
        answer: Answer,
    ) -> Self {
        let arguments = request.arguments().into_iter();
        Self {
            response_date: response_date.into(),
            base_url: base_url.into(),
            arguments: arguments
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
            answer,
        }
    }

    /// The answer to a request that is not sound; its arguments are not repeated where OAI-PMH
    /// forbids it (3.2).
    pub fn refusing(
        response_date: impl Into<Dated>,
        base_url: impl Into<String>,
        errors: Vec<Error>,
    ) -> Self {
        Self {
            response_date: response_date.into(),
            base_url: base_url.into(),
            arguments: Vec::new(),
            answer: Answer::Errors(errors),
        }
    }
}

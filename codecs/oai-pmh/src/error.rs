//! The errors that a repository answers with (3.6).

use std::fmt;

use serde::{Serialize, Serializer};

/// Why a repository has no answer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Code {
    /// The arguments are illegal, missing, repeated, or not of the right form.
    BadArgument,
    /// The resumption token is not one of this repository's, or has expired.
    BadResumptionToken,
    /// The verb is missing, repeated, or none of the six.
    BadVerb,
    /// The record or the repository does not give this metadata format.
    CannotDisseminateFormat,
    /// The identifier is unknown here.
    IdDoesNotExist,
    /// Nothing matches from, until, set and metadataPrefix together.
    NoRecordsMatch,
    /// There are no metadata formats for this record.
    NoMetadataFormats,
    /// The repository has no sets.
    NoSetHierarchy,
    /// A code that OAI-PMH does not know, as it was written.
    Other(String),
}

/// The codes as they are written.
const CODES: [(Code, &str); 8] = [
    (Code::BadArgument, "badArgument"),
    (Code::BadResumptionToken, "badResumptionToken"),
    (Code::BadVerb, "badVerb"),
    (Code::CannotDisseminateFormat, "cannotDisseminateFormat"),
    (Code::IdDoesNotExist, "idDoesNotExist"),
    (Code::NoRecordsMatch, "noRecordsMatch"),
    (Code::NoMetadataFormats, "noMetadataFormats"),
    (Code::NoSetHierarchy, "noSetHierarchy"),
];

impl Code {
    /// The code that is written so.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let row = CODES.into_iter().find(|(_, written)| *written == text);
        row.map_or_else(|| Self::Other(text.to_owned()), |(code, _)| code)
    }

    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Other(text) => text,
            known => {
                let row = CODES.iter().find(|(code, _)| code == known);
                row.map_or("badArgument", |(_, written)| written)
            }
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// One error of a response: the code for programs, the message for people.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Error {
    /// Which error it is.
    pub code: Code,
    /// What is wrong and what to do.
    pub message: String,
}

impl Error {
    /// With this message.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        let message = message.into();
        Self { code, message }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message)
    }
}

impl std::error::Error for Error {}

//! The header of a report (CoP section 3.2.1).

use std::fmt;

use serde::{Serialize, Serializer};

/// The release of the Code of Practice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Release {
    /// Release 4, with 4.1.
    R4,
    /// Release 5.
    R5,
    /// Release 5.1.
    #[default]
    R51,
}

impl Release {
    /// As the header says it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::R4 => "4",
            Self::R5 => "5",
            Self::R51 => "5.1",
        }
    }

    /// The release of this name.
    #[must_use]
    pub fn named(text: &str) -> Option<Self> {
        match text.trim() {
            "4" | "4.1" | "R4" => Some(Self::R4),
            "5" | "5.0" | "R5" | "5.0.1" | "5.0.2" | "5.0.3" => Some(Self::R5),
            "5.1" | "R5.1" => Some(Self::R51),
            _ => None,
        }
    }
}

impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Release {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// A name with its values: a filter, an attribute, a kind of identifier.
pub type Named = (String, Vec<String>);

/// What a service has to say about a request beside, or instead of, a report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Exception {
    /// The number of appendix D, or below 1000 the service's own.
    pub code: u32,
    /// What it says.
    pub message: String,
    /// Release 5: `Fatal`, `Error`, `Warning`, `Info`.
    pub severity: Option<String>,
    /// More about it.
    pub data: Option<String>,
    /// A page that explains it.
    pub help_url: Option<String>,
}

impl fmt::Display for Exception {
    /// As tabular reports have it: `3031: Usage Not Ready for Requested Dates (2022-12)`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message)?;
        match &self.data {
            Some(data) => write!(f, " ({data})"),
            None => Ok(()),
        }
    }
}

/// The header of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Header {
    /// The release, where it is one that is known.
    pub release: Option<Release>,
    /// `TR`, `TR_J1`, `PR_P1` … or `JR1` of Release 4.
    pub report_id: String,
    /// The report's name.
    pub report_name: String,
    /// For whom it is.
    pub institution_name: String,
    /// The institution's identifiers by kind; the kind `Proprietary` has `namespace:value`.
    pub institution_id: Vec<Named>,
    /// The customer, where the report says so.
    pub customer_id: Option<String>,
    /// The first day, `2022-01-01`.
    pub begin_date: String,
    /// The last day, `2022-12-31`.
    pub end_date: String,
    /// The metrics that were asked for.
    pub metric_types: Vec<String>,
    /// The other filters that were applied.
    pub filters: Vec<Named>,
    /// The attributes that were asked for.
    pub attributes: Vec<Named>,
    /// What the service had to say.
    pub exceptions: Vec<Exception>,
    /// When it was made, RFC 3339 (Release 4: a day).
    pub created: String,
    /// Who made it.
    pub created_by: String,
    /// The platform's record in the COUNTER Registry.
    pub registry_record: Option<String>,
    /// Fields that are none of these, as they were.
    pub other: Vec<(String, String)>,
}

impl Header {
    /// The values of an attribute.
    #[must_use]
    pub fn attribute(&self, name: &str) -> &[String] {
        values(&self.attributes, name)
    }

    /// The values of a filter.
    #[must_use]
    pub fn filter(&self, name: &str) -> &[String] {
        values(&self.filters, name)
    }
}

fn values<'a>(named: &'a [Named], name: &str) -> &'a [String] {
    let found = named.iter().find(|row| row.0 == name);
    found.map(|row| row.1.as_slice()).unwrap_or_default()
}

/// Identifier kinds that are written before their values; others are namespaces of proprietary ones.
const KINDS: [&str; 8] = [
    "ISNI", "ISIL", "OCLC", "ROR", "ORCID", "Ringgold", "IPEDS", "GRID",
];

/// Reads identifiers as tabular reports have them: `ISNI:1234; mit:42`. Some write `isni=1234`.
pub(crate) fn identifiers(text: &str) -> Vec<Named> {
    let mut all: Vec<Named> = Vec::new();
    for part in text
        .split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        let (kind, value) = part.split_once([':', '=']).unwrap_or(("", part));
        let known = KINDS.iter().find(|known| known.eq_ignore_ascii_case(kind));
        let (kind, value) = match known {
            Some(known) => (*known, value),
            None => ("Proprietary", part),
        };
        push(&mut all, kind, value.trim());
    }
    all
}

/// Writes identifiers as tabular reports have them.
pub(crate) fn joined(identifiers: &[Named]) -> String {
    let mut parts = Vec::new();
    for (kind, values) in identifiers {
        for value in values {
            let bare = kind == "Proprietary";
            parts.push(if bare {
                value.clone()
            } else {
                format!("{kind}:{value}")
            });
        }
    }
    parts.join("; ")
}

/// Adds a value to those of a name.
pub(crate) fn push(named: &mut Vec<Named>, name: &str, value: &str) {
    match named.iter_mut().find(|row| row.0 == name) {
        Some(row) => row.1.push(value.to_owned()),
        None => named.push((name.to_owned(), vec![value.to_owned()])),
    }
}

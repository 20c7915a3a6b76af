//! The parameters of the three operations, and in which versions each is known.

use crate::Version;

/// What can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Operation {
    /// What the server is and can do.
    Explain,
    /// Records that match a query.
    SearchRetrieve,
    /// The terms of an index.
    Scan,
}

impl Operation {
    /// All operations.
    pub const ALL: [Self; 3] = [Self::Explain, Self::SearchRetrieve, Self::Scan];

    /// As it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Explain => "explain",
            Self::SearchRetrieve => "searchRetrieve",
            Self::Scan => "scan",
        }
    }

    /// The operation that is written so.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }
}

/// Name, operations, first and last version.
type Row = (&'static str, &'static [Operation], Version, Version);

const ALL: &[Operation] = &Operation::ALL;
const RECORDS: &[Operation] = &[Operation::Explain, Operation::SearchRetrieve];
const SEARCH: &[Operation] = &[Operation::SearchRetrieve];
const SCAN: &[Operation] = &[Operation::Scan];

use Version::{V1_1, V2_0};

/// The parameters of the standard.
const PARAMETERS: [Row; 27] = [
    ("operation", ALL, V1_1, V2_0),
    ("version", ALL, V1_1, V2_0),
    ("stylesheet", ALL, V1_1, V2_0),
    ("extraRequestData", ALL, V1_1, V2_0),
    ("httpAccept", ALL, V2_0, V2_0),
    ("responseType", ALL, V2_0, V2_0),
    ("renderedBy", ALL, V2_0, V2_0),
    ("recordPacking", RECORDS, V1_1, V2_0),
    ("recordXMLEscaping", RECORDS, V2_0, V2_0),
    ("query", SEARCH, V1_1, V2_0),
    ("queryType", SEARCH, V2_0, V2_0),
    ("startRecord", SEARCH, V1_1, V2_0),
    ("maximumRecords", SEARCH, V1_1, V2_0),
    ("recordSchema", SEARCH, V1_1, V2_0),
    ("recordXPath", SEARCH, V1_1, V1_1),
    ("resultSetTTL", SEARCH, V1_1, V2_0),
    ("sortKeys", SEARCH, V1_1, V2_0),
    ("facetLimit", SEARCH, V2_0, V2_0),
    ("facetStart", SEARCH, V2_0, V2_0),
    ("facetSort", SEARCH, V2_0, V2_0),
    ("facetRangeField", SEARCH, V2_0, V2_0),
    ("facetLowValue", SEARCH, V2_0, V2_0),
    ("facetHighValue", SEARCH, V2_0, V2_0),
    ("facetCount", SEARCH, V2_0, V2_0),
    ("scanClause", SCAN, V1_1, V2_0),
    ("responsePosition", SCAN, V1_1, V2_0),
    ("maximumTerms", SCAN, V1_1, V2_0),
];

/// Whether the version knows a parameter of this name for the operation.
pub(crate) fn is_known(name: &str, operation: Operation, version: Version) -> bool {
    PARAMETERS.iter().any(|(known, operations, first, last)| {
        *known == name && operations.contains(&operation) && (*first..=*last).contains(&version)
    })
}

/// Whether any version knows a parameter of this name, for whatever operation.
pub(crate) fn is_of_standard(name: &str) -> bool {
    PARAMETERS.iter().any(|row| row.0 == name)
}

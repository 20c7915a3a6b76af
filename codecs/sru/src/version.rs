//! The versions of SRU, and the namespaces of each.

use std::fmt;

use serde::{Serialize, Serializer};

/// A version of the protocol.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Version {
    /// 1.1 (Library of Congress, 2004).
    V1_1,
    /// 1.2 (Library of Congress, 2007).
    #[default]
    V1_2,
    /// 2.0 (OASIS searchRetrieve 1.0, 2013, part 3).
    V2_0,
}

impl Version {
    /// All versions, from the oldest.
    pub const ALL: [Self; 3] = [Self::V1_1, Self::V1_2, Self::V2_0];

    /// As it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::V1_1 => "1.1",
            Self::V1_2 => "1.2",
            Self::V2_0 => "2.0",
        }
    }

    /// The version that is written so.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }

    /// The namespace of its responses, but for scans of 2.0.
    pub(crate) const fn namespace(self) -> &'static str {
        match self {
            Self::V1_1 | Self::V1_2 => NAMESPACES[0].0,
            Self::V2_0 => NAMESPACES[1].0,
        }
    }

    /// The namespace of its diagnostics.
    pub(crate) const fn diagnostics(self) -> &'static str {
        match self {
            Self::V1_1 | Self::V1_2 => "http://www.loc.gov/zing/srw/diagnostic/",
            Self::V2_0 => "http://docs.oasis-open.org/ns/search-ws/diagnostic",
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Version {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// The namespaces of requests and responses, and the version that each tells.
const NAMESPACES: [(&str, Version); 4] = [
    ("http://www.loc.gov/zing/srw/", Version::V1_1),
    (
        "http://docs.oasis-open.org/ns/search-ws/sruResponse",
        Version::V2_0,
    ),
    (
        "http://docs.oasis-open.org/ns/search-ws/sruRequest",
        Version::V2_0,
    ),
    (SCAN, Version::V2_0),
];

/// The namespace of scans of 2.0.
pub(crate) const SCAN: &str = "http://docs.oasis-open.org/ns/search-ws/scan";

/// The version that a namespace tells.
pub(crate) fn of_namespace(space: Option<&str>) -> Option<Version> {
    let row = NAMESPACES.iter().find(|(known, _)| Some(*known) == space)?;
    Some(row.1)
}

//! Terms of an index.

use serde::Serialize;

use crate::Fragment;

/// One term of an index.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Term {
    /// The term as it is searched.
    pub value: String,
    /// How many records have it.
    pub number_of_records: Option<u64>,
    /// The term as it is shown.
    pub display: Option<String>,
    /// Whether it is the first or the last of the index.
    pub place: Option<WhereInList>,
    /// What extensions say.
    pub extra: Vec<Fragment>,
}

/// Where a term stands in its index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum WhereInList {
    /// None is before it.
    First,
    /// None is behind it.
    Last,
    /// There is no other.
    Only,
    /// There are others on both sides.
    Inner,
}

impl WhereInList {
    /// All of them.
    const ALL: [Self; 4] = [Self::First, Self::Last, Self::Only, Self::Inner];

    /// As it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Last => "last",
            Self::Only => "only",
            Self::Inner => "inner",
        }
    }

    pub(super) fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }
}

//! The editions of the standard, and how messages name them.

/// An edition of ISO 18626.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edition {
    /// ISO 18626:2014, schemas 1.0 and 1.1.
    Of2014,
    /// ISO 18626:2017, schema 1.2.
    Of2017,
    /// ISO 18626:2021, schemas 2021-1 (also called 1.3) and 2021-2.
    #[default]
    Of2021,
}

impl Edition {
    /// The editions, the latest first.
    pub const ALL: [Self; 3] = [Self::Of2021, Self::Of2017, Self::Of2014];

    /// The edition that the attribute `version` names; `None` for anything else.
    #[must_use]
    pub fn of(version: &str) -> Option<Self> {
        let version = version.trim().trim_start_matches(['v', 'V']);
        match version {
            "1.0" | "1.1" | "1_0" | "1_1" => Some(Self::Of2014),
            "1.2" | "1_2" => Some(Self::Of2017),
            "1.3" | "1_3" => Some(Self::Of2021),
            _ if version.contains("2021") => Some(Self::Of2021),
            _ if version.contains("2017") => Some(Self::Of2017),
            _ if version.contains("2014") => Some(Self::Of2014),
            _ => None,
        }
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> &'static str {
        match self {
            Self::Of2014 => "2014",
            Self::Of2017 => "2017",
            Self::Of2021 => "2021",
        }
    }

    pub(crate) const fn index(self) -> usize {
        match self {
            Self::Of2014 => 0,
            Self::Of2017 => 1,
            Self::Of2021 => 2,
        }
    }

    /// Whether a row of the tables is of this edition.
    pub(crate) fn has(self, row: &str) -> bool {
        match row {
            "all" => true,
            "old" => self != Self::Of2021,
            year => year == self.year(),
        }
    }
}

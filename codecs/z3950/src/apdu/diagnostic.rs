//! Diagnostics: what went wrong, by number.

use super::external::External;
use crate::Oid;
use crate::ber::value::VisibleText;

/// Conditions of the diagnostic set bib-1, one a line.
const BIB_1: &str = include_str!("../data/diagnostics-bib-1.txt");

choices! {
    /// A diagnostic in the default format or another.
    DiagRec {
        /// In the default format.
        Default (u) Diagnostic,
        /// In a format told by its object identifier.
        External (u) External,
    }

    /// What a diagnostic adds, in the form of either version.
    AddInfo {
        /// Of version 3.
        V3 (u) String,
        /// Of version 2.
        V2 (u) VisibleText,
    }
}

sequences! {
    /// A diagnostic in the default format (DefaultDiagFormat).
    Diagnostic plain {
        /// The set that the number is of: bib-1 nearly always.
        set: must (u) Oid,
        /// The number.
        condition: must (u) i64,
        /// What it concerns: the attribute, the name of the set.
        add_info: must (x) AddInfo,
    }
}

impl Diagnostic {
    /// A diagnostic of bib-1.
    #[must_use]
    pub fn bib1(condition: i64, add_info: &str) -> Self {
        Self {
            set: Oid::named("diag-bib-1").unwrap_or_default(),
            condition,
            add_info: AddInfo::V2(VisibleText::from(add_info)),
        }
    }

    /// What the number says, if it is of bib-1 and known.
    #[must_use]
    pub fn message(&self) -> Option<&'static str> {
        if !self.set.is("diag-bib-1") {
            return None;
        }
        let lines = BIB_1.lines().filter_map(|line| line.split_once(' '));
        let mut known =
            lines.filter_map(|(number, text)| Some((number.parse::<i64>().ok()?, text)));
        known
            .find(|(number, _)| *number == self.condition)
            .map(|(_, text)| text)
    }

    /// What it adds.
    #[must_use]
    pub fn added(&self) -> &str {
        match &self.add_info {
            AddInfo::V3(text) => text,
            AddInfo::V2(text) => &text.0,
        }
    }
}

impl std::fmt::Display for Diagnostic {
    /// `114 Unsupported Use attribute (9999)`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let message = self.message().unwrap_or("of another set");
        write!(f, "{} {message}", self.condition)?;
        match self.added() {
            "" => Ok(()),
            added => write!(f, " ({added})"),
        }
    }
}

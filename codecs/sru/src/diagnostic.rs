//! Diagnostics: what a server says when it cannot do, or not wholly do, what was asked.

use std::fmt;

use serde::Serialize;

/// The diagnostics of the standard's list: number and message.
const LIST: &str = include_str!("diagnostics.txt");

/// What the URIs of that list begin with.
const LIST_URI: &str = "info:srw/diagnostic/1/";

/// The schema of records that are diagnostics.
pub(crate) const SCHEMA: &str = "info:srw/schema/1/diagnostics-v1.1";

/// One diagnostic.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Diagnostic {
    /// Which one, such as `info:srw/diagnostic/1/16`.
    pub uri: String,
    /// What exactly: the index, the parameter, the value.
    pub details: Option<String>,
    /// What it means, for people.
    pub message: Option<String>,
}

impl Diagnostic {
    /// A diagnostic of the standard's list, with its message.
    ///
    /// ```
    /// let it = callslip_sru::Diagnostic::standard(16, "dc.colour");
    /// assert_eq!(it.to_string(), "info:srw/diagnostic/1/16: Unsupported index (dc.colour)");
    /// ```
    pub fn standard(number: u16, details: impl Into<String>) -> Self {
        let details = details.into();
        Self {
            uri: format!("{LIST_URI}{number}"),
            details: Some(details).filter(|it| !it.is_empty()),
            message: message(number).map(str::to_owned),
        }
    }

    /// Its number in the standard's list.
    #[must_use]
    pub fn number(&self) -> Option<u16> {
        self.uri.strip_prefix(LIST_URI)?.parse().ok()
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = self.number().and_then(message);
        let message = self.message.as_deref().or(known);
        write!(f, "{}: {}", self.uri, message.unwrap_or("unknown"))?;
        match &self.details {
            Some(details) => write!(f, " ({details})"),
            None => Ok(()),
        }
    }
}

/// The message of a number in the standard's list.
fn message(number: u16) -> Option<&'static str> {
    let mut rows = LIST.lines().filter_map(|line| line.split_once('\t'));
    let row = rows.find(|(known, _)| known.parse() == Ok(number))?;
    Some(row.1)
}

/// All of the standard's list: number and message.
pub fn standard_diagnostics() -> impl Iterator<Item = (u16, &'static str)> {
    let rows = LIST.lines().filter_map(|line| line.split_once('\t'));
    rows.filter_map(|(number, message)| Some((number.parse().ok()?, message)))
}

//! Metadata of any schema: one XML element that stands by itself.

use std::fmt;

use serde::Serialize;

use crate::fault::{Fault, Faults, Rule};
use crate::{Limits, xml};

/// One well-formed XML element with every namespace that it uses declared inside it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Fragment(String);

impl Fragment {
    /// Takes XML that somebody made, and makes it stand by itself: comments, processing
    /// instructions and the declaration are left out.
    ///
    /// # Errors
    /// The first fault, when it is not one well-formed element.
    pub fn new(text: &str) -> Result<Self, Fault> {
        Self::with_limits(text, Limits::default())
    }

    /// As [`Fragment::new`], with limits.
    ///
    /// # Errors
    /// The first fault, when it is not one well-formed element within the limits.
    pub fn with_limits(text: &str, limits: Limits) -> Result<Self, Fault> {
        let mut faults = Faults::new(1);
        let found = xml::standing_alone(text, limits, &mut faults);
        let mut faults = faults.finish(|at| at).into_iter();
        match (found, faults.next()) {
            (_, Some(fault)) => Err(fault),
            (Some(fragment), None) => Ok(fragment),
            (None, None) => Err(Fault {
                offset: 0,
                rule: Rule::XmlCut,
                message: "there is no element; give one".to_owned(),
            }),
        }
    }

    /// What was built as well-formed XML already.
    pub(crate) const fn built(text: String) -> Self {
        Self(text)
    }

    /// The XML.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Fragment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

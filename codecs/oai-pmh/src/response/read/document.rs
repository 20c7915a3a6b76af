//! What all readers of elements share.

use crate::fault::{Faults, Rule};
use crate::xml::{Element, Uri};
use crate::{Dated, Datestamp};

use super::super::write::NAMESPACE;

/// The faults of the document being read.
pub(super) struct Reading<'f> {
    faults: &'f mut Faults,
}

impl<'f> Reading<'f> {
    pub(super) const fn new(faults: &'f mut Faults) -> Self {
        Self { faults }
    }

    pub(super) fn fault(&mut self, at: u64, rule: Rule, message: impl Into<String>) {
        self.faults.add(at, rule, message);
    }

    /// Notes an element that has no place where it stands.
    pub(super) fn unexpected(&mut self, element: &Element<'_>) {
        let name: String = element.name.chars().take(40).collect();
        let message = format!("`{name}` has no place here; it is left out");
        self.fault(element.at, Rule::Unexpected, message);
    }

    /// Notes that something must be there, when it is not.
    pub(super) fn must(&mut self, at: u64, is_there: bool, name: &str) {
        if !is_there {
            self.fault(at, Rule::Missing, format!("{name} is missing"));
        }
    }

    /// Notes an element that is not in the namespace of OAI-PMH 2.0.
    pub(super) fn in_namespace(&mut self, element: &Element<'_>) {
        if element.space.as_ref().map(Uri::as_str) != Some(NAMESPACE) {
            let message = format!("{} is not in {NAMESPACE}; read all the same", element.name);
            self.fault(element.at, Rule::Namespace, message);
        }
    }

    /// The text of the child of this name, which must be there.
    pub(super) fn text_of(&mut self, element: &Element<'_>, name: &str) -> String {
        let child = element.children.iter().find(|child| child.name == name);
        self.must(element.at, child.is_some(), name);
        child
            .map(|child| child.value().to_owned())
            .unwrap_or_default()
    }
}

/// The date that is the text of an element.
pub(super) fn dated(element: &Element<'_>, reading: &mut Reading<'_>) -> Dated {
    date_of(element.value(), element.at, reading)
}

/// A date; another text is kept with a fault.
pub(super) fn date_of(text: &str, at: u64, reading: &mut Reading<'_>) -> Dated {
    text.parse::<Datestamp>().map_or_else(
        |error| {
            let shown: String = text.chars().take(40).collect();
            reading.fault(
                at,
                Rule::Datestamp,
                format!("`{shown}` is {error}; kept as text"),
            );
            Dated::Odd(text.to_owned())
        },
        Dated::Known,
    )
}

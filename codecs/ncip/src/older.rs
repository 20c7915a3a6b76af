//! Version 1 (a document type, no namespace) into the elements of version 2.
//!
//! What version 2 renamed is renamed, codes in `Scheme` and `Value` become one element, errors become
//! problems. What version 2 gave up is left as it is.

use crate::xml::{Named, Node, Space};

/// Names of version 1 and what version 2 calls the same.
const RENAMED: [(&str, &str); 22] = [
    ("UniqueAgencyId", "AgencyId"),
    ("UniqueUserId", "UserId"),
    ("UniqueItemId", "ItemId"),
    ("UniqueRequestId", "RequestId"),
    ("UniqueBibliographicId", "BibliographicId"),
    ("VisibleUserId", "UserId"),
    ("VisibleUserIdentifierType", "UserIdentifierType"),
    ("VisibleUserIdentifier", "UserIdentifierValue"),
    ("VisibleItemId", "ItemId"),
    ("VisibleItemIdentifierType", "ItemIdentifierType"),
    ("VisibleItemIdentifier", "ItemIdentifierValue"),
    ("ItemIdType", "ItemIdentifierType"),
    ("RequestIdType", "RequestIdentifierType"),
    ("UserIdType", "UserIdentifierType"),
    ("ProcessingError", "Problem"),
    ("ProcessingErrorType", "ProblemType"),
    ("ProcessingErrorElement", "ProblemElement"),
    ("ProcessingErrorValue", "ProblemValue"),
    ("MessagingError", "Problem"),
    ("MessagingErrorType", "ProblemType"),
    ("MessagingErrorElement", "ProblemElement"),
    ("MessagingErrorValue", "ProblemValue"),
];

/// Elements around others that version 2 has without them.
const UNWRAPPED: [&str; 2] = ["UserTransaction", "UserElementsDesired"];

/// Whether this is of version 1: its version says so, or it has elements that only version 1 has.
pub(crate) fn is_older(root: &Node<'_>, version: &str) -> bool {
    let said = version.contains("/v1_") || version.contains("ncip_v1");
    said || (root.space == Space::None && has_older(root))
}

fn has_older(element: &Node<'_>) -> bool {
    let older = |child: &Node<'_>| child.name.starts_with("Unique") || has_older(child);
    element.children.iter().any(older)
}

/// Turns the element and those in it into what version 2 has.
pub(crate) fn upgrade(element: &mut Node<'_>) {
    if element.name == "Ext" {
        return;
    }
    for child in &mut element.children {
        upgrade(child);
    }
    unwrap(element);
    if let Some((_, name)) = RENAMED.iter().find(|(older, _)| *older == element.name) {
        element.name = name;
    }
    match element.name {
        "Problem" => flatten(element),
        _ => join(element),
    }
}

/// `Scheme` and `Value` become an attribute and text.
fn join(element: &mut Node<'_>) {
    let pair = |child: &Node<'_>| child.name == "Scheme" || child.name == "Value";
    let value = element
        .children
        .iter()
        .filter(|child| child.name == "Value")
        .count();
    if value != 1 || element.children.len() > 2 || !element.children.iter().all(pair) {
        return;
    }
    for child in std::mem::take(&mut element.children) {
        if child.name == "Value" {
            element.text = child.into_value();
        } else if !child.value().is_empty() {
            element.attributes.push(Named {
                name: "Scheme",
                space: Space::Own,
                value: child.into_value(),
            });
        }
    }
}

/// The element that a problem is about, named in `ElementName` at whatever depth, becomes its text;
/// its value goes beside it.
fn flatten(problem: &mut Node<'_>) {
    let mut names = Vec::new();
    let mut values = Vec::new();
    for child in std::mem::take(&mut problem.children) {
        if child.name == "ProblemElement" && !child.children.is_empty() {
            gather(&child, &mut names, &mut values);
        } else {
            problem.children.push(child);
        }
    }
    if !names.is_empty() {
        problem
            .children
            .push(Node::new("ProblemElement", names.join("/")));
    }
    if !values.is_empty() {
        problem
            .children
            .push(Node::new("ProblemValue", values.join(", ")));
    }
}

fn gather(element: &Node<'_>, names: &mut Vec<String>, values: &mut Vec<String>) {
    for child in &element.children {
        match child.name {
            "ElementName" => names.push(child.value().to_owned()),
            "ProblemValue" => values.push(child.value().to_owned()),
            _ => gather(child, names, values),
        }
    }
}

fn unwrap(element: &mut Node<'_>) {
    if !element.children.iter().any(wraps) {
        return;
    }
    for child in std::mem::take(&mut element.children) {
        if wraps(&child) {
            element.children.extend(child.children);
        } else {
            element.children.push(child);
        }
    }
}

/// Whether an element is only there around others; version 1 has the errors inside of `Problem`.
fn wraps(element: &Node<'_>) -> bool {
    let problems =
        element.name == "Problem" && element.children.iter().any(|child| child.name == "Problem");
    problems || UNWRAPPED.contains(&element.name)
}

//! Whom a task is for, as a form sends it. Pure.

use super::For;
use crate::People;

/// How a form says that whoever comes first may do it: a choice that was made is never empty.
const ANYBODY: &str = "anybody";

impl For {
    /// Reads what the form chose, if it is a person or role that there is: nothing, `role:code` or `staff:id`.
    pub(super) fn parse(text: &str, people: &People) -> Option<Self> {
        if text.is_empty() || text == ANYBODY {
            return Some(Self::Anybody);
        }
        let (kind, value) = text.split_once(':')?;
        match kind {
            "role" => {
                let known = people.roles.iter().any(|(code, _)| code == value);
                known.then(|| Self::Role(value.to_owned()))
            }
            "staff" => {
                let found = people.staff.iter().find(|(id, _)| id.to_string() == value);
                found.map(|(id, _)| Self::Person(*id))
            }
            _ => None,
        }
    }

    /// What [`Self::parse`] reads.
    pub(super) fn value(&self) -> String {
        match self {
            Self::Anybody => ANYBODY.to_owned(),
            Self::Role(code) => format!("role:{code}"),
            Self::Person(id) => format!("staff:{id}"),
        }
    }

    /// The name of the person or role; nothing for anybody.
    pub(super) fn name(&self, people: &People) -> Option<String> {
        match self {
            Self::Anybody => None,
            Self::Role(code) => {
                let known = people.roles.iter().find(|(known, _)| known == code);
                Some(known.map_or_else(|| code.clone(), |(_, name)| name.clone()))
            }
            Self::Person(id) => {
                let known = people.staff.iter().find(|(known, _)| known == id);
                Some(known.map_or_else(|| id.to_string(), |(_, name)| name.clone()))
            }
        }
    }
}

//! Tabs, a history, a question before what cannot be undone.

use askama::Template;
use kernel::Moment;

use super::{Guard, part};
use crate::{Visit, Words};

part!(Tabs, History, Confirm);

/// A link among others of the same thing.
#[derive(Clone, Debug)]
pub struct Tab {
    /// The word.
    pub text: String,
    /// The page.
    pub href: String,
    /// How many wait there.
    pub count: Option<u64>,
}

/// The pages of one thing, the present one marked.
#[derive(Template, Clone, Debug)]
#[template(path = "webkit/parts/tabs.html")]
pub struct Tabs {
    label: String,
    tabs: Vec<Tab>,
    current: String,
}

impl Tabs {
    /// Tabs named `label` for screen readers; `current` is the path of the present page.
    #[must_use]
    pub fn new(label: impl Into<String>, current: &str) -> Self {
        Self {
            label: label.into(),
            tabs: Vec::new(),
            current: current.to_owned(),
        }
    }

    /// One more tab.
    #[must_use]
    pub fn with(
        mut self,
        text: impl Into<String>,
        href: impl Into<String>,
        count: Option<u64>,
    ) -> Self {
        self.tabs.push(Tab {
            text: text.into(),
            href: href.into(),
            count,
        });
        self
    }
}

/// One change in a history.
#[derive(Clone, Debug)]
pub struct Change {
    /// When.
    pub at: Moment,
    /// Who, by name.
    pub who: String,
    /// What was done, in words.
    pub what: String,
    /// What changed: field, before, after.
    pub values: Vec<(String, String, String)>,
}

/// What happened to a thing, newest first.
#[derive(Template, Clone, Debug)]
#[template(path = "webkit/parts/history.html")]
pub struct History {
    words: Words,
    changes: Vec<Change>,
}

impl History {
    /// The changes, newest first.
    #[must_use]
    pub fn new(words: &Words, changes: Vec<Change>) -> Self {
        Self {
            words: words.clone(),
            changes,
        }
    }
}

/// A question before what cannot be undone, as the main part of a page.
#[derive(Template, Clone, Debug)]
#[template(path = "webkit/parts/confirm.html")]
pub struct Confirm {
    guard: Guard,
    question: String,
    text: String,
    action: String,
    yes: String,
    no: String,
    back: String,
}

impl Confirm {
    /// A question whose yes posts to `action` and whose no goes `back`. Its messages: `{key}` the
    /// question, `{key}-text` what will happen, `{key}-yes` the act.
    #[must_use]
    pub fn new(visit: &Visit, key: &str, args: &[(&str, &str)], ways: (&str, &str)) -> Self {
        let say = |rest: &str| visit.words.tf(&format!("{key}{rest}"), args);
        Self {
            guard: visit.form("confirm").guard(),
            question: say(""),
            text: say("-text"),
            yes: say("-yes"),
            no: visit.t("confirm-no"),
            action: ways.0.to_owned(),
            back: ways.1.to_owned(),
        }
    }
}

//! Facts about one thing, and notices.

use askama::Template;

use super::part;
use crate::Kind;

part!(Facts, Note);

/// One fact of a definition list.
#[derive(Clone, Debug)]
pub struct Fact {
    /// What it is.
    pub term: String,
    /// The value.
    pub text: String,
    /// Where it leads; empty for nowhere.
    pub href: String,
}

/// Facts about one thing: name and value. Empty values are left out.
#[derive(Template, Clone, Debug, Default)]
#[template(path = "webkit/parts/facts.html")]
pub struct Facts {
    facts: Vec<Fact>,
}

impl Facts {
    /// No facts yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// One more fact.
    #[must_use]
    pub fn with(self, term: impl Into<String>, text: impl ToString) -> Self {
        self.leading(term, text, "")
    }

    /// One more fact that leads somewhere.
    #[must_use]
    pub fn leading(mut self, term: impl Into<String>, text: impl ToString, href: &str) -> Self {
        let text = text.to_string();
        if !text.is_empty() {
            self.facts.push(Fact {
                term: term.into(),
                text,
                href: href.to_owned(),
            });
        }
        self
    }
}

/// A notice on the page: what, why, the way on.
#[derive(Template, Clone, Debug)]
#[template(path = "webkit/parts/note.html")]
pub struct Note {
    kind: Kind,
    what: String,
    why: String,
    href: String,
    way: String,
    alert: bool,
}

impl Note {
    /// A notice that says what.
    #[must_use]
    pub fn new(kind: Kind, what: impl Into<String>) -> Self {
        let (why, href, way) = (String::new(), String::new(), String::new());
        Self {
            kind,
            what: what.into(),
            why,
            href,
            way,
            alert: false,
        }
    }

    /// And why, or what more to know.
    #[must_use]
    pub fn why(mut self, text: impl Into<String>) -> Self {
        self.why = text.into();
        self
    }

    /// And a link that is the way on.
    #[must_use]
    pub fn way(mut self, text: impl Into<String>, href: impl Into<String>) -> Self {
        (self.way, self.href) = (text.into(), href.into());
        self
    }

    /// Read out at once by a screen reader, and heard where the form is sent in place: for the
    /// outcome of an act.
    #[must_use]
    pub fn alert(mut self) -> Self {
        self.alert = true;
        self
    }
}

//! Forms that keep what was typed.

mod field;
mod read;

use axum::body::to_bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::StatusCode;
use kernel::Reason;

pub use field::{Choice, Field};

use crate::parts::{Guard, Markup, Problems, led};
use crate::{PageError, Visit, csrf};

/// A form of one visit: what was typed, what is wrong with it, and its parts for the template.
///
/// A handler reads it by types (`form.text("name", 80)`); what cannot be read is noted beside the
/// field, and the same form is shown again.
#[derive(Clone)]
pub struct Form {
    visit: Visit,
    name: &'static str,
    values: Vec<(String, String)>,
    problems: Vec<(Option<String>, Reason)>,
    key: String,
}

impl Form {
    /// A form nobody filled in yet.
    #[must_use]
    pub fn empty(visit: &Visit) -> Self {
        Self::of(visit, Vec::new())
    }

    fn of(visit: &Visit, values: Vec<(String, String)>) -> Self {
        let typed = values
            .iter()
            .find(|(n, v)| n == "_act" && (1..=64).contains(&v.len()));
        let key = typed.map_or_else(Visit::fresh_key, |(_, v)| v.clone());
        Self {
            visit: visit.clone(),
            name: "field",
            values,
            problems: Vec::new(),
            key,
        }
    }

    /// The name that leads the keys of its labels: `{name}-{field}`, and `{name}-{field}-hint`.
    #[must_use]
    pub fn named(mut self, name: &'static str) -> Self {
        self.name = name;
        self
    }

    /// A value that stands in the field before anything is typed.
    #[must_use]
    pub fn with(mut self, field: &str, value: impl ToString) -> Self {
        self.values.push((field.to_owned(), value.to_string()));
        self
    }

    /// The same without what was typed in a field: a scan box is empty for the next scan.
    #[must_use]
    pub fn emptied(&self, field: &str) -> Self {
        let mut form = self.clone();
        form.values.retain(|(name, _)| name != field);
        form
    }

    /// What was typed, trimmed of nothing; empty where nothing was.
    #[must_use]
    pub fn raw(&self, field: &str) -> &str {
        self.values
            .iter()
            .find(|(n, _)| n == field)
            .map_or("", |(_, v)| v.as_str())
    }

    /// All values of a field that may be ticked several times.
    pub fn all<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a str> + 'a {
        self.values
            .iter()
            .filter(move |(n, _)| n == field)
            .map(|(_, v)| v.as_str())
    }

    /// Notes what is wrong with a field.
    pub fn refuse(&mut self, field: &str, reason: Reason) {
        self.problems.push((Some(field.to_owned()), reason));
    }

    /// Notes what is wrong with the whole: a refusal by the rules.
    pub fn refuse_all(&mut self, reasons: impl IntoIterator<Item = Reason>) {
        self.problems.extend(reasons.into_iter().map(|r| (None, r)));
    }

    /// Whether anything is wrong.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        !self.problems.is_empty()
    }

    /// What is wrong, in the order it was found; `None` is the whole form.
    pub fn problems(&self) -> impl Iterator<Item = (Option<&str>, &Reason)> + '_ {
        self.problems
            .iter()
            .map(|(field, reason)| (field.as_deref(), reason))
    }

    /// The act key that the form was sent with, for [`Visit::act_keyed`]: a double click happens once.
    #[must_use]
    pub fn act_key(&self) -> &str {
        &self.key
    }

    /// The hidden fields that every form carries: the session's token and a fresh act key, so that
    /// each showing of a form is an act of its own.
    #[must_use]
    pub fn guard(&self) -> Guard {
        Guard {
            csrf: self.visit.csrf.clone(),
            key: Visit::fresh_key(),
        }
    }

    /// The summary of what is wrong, with links to the fields; nothing while all is well.
    #[must_use]
    pub fn errors(&self) -> Problems {
        let lines = self.problems.iter().map(|(field, reason)| {
            let (what, way) = self.visit.words.reason(reason);
            (
                field.as_ref().map(|f| (field::id(f), self.label(f))),
                what,
                way,
                led(reason, &self.visit),
            )
        });
        Problems {
            title: self.visit.words.tn("form-problems", self.problems.len()),
            lines: lines.collect(),
        }
    }

    /// The button that sends the form, with the message of `key`.
    #[must_use]
    pub fn submit(&self, key: &str) -> Markup {
        Markup::button(&self.visit.t(key))
    }

    fn label(&self, field: &str) -> String {
        self.visit.t(self.key_of(field))
    }

    fn key_of(&self, field: &str) -> String {
        format!("{}-{}", self.name, field.replace('_', "-"))
    }
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = PageError;

    /// Reads a urlencoded body (and, for a form sent by GET, the query string).
    async fn from_request(request: Request, state: &S) -> Result<Self, PageError> {
        let (mut parts, body) = request.into_parts();
        let visit = Visit::from_request_parts(&mut parts, state).await?;
        let too_large = |_| PageError::Status(StatusCode::PAYLOAD_TOO_LARGE);
        let bytes = to_bytes(body, csrf::FORM_BYTES).await.map_err(too_large)?;
        let posted = !matches!(parts.method.as_str(), "GET" | "HEAD");
        let source = if posted {
            &bytes[..]
        } else {
            visit.query.as_bytes()
        };
        let pairs = form_urlencoded::parse(source).filter(|(name, _)| name != "_csrf");
        let values = pairs
            .map(|(n, v)| (n.into_owned(), v.into_owned()))
            .collect();
        Ok(Self::of(&visit, values))
    }
}

//! One request of one person: who, where, when, in which words.

use std::ops::Deref;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use jiff::tz::TimeZone;
use kernel::{Act, ActKey, Actor, BranchId, Moment, Needs, Permission};

use crate::nav::links;
use crate::{Form, Look, NavLink, Notice, PageError, SignedIn, Site, Words, random_word};

/// What is known of a request. Handlers take it as an argument and templates as a field.
#[derive(Clone)]
pub struct Visit(Arc<VisitFacts>);

/// The facts of a [`Visit`].
pub struct VisitFacts {
    /// The library.
    pub site: Arc<Site>,
    /// Who asks; [`Actor::public`] when nobody is signed in.
    pub actor: Arc<Actor>,
    /// The session, when somebody is signed in.
    pub signed_in: Option<SignedIn>,
    /// Whether a program asks with a bearer token.
    pub bearer: bool,
    /// The words in the language of the person.
    pub words: Words,
    /// The token that forms of this visit carry.
    pub csrf: String,
    /// The branch where the person works.
    pub branch: Option<BranchId>,
    /// Its name; empty without a branch.
    pub branch_name: String,
    /// When the request came.
    pub now: Moment,
    /// The library's zone.
    pub zone: TimeZone,
    /// Light or dark, and how strong.
    pub look: Look,
    /// The path asked for.
    pub path: String,
    /// The query string without its `?`.
    pub query: String,
    /// What the last act has to say, shown once.
    pub notices: Vec<Notice>,
    /// The act key a program sent as `Idempotency-Key`.
    pub idempotency_key: Option<ActKey>,
    /// The reference of this request in the log.
    pub reference: String,
}

impl Deref for Visit {
    type Target = VisitFacts;
    fn deref(&self) -> &VisitFacts {
        &self.0
    }
}

impl Visit {
    pub(crate) fn new(facts: VisitFacts) -> Self {
        Self(Arc::new(facts))
    }

    /// The frame of a write: this person, here, now, with the program's idempotency key if any.
    #[must_use]
    pub fn act(&self) -> Act {
        let key = self.idempotency_key.clone();
        Act {
            actor: Arc::clone(&self.actor),
            branch: self.branch,
            at: self.now,
            key,
        }
    }

    /// The frame of a write that happens once for this key, however often the form is sent.
    #[must_use]
    pub fn act_keyed(&self, key: &str) -> Act {
        let key = (!key.is_empty()).then(|| ActKey(key.to_owned()));
        Act { key, ..self.act() }
    }

    /// Whether the person holds the permission of a type.
    #[must_use]
    pub fn may<P: Needs>(&self) -> bool {
        self.actor.may(P::PERMISSION)
    }

    /// Whether the person holds a permission: for templates.
    #[must_use]
    pub fn allows(&self, permission: Permission) -> bool {
        self.actor.may(permission)
    }

    /// Refuses unless the person holds the permission, for a stricter part of a page.
    ///
    /// # Errors
    /// [`PageError::Forbidden`].
    pub fn require<P: Needs>(&self) -> Result<(), PageError> {
        if self.may::<P>() {
            Ok(())
        } else {
            Err(PageError::Forbidden(P::PERMISSION))
        }
    }

    /// An empty form; `{name}-{field}` are the keys of its labels.
    #[must_use]
    pub fn form(&self, name: &'static str) -> Form {
        Form::empty(self).named(name)
    }

    /// The message of a key: short for `words.t` in templates.
    #[must_use]
    pub fn t(&self, key: impl AsRef<str>) -> String {
        self.words.t(key)
    }

    /// A value of the query string.
    #[must_use]
    pub fn asked(&self, name: &str) -> Option<String> {
        let mut pairs = form_urlencoded::parse(self.query.as_bytes());
        pairs.find(|(n, _)| n == name).map(|(_, v)| v.into_owned())
    }

    /// The rail's links that this person may follow.
    #[must_use]
    pub fn nav(&self) -> Vec<NavLink> {
        links(&self.site.nav, &self.path, |p| self.actor.may(p))
    }

    /// The links of the public front.
    #[must_use]
    pub fn public_nav(&self) -> Vec<NavLink> {
        links(&self.site.public_nav, &self.path, |p| self.actor.may(p))
    }

    /// The languages this page can be read in.
    #[must_use]
    pub fn languages(&self) -> Vec<&'static str> {
        self.site.languages_at(&self.path)
    }

    /// This page's address with its query, to come back to.
    #[must_use]
    pub fn here(&self) -> String {
        if self.query.is_empty() {
            self.path.clone()
        } else {
            format!("{}?{}", self.path, self.query)
        }
    }

    /// A fresh act key for a form; empty only where the system gives no randomness.
    pub(crate) fn fresh_key() -> String {
        random_word().unwrap_or_default()
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        let visit = parts.extensions.get::<Self>().cloned();
        visit.ok_or_else(|| PageError::internal("the reception did not announce this request"))
    }
}

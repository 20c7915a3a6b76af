//! Routes, each with the permission it needs.

use std::sync::Arc;

use axum::Router;
use axum::handler::Handler;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodFilter, MethodRouter, on};
use kernel::{Needs, Permission};

use crate::gate::{Rule, gate};
use crate::{Call, PageError, Site, reception};

/// A method of HTTP that our routes answer. A GET answers HEAD too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// Shows; changes nothing.
    Get,
    /// Does.
    Post,
    /// Replaces (API only).
    Put,
    /// Changes a part (API only).
    Patch,
    /// Takes away (API only).
    Delete,
}

/// What one route answers and who may use it: the table that a test walks with every role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RouteFact {
    /// The method.
    pub method: Method,
    /// The address, with `{id}` where values stand.
    pub path: &'static str,
    /// What is needed.
    pub permission: Permission,
    /// Whether programs use it: bearer tokens, problem+json.
    pub api: bool,
}

/// A permission named by its type; only [`needs`] makes one, so no route can do without.
#[derive(Clone, Copy, Debug)]
pub struct Needed(Permission);

/// The permission of a route: `needs::<perm::Lend>()`.
#[must_use]
pub fn needs<N: Needs>() -> Needed {
    Needed(N::PERMISSION)
}

/// The routes of a department, over its state `S` until [`Pages::finish`] hands the state in.
pub struct Pages<S = ()> {
    router: Router<S>,
    facts: Vec<RouteFact>,
    calls: Vec<(Method, &'static str, Call)>,
}

impl<S: Clone + Send + Sync + 'static> Default for Pages<S> {
    fn default() -> Self {
        Self {
            router: Router::new(),
            facts: Vec::new(),
            calls: Vec::new(),
        }
    }
}

/// How a kind of route differs at the gate.
#[derive(Clone, Copy)]
enum Face {
    Page,
    Upload,
    Api,
}

/// Defines the methods that add one route.
macro_rules! adders {
    ($($(#[$doc:meta])* $name:ident: $method:ident, $face:ident;)+) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $name<H, T>(self, path: &'static str, needed: Needed, handler: H) -> Self
        where
            H: Handler<T, S>,
            T: 'static,
        {
            self.add((Method::$method, Face::$face), path, needed, on(filter(Method::$method), handler))
        }
    )+};
}

impl<S: Clone + Send + Sync + 'static> Pages<S> {
    /// No routes yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    adders! {
        /// A page.
        get: Get, Page;
        /// An act of a form: token checked, at most 1 MB.
        post: Post, Page;
        /// An act with files: the body streams without limit, so the token must stand in the address
        /// (`?_csrf=`) or the `X-CSRF-Token` header, and the handler must limit what it reads.
        post_large: Post, Upload;
        /// Server-sent events for a page.
        stream: Get, Page;
        /// A question of a program, below `/api/v1/`.
        api_get: Get, Api;
        /// An act of a program.
        api_post: Post, Api;
        /// Replaces a thing, for a program.
        api_put: Put, Api;
        /// Changes parts of a thing, for a program.
        api_patch: Patch, Api;
        /// Takes a thing away, for a program.
        api_delete: Delete, Api;
    }

    fn add(
        mut self,
        kind: (Method, Face),
        path: &'static str,
        needed: Needed,
        route: MethodRouter<S>,
    ) -> Self {
        let (method, face) = kind;
        let (api, large) = (matches!(face, Face::Api), matches!(face, Face::Upload));
        let rule = Rule {
            permission: needed.0,
            writes: method != Method::Get,
        };
        self.facts.push(RouteFact {
            method,
            path,
            permission: needed.0,
            api,
        });
        let body = if large {
            axum::extract::DefaultBodyLimit::disable()
        } else {
            axum::extract::DefaultBodyLimit::max(crate::csrf::FORM_BYTES)
        };
        self.router = self.router.route(
            path,
            route
                .route_layer(body)
                .route_layer(from_fn_with_state(rule, gate)),
        );
        self
    }

    /// Says what the route added last takes and gives: every route for programs needs it.
    #[must_use]
    pub fn described(mut self, call: Call) -> Self {
        if let Some(fact) = self.facts.last() {
            self.calls.push((fact.method, fact.path, call));
        }
        self
    }

    /// Hands the state in.
    #[must_use]
    pub fn finish(self, state: S) -> Pages {
        Pages {
            router: self.router.with_state(state),
            facts: self.facts,
            calls: self.calls,
        }
    }

    /// Both sets of routes. Two routes of one method and address are a mistake that stops the
    /// program at its start.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.facts.extend(other.facts);
        self.calls.extend(other.calls);
        self
    }

    /// What the routes for programs take and give.
    #[must_use]
    pub fn calls(&self) -> &[(Method, &'static str, Call)] {
        &self.calls
    }

    /// What every route answers and needs.
    #[must_use]
    pub fn facts(&self) -> &[RouteFact] {
        &self.facts
    }
}

impl Pages {
    /// The routes with everything around them: assets, look and language, columns of lists, the gate, error pages,
    /// headers, compression.
    pub fn into_router(self, site: Arc<Site>) -> Router {
        let all = self
            .merge(crate::assets::pages())
            .merge(crate::look::pages())
            .merge(crate::list::pages());
        let router = all
            .router
            .fallback(|| async { PageError::NotFound })
            .method_not_allowed_fallback(|| async {
                PageError::Status(axum::http::StatusCode::METHOD_NOT_ALLOWED)
            });
        reception::around(router, site)
    }
}

fn filter(method: Method) -> MethodFilter {
    match method {
        Method::Get => MethodFilter::GET,
        Method::Post => MethodFilter::POST,
        Method::Put => MethodFilter::PUT,
        Method::Patch => MethodFilter::PATCH,
        Method::Delete => MethodFilter::DELETE,
    }
}

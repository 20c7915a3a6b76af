//! A browser without a window: requests to the pages, as somebody of a role.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use documents::papers::Letterhead;
use jiff::tz::TimeZone;
use kernel::{Barcode, BranchId, Clock, Moment, Permission};
use tokio::runtime::Runtime;
use tower::ServiceExt;
use webkit::{BoxError, Door, Lexicon, SignedIn, Site};

use crate::desk::{Desk, Face};
use crate::scene::{ANA, Scene};
use crate::testing::{NOW, staff};

/// The cookie is role and number: `assistant1`.
struct Roles;

impl Roles {
    fn of(token: &str) -> Option<SignedIn> {
        let at = token.find(|c: char| c.is_ascii_digit())?;
        let (role, number) = token.split_at(at);
        Some(SignedIn {
            actor: staff(number.parse().ok()?, role),
            csrf: "tok".into(),
            branch: Some(BranchId(1)),
            branch_name: "Main Library".into(),
            language: None,
            session: 1,
            hidden_columns: webkit::HiddenColumns::default(),
        })
    }
}

impl Door for Roles {
    fn enter(&self, token: &str, _: Moment) -> Result<Option<SignedIn>, BoxError> {
        Ok(Self::of(token))
    }

    fn enter_api(&self, bearer: &str, _: Moment) -> Result<Option<SignedIn>, BoxError> {
        Ok(Self::of(bearer))
    }

    fn who_may(&self, _: Permission) -> Vec<String> {
        vec!["senior".into()]
    }
}

/// It keeps its own runtime, because the tests themselves block on the store.
pub(super) struct Browser {
    router: Router,
    runtime: Runtime,
}

/// What came back.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) location: String,
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Browser {
    pub(super) fn of(scene: &Scene) -> Self {
        let lexicon = Lexicon::new(webkit::MESSAGES.iter().chain(crate::MESSAGES)).unwrap();
        let clock = Clock::standing(NOW.plus_minutes(60));
        let zone = TimeZone::get("America/Los_Angeles").unwrap();
        let site = Site::new(Arc::new(Roles), clock, zone, lexicon);
        let desk = Desk {
            store: scene.store.store.clone(),
            faces: Arc::new(|_, ids| {
                let ana = Face {
                    name: "Ana Núñez".into(),
                    sort_name: "Núñez, Ana".into(),
                    card: Barcode::parse("21223003184471").ok(),
                };
                let known = ids.iter().filter(|id| **id == ANA);
                Ok(known
                    .map(|id| (*id, ana.clone()))
                    .collect::<HashMap<_, _>>())
            }),
            own_patron: Arc::new(|_, staff| Ok((staff.0 == 7).then_some(ANA))),
            tabs: Arc::new(|_, visit, id| {
                let tabs = webkit::Tabs::new("Patron", &visit.path);
                Ok(tabs.with("Money", format!("/staff/patrons/{id}/money"), None))
            }),
            heads: Arc::new(|_, _| {
                Ok(Letterhead {
                    name: "Alder Valley College Library".into(),
                    ..Letterhead::default()
                })
            }),
        };
        let router = crate::pages(desk).into_router(Arc::new(site));
        let runtime = Runtime::new().unwrap();
        Self { router, runtime }
    }

    fn send(&self, who: &str, request: axum::http::request::Builder, body: String) -> Answer {
        let request = request
            .header("cookie", format!("callslip={who}"))
            .body(Body::from(body))
            .unwrap();
        self.runtime.block_on(async {
            let answer = self.router.clone().oneshot(request).await.unwrap();
            let location = answer.headers().get("location");
            let location = location.map_or("", |l| l.to_str().unwrap()).to_owned();
            let status = answer.status().as_u16();
            let body = to_bytes(answer.into_body(), 1 << 24)
                .await
                .unwrap()
                .to_vec();
            Answer {
                status,
                location,
                body,
            }
        })
    }

    pub(super) fn get(&self, who: &str, path: &str) -> Answer {
        self.send(who, Request::builder().uri(path), String::new())
    }

    /// Sends a form; `key` is its act key.
    pub(super) fn post(&self, who: &str, path: &str, key: &str, fields: &str) -> Answer {
        let request = Request::builder()
            .method("POST")
            .uri(path)
            .header("content-type", "application/x-www-form-urlencoded");
        self.send(who, request, format!("_csrf=tok&_act={key}&{fields}"))
    }

    /// Calls the API with an idempotency key.
    pub(super) fn call(&self, who: &str, path: &str, key: &str, json: &str) -> Answer {
        let request = Request::builder()
            .method("POST")
            .uri(path)
            .header("content-type", "application/json")
            .header("idempotency-key", key)
            .header("x-csrf-token", "tok");
        self.send(who, request, json.to_owned())
    }
}

//! A front door with two roles, and one patron behind it.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response};
use jiff::tz::TimeZone;
use kernel::{Actor, Clock, Grant, Moment, PatronId, Permission, StaffId, Who};
use tower::ServiceExt;
use webkit::{BoxError, Door, Lexicon, SignedIn, Site};

use super::*;

/// Sessions named after roles: `student` sees names and standing, `assistant` registers patrons.
struct Roles;

const STUDENT: &[Permission] = &[
    Permission::StaffHome,
    Permission::SeePatron,
    Permission::SeePatronLoans,
];
const ASSISTANT: &[Permission] = &[
    Permission::StaffHome,
    Permission::SeePatron,
    Permission::SeePatronLoans,
    Permission::SeePatronMoney,
    Permission::SeePatronDetails,
    Permission::EditPatron,
];

impl Door for Roles {
    fn enter(&self, token: &str, _: Moment) -> Result<Option<SignedIn>, BoxError> {
        let (id, held) = match token {
            "student" => (1, STUDENT),
            "assistant" => (2, ASSISTANT),
            _ => return Ok(None),
        };
        let grants = held
            .iter()
            .map(|&permission| Grant {
                permission,
                limit: None,
                review: false,
            })
            .collect();
        let actor = Actor {
            who: Who::Staff(StaffId(id)),
            name: token.into(),
            role: token.into(),
            grants,
        };
        Ok(Some(SignedIn {
            actor: Arc::new(actor),
            csrf: "tok".into(),
            branch: None,
            branch_name: String::new(),
            language: None,
            session: id,
            hidden_columns: webkit::HiddenColumns::default(),
        }))
    }

    fn enter_api(&self, bearer: &str, now: Moment) -> Result<Option<SignedIn>, BoxError> {
        self.enter(bearer, now)
    }

    fn who_may(&self, _: Permission) -> Vec<String> {
        Vec::new()
    }
}

pub(super) fn words() -> Lexicon {
    let keys = [
        webkit::MESSAGES,
        access::MESSAGES,
        building::MESSAGES,
        MESSAGES,
    ];
    Lexicon::new(keys.into_iter().flatten()).unwrap()
}

fn app(store: &TestStore) -> Router {
    let now = Moment::of(
        &jiff::civil::datetime(2026, 11, 24, 9, 0, 0, 0)
            .to_zoned_datetime(TimeZone::UTC)
            .unwrap(),
    );
    let site = Site::new(
        Arc::new(Roles),
        Clock::standing(now),
        TimeZone::UTC,
        words(),
    );
    pages(store.store.clone()).into_router(Arc::new(site))
}

/// One request of a role, and what comes back: status, where it leads, text.
async fn ask_app(
    app: &Router,
    role: &str,
    path: &str,
    body: Option<&str>,
) -> (u16, String, String) {
    let request = Request::builder()
        .method(if body.is_some() { "POST" } else { "GET" })
        .uri(path)
        .header("content-type", "application/x-www-form-urlencoded");
    let request = if path.starts_with("/api/") {
        request.header("authorization", format!("Bearer {role}"))
    } else {
        request.header("cookie", format!("callslip={role}"))
    };
    let body = body
        .map(|body| format!("_csrf=tok&{body}"))
        .unwrap_or_default();
    let response: Response<Body> = app
        .clone()
        .oneshot(request.body(Body::from(body)).unwrap())
        .await
        .unwrap();
    let status = response.status().as_u16();
    let place = response
        .headers()
        .get("location")
        .map(|l| l.to_str().unwrap().to_owned())
        .unwrap_or_default();
    let bytes = to_bytes(response.into_body(), 1 << 22).await.unwrap();
    (status, place, String::from_utf8(bytes.to_vec()).unwrap())
}

/// The library with one thread of its own: the steps of a test read the store outside it.
pub(super) struct Desk {
    app: Router,
    runtime: tokio::runtime::Runtime,
}

pub(super) fn ask(
    desk: &Desk,
    role: &str,
    path: &str,
    body: Option<&str>,
) -> (u16, String, String) {
    desk.runtime.block_on(ask_app(&desk.app, role, path, body))
}

/// Runs on each database with one patron, Rio Okafor, legally Rigoberta, with a note.
pub(super) fn walk(steps: impl Fn(&Desk, &TestStore, PatronId)) {
    for store in colleges() {
        let id = store
            .write(&act(), |tx| {
                let mut new = testing::new_patron(tx, "20742000100019", "student")?;
                new.particulars.legal_name = Some("Rigoberta Okafor".into());
                new.particulars.note = "Reads lips".into();
                register(tx, &new)
            })
            .unwrap();
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let desk = Desk {
            app: app(&store),
            runtime,
        };
        steps(&desk, &store, id);
    }
}

pub(super) fn fields(given: &str, more: &str) -> String {
    format!("given={given}&family=Okafor&category=student&branch=1&language=en&emails=&{more}")
}

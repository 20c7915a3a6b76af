//! A little house of two pages, and the people at its door.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response};
use jiff::tz::TimeZone;
use kernel::{Actor, Clock, Grant, Moment, PatronId, Permission, StaffId, Who, perm};
use tower::ServiceExt;
use webkit::{
    BoxError, Door, Form, Lexicon, MESSAGES, PageError, PageResult, Pages, SignedIn, Site, Visit,
    needs, see_other,
};

/// Knows `all` (every permission), `student` (lends), `patron`, and the API client `robot`.
pub(crate) struct People;

pub(crate) fn person(name: &str) -> Option<SignedIn> {
    let (who, permissions) = match name {
        "all" => (Who::Staff(StaffId(1)), Permission::ALL.to_vec()),
        "student" => (
            Who::Staff(StaffId(2)),
            vec![Permission::StaffHome, Permission::Lend],
        ),
        "patron" => (Who::Patron(PatronId(3)), vec![Permission::OwnAccount]),
        "robot" => (Who::Machine(4), vec![Permission::Lend]),
        _ => return None,
    };
    let grants = permissions.into_iter().map(|permission| Grant {
        permission,
        limit: None,
        review: false,
    });
    let actor = Actor {
        who,
        name: name.into(),
        role: name.into(),
        grants: grants.collect(),
    };
    Some(SignedIn {
        actor: Arc::new(actor),
        csrf: format!("token-of-{name}"),
        branch: None,
        branch_name: String::new(),
        language: None,
        session: 1,
        hidden_columns: webkit::HiddenColumns::default(),
    })
}

impl Door for People {
    fn enter(&self, token: &str, _: Moment) -> Result<Option<SignedIn>, BoxError> {
        if token == "broken" {
            Err("the database is away".into())
        } else {
            Ok(person(token))
        }
    }

    fn enter_api(&self, bearer: &str, _: Moment) -> Result<Option<SignedIn>, BoxError> {
        Ok(person(bearer).filter(|_| bearer == "robot"))
    }

    fn who_may(&self, _: Permission) -> Vec<String> {
        vec!["Senior library technician".into()]
    }
}

async fn echo(visit: Visit, form: Form) -> PageResult {
    see_other("/done")
        .with_notice("fee-added", &[("name", form.raw("name"))])
        .with_undo(visit.here())
        .done()
}

async fn broken() -> PageResult {
    Err(PageError::internal("secret detail"))
}

#[expect(clippy::panic, reason = "to be caught")]
async fn stops() -> PageResult {
    panic!("a handler stops")
}

async fn refused() -> PageResult {
    let reason = kernel::Reason::new("form-too-long")
        .with("length", 9)
        .with("most", 3);
    Err(PageError::Refused(vec![
        reason.overridable(Permission::OverrideLimit),
    ]))
}

async fn told(visit: Visit) -> String {
    let key = visit.act().key.map(|k| k.0).unwrap_or_default();
    format!("{} {} {key}", visit.actor.name, visit.words.lang())
}

/// One route for every permission, and a few that fail.
pub(crate) fn pages() -> Pages {
    macro_rules! each {
        ($($name:ident)+) => { Pages::new()$(
            .get(concat!("/staff/", stringify!($name)), needs::<perm::$name>(), told)
            .api_get(concat!("/api/v1/", stringify!($name)), needs::<perm::$name>(), told)
        )+ };
    }
    each!(StaffHome Lend SeePatron Waive EditRules RunMachine Audit)
        .get("/account", needs::<perm::OwnAccount>(), told)
        .get("/open", needs::<perm::Everyone>(), told)
        .post("/open", needs::<perm::Everyone>(), echo)
        .post("/staff/echo", needs::<perm::Lend>(), echo)
        .post_large(
            "/staff/upload",
            needs::<perm::Lend>(),
            |body: axum::body::Bytes| async move { body.len().to_string() },
        )
        .api_post("/api/v1/echo", needs::<perm::Lend>(), told)
        .get("/broken", needs::<perm::Everyone>(), broken)
        .get("/stops", needs::<perm::Everyone>(), stops)
        .get("/refused", needs::<perm::Everyone>(), refused)
        .api_get("/api/v1/broken", needs::<perm::Everyone>(), broken)
        .api_get("/api/v1/refused", needs::<perm::Everyone>(), refused)
}

pub(crate) fn app(https: bool) -> Router {
    let clock = Clock::standing(Moment(1_795_526_400_000));
    let mut site = Site::new(
        Arc::new(People),
        clock,
        TimeZone::UTC,
        Lexicon::new(MESSAGES).unwrap(),
    );
    site.https = https;
    site.library_name = "Bayside College Library".into();
    pages().into_router(Arc::new(site))
}

/// One request: `POST /path` with headers `name: value` a line, a blank line, and a body.
pub(crate) async fn ask(text: &str) -> Response<Body> {
    ask_of(&app(false), text).await
}

pub(crate) async fn ask_of(app: &Router, text: &str) -> Response<Body> {
    let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
    let mut lines = head.lines();
    let (method, path) = lines.next().unwrap().split_once(' ').unwrap();
    let mut request = Request::builder().method(method).uri(path);
    for line in lines {
        let (name, value) = line.split_once(": ").unwrap();
        request = request.header(name.trim(), value);
    }
    if !body.is_empty() && !head.contains("content-type") {
        request = request.header("content-type", "application/x-www-form-urlencoded");
    }
    app.clone()
        .oneshot(request.body(Body::from(body.to_owned())).unwrap())
        .await
        .unwrap()
}

pub(crate) async fn body(response: Response<Body>) -> String {
    String::from_utf8(
        to_bytes(response.into_body(), 4 << 20)
            .await
            .unwrap()
            .to_vec(),
    )
    .unwrap()
}

pub(crate) fn header<'a>(response: &'a Response<Body>, name: &str) -> &'a str {
    response
        .headers()
        .get(name)
        .map_or("", |v| v.to_str().unwrap())
}

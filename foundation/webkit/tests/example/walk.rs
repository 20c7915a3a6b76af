//! The example driven through its front door.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response};
use jiff::tz::TimeZone;
use kernel::{Actor, Clock, Moment, Permission, Who};
use tower::ServiceExt;
use webkit::{BoxError, Door, Lexicon, MESSAGES, SignedIn, Site};

use crate::pages;

/// One session, `maria`, who may do everything.
struct OneSession;

impl Door for OneSession {
    fn enter(&self, token: &str, _: Moment) -> Result<Option<SignedIn>, BoxError> {
        let actor = Actor {
            who: Who::Staff(kernel::StaffId(1)),
            name: "Maria".into(),
            ..Actor::system()
        };
        Ok((token == "maria").then(|| SignedIn {
            actor: Arc::new(actor),
            csrf: "tok".into(),
            branch: None,
            branch_name: String::new(),
            language: None,
            session: 1,
            hidden_columns: webkit::HiddenColumns::default(),
        }))
    }

    fn enter_api(&self, _: &str, _: Moment) -> Result<Option<SignedIn>, BoxError> {
        Ok(None)
    }

    fn who_may(&self, _: Permission) -> Vec<String> {
        Vec::new()
    }
}

fn app() -> Router {
    let lexicon = Lexicon::new(MESSAGES.iter().chain(pages::MESSAGES)).unwrap();
    let site = Site::new(
        Arc::new(OneSession),
        Clock::standing(Moment(0)),
        TimeZone::UTC,
        lexicon,
    );
    pages::routes()
        .finish(pages::Fees::default())
        .into_router(Arc::new(site))
}

async fn ask(app: &Router, method: &str, path: &str, body: &str) -> Response<Body> {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("cookie", "callslip=maria")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(body.to_owned()))
        .unwrap();
    app.clone().oneshot(request).await.unwrap()
}

async fn text(response: Response<Body>) -> String {
    String::from_utf8(
        to_bytes(response.into_body(), 1 << 20)
            .await
            .unwrap()
            .to_vec(),
    )
    .unwrap()
}

#[tokio::test]
async fn a_fee_is_added_and_listed() {
    let app = app();
    let empty = text(ask(&app, "GET", "/staff/fees", "").await).await;
    assert!(empty.contains("No fees yet."), "{empty}");
    let added = ask(
        &app,
        "POST",
        "/staff/fees",
        "_csrf=tok&name=Late+book&amount=12.50&kind=late",
    )
    .await;
    assert_eq!(added.status(), 303);
    assert!(
        added.headers()["set-cookie"]
            .to_str()
            .unwrap()
            .starts_with("callslip-notice=")
    );
    let listed = text(ask(&app, "GET", "/staff/fees?q=Late", "").await).await;
    assert!(
        listed.contains("Late book") && listed.contains("$12.50") && listed.contains("1 row"),
        "{listed}"
    );
    let csv = text(ask(&app, "GET", "/staff/fees?as=csv", "").await).await;
    assert_eq!(csv, "\u{feff}Name,Amount\r\nLate book,12.50\r\n");
}

#[tokio::test]
async fn a_refused_form_keeps_what_was_typed() {
    let app = app();
    let answer = ask(
        &app,
        "POST",
        "/staff/fees",
        "_csrf=tok&_act=0123&name=Bags+%22big%22&amount=ten&kind=lost",
    )
    .await;
    assert_eq!(answer.status(), 422);
    let page = text(answer).await;
    let keys = page
        .split(r#"name="_act" value=""#)
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    let keys: Vec<&str> = keys.collect();
    assert!(
        keys.len() == 1 && keys[0].len() == 32,
        "a form shown again is a new act: {keys:?}"
    );
    assert!(page.contains(r#"value="Bags &#34;big&#34;""#), "{page}");
    assert!(
        page.contains(r#"value="ten""#) && page.contains(r#"<option value="lost" selected>"#),
        "{page}"
    );
    assert!(page.contains("One thing needs your attention"));
    assert!(
        page.contains(r##"<a href="#f-amount">Amount</a>: This is not an amount of money."##),
        "{page}"
    );
}

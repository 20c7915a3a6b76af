//! The example driven through its front door.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response};
use jiff::tz::TimeZone;
use kernel::{Actor, Clock, Moment, Permission, Who};
use tower::ServiceExt;
use webkit::{BoxError, Door, HiddenColumns, Lexicon, MESSAGES, SignedIn, Site};

use crate::pages;

/// One session, `maria`, who may do everything, and the columns she hides.
#[derive(Default)]
struct OneSession(Mutex<String>);

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
            hidden_columns: HiddenColumns::read(&self.0.lock().unwrap()),
        }))
    }

    fn enter_api(&self, _: &str, _: Moment) -> Result<Option<SignedIn>, BoxError> {
        Ok(None)
    }

    fn keep_columns(&self, _: &SignedIn, hidden: &str, _: Moment) -> Result<(), BoxError> {
        hidden.clone_into(&mut self.0.lock().unwrap());
        Ok(())
    }

    fn who_may(&self, _: Permission) -> Vec<String> {
        Vec::new()
    }
}

fn app() -> Router {
    app_of(pages::Fees::default())
}

fn app_of(fees: pages::Fees) -> Router {
    let lexicon = Lexicon::new(MESSAGES.iter().chain(pages::MESSAGES)).unwrap();
    let site = Site::new(
        Arc::new(OneSession::default()),
        Clock::standing(Moment(0)),
        TimeZone::UTC,
        lexicon,
    );
    pages::routes().finish(fees).into_router(Arc::new(site))
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

async fn with_fees(app: &Router, names: &[&str]) {
    for name in names {
        let body = format!("_csrf=tok&name={name}&amount=1.00&kind=late");
        ask(app, "POST", "/staff/fees", &body).await;
    }
}

#[tokio::test]
async fn chosen_rows_are_kept_alone_written_to_a_file_and_acted_on() {
    let app = app();
    with_fees(&app, &["Bags", "Late", "Lost"]).await;
    let all = text(ask(&app, "GET", "/staff/fees", "").await).await;
    assert!(
        all.contains(r#"name="row" value="Late" form="fees-chosen" aria-label="Choose Late">"#)
    );
    assert!(!all.contains("Forgive"), "nothing is chosen yet: {all}");
    let two = "/staff/fees?sort=name&desc=1&row=Late&row=Lost&row=Nothing";
    let page = text(ask(&app, "GET", two, "").await).await;
    assert!(page.contains("2 rows") && !page.contains("Bags"), "{page}");
    let act = page
        .split(r#"action="/staff/fees/forgive">"#)
        .nth(1)
        .unwrap();
    let act = act.split("</form>").next().unwrap();
    for key in ["Late", "Lost"] {
        let hidden = format!(r#"<input type="hidden" name="row" value="{key}">"#);
        assert!(act.contains(&hidden), "{act}");
    }
    assert!(act.contains(r#"name="_csrf" value="tok""#), "{act}");
    assert!(
        page.contains(r#"href="/staff/fees?sort=name&#38;desc=1">"#),
        "the way back: {page}"
    );
    let file = format!("{two}&as=csv");
    let csv = text(ask(&app, "GET", &file, "").await).await;
    assert_eq!(csv, "\u{feff}Name,Amount\r\nLost,1.00\r\nLate,1.00\r\n");
}

/// More rows than are asked for at once: none is lost or met twice where one stretch meets the next.
#[tokio::test]
async fn a_long_list_is_written_whole_and_in_order() {
    let fees: Vec<(String, kernel::Cents)> = (0..4_001)
        .map(|n| (format!("Fee {n}"), kernel::Cents(n)))
        .collect();
    let app = app_of(pages::Fees::of(fees));
    let answer = ask(&app, "GET", "/staff/fees?as=csv&page=9", "").await;
    let length: usize = answer.headers()["content-length"]
        .to_str()
        .unwrap()
        .parse()
        .unwrap();
    let csv = text(answer).await;
    assert_eq!(csv.len(), length);
    let line = |n: i64| format!("Fee {n},{}\r\n", kernel::Cents(n).plain());
    let want: String = (0..4_001).map(line).collect();
    assert!(csv == format!("\u{feff}Name,Amount\r\n{want}"), "{length}");
}

#[tokio::test]
async fn hidden_columns_stay_hidden_on_the_page_and_in_files() {
    let app = app();
    with_fees(&app, &["Bags"]).await;
    let hide = "_csrf=tok&list=fees&of=amount&next=/staff/fees";
    assert_eq!(ask(&app, "POST", "/columns", hide).await.status(), 303);
    let page = text(ask(&app, "GET", "/staff/fees", "").await).await;
    assert!(page.contains("Bags") && !page.contains("$1.00"), "{page}");
    let csv = text(ask(&app, "GET", "/staff/fees?as=csv", "").await).await;
    assert_eq!(csv, "\u{feff}Name\r\nBags\r\n");
    let first = "_csrf=tok&list=fees&of=name&of=amount&shown=amount&next=/staff/fees";
    assert_eq!(ask(&app, "POST", "/columns", first).await.status(), 303);
    let page = text(ask(&app, "GET", "/staff/fees", "").await).await;
    assert!(
        page.contains("Bags") && page.contains("$1.00"),
        "the first stays: {page}"
    );
    let unnamed = "_csrf=tok&list=fees+x%3D&of=amount&next=https://elsewhere.example/";
    let answer = ask(&app, "POST", "/columns", unnamed).await;
    assert_eq!(answer.headers()["location"], "/staff");
    let page = text(ask(&app, "GET", "/staff/fees", "").await).await;
    assert!(page.contains("$1.00"), "{page}");
}

use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::http::Request;
use jiff::tz::TimeZone;
use kernel::{Clock, Moment, perm};
use tower::ServiceExt;
use webkit::{Form, Lexicon, MESSAGES, Pages, Site, needs};

use crate::house::People;

/// What one typed value reads as, through a real request.
async fn read(kind: &'static str, typed: &str) -> String {
    let got = Arc::new(Mutex::new(String::new()));
    let kept = Arc::clone(&got);
    let handler = move |mut form: Form| async move {
        let value = match kind {
            "text" => form.text("x", 5),
            "money" => form.cents("x").map(|c| c.to_string()),
            "day" => form.day("x").map(|d| d.to_string()),
            "maybe" => form.optional_day("x").map(|d| format!("{d:?}")),
            "scan" => form.barcode("x").map(|b| b.to_string()),
            "number" => form.number("x", 1, 9).map(|n| n.to_string()),
            _ => form.id::<kernel::BranchId>("x").map(|b| b.to_string()),
        };
        let fault = form
            .problems()
            .map(|(_, r)| r.code)
            .collect::<Vec<_>>()
            .join(" ");
        *kept.lock().unwrap() = value.unwrap_or(fault);
    };
    let pages = Pages::new().post("/x", needs::<perm::Lend>(), handler);
    let lexicon = Lexicon::new(MESSAGES).unwrap();
    let site = Site::new(
        Arc::new(People),
        Clock::standing(Moment(0)),
        TimeZone::UTC,
        lexicon,
    );
    let typed: String = typed.bytes().map(|b| format!("%{b:02X}")).collect();
    let request = Request::post("/x")
        .header("cookie", "callslip=student")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(format!("_csrf=token-of-student&x={typed}")))
        .unwrap();
    pages
        .into_router(Arc::new(site))
        .oneshot(request)
        .await
        .unwrap();
    got.lock().unwrap().clone()
}

#[tokio::test]
async fn values_are_read_by_their_types() {
    for (kind, typed, want) in [
        ("text", " abc ", "abc"),
        ("text", "  ", "form-missing"),
        ("text", "abcdef", "form-too-long"),
        (
            "text",
            "\u{e9}\u{e9}\u{e9}\u{e9}\u{e9}",
            "\u{e9}\u{e9}\u{e9}\u{e9}\u{e9}",
        ),
        ("text", "a\u{0}b", "form-unprintable"),
        ("money", "$1,012.5", "$1,012.50"),
        ("money", "1.005", "money-too-many-decimals"),
        ("day", "2026-12-14", "2026-12-14"),
        ("day", "12/4/26", "2026-12-04"),
        ("day", "2/30/2026", "form-not-a-day"),
        ("day", "1/2/2026/4", "form-not-a-day"),
        ("maybe", "", "None"),
        ("maybe", "x", "form-not-a-day"),
        ("scan", " 3 1223 09841 2217", "31223098412217"),
        ("number", "10", "form-number"),
        ("number", "9", "9"),
        ("id", "7", "7"),
        ("id", "seven", "form-choose"),
    ] {
        assert_eq!(read(kind, typed).await, want, "{kind} {typed:?}");
    }
}

use std::path::Path;

use webkit::{Lexicon, MESSAGES, asset, safe_next, session_cookie};

use crate::house::{app, ask, ask_of, body, header};

#[tokio::test]
async fn every_answer_wears_the_headers() {
    for path in [
        "/open",
        "/nowhere",
        "/broken",
        "/stops",
        "/api/v1/broken",
        &asset("callslip.css"),
    ] {
        let answer = ask(&format!("GET {path}")).await;
        let policy = header(&answer, "content-security-policy");
        assert!(
            policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'none'"),
            "{path}"
        );
        assert!(
            !policy.contains("unsafe") && !policy.contains('*'),
            "{policy}"
        );
        assert_eq!(header(&answer, "x-content-type-options"), "nosniff");
        assert_eq!(header(&answer, "referrer-policy"), "same-origin");
        assert_eq!(header(&answer, "x-request-id").len(), 9, "{path}");
    }
}

#[tokio::test]
async fn trouble_becomes_a_page_without_its_inside() {
    for (path, status, words) in [
        ("GET /nowhere", 404, "There is no such page"),
        ("GET /broken", 500, "Something went wrong on our side"),
        ("GET /stops", 500, "Something went wrong on our side"),
        ("GET /refused", 409, "This is 9 characters long."),
        ("DELETE /open", 405, "This address does not take that"),
    ] {
        let answer = ask(path).await;
        let reference = header(&answer, "x-request-id").to_owned();
        assert_eq!(answer.status(), status, "{path}");
        let page = body(answer).await;
        assert!(
            page.contains(words) && !page.contains("secret detail"),
            "{path}: {page}"
        );
        assert_eq!(page.contains(&reference), status == 500, "{path}");
    }
}

#[tokio::test]
async fn trouble_of_a_program_is_problem_json() {
    let refused = body(ask("GET /api/v1/refused").await).await;
    assert!(
        refused.contains(r#""detail":"This is 9 characters long.""#),
        "{refused}"
    );
    assert!(
        refused.contains(r#""override_needs":"override-limit""#),
        "{refused}"
    );
    for (path, status) in [("/api/v1/broken", 500), ("/api/v1/nowhere", 404)] {
        let answer = ask(&format!("GET {path}")).await;
        assert_eq!(
            (answer.status().as_u16(), header(&answer, "content-type")),
            (status, "application/problem+json")
        );
        assert!(!body(answer).await.contains("secret detail"));
    }
}

#[tokio::test]
async fn head_answers_without_a_body() {
    let answer = ask("HEAD /open").await;
    assert_eq!(answer.status(), 200);
    assert_eq!(body(answer).await, "");
}

#[tokio::test]
async fn assets_stay_for_ever_and_travel_small() {
    let css = ask(&format!(
        "GET {}\naccept-encoding: gzip, br",
        asset("callslip.css")
    ))
    .await;
    assert_eq!(
        (css.status().as_u16(), header(&css, "content-encoding")),
        (200, "gzip")
    );
    assert_eq!(
        header(&css, "cache-control"),
        "public, max-age=31536000, immutable"
    );
    assert!(css.headers().get("set-cookie").is_none());
    let old = ask("GET /assets/000000000000/callslip.css").await;
    assert_eq!(header(&old, "cache-control"), "no-cache");
    assert_eq!(
        ask(&format!("GET {}", asset("../Cargo.toml")))
            .await
            .status(),
        404
    );
}

#[tokio::test]
async fn cookies_are_strict() {
    assert!(
        session_cookie("t", true)
            .starts_with("__Host-callslip=t; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=")
    );
    assert!(
        session_cookie("t", false)
            .starts_with("callslip=t; Path=/; HttpOnly; SameSite=Lax; Max-Age=")
    );
    let form = "cookie: __Host-callslip=student\n\n_csrf=token-of-student&name=B%C3%BCcher";
    let answer = ask_of(&app(true), &format!("POST /staff/echo\n{form}")).await;
    let cookie = header(&answer, "set-cookie").to_owned();
    assert!(
        cookie.starts_with("callslip-notice=") && cookie.ends_with("; Secure"),
        "{cookie}"
    );
    assert!(!header(&answer, "strict-transport-security").is_empty());
    let plain = ask_of(
        &app(true),
        &format!("POST /staff/echo\n{}", form.replace("__Host-", "")),
    )
    .await;
    assert!(
        header(&plain, "location").starts_with("/staff/sign-in"),
        "a cookie without its prefix is nobody's"
    );
}

#[tokio::test]
async fn a_notice_is_shown_once() {
    let sent = ask("POST /staff/echo\ncookie: callslip=student\n\n_csrf=token-of-student&name=Caf%C3%A9+%3Cb%3E").await;
    let cookie = header(&sent, "set-cookie")
        .split(';')
        .next()
        .unwrap()
        .to_owned();
    let page = ask(&format!(
        "GET /staff/nowhere\ncookie: callslip=student; {cookie}"
    ))
    .await;
    let cleared = header(&page, "set-cookie").to_owned();
    assert!(
        cleared.starts_with("callslip-notice=;") && cleared.contains("Max-Age=0"),
        "{cleared}"
    );
    let html = body(page).await;
    assert!(
        html.contains(r#"<div class="notice ok" data-sound="ok">"#)
            && html.contains(r#"action="/staff/echo""#),
        "{html}"
    );
    let key = html.split(r#"name="_act" value=""#).nth(1);
    let key = key.and_then(|rest| rest.split('"').next());
    assert_eq!(
        key.map(str::len),
        Some(32),
        "what undoes is one act: {html}"
    );
}

#[test]
fn the_way_on_stays_at_home() {
    for (next, want) in [
        ("/staff/fees?x=1", "/staff/fees?x=1"),
        ("//evil.example", "/"),
        ("https://evil.example", "/"),
        ("/\\evil.example", "/"),
        ("", "/"),
        ("/a\r\nset-cookie: x", "/"),
    ] {
        assert_eq!(safe_next(next, "/"), want, "{next}");
    }
}

#[test]
fn templates_and_sources_are_whole() {
    let lexicon = Lexicon::new(MESSAGES).unwrap();
    for folder in ["templates", "src"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        assert_eq!(
            webkit::check::folder(&folder, &lexicon).unwrap(),
            Vec::<String>::new()
        );
    }
}

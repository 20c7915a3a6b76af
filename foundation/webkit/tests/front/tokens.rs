use crate::house::{app, ask, ask_of, body, header};

async fn check(row: &str) {
    let (request, want) = row.rsplit_once(" -> ").unwrap();
    let answer = ask(&request.replace(" | ", "\n").replace(" || ", "\n\n")).await;
    assert_eq!(answer.status().as_str(), want, "{row}");
}

#[tokio::test]
async fn a_write_needs_the_token_of_its_session() {
    for row in [
        "POST /staff/echo | cookie: callslip=student || _csrf=token-of-student&name=x -> 303",
        "POST /staff/echo | cookie: callslip=student || _csrf=token-of-all&name=x -> 403",
        "POST /staff/echo | cookie: callslip=student || _csrf=&name=x -> 403",
        "POST /staff/echo | cookie: callslip=student || name=x -> 403",
        "POST /staff/echo | cookie: callslip=student -> 403",
        "POST /staff/echo | cookie: callslip=student | x-csrf-token: token-of-student -> 303",
        "POST /staff/echo | cookie: callslip=student | x-csrf-token: token-of-nobody -> 403",
        "POST /staff/echo?_csrf=token-of-student | cookie: callslip=student -> 303",
        "POST /staff/echo | cookie: callslip=student | content-type: multipart/form-data; boundary=x || _csrf=token-of-student -> 403",
        "POST /api/v1/echo | cookie: callslip=student | content-type: application/json || {} -> 403",
        "POST /api/v1/echo | cookie: callslip=student | x-csrf-token: token-of-student -> 200",
    ] {
        check(&row.replace(" || ", "\n\n")).await;
    }
}

#[tokio::test]
async fn a_write_comes_from_our_own_pages() {
    for (headers, want) in [
        ("host: lib.example\norigin: http://lib.example", 303),
        ("host: lib.example\norigin: http://evil.example", 403),
        ("host: lib.example\norigin: null", 403),
        ("host: lib.example\nsec-fetch-site: cross-site", 403),
        ("host: lib.example\nsec-fetch-site: same-site", 403),
        ("host: lib.example\nsec-fetch-site: same-origin", 303),
    ] {
        let text = format!(
            "POST /staff/echo\ncookie: callslip=student\n{headers}\n\n_csrf=token-of-student"
        );
        assert_eq!(ask(&text).await.status(), want, "{headers}");
    }
}

#[tokio::test]
async fn a_visitor_writes_with_the_secret_of_the_page() {
    let app = app(false);
    let page = ask_of(&app, "GET /nowhere").await;
    let cookie = header(&page, "set-cookie")
        .split(';')
        .next()
        .unwrap()
        .to_owned();
    let html = body(page).await;
    let token = html
        .split(r#"name="_csrf" value=""#)
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let form = format!("_csrf={token}&theme=dark&contrast=more&next=/open");
    let set = ask_of(&app, &format!("POST /look\ncookie: {cookie}\n\n{form}")).await;
    assert_eq!(
        (set.status().as_u16(), header(&set, "location")),
        (303, "/open")
    );
    assert!(
        header(&set, "set-cookie")
            .starts_with("callslip-look=dark.more; Path=/; HttpOnly; SameSite=Lax")
    );
    assert_eq!(
        ask_of(&app, &format!("POST /look\n\n{form}"))
            .await
            .status(),
        403
    );
    let away = form.replace("/open", "//evil.example");
    let set = ask_of(&app, &format!("POST /look\ncookie: {cookie}\n\n{away}")).await;
    assert_eq!(header(&set, "location"), "/");
}

#[tokio::test]
async fn bodies_have_a_limit_and_uploads_stream() {
    let big = "x".repeat(1_100_000);
    let form =
        format!("POST /staff/echo\ncookie: callslip=student\n\n_csrf=token-of-student&name={big}");
    assert_eq!(ask(&form).await.status(), 413);
    let keyed =
        format!("POST /staff/echo?_csrf=token-of-student\ncookie: callslip=student\n\nname={big}");
    assert_eq!(ask(&keyed).await.status(), 413);
}

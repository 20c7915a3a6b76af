use webkit::Method;

use crate::house::{ask, body, header, pages, person};

/// Every page route with everybody: in when the permission is held, else the way to sign in or a refusal.
#[tokio::test]
async fn nobody_passes_without_the_permission() {
    let facts = pages().facts().to_vec();
    assert!(facts.len() > 20);
    for fact in facts
        .iter()
        .filter(|f| f.method == Method::Get && !f.path.ends_with("broken"))
    {
        if matches!(fact.path, "/stops" | "/refused" | "/api/v1/refused") {
            continue;
        }
        for who in ["nobody", "student", "patron", "all"] {
            let known = person(who);
            let may = known
                .as_ref()
                .map_or(fact.permission == kernel::Permission::Everyone, |p| {
                    p.actor.may(fact.permission)
                });
            let want = match (may, known.is_some(), fact.api) {
                (true, ..) => 200,
                (false, true, _) => 403,
                (false, false, true) => 401,
                (false, false, false) => 303,
            };
            let answer = ask(&format!("GET {}\ncookie: callslip={who}", fact.path)).await;
            assert_eq!(answer.status(), want, "{who} at {}", fact.path);
        }
    }
}

#[tokio::test]
async fn a_stranger_is_led_to_the_right_door() {
    for (path, door) in [
        (
            "/staff/Waive?x=1&y",
            "/staff/sign-in?next=%2Fstaff%2FWaive%3Fx%3D1%26y",
        ),
        ("/account", "/sign-in?next=%2Faccount"),
    ] {
        let answer = ask(&format!("GET {path}")).await;
        assert_eq!(
            (answer.status().as_u16(), header(&answer, "location")),
            (303, door)
        );
    }
}

#[tokio::test]
async fn the_refusal_says_who_may() {
    let answer = ask("GET /staff/Waive\ncookie: callslip=student").await;
    let page = body(answer).await;
    assert!(
        page.contains("These roles may: Senior library technician."),
        "{page}"
    );
    let api = ask("GET /api/v1/Waive\ncookie: callslip=student").await;
    assert_eq!(header(&api, "content-type"), "application/problem+json");
    let told = body(api).await;
    assert!(
        told.contains(r#""code":"page-forbidden""#) && told.contains("Senior library"),
        "{told}"
    );
}

#[tokio::test]
async fn programs_come_by_bearer_token_to_the_api_alone() {
    assert_eq!(
        ask("GET /api/v1/Lend\nauthorization: Bearer robot")
            .await
            .status(),
        200
    );
    assert_eq!(
        ask("GET /api/v1/Waive\nauthorization: Bearer robot")
            .await
            .status(),
        403
    );
    assert_eq!(
        ask("GET /staff/Lend\nauthorization: Bearer robot")
            .await
            .status(),
        303
    );
    let wrong = ask("GET /api/v1/Lend\nauthorization: Bearer nobody\ncookie: callslip=all").await;
    assert_eq!(
        (wrong.status().as_u16(), header(&wrong, "www-authenticate")),
        (401, "Bearer")
    );
    let keyed = ask("POST /api/v1/echo\nauthorization: Bearer robot\nidempotency-key: k7").await;
    assert_eq!(body(keyed).await, "robot en k7");
}

#[tokio::test]
async fn a_door_that_fails_is_our_fault_not_a_stranger() {
    assert_eq!(
        ask("GET /staff/Lend\ncookie: callslip=broken")
            .await
            .status(),
        500
    );
}

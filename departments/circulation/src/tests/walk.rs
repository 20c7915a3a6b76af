//! The pages and the API, walked by roles.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use std::path::Path;
use std::sync::Arc;

use ::store::testing::on_sqlite;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use jiff::tz::TimeZone;
use kernel::{BranchId, Clock, Moment, PatronId, Permission};
use tower::ServiceExt;
use webkit::{BoxError, Door, Lexicon, SignedIn, Site};

use crate::scene::Scene;
use crate::testing::{NOW, at, staff};

/// Sessions named after roles.
struct Roles(BranchId);

impl Door for Roles {
    fn enter(&self, token: &str, _: Moment) -> Result<Option<SignedIn>, BoxError> {
        Ok(Some(SignedIn {
            actor: staff(token),
            csrf: "tok".into(),
            branch: Some(self.0),
            branch_name: "Main Library".into(),
            language: None,
            session: 1,
            hidden_columns: webkit::HiddenColumns::default(),
        }))
    }

    fn enter_api(&self, bearer: &str, now: Moment) -> Result<Option<SignedIn>, BoxError> {
        self.enter(bearer, now)
    }

    fn who_may(&self, _: Permission) -> Vec<String> {
        vec!["Library technician".into()]
    }
}

fn lexicon() -> Lexicon {
    let all = [
        webkit::MESSAGES,
        building::MESSAGES,
        money::MESSAGES,
        patrons::MESSAGES,
        catalogue::MESSAGES,
        crate::MESSAGES,
    ];
    Lexicon::new(all.into_iter().flatten()).unwrap()
}

#[test]
fn every_literal_key_is_written_in_both_languages() {
    let lexicon = lexicon();
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"));
    assert_eq!(
        webkit::check::folder(folder, &lexicon).unwrap(),
        Vec::<String>::new()
    );
    assert_eq!(lexicon.untranslated("es"), Vec::<String>::new());
}

struct Walk {
    app: Router,
    runtime: tokio::runtime::Runtime,
    scene: Scene,
    patron: PatronId,
    _store: ::store::testing::TestStore,
}

impl Walk {
    /// A library with Rio Okafor, three books, a reserve and a reference book.
    fn new() -> Self {
        let store = on_sqlite().unwrap();
        let mut scene = Scene::new(store.store.clone());
        let patron = scene.patron("21001000000001", "student");
        for n in 1..=3 {
            scene.item(&format!("3100{n}"), "book");
        }
        scene.item("31010", "reserve");
        scene.item("31020", "reference");
        let zone = TimeZone::get(building::testing::ZONE).unwrap();
        let door = Arc::new(Roles(scene.college.main));
        let site = Site::new(door, Clock::standing(at(NOW)), zone, lexicon());
        let app = crate::pages(scene.store.clone()).into_router(Arc::new(site));
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        Self {
            app,
            runtime,
            scene,
            patron,
            _store: store,
        }
    }

    fn ask(&self, role: &str, path: &str, body: Option<&str>) -> (u16, String, String) {
        let request = Request::builder()
            .method(if body.is_some() { "POST" } else { "GET" })
            .uri(path);
        let request = if path.starts_with("/api/") {
            request
                .header("authorization", format!("Bearer {role}"))
                .header("content-type", "application/json")
        } else {
            request
                .header("cookie", format!("callslip={role}"))
                .header("content-type", "application/x-www-form-urlencoded")
        };
        let body = match body {
            Some(json) if path.starts_with("/api/") => json.to_owned(),
            Some(form) => format!("_csrf=tok&{form}"),
            None => String::new(),
        };
        self.runtime.block_on(async {
            let request = request.body(Body::from(body)).unwrap();
            let response = self.app.clone().oneshot(request).await.unwrap();
            let status = response.status().as_u16();
            let place = response
                .headers()
                .get("location")
                .map(|l| l.to_str().unwrap().to_owned());
            let bytes = to_bytes(response.into_body(), 1 << 22).await.unwrap();
            (
                status,
                place.unwrap_or_default(),
                String::from_utf8(bytes.to_vec()).unwrap(),
            )
        })
    }

    /// Does an act and gives the page after it, with what the act has to say there.
    fn told(&self, role: &str, path: &str, body: &str) -> String {
        let request = |path: &str, cookie: &str, body: Option<String>| {
            let request = Request::builder()
                .method(if body.is_some() { "POST" } else { "GET" })
                .uri(path)
                .header("cookie", format!("callslip={role}; {cookie}"))
                .header("content-type", "application/x-www-form-urlencoded");
            let body = Body::from(body.unwrap_or_default());
            self.app.clone().oneshot(request.body(body).unwrap())
        };
        self.runtime.block_on(async {
            let form = format!("_csrf=tok&{body}");
            let done = request(path, "", Some(form)).await.unwrap();
            let said = |name: &str| done.headers()[name].to_str().unwrap();
            let notice = said("set-cookie").split(';').next().unwrap();
            let page = request(said("location"), notice, None).await.unwrap();
            let bytes = to_bytes(page.into_body(), 1 << 22).await.unwrap();
            String::from_utf8(bytes.to_vec()).unwrap()
        })
    }

    /// Scans an item for the patron; after a redirection, the page it leads to.
    fn scan(&self, role: &str, code: &str, more: &str) -> (u16, String) {
        let desk = format!("/staff/desk/{}", self.patron);
        let body = format!("since={}&item={code}&{more}", at(NOW).0);
        let (status, place, page) = self.ask(role, &desk, Some(&body));
        if status == 303 {
            (status, self.ask(role, &place, None).2)
        } else {
            (status, page)
        }
    }
}

#[track_caller]
fn has(page: &str, texts: &[&str]) {
    for text in texts {
        assert!(page.contains(text), "{text} is not in {page}");
    }
}

/// Every reason and who may set it aside; whoever may does so in words.
fn what_is_not_lent_is_lent_with_words(walk: &Walk) {
    let (_, page) = walk.scan("student", "31020", "");
    has(&page, &["this kind is not lent", "Library technician"]);
    assert!(!page.contains("name=\"override\""), "{page}");
    let (_, page) = walk.scan("technician", "31020", "");
    has(
        &page,
        &[
            "name=\"override\" value=\"loan-kind-not-lent\"",
            "Do it all the same",
        ],
    );
    let (status, page) = walk.scan("technician", "31020", "override=loan-kind-not-lent");
    assert_eq!(status, 422);
    // Refused for want of words, it still shows what stands in the way and the box to scan the next.
    has(
        &page,
        &[
            "An override needs its reason in words",
            "this kind is not lent",
            "name=\"override\" value=\"loan-kind-not-lent\"",
        ],
    );
    let (status, _) = walk.scan(
        "technician",
        "31020",
        "override=loan-kind-not-lent&note=for+a+class",
    );
    assert_eq!(status, 303);
}

#[test]
fn the_desk_lends_scan_after_scan() {
    let walk = Walk::new();
    let (status, _, page) = walk.ask("student", "/staff/desk", None);
    assert_eq!(status, 200);
    has(&page, &["Library card", "No patron yet"]);
    // A card brings the patron; a name does too.
    for typed in ["2+1001+00000+0001", "okafor"] {
        let (status, place, _) = walk.ask("student", "/staff/desk", Some(&format!("card={typed}")));
        assert_eq!(status, 303);
        assert_eq!(
            place,
            format!("/staff/desk/{}?since={}", walk.patron, at(NOW).0)
        );
    }
    let (status, page) = walk.scan("student", "31001", "");
    assert_eq!(status, 303);
    has(
        &page,
        &[
            "Tue, Dec 15",
            "1 this session, 1 in all",
            "just now",
            "Rio Okafor",
            "May borrow",
        ],
    );
    let (_, page) = walk.scan("student", "31010", "");
    has(&page, &["Today 12:00 pm", "2 this session, 2 in all"]);
    // Scanned twice: offered for renewal. Not lent: every reason, who may, and for who may the boxes.
    let (status, page) = walk.scan("student", "31001", "");
    assert_eq!(status, 422);
    has(&page, &["This patron has it already", "Renew it"]);
    what_is_not_lent_is_lent_with_words(&walk);
    // A renewal that is refused stays at the desk and says why.
    let renew = format!("/staff/desk/{}/renew/1", walk.patron);
    let (status, _, page) = walk.ask("student", &renew, Some("since=0"));
    assert_eq!(status, 422);
    has(
        &page,
        &[
            "Not renewed: Title 31001",
            "would not give a later date",
            "name=\"item\"",
        ],
    );
    // An unknown barcode goes to fast-add and back.
    let (_, page) = walk.scan("student", "39999", "");
    has(
        &page,
        &["/staff/fast-add?barcode=39999&#38;next=%2Fstaff%2Fdesk%2F"],
    );
    let (_, _, page) = walk.ask("student", "/staff/desk", Some("card=31002"));
    has(&page, &["No patron is at the desk yet"]);
}

#[test]
fn what_is_lent_is_seen_renewed_and_taken_back() {
    let walk = Walk::new();
    walk.scan("student", "31001", "");
    let loans = format!("/staff/patrons/{}/loans", walk.patron);
    for page in [
        "/staff/loans",
        "/staff/loans?sort=title&desc=1&kind=book&category=student",
        "/staff/loans/1",
        &loans,
        "/staff/overdues",
    ] {
        let (status, _, text) = walk.ask("student", page, None);
        assert_eq!(status, 200, "{page}");
        assert_eq!(
            text.contains("Title 31001"),
            page != "/staff/overdues",
            "{page}"
        );
    }
    let (_, _, file) = walk.ask("student", "/staff/loans?as=csv", None);
    has(&file, &["Title 31001 (31001)", "Rio Okafor"]);
    // Today it would give no later date, and the page says so; a technician gives one by hand.
    let (status, _, page) = walk.ask("student", "/staff/loans/1/renew", Some(""));
    assert_eq!(status, 422);
    has(&page, &["would not give a later date"]);
    assert_eq!(
        walk.ask("student", "/staff/loans/1/due", Some("due_on=2026-12-21"))
            .0,
        403
    );
    assert_eq!(
        walk.ask(
            "technician",
            "/staff/loans/1/due",
            Some("due_on=2026-12-21")
        )
        .0,
        303
    );
    let (_, _, page) = walk.ask("student", &format!("{loans}/renew"), Some(""));
    has(&page, &["would not give a later date"]);
    let (_, _, slip) = walk.ask("student", &format!("{loans}/receipt"), None);
    has(&slip, &["Title 31001", "Card ending in 0001"]);
    assert!(!slip.contains("Okafor"), "{slip}");
    assert_eq!(
        walk.ask("student", "/staff/loans/1/undo-renewal", Some(""))
            .0,
        303
    );
    assert_eq!(walk.ask("student", "/staff/loans/1/undo", Some("")).0, 303);
    assert_eq!(walk.ask("student", "/staff/loans/1/undo", Some("")).0, 409);
}

/// The undo of a notice is sent as its form stands there, and twice: both are answered alike.
#[test]
fn an_undo_clicked_twice_is_one_undo() {
    let walk = Walk::new();
    let scan = format!("since={}&item=31001", at(NOW).0);
    let desk = format!("/staff/desk/{}", walk.patron);
    for (act, body) in [
        (desk.clone(), scan),
        ("/staff/loans/2/renew".into(), String::new()),
    ] {
        if act != desk {
            walk.scan("student", "31002", "");
            walk.ask(
                "technician",
                "/staff/loans/2/due",
                Some("due_on=2026-12-01"),
            );
        }
        let page = walk.told("student", &act, &body);
        let after = |text: &str, mark: &str| -> String {
            let rest = text.split_once(mark).expect(mark).1;
            rest.split('"').next().unwrap().replace("&#38;", "&")
        };
        let notice = page.split_once("data-sound").expect("a notice").1;
        let undo = after(notice, r#"action=""#);
        let form = format!("_act={}", after(notice, r#"name="_act" value=""#));
        let first = walk.ask("student", &undo, Some(&form));
        assert_eq!(first.0, 303, "{undo}: {}", first.2);
        assert_eq!(walk.ask("student", &undo, Some(&form)), first, "{undo}");
        // Another act is another undo: there is no checkout any more, but a change of the date before
        // the renewal, which a second click would have taken back unseen.
        let another = if act == desk { 409 } else { 303 };
        assert_eq!(walk.ask("student", &undo, Some("_act=0b")).0, another);
    }
}

#[test]
fn what_comes_back_is_told() {
    let walk = Walk::new();
    let (_, page) = walk.scan("student", "31001", "");
    has(&page, &["1 this session"]);
    let (status, _, page) = walk.ask("student", "/staff/checkin", Some("item=31001"));
    assert_eq!(status, 200);
    has(&page, &["Title 31001 is back", "undo-return"]);
    let (_, _, page) = walk.ask("student", "/staff/checkin", Some("item=31001"));
    has(&page, &["was on no loan"]);
    let (status, _, page) = walk.ask("student", "/staff/checkin", Some("item=39999"));
    assert_eq!(status, 422);
    has(
        &page,
        &[
            "No item has the barcode 39999",
            "/staff/fast-add?barcode=39999",
        ],
    );
    let (_, _, page) = walk.ask("student", "/staff/in-house", Some("item=31002"));
    has(
        &page,
        &[
            "Title 31002: use in the library noted",
            "/staff/in-house/1/undo",
        ],
    );
    assert_eq!(
        walk.ask("student", "/staff/in-house/1/undo", Some("")).0,
        303
    );
}

#[test]
fn the_rules_are_shown_asked_and_changed() {
    let walk = Walk::new();
    let (_, _, page) = walk.ask("student", "/staff/rules", None);
    has(
        &page,
        &[
            "21 days · 2 renewals · $0.25 a day, at most $10.00, 1 day of grace",
            "not lent",
        ],
    );
    assert!(!page.contains("Put a rule in force"), "{page}");
    let branch = walk.scene.college.main;
    let (_, _, page) = walk.ask(
        "student",
        &format!("/staff/rules?category=student&kind=dvd&branch={branch}"),
        None,
    );
    has(
        &page,
        &[
            "it is due Tue, Dec 1, 2026",
            "holds",
            "The days of the rule lead to",
        ],
    );
    // What a row gives stands in the form that changes it, each choice in words.
    let (_, _, page) = walk.ask("senior", "/staff/rules?like=1", None);
    has(
        &page,
        &[">until the end of term</option>", ">days</option>"],
    );
    assert!(!page.contains("{$n}"), "{page}");
    let row = "category=student&kind=dvd&branch=*&period=days&count=3&renewals=1&grace=0&grace_unit=days\
        &fine_per=day&fine=1.00&cap=15.00&fine_days=open&from_on=2026-11-24";
    assert_eq!(walk.ask("student", "/staff/rules", Some(row)).0, 403);
    let (status, _, page) = walk.ask(
        "senior",
        "/staff/rules",
        Some(&row.replace("fine=1.00", "fine=1.005")),
    );
    assert_eq!(status, 422);
    has(&page, &["value=\"1.005\""]);
    assert_eq!(walk.ask("senior", "/staff/rules", Some(row)).0, 303);
    let (_, _, page) = walk.ask(
        "senior",
        &format!("/staff/rules?category=student&kind=dvd&branch={branch}"),
        None,
    );
    has(
        &page,
        &["it is due Mon, Nov 30, 2026", "The library is closed then"],
    );
    assert_eq!(walk.ask("senior", "/staff/rules/1/end", Some("")).0, 409);
    assert_eq!(walk.ask("senior", "/staff/rules/4/end", Some("")).0, 303);
}

#[test]
fn programs_lend_and_take_back() {
    let walk = Walk::new();
    let lend = r#"{"patron_barcode": "21001000000001", "item_barcode": "31001"}"#;
    let (status, _, json) = walk.ask("student", "/api/v1/checkouts", Some(lend));
    assert_eq!(status, 200, "{json}");
    has(&json, &["\"title\":\"Title 31001\""]);
    let (status, _, json) = walk.ask("student", "/api/v1/checkouts", Some(lend));
    assert_eq!(status, 409);
    has(&json, &["loan-has-it"]);
    let (status, _, json) = walk.ask(
        "student",
        &format!("/api/v1/patrons/{}/loans", walk.patron),
        None,
    );
    assert_eq!(status, 200);
    has(&json, &["\"renewals_left\":2"]);
    let (status, _, json) = walk.ask("student", "/api/v1/renewals", Some(r#"{"loan": 1}"#));
    assert_eq!(status, 409);
    has(&json, &["renew-no-gain"]);
    let (status, _, json) = walk.ask(
        "student",
        "/api/v1/checkins",
        Some(r#"{"item_barcode": "31001"}"#),
    );
    assert_eq!(status, 200, "{json}");
    has(&json, &["\"loan\":1"]);
}

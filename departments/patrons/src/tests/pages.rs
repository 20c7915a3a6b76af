//! The pages, driven through their front door with several roles.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response};
use jiff::tz::TimeZone;
use kernel::{Act, Actor, Clock, Grant, Moment, PatronId, Permission, StaffId, Who};
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
        }))
    }

    fn enter_api(&self, bearer: &str, now: Moment) -> Result<Option<SignedIn>, BoxError> {
        self.enter(bearer, now)
    }

    fn who_may(&self, _: Permission) -> Vec<String> {
        Vec::new()
    }
}

fn words() -> Lexicon {
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
struct Desk {
    app: Router,
    runtime: tokio::runtime::Runtime,
}

fn ask(desk: &Desk, role: &str, path: &str, body: Option<&str>) -> (u16, String, String) {
    desk.runtime.block_on(ask_app(&desk.app, role, path, body))
}

/// Runs on each database with one patron, Rio Okafor, legally Rigoberta, with a note.
fn walk(steps: impl Fn(&Desk, &TestStore, PatronId)) {
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

fn fields(given: &str, more: &str) -> String {
    format!("given={given}&family=Okafor&category=student&branch=1&language=en&emails=&{more}")
}

#[test]
fn every_literal_key_is_written_in_both_languages() {
    let folder = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"));
    assert_eq!(
        webkit::check::folder(folder, &words()).unwrap(),
        Vec::<String>::new()
    );
    assert_eq!(words().untranslated("es"), Vec::<String>::new());
    let told = webkit::Words::new(Arc::new(words()), "en", TimeZone::UTC);
    for kind in Kind::ALL {
        for key in [
            format!("block-kind-{}", kind.code()),
            kind.reason().to_owned(),
            format!("{}-way", kind.reason()),
        ] {
            assert!(told.has(&key), "{key}");
        }
    }
}

#[test]
fn a_student_assistant_sees_name_and_standing_only() {
    walk(|desk, store, id| {
        let hidden = [
            "Rigoberta",
            "rio.2074",
            "555-0134",
            "Reads lips",
            "Small College",
            "2027",
        ];
        let (status, _, page) = ask(desk, "student", &format!("/staff/patrons/{id}"), None);
        assert_eq!(status, 200);
        assert!(
            page.contains("Rio Okafor")
                && page.contains("they/them")
                && page.contains("May borrow"),
            "{page}"
        );
        assert_eq!(hidden.iter().find(|h| page.contains(**h)), None);
        let (_, _, list) = ask(desk, "student", "/staff/patrons?q=oka", None);
        assert!(
            list.contains("Okafor, Rio") && list.contains("Good"),
            "{list}"
        );
        assert_eq!(hidden.iter().find(|h| list.contains(**h)), None);
        let (_, _, file) = ask(desk, "student", "/staff/patrons?q=oka&as=csv", None);
        assert_eq!(
            file,
            "\u{feff}Name,Card,Standing\r\n\"Okafor, Rio\",20742000100019,Good\r\n"
        );
        for nothing in [
            "/staff/patrons",
            "/staff/patrons?as=csv",
            "/staff/patrons?q=rigo",
            "/staff/patrons?q=555-0134",
        ] {
            let (_, _, list) = ask(desk, "student", nothing, None);
            assert!(!list.contains("Okafor"), "{nothing}");
        }
        for closed in [
            "new",
            &format!("{id}/edit"),
            &format!("{id}/card"),
            &format!("{id}/history"),
        ] {
            assert_eq!(
                ask(desk, "student", &format!("/staff/patrons/{closed}"), None).0,
                403,
                "{closed}"
            );
        }
        let blocked = format!("/staff/patrons/{id}/blocks");
        assert_eq!(
            ask(desk, "student", &blocked, Some("kind=other&note=x")).0,
            403
        );
        let seen = store
            .read(|tx| ::store::journal::history_of(tx, "patron", id.0, 9))
            .unwrap();
        assert_eq!(
            (seen[0].kind.as_str(), seen[0].who.as_str()),
            ("patron.seen", "student")
        );
    });
}

#[test]
fn who_may_see_details_sees_them_and_is_noted() {
    walk(|desk, store, id| {
        let (_, _, page) = ask(desk, "assistant", &format!("/staff/patrons/{id}"), None);
        for shown in [
            "Rigoberta",
            "rio.20742000100019@",
            "(555) 555-0134",
            "Reads lips",
            "Fri, Dec 31, 2027",
        ] {
            assert!(page.contains(shown), "{shown}");
        }
        let (_, _, list) = ask(
            desk,
            "assistant",
            "/staff/patrons?category=student&standing=good",
            None,
        );
        assert!(
            list.contains("Main Library") && list.contains("rio.20742000100019@"),
            "{list}"
        );
        let (_, _, none) = ask(desk, "assistant", "/staff/patrons?category=faculty", None);
        assert!(!none.contains("Okafor"));
        ask(desk, "assistant", "/staff/patrons?as=csv", None);
        let noted = store
            .read(|tx| ::store::journal::history_of(tx, "patrons", 0, 9))
            .unwrap();
        assert_eq!(
            (noted[0].kind.as_str(), &noted[0].facts["rows"]),
            ("patrons.exported", &serde_json::json!(1))
        );
        let (status, place, _) = ask(
            desk,
            "assistant",
            "/staff/patrons?q=2+0742+00010+0019",
            None,
        );
        assert_eq!((status, place), (303, format!("/staff/patrons/{id}")));
        assert_eq!(ask(desk, "assistant", "/staff/patrons/99", None).0, 404);
    });
}

#[test]
fn a_patron_is_registered_once_and_a_lookalike_is_asked_about() {
    walk(|desk, store, _| {
        let new = |card: &str, more: &str| fields("Rio", &format!("barcode={card}&{more}"));
        let (status, _, page) = ask(
            desk,
            "assistant",
            "/staff/patrons/new",
            Some(&new("20742000100027", "pin=123456")),
        );
        assert_eq!(status, 422);
        assert!(page.contains("too easy to guess"), "{page}");
        let (status, _, page) = ask(
            desk,
            "assistant",
            "/staff/patrons/new",
            Some(&new("20742000100027", "_act=a")),
        );
        assert_eq!(status, 422);
        assert!(
            page.contains("These may be the same person") && page.contains("20742000100019@"),
            "{page}"
        );
        let body = new(
            "20742000100027",
            "_act=b&another=yes&pin=640827&phones=555-0199%0A555-0198",
        );
        let first = ask(desk, "assistant", "/staff/patrons/new", Some(&body));
        assert_eq!(first.0, 303, "{}", first.2);
        let again = ask(desk, "assistant", "/staff/patrons/new", Some(&body));
        assert_eq!(
            (again.0, again.1),
            (303, first.1),
            "a double click registers once"
        );
        let found = store
            .read(|tx| by_barcode(tx, &code("20742000100027")))
            .unwrap()
            .unwrap();
        assert_eq!(
            (found.phone.as_deref(), found.registered_on),
            (Some("555-0199"), day("2026-11-24"))
        );
        assert_eq!(
            store
                .read(|tx| card(tx, "20742000100027", "640827"))
                .unwrap(),
            Some(found.id)
        );
        let (status, _, page) = ask(
            desk,
            "assistant",
            "/staff/patrons/new",
            Some(&new("20742000100027", "another=yes")),
        );
        assert_eq!(status, 422);
        assert!(
            page.contains("is or was Rio Okafor’s") && page.contains(r#"value="Rio""#),
            "{page}"
        );
    });
}

#[test]
fn an_edit_meets_another_persons_edit() {
    walk(|desk, store, id| {
        let edit = format!("/staff/patrons/{id}/edit");
        let (_, _, form) = ask(desk, "assistant", &edit, None);
        assert!(
            form.contains(r#"name="version" value="1""#)
                && form.contains(r#"value="Rigoberta Okafor""#),
            "{form}"
        );
        let (status, place, _) = ask(
            desk,
            "assistant",
            &edit,
            Some(&fields("R%C3%ADo", "version=1")),
        );
        assert_eq!((status, place), (303, format!("/staff/patrons/{id}")));
        let (status, _, page) = ask(desk, "assistant", &edit, Some(&fields("Rita", "version=1")));
        assert_eq!(status, 422);
        assert!(
            page.contains("<td data-label=\"Stands now\">Río</td>")
                && page.contains(r#"value="2""#),
            "{page}"
        );
        let (status, ..) = ask(desk, "assistant", &edit, Some(&fields("Rita", "version=2")));
        assert_eq!(status, 303);
        assert_eq!(
            store.read(|tx| affirmed_name(tx, id)).unwrap().as_deref(),
            Some("Rita Okafor")
        );
        let (_, _, history) = ask(
            desk,
            "assistant",
            &format!("/staff/patrons/{id}/history"),
            None,
        );
        assert!(
            history.contains("Changed: Given name") && history.contains("Looked at"),
            "{history}"
        );
    });
}

#[test]
fn cards_and_blocks_are_worked_from_their_pages() {
    walk(|desk, store, id| {
        let at = |rest: &str| format!("/staff/patrons/{id}/{rest}");
        let (status, place, _) = ask(desk, "assistant", &at("card/lost"), Some(""));
        assert_eq!((status, place), (303, at("card")));
        let (_, _, page) = ask(desk, "student", &format!("/staff/patrons/{id}"), None);
        assert!(
            page.contains("May not borrow") && page.contains("reported lost"),
            "{page}"
        );
        let (status, ..) = ask(
            desk,
            "assistant",
            &at("card"),
            Some("barcode=20742000100035"),
        );
        assert_eq!(status, 422, "why is asked");
        let (status, ..) = ask(
            desk,
            "assistant",
            &at("card"),
            Some("barcode=20742000100035&why=lost"),
        );
        assert_eq!(status, 303);
        let (_, _, page) = ask(desk, "assistant", &at("card"), None);
        assert!(
            page.contains("2 0742 00010 0019") && page.contains("Lost"),
            "{page}"
        );
        let (status, place, _) = ask(desk, "assistant", "/staff/patrons?q=20742000100019", None);
        assert_eq!((status, place), (303, format!("/staff/patrons/{id}")));
        let (status, ..) = ask(desk, "assistant", &at("pin"), Some("pin=640827"));
        assert_eq!(status, 303);
        assert_eq!(
            store
                .read(|tx| card(tx, "20742000100035", "640827"))
                .unwrap(),
            Some(id)
        );
        assert_eq!(ask(desk, "assistant", &at("renew"), Some("")).0, 409);
        let (status, _, page) = ask(
            desk,
            "assistant",
            &at("blocks"),
            Some("kind=conduct&until=2026-11-01"),
        );
        assert_eq!(status, 422);
        assert!(
            page.contains("needs a note") && page.contains("The last day is past"),
            "{page}"
        );
        let (status, ..) = ask(
            desk,
            "assistant",
            &at("blocks"),
            Some("kind=conduct&note=Noise&until=2026-12-01"),
        );
        assert_eq!(status, 303);
        let (_, _, page) = ask(desk, "student", &at("blocks"), None);
        assert!(
            page.contains("Conduct") && !page.contains("Noise"),
            "{page}"
        );
        let block = store.read(|tx| blocks(tx, id)).unwrap()[0].id;
        assert_eq!(
            ask(
                desk,
                "assistant",
                &at(&format!("blocks/{block}/lift")),
                Some("")
            )
            .0,
            303
        );
        assert_eq!(
            ask(
                desk,
                "assistant",
                &at(&format!("blocks/{block}/lift")),
                Some("")
            )
            .0,
            404
        );
        assert!(store.read(|tx| blocks(tx, id)).unwrap().is_empty());
    });
}

#[test]
fn programs_ask_by_barcode() {
    walk(|desk, store, id| {
        let path = "/api/v1/patrons?barcode=20742000100019";
        let (status, _, body) = ask(desk, "student", path, None);
        assert_eq!(status, 200, "{body}");
        let told: serde_json::Value = serde_json::from_str(&body).unwrap();
        let wanted = serde_json::json!({
            "id": id, "barcode": "20742000100019", "affirmed_name": "Rio Okafor", "pronouns": "they/them",
            "may_borrow": true, "standing": []
        });
        assert_eq!(told, wanted);
        let (_, _, body) = ask(desk, "assistant", &format!("/api/v1/patrons/{id}"), None);
        let told: serde_json::Value = serde_json::from_str(&body).unwrap();
        assert_eq!(
            (
                &told["details"]["legal_name"],
                &told["details"]["home_branch"]
            ),
            (&"Rigoberta Okafor".into(), &"MAIN".into())
        );
        assert_eq!(
            ask(desk, "student", "/api/v1/patrons?barcode=7", None).0,
            404
        );
        assert_eq!(ask(desk, "student", "/api/v1/patrons", None).0, 400);
        let seen = store
            .read(|tx| ::store::journal::history_of(tx, "patron", id.0, 9))
            .unwrap();
        assert_eq!(seen.iter().filter(|h| h.kind == "patron.seen").count(), 2);
        let act = Act::system(Moment(2_000));
        let new = NewBlock {
            kind: Kind::Address,
            note: String::new(),
            until: None,
        };
        store
            .write(&act, |tx| add_block(tx, id, &new, day("2026-11-24")))
            .unwrap();
        let (_, _, body) = ask(desk, "student", path, None);
        assert!(
            body.contains(r#""may_borrow":false"#) && body.contains(r#""code":"block-address""#),
            "{body}"
        );
    });
}

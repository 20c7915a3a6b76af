//! What each role sees.

use std::sync::Arc;

use jiff::tz::TimeZone;

use super::front::{ask, walk, words};
use super::*;
use crate::block::{Kind, NewBlock};

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
                && page.contains("Card in good order"),
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
            list.contains("Main Library") && list.contains("rio.20742000100019<wbr>@"),
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

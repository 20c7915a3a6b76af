//! What is done from the pages.

use super::front::{ask, fields, walk};
use super::*;

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
        let (status, _, page) = ask(desk, "assistant", &edit, Some(&fields("Rita", "other=1")));
        let told = page.contains("did not say which version") && !page.contains("patron-version");
        assert!(status == 422 && told, "{page}");
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
fn a_lost_card_is_reported_replaced_and_still_found() {
    walk(|desk, store, id| {
        let at = |rest: &str| format!("/staff/patrons/{id}/{rest}");
        let post = |rest: &str, body: &str| ask(desk, "assistant", &at(rest), Some(body));
        let (status, place, _) = post("card/lost", "");
        assert_eq!((status, place), (303, at("card")));
        let (_, _, page) = ask(desk, "student", &format!("/staff/patrons/{id}"), None);
        assert!(
            page.contains("Blocked or expired") && page.contains("reported lost"),
            "{page}"
        );
        assert_eq!(
            post("card", "barcode=20742000100035").0,
            422,
            "why is asked"
        );
        assert_eq!(post("card", "barcode=20742000100035&why=lost").0, 303);
        let (_, _, page) = ask(desk, "assistant", &at("card"), None);
        assert!(
            page.contains("2 0742 00010 0019") && page.contains("Lost"),
            "{page}"
        );
        let (status, place, _) = ask(desk, "assistant", "/staff/patrons?q=20742000100019", None);
        assert_eq!((status, place), (303, format!("/staff/patrons/{id}")));
        assert_eq!(post("pin", "pin=640827").0, 303);
        let entered = store.read(|tx| card(tx, "20742000100035", "640827"));
        assert_eq!(entered.unwrap(), Some(id));
        assert_eq!(post("renew", "").0, 409);
    });
}

#[test]
fn a_block_is_put_seen_and_lifted() {
    walk(|desk, store, id| {
        let at = |rest: &str| format!("/staff/patrons/{id}/{rest}");
        let post = |rest: &str, body: &str| ask(desk, "assistant", &at(rest), Some(body));
        let (status, _, page) = post("blocks", "kind=conduct&until=2026-11-01");
        assert_eq!(status, 422);
        for told in ["needs a note", "The last day is past"] {
            assert!(page.contains(told), "{page}");
        }
        assert_eq!(
            post("blocks", "kind=conduct&note=Noise&until=2026-12-01").0,
            303
        );
        let (_, _, page) = ask(desk, "student", &at("blocks"), None);
        assert!(
            page.contains("Conduct") && !page.contains("Noise"),
            "{page}"
        );
        let block = store.read(|tx| blocks(tx, id)).unwrap()[0].id;
        let lift = |key: &str| {
            let (status, place, _) = post(&format!("blocks/{block}/lift"), key);
            (status, place)
        };
        let lifted = (303, at("blocks"));
        assert_eq!(lift("_act=0a1b"), lifted);
        assert_eq!(lift("_act=0a1b"), lifted, "a double click answers the same");
        assert_eq!(lift("_act=0a1c").0, 404);
        assert_eq!(lift("").0, 404);
        assert!(store.read(|tx| blocks(tx, id)).unwrap().is_empty());
    });
}

#[test]
fn a_branch_that_is_somebodys_home_is_not_taken_away() {
    let ties = building::BranchTies {
        staff: |_, _| Ok(false),
        money: |_, _| Ok(false),
    };
    for store in colleges() {
        let annex = building::Branch {
            id: kernel::BranchId(0),
            code: "ANNEX".into(),
            name: "Annex".into(),
            address: String::new(),
            phone: String::new(),
            email: String::new(),
        };
        let annex = building::place::add_branch(&store, &act(), &annex).unwrap();
        let made = store.write(&act(), |tx| {
            let mut new = testing::new_patron(tx, "20742000100019", "student")?;
            new.particulars.home_branch = annex;
            register(tx, &new)
        });
        made.unwrap();
        let refused = building::remove_branch(&store, &act(), &ties, annex);
        let Err(building::BuildingError::Refused(faults)) = refused else {
            panic!("{refused:?}");
        };
        assert_eq!(faults[0].reason.code, "branch-in-use");
        assert!(
            store
                .read(|tx| building::branch(tx, annex))
                .unwrap()
                .is_some()
        );
    }
}

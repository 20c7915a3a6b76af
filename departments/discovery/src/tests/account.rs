//! A patron's own account.

use catalogue::Ties;
use circulation::testing::{act, at, library};
use kernel::{Act, Barcode, BibId, LoanId};

use super::scene::{Answer, Bibs, Scene};

const CARD: &str = "29999000000017";
const ITEMS: [(&str, &str, &str); 3] = [
    (
        "39999000000014",
        "Tides <b>and</b> waves",
        "2026-11-02T10:00",
    ),
    ("39999000000022", "The late book", "2026-10-20T10:00"),
    (
        "39999000000030",
        "The other patron's book",
        "2026-11-20T10:00",
    ),
];

/// Two loans of the patron, one of them late, one of another; an old fine.
fn scene() -> (Scene, Vec<LoanId>) {
    let store = store::testing::on_sqlite().unwrap();
    let college = library(&store).unwrap();
    let (pat, other) = store
        .write(&Act::system(at("2026-09-01T10:00")), |tx| {
            let pat = patrons::testing::patron(tx, CARD, "student")?;
            let other = patrons::testing::patron(tx, "29999000000025", "student")?;
            money::testing::fine(tx, pat, 325).unwrap();
            for (barcode, title, _) in ITEMS {
                catalogue::testing::item(tx, &college, barcode, title, "book").unwrap();
            }
            Ok::<_, store::StoreError>((pat, other))
        })
        .unwrap();
    assert_eq!(pat.0, 1, "the session of the tests is this patron's");
    assert_ne!(pat, other);
    let barcode = |text: &str| Barcode::parse(text).unwrap();
    for (n, (item, _, when)) in ITEMS.iter().enumerate() {
        let card = if n == 2 { "29999000000025" } else { CARD };
        let ask = circulation::Ask::scans(&barcode(card), &barcode(item));
        circulation::checkout(&store, &act("senior", &college, when), &ask).unwrap();
    }
    let loans = store
        .read(|tx| {
            let mut all = circulation::loans_of(tx, pat)?;
            all.extend(circulation::loans_of(tx, other)?);
            Ok::<_, store::StoreError>(all.iter().map(|loan| loan.id).collect())
        })
        .unwrap();
    let none = BibId(0);
    let bibs = Bibs {
        marine: none,
        coast: none,
        war: none,
        online: none,
        secret: none,
        gone: none,
    };
    (Scene::over(store, bibs, Ties::none()), loans)
}

fn own(scene: &Scene) -> String {
    let answer: Answer = scene.ask("/account", &[("cookie", "callslip=pat")]);
    assert_eq!(answer.status, 200);
    answer.text()
}

#[test]
fn a_patron_sees_what_is_theirs() {
    let (scene, _) = scene();
    let page = own(&scene);
    for said in [
        "Rio Okafor",
        "2 loans",
        "Tides &#60;b&#62;and&#60;/b&#62; waves",
        "The late book",
        "Late",
        "$3.25",
        "25¢ a day",
        "Main Library",
    ] {
        assert!(page.contains(said), "{said} is missing in {page}");
    }
    assert!(
        !page.contains("other patron"),
        "another's loan is not shown"
    );
}

#[test]
fn nobody_else_sees_it() {
    let (scene, loans) = scene();
    let answer = scene.get("/account");
    assert_eq!(answer.status, 303, "a visitor is led to the sign-in");
    assert_eq!(
        scene
            .post(
                &format!("/account/loans/{}/renew", loans[2]),
                "_csrf=tok&_act=k1"
            )
            .status,
        422
    );
    assert_eq!(
        scene
            .post(&format!("/account/loans/{}/renew", loans[0]), "_csrf=wrong")
            .status,
        403
    );
}

#[test]
fn a_loan_is_renewed_and_refused_with_the_reason() {
    let (scene, loans) = scene();
    let due = |scene: &Scene, id| {
        scene
            .store
            .read(|tx| circulation::loan(tx, id))
            .unwrap()
            .unwrap()
    };
    let before: Vec<_> = loans.iter().map(|id| due(&scene, *id)).collect();
    let all = scene.post("/account/renew", "_csrf=tok&_act=k2");
    let status = all.status;
    let page = all.text();
    let renewed = loans
        .iter()
        .zip(&before)
        .filter(|(id, old)| due(&scene, **id).due_at > old.due_at)
        .count();
    assert_eq!((renewed, status.as_u16()), (2, 303), "{page}");
    let again = scene.post("/account/renew", "_csrf=tok&_act=k2");
    assert_eq!(again.status, 303, "the same form sent twice renews once");
    assert_eq!(due(&scene, loans[0]).renewals, 1);
    let refused = scene.post(
        &format!("/account/loans/{}/renew", loans[0]),
        "_csrf=tok&_act=k5",
    );
    assert_eq!(refused.status, 422, "at the same instant it gains nothing");
    assert!(refused.text().contains("Not renewed:"));
    assert_eq!(
        due(&scene, loans[2]).due_at,
        before[2].due_at,
        "another's loan stays"
    );
}

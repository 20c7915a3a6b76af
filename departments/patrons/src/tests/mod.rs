#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod cards;
mod finding;
mod front;
mod pages;
mod work;

use ::store::testing::{TestStore, both};
use kernel::{Act, Barcode, Day, Moment, PatronId};

use crate::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn act() -> Act {
    Act::system(Moment(1_000))
}

fn code(text: &str) -> Barcode {
    Barcode::parse(text).unwrap()
}

fn colleges() -> Vec<TestStore> {
    let stores = both().unwrap();
    for store in &stores {
        store
            .write(&act(), |tx| {
                building::testing::college(tx)?;
                setup::setup(tx, &testing::setup())
            })
            .unwrap();
    }
    stores
}

fn seed(store: &TestStore, barcode: &str) -> PatronId {
    store
        .write(&act(), |tx| testing::patron(tx, barcode, "student"))
        .unwrap()
}

fn codes<T: std::fmt::Debug>(result: Result<T, PatronError>) -> Vec<&'static str> {
    match result.unwrap_err() {
        PatronError::Refused(reasons) => reasons.iter().map(|r| r.code).collect(),
        other => panic!("{other}"),
    }
}

#[test]
fn a_patron_is_found_by_card_and_id() {
    for store in colleges() {
        let id = seed(&store, "20742000100019");
        let by_card = store
            .read(|tx| by_barcode(tx, &code("20742000100019")))
            .unwrap()
            .unwrap();
        let by_id = store.read(|tx| get(tx, id)).unwrap().unwrap();
        assert_eq!(by_card, by_id);
        assert_eq!(
            (
                by_id.affirmed_name.as_str(),
                by_id.sort_name.as_str(),
                by_id.pronouns.as_str()
            ),
            ("Rio Okafor", "Okafor, Rio", "they/them")
        );
        assert_eq!(
            by_id.email.as_deref(),
            Some("rio.20742000100019@student.example.edu")
        );
        assert_eq!(
            store.read(|tx| affirmed_name(tx, id)).unwrap().as_deref(),
            Some("Rio Okafor")
        );
        assert_eq!(store.read(|tx| by_barcode(tx, &code("999"))).unwrap(), None);
        assert_eq!(
            store
                .read(|tx| faces(tx, &[id, PatronId(99)]))
                .unwrap()
                .len(),
            1
        );
        let limits = store.read(|tx| category(tx, "student")).unwrap().unwrap();
        assert_eq!(
            (limits.loans_limit, limits.owes_limit),
            (Some(25), Some(kernel::Cents(1000)))
        );
        assert!(store.read(block_policy).unwrap().expired);
    }
}

#[test]
fn every_fault_of_a_registration_is_told_at_once() {
    for store in colleges() {
        seed(&store, "20742000100019");
        let tried = store.write(&act(), |tx| {
            let mut new = testing::new_patron(tx, "20742000100019", "wizard")?;
            (new.particulars.given, new.particulars.family) = (String::new(), String::new());
            new.particulars.emails = vec!["rio at college".into(), "rio@college.edu".into()];
            new.particulars.phones = vec!["12".into()];
            new.particulars.language = "english".into();
            register(tx, &new)
        });
        assert_eq!(
            codes(tried),
            [
                "patron-name-missing",
                "patron-category-unknown",
                "patron-language-unknown",
                "patron-email-shape",
                "patron-phone-shape",
                "patron-barcode-taken"
            ]
        );
    }
}

#[test]
fn two_who_edit_do_not_overwrite_each_other() {
    for store in colleges() {
        let id = seed(&store, "20742000100019");
        let read = || {
            store
                .read(|tx| details(tx, id))
                .unwrap()
                .unwrap()
                .particulars
        };
        let mut mine = read();
        mine.given = "Río".into();
        let mut yours = read();
        yours.note = "Prefers mail".into();
        change::change(&store, &act(), id, 1, &mine).unwrap();
        assert_eq!(
            codes(change::change(&store, &act(), id, 1, &yours)),
            ["patron-changed-meanwhile"]
        );
        assert_eq!(read(), mine);
        let changed = change::differences(&mine, &yours);
        assert_eq!(
            changed.iter().map(|d| d.field).collect::<Vec<_>>(),
            ["given", "note"]
        );
        change::change(&store, &act(), id, 2, &yours).unwrap();
        let history = store
            .read(|tx| ::store::journal::history_of(tx, "patron", id.0, 10))
            .unwrap();
        let kinds: Vec<_> = history.iter().map(|h| h.kind.as_str()).collect();
        assert_eq!(
            kinds,
            ["patron.changed", "patron.changed", "patron.registered"]
        );
        assert_eq!(
            history[0].facts["fields"],
            serde_json::json!(["given", "note"])
        );
        assert!(
            !history[0].facts.to_string().contains("Prefers"),
            "personal values stand aside"
        );
    }
}

//! Who is found by which words.

use super::*;
use crate::find::{Ask, find};

/// Registers somebody of a name, a card of the name's length and place, and perhaps a legal name.
fn named(store: &TestStore, given: &str, family: &str, barcode: &str) -> PatronId {
    let new = |tx: &::store::Tx<'_>| {
        let mut new = testing::new_patron(tx, barcode, "student")?;
        new.particulars.given = given.into();
        new.particulars.family = family.into();
        new.particulars.emails.clear();
        register(tx, &new)
    };
    store.write(&act(), new).unwrap()
}

#[test]
fn names_are_found_by_the_beginnings_of_their_words() {
    for store in colleges() {
        let card = |n: usize| format!("2074200020{n:04}");
        let people = [
            ("Tuấn", "Phạm"),
            ("Joaquín", "Núñez de Balboa"),
            ("Søren", "Quill"),
            ("Siobhán", "O’Dell"),
            ("Mei-Ling", "Ng"),
            ("", "Xóchitl"),
            ("Łukasz", "Đặng"),
            ("诗涵", "王"),
        ];
        for (n, (given, family)) in people.iter().enumerate() {
            named(&store, given, family, &card(n));
        }
        let check = |text: &str, is: &[&str]| {
            let found = store.read(|tx| search(tx, text, 10)).unwrap();
            let found: Vec<_> = found.iter().map(|p| p.affirmed_name.as_str()).collect();
            assert_eq!(found, is, "{text} on {:?}", store.dialect());
        };
        check("pham", &["Tuấn Phạm"]);
        check("PHẠM tu", &["Tuấn Phạm"]);
        check("nunez", &["Joaquín Núñez de Balboa"]);
        check("balb joa", &["Joaquín Núñez de Balboa"]);
        check("soren", &["Søren Quill"]);
        check("odell", &["Siobhán O’Dell"]);
        check("O'Dell", &["Siobhán O’Dell"]);
        check("meiling", &["Mei-Ling Ng"]);
        check("mei-l", &["Mei-Ling Ng"]);
        check("dang", &["Łukasz Đặng"]);
        check("xochitl", &["Xóchitl"]);
        check("王", &["诗涵 王"]);
        check("20742000200002", &["Søren Quill"]);
        check("2 0742 00020 0002", &["Søren Quill"]);
        check("hill", &[]);
        check("%", &[]);
        check("   ", &[]);
    }
}

#[test]
fn legal_names_and_contacts_are_found_only_by_those_who_may_see_them() {
    for store in colleges() {
        store
            .write(&act(), |tx| {
                let mut new = testing::new_patron(tx, "20742000100019", "student")?;
                new.particulars.legal_name = Some("Rigoberta Okafor".into());
                register(tx, &new)
            })
            .unwrap();
        let check = |text: &str, scope: Scope, hits: u64| {
            let ask = Ask::words(text, scope, day("2026-11-24"));
            let (found, total) = store.read(|tx| find(tx, &ask)).unwrap();
            assert_eq!(
                (found.len() as u64, total),
                (hits, hits),
                "{text} {scope:?}"
            );
        };
        for text in [
            "rigoberta",
            "rio.20742000100019@stud",
            "555-0134",
            "(555) 555-0134",
        ] {
            check(text, Scope::Open, 0);
            check(text, Scope::Details, 1);
        }
        check("rio okafor", Scope::Open, 1);
    }
}

#[test]
fn lookalikes_share_a_name_a_mail_address_or_a_telephone() {
    for store in colleges() {
        let id = seed(&store, "20742000100019");
        let check = |change: fn(&mut Particulars), is: bool| {
            let found = store.read(|tx| {
                let mut other = testing::new_patron(tx, "77", "student")?.particulars;
                (other.given, other.family) = ("Ana".into(), "Else".into());
                (other.emails, other.phones) = (Vec::new(), Vec::new());
                change(&mut other);
                register::lookalikes(tx, &other)
            });
            let found: Vec<_> = found.unwrap().iter().map(|p| p.id).collect();
            assert_eq!(found == [id], is, "{found:?}");
        };
        check(|_| {}, false);
        check(
            |p| (p.given, p.family) = ("RÍO".into(), "Okafor".into()),
            true,
        );
        check(
            |p| p.emails = vec!["Rio.20742000100019@Student.example.edu".into()],
            true,
        );
        check(|p| p.phones = vec!["555 555 0134".into()], true);
    }
}

#[test]
fn doctor_finds_and_mends_words_that_do_not_fit() {
    for store in colleges() {
        let id = seed(&store, "20742000100019");
        assert_eq!(store.read(check).unwrap(), []);
        store
            .write(&act(), |tx| {
                tx.execute("DELETE FROM patron_words WHERE word = 'okafor'", &[])
            })
            .unwrap();
        assert_eq!(store.read(check).unwrap()[0].place, format!("patron {id}"));
        assert_eq!(store.write(&act(), mend).unwrap(), 1);
        assert_eq!(store.read(check).unwrap(), []);
        store
            .write(&act(), |tx| {
                tx.execute(
                    "UPDATE patron_cards SET ended_at = 5, ended_for = 'lost'",
                    &[],
                )
            })
            .unwrap();
        assert_eq!(
            store.read(check).unwrap()[0].what,
            "the patron has no good card"
        );
    }
}

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod pages;

use ::store::testing::{TestStore, both};
use kernel::{Act, Barcode, Day, Moment, PatronId};

use crate::block::{Kind, NewBlock};
use crate::card::Why;
use crate::find::{Ask, Standing, find};
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
fn cards_expire_by_the_rule_of_the_category() {
    let term = |from: &str, to: &str| building::Term {
        code: from.into(),
        name: from.into(),
        from_on: day(from),
        to_on: day(to),
        loans_due_on: day(to),
    };
    let terms = [
        term("2026-08-24", "2026-12-17"),
        term("2027-01-11", "2027-05-21"),
    ];
    let check = |rule: Expiry, from: &str, is: &str| {
        assert_eq!(rule.after(day(from), &terms), day(is), "{rule:?} {from}")
    };
    let term_after = Expiry::TermAfter { grace_days: 30 };
    check(term_after, "2026-09-01", "2027-06-20");
    check(term_after, "2026-08-01", "2027-01-16");
    check(term_after, "2027-02-01", "2027-06-20");
    check(term_after, "2027-06-01", "2027-12-01");
    check(
        Expiry::Every { month: 6, day: 30 },
        "2026-11-24",
        "2027-06-30",
    );
    check(
        Expiry::Every { month: 6, day: 30 },
        "2027-06-30",
        "2028-06-30",
    );
    check(
        Expiry::Every { month: 2, day: 31 },
        "2026-11-24",
        "2027-02-28",
    );
    check(Expiry::Months { count: 12 }, "2028-02-29", "2029-02-28");
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

#[test]
fn a_replaced_card_finds_its_holder_and_is_not_good() {
    for store in colleges() {
        let (id, other) = (
            seed(&store, "20742000100019"),
            seed(&store, "20742000100027"),
        );
        let today = day("2026-11-24");
        let block = NewBlock {
            kind: Kind::CardLost,
            note: String::new(),
            until: None,
        };
        store
            .write(&act(), |tx| add_block(tx, id, &block, today))
            .unwrap();
        assert_eq!(
            codes(store.write(&act(), |tx| add_block(tx, id, &block, today))),
            ["block-card-lost-already"]
        );
        let replace = |new: &str| {
            store.write(&act(), |tx| {
                card::replace_card(tx, id, &code(new), Why::Lost)
            })
        };
        assert_eq!(codes(replace("20742000100027")), ["patron-barcode-taken"]);
        replace("20742000100035").unwrap();
        assert_eq!(
            codes(replace("20742000100019")),
            ["patron-barcode-taken"],
            "a card is given once"
        );
        let ask = |barcode: &str| {
            let barcode = code(barcode);
            let found = store.read(|tx| {
                Ok::<_, ::store::StoreError>((
                    by_barcode(tx, &barcode)?,
                    by_past_barcode(tx, &barcode)?,
                ))
            });
            let (good, past) = found.unwrap();
            (good.map(|p| p.id), past.map(|p| p.id))
        };
        assert_eq!(ask("20742000100019"), (None, Some(id)));
        assert_eq!(ask("20742000100035"), (Some(id), None));
        assert_eq!(ask("20742000100027"), (Some(other), None));
        assert!(
            store.read(|tx| blocks(tx, id)).unwrap().is_empty(),
            "the block for the lost card is lifted"
        );
        assert_eq!(
            store
                .read(|tx| search(tx, "20742000100019", 5))
                .unwrap()
                .len(),
            1
        );
        let ended = store.read(|tx| record::cards(tx, id)).unwrap();
        assert_eq!(
            ended
                .iter()
                .map(|c| c.ended_for.as_deref())
                .collect::<Vec<_>>(),
            [None, Some("lost")]
        );
    }
}

#[test]
fn a_card_is_renewed_once_for_a_term() {
    for store in colleges() {
        let id = seed(&store, "20742000100019");
        let renew = |today: &str| store.write(&act(), |tx| card::renew_card(tx, id, day(today)));
        assert_eq!(codes(renew("2026-11-24")), ["patron-renewed-already"]);
        assert_eq!(renew("2028-01-10").unwrap(), day("2028-07-10"));
        assert_eq!(codes(renew("2028-01-10")), ["patron-renewed-already"]);
    }
}

#[test]
fn a_pin_opens_only_a_good_card() {
    for store in colleges() {
        let id = seed(&store, "20742000100019");
        let enter = |barcode: &str, pin: &str| store.read(|tx| card(tx, barcode, pin)).unwrap();
        assert_eq!(enter("20742000100019", ""), None, "no PIN is set");
        assert_eq!(
            codes(card::change_pin(&store, &act(), id, "123456")),
            ["pin-trivial"]
        );
        card::change_pin(&store, &act(), id, "640827").unwrap();
        assert_eq!(enter("2 0742 00010 0019", "640827"), Some(id));
        assert_eq!(enter("20742000100019", "640828"), None);
        assert_eq!(enter("20742000100020", "640827"), None);
        assert_eq!(enter("", "640827"), None);
        let block = NewBlock {
            kind: Kind::CardLost,
            note: String::new(),
            until: None,
        };
        let lost = store
            .write(&act(), |tx| add_block(tx, id, &block, day("2026-11-24")))
            .unwrap();
        assert_eq!(
            enter("20742000100019", "640827"),
            None,
            "a lost card opens nothing"
        );
        assert!(store.write(&act(), |tx| lift_block(tx, id, lost)).unwrap());
        assert_eq!(enter("20742000100019", "640827"), Some(id));
        store
            .write(&act(), |tx| card::set_pin(tx, id, None))
            .unwrap();
        assert_eq!(enter("20742000100019", "640827"), None);
    }
}

#[test]
fn standing_tells_every_reason_of_the_record() {
    for store in colleges() {
        let id = seed(&store, "20742000100019");
        let put = |kind: Kind, note: &str, until: Option<&str>| {
            let new = NewBlock {
                kind,
                note: note.into(),
                until: until.map(day),
            };
            store.write(&act(), |tx| add_block(tx, id, &new, day("2026-11-24")))
        };
        assert_eq!(
            codes(put(Kind::Other, " ", Some("2026-11-23"))),
            ["block-note-missing", "block-until-past"]
        );
        put(Kind::Conduct, "Until the meeting", Some("2026-12-01")).unwrap();
        let address = put(Kind::Address, "", None).unwrap();
        let check = |today: &str, is: &[&str]| {
            let today = day(today);
            let reasons = store.read(|tx| {
                let patron = get(tx, id)?.ok_or(::store::StoreError::Missing)?;
                Ok::<_, ::store::StoreError>(standing(
                    &patron,
                    &blocks(tx, id)?,
                    &block_policy(tx)?,
                    today,
                ))
            });
            assert_eq!(
                reasons.unwrap().iter().map(|r| r.code).collect::<Vec<_>>(),
                is,
                "{today}"
            );
        };
        check("2026-12-01", &["block-conduct", "block-address"]);
        check("2026-12-02", &["block-address"]);
        check("2028-01-01", &["patron-expired", "block-address"]);
        assert!(
            !store
                .write(&act(), |tx| lift_block(tx, PatronId(99), address))
                .unwrap()
        );
        assert!(
            store
                .write(&act(), |tx| lift_block(tx, id, address))
                .unwrap()
        );
        check("2027-12-31", &[]);
        let filtered = |standing: Standing, today: &str| {
            let ask = Ask {
                standing: Some(standing),
                ..Ask::words("", Scope::Open, day(today))
            };
            store.read(|tx| find(tx, &ask)).unwrap().1
        };
        assert_eq!(filtered(Standing::Blocked, "2026-12-01"), 1);
        assert_eq!(filtered(Standing::Blocked, "2026-12-02"), 0);
        assert_eq!(filtered(Standing::Good, "2026-12-02"), 1);
        assert_eq!(filtered(Standing::Expired, "2028-01-01"), 1);
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

//! Cards, PINs, blocks and the standing that follows.

use super::*;
use crate::block::{Kind, NewBlock};
use crate::card::Why;
use crate::find::{Ask, Standing, find};

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
        assert_eq!(rule.after(day(from), &terms), day(is), "{rule:?} {from}");
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
                    &(&patron).into(),
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

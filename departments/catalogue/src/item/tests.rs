#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use kernel::{Act, Barcode, ItemId, Moment};
use store::Tx;
use store::testing::both;

use super::{ItemData, rules};
use crate::{CatalogueError, Standing, Ties, testing};

fn barcode(text: &str) -> Barcode {
    Barcode::parse(text).unwrap()
}

fn on_both(test: impl Fn(&Tx<'_>, &building::testing::College)) {
    for store in both().unwrap() {
        let act = Act::system(Moment(1_795_543_200_000));
        store
            .write(&act, |tx| {
                let college = building::testing::college(tx)?;
                testing::set_up(tx)?;
                test(tx, &college);
                Ok::<_, CatalogueError>(())
            })
            .unwrap();
    }
}

/// `holder kind-active location-fits pieces -> codes`
fn check(row: &str) {
    let (given, want) = row.split_once("->").unwrap();
    let given: Vec<&str> = given.split_whitespace().collect();
    let here = kernel::BranchId(1);
    let facts = rules::Facts {
        holder: None,
        location_branch: (given[1] == "fits").then_some(here),
        kind_active: given[0] == "active",
    };
    let mut data = ItemData::new(barcode("1"), here, kernel::LocationId(1), "book");
    data.pieces = given[2].parse().unwrap();
    let codes: Vec<&str> = rules::against(&facts, &data)
        .iter()
        .map(|r| r.code)
        .collect();
    assert_eq!(codes.join(" "), want.trim(), "{row}");
}

#[test]
fn an_item_must_fit() {
    for row in [
        "active fits 1 -> ",
        "gone fits 1 -> item-kind-unknown",
        "active elsewhere 2 -> item-location-elsewhere",
        "gone elsewhere 0 -> item-kind-unknown item-location-elsewhere item-pieces-none",
    ] {
        check(row);
    }
}

#[test]
fn a_barcode_is_on_one_item_and_the_refusal_names_it() {
    on_both(|tx, college| {
        let first =
            testing::item(tx, college, "31223000000017", "The dispossessed", "book").unwrap();
        let bib = testing::book(tx, "Kindred", "Butler, Octavia E.").unwrap();
        let refused = testing::copy(tx, college, bib, "31223000000017", "book").unwrap_err();
        let reason = &refused.reasons()[0];
        assert_eq!(reason.code, "item-barcode-taken");
        assert!(
            reason
                .args
                .contains(&("title", "The dispossessed".to_owned()))
        );
        assert!(reason.args.contains(&("item", first.to_string())));
        assert!(crate::items_of(tx, bib).unwrap().is_empty());
    });
}

#[test]
fn an_item_is_found_by_barcode_and_changed_by_version() {
    on_both(|tx, college| {
        let id = testing::item(tx, college, "31223000000025", "Kindred", "book").unwrap();
        let item = crate::item_by_barcode(tx, &barcode("3 1223 00000 0025"))
            .unwrap()
            .unwrap();
        assert_eq!((item.id, item.location_name.as_str()), (id, "Stacks"));
        let mut data = ItemData::new(item.barcode, college.main, college.reference, "reference");
        data.call_number = "REF PS3552 .U827".into();
        assert_eq!(crate::change_item(tx, id, 1, &data).unwrap(), 2);
        let late = crate::change_item(tx, id, 1, &data).unwrap_err();
        assert_eq!(late.reasons()[0].code, "item-changed-meanwhile");
        let history = store::journal::history_of(tx, "item", id.0, 10).unwrap();
        assert_eq!(history[0].kind, "item.changed");
        assert_eq!(history[0].facts["kind"]["before"], "book");
    });
}

fn lent(_: &Tx<'_>, items: &[ItemId]) -> Result<Vec<Standing>, store::StoreError> {
    let standing = |item: &ItemId| Standing {
        item: *item,
        code: "standing-on-loan",
        args: Vec::new(),
        due: None,
        away: true,
        against: Some(kernel::Reason::new("item-on-loan")),
    };
    Ok(items.iter().map(standing).collect())
}

#[test]
fn missing_and_withdrawn() {
    on_both(|tx, college| {
        let id = testing::item(tx, college, "31223000000033", "Dawn", "book").unwrap();
        let now = || crate::item(tx, id).unwrap().unwrap();
        crate::mark_missing(tx, id).unwrap();
        assert!(now().missing_since.is_some());
        crate::mark_found(tx, id).unwrap();
        assert_eq!(now().missing_since, None);
        let ties = Ties {
            standing: lent,
            ..Ties::none()
        };
        let refused = crate::withdraw(tx, id, "worn", &ties).unwrap_err();
        assert_eq!(refused.reasons()[0].code, "item-on-loan");
        crate::withdraw(tx, id, "worn", &Ties::none()).unwrap();
        assert_eq!(now().withdrawn_on.unwrap().to_string(), "2026-11-24");
        let refused = crate::mark_missing(tx, id).unwrap_err();
        assert_eq!(refused.reasons()[0].code, "item-withdrawn");
        crate::reinstate(tx, id).unwrap();
        assert_eq!(now().withdrawn_on, None);
    });
}

#[test]
fn a_location_where_an_item_stands_is_not_taken_away() {
    for store in both().unwrap() {
        let act = Act::system(Moment(1_795_543_200_000));
        let made = store.write(&act, |tx| {
            let college = building::testing::college(tx)?;
            testing::set_up(tx)?;
            let item = testing::item(tx, &college, "31223000000041", "Kindred", "book")?;
            let item = crate::item(tx, item)?.ok_or(store::StoreError::Missing)?;
            Ok::<_, CatalogueError>((college, item.location))
        });
        let (college, stacks) = made.unwrap();
        let refused = building::remove_location(&store, &act, stacks).unwrap_err();
        let building::BuildingError::Refused(faults) = refused else {
            panic!("{refused:?}");
        };
        assert_eq!(faults[0].reason.code, "location-in-use");
        let still = store.read(|tx| building::location(tx, stacks)).unwrap();
        assert_eq!(still.map(|location| location.branch), Some(college.main));
    }
}

#[test]
fn who_waits_while_an_item_is_moved_finds_it() {
    const TURNS: i64 = 150;
    for store in both().unwrap() {
        let act = Act::system(Moment(1_795_543_200_000));
        let made = store.write(&act, |tx| {
            let college = building::testing::college(tx)?;
            testing::set_up(tx)?;
            let id = testing::item(tx, &college, "31223000000058", "Kindred", "book")?;
            Ok::<_, CatalogueError>((college, id))
        });
        let (college, id) = made.unwrap();
        let moved = |turn: i64| {
            let place = [college.reference, college.stacks][usize::from(turn % 2 == 0)];
            let data = ItemData::new(barcode("31223000000058"), college.main, place, "book");
            let move_it = |tx: &Tx<'_>| crate::change_item(tx, id, turn, &data);
            store.write(&act, move_it).unwrap();
        };
        let found = |_| {
            let lock = |tx: &Tx<'_>| crate::item_at_hand_by_barcode(tx, &barcode("31223000000058"));
            store.write(&act, lock).unwrap().is_some()
        };
        std::thread::scope(|people| {
            people.spawn(|| (1..=TURNS).for_each(moved));
            let all = people.spawn(|| (1..=2 * TURNS).all(found));
            assert!(all.join().unwrap(), "{:?}", store.dialect());
        });
    }
}

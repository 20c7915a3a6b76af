//! A thousand checkouts from four desks, the server killed in their midst: each acknowledged one is
//! there afterwards, each key acted once, and two desks never both get an item.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod storm;
mod support;

use std::collections::{BTreeMap, BTreeSet};

use catalogue::ItemData;
use kernel::{Act as House, Barcode, Clock, Day, PatronId};
use serde_json::{Value, json};
use store::{Location, Store, StoreError, Tx};
use storm::{Act, storm};
use support::http::Client;
use support::{Library, marc};

/// How many checkouts.
const ACTS: u64 = 1_000;
/// How many patrons share them: faculty may have 75 each.
const PATRONS: u64 = 20;

fn card(number: u64) -> String {
    format!("2074200{:07}", 9_000_000 + number)
}

fn label(number: u64) -> String {
    format!("3074200{:07}", 9_000_000 + number)
}

/// A library with patrons and items, and the token of a program that may lend.
fn library() -> (Library, String, BTreeMap<String, PatronId>) {
    let library = Library::new();
    let file = marc("edge/pymarc-test.dat").display().to_string();
    library.run(&["import", &file]).ended(0);
    let store = Store::open(&Location::Folder(library.data())).unwrap();
    let act = House::system(Clock::machine().now());
    let patrons = store.write(&act, furnish).unwrap();
    drop(store);
    let client = [
        "user",
        "client",
        "desk",
        "--role",
        "senior-technician",
        "--json",
    ];
    let said = library.run(&client).ended(0);
    let token: Value = serde_json::from_str(&said.out).unwrap();
    (
        library,
        token["token"].as_str().unwrap().to_owned(),
        patrons,
    )
}

fn furnish(tx: &Tx<'_>) -> Result<BTreeMap<String, PatronId>, StoreError> {
    let mut patrons = BTreeMap::new();
    for number in 0..PATRONS {
        let mut new = patrons::testing::new_patron(tx, &card(number), "faculty")?;
        new.expires_on = Some(Day(jiff::civil::date(2999, 12, 31)));
        let id = patrons::register(tx, &new).map_err(|e| StoreError::Check(e.to_string()))?;
        patrons.insert(card(number), id);
    }
    let branch = building::branches(tx)?[0].id;
    let location = building::locations(tx, branch)?[0].id;
    for number in 0..ACTS {
        let barcode = Barcode::parse(&label(number)).unwrap();
        let data = ItemData::new(barcode, branch, location, "book");
        catalogue::add_item(tx, kernel::BibId(1), &data)
            .map_err(|e| StoreError::Check(e.to_string()))?;
    }
    Ok(patrons)
}

fn checkout(number: u64) -> Act {
    Act {
        path: "/api/v1/checkouts".to_owned(),
        key: format!("checkout-{number:06}-of-the-crash"),
        body: json!({ "patron_barcode": card(number % PATRONS), "item_barcode": label(number) }),
    }
}

/// Every open loan by its number, with the patron and the item.
fn loans(client: &mut Client, patrons: &BTreeMap<String, PatronId>) -> BTreeMap<i64, (i64, i64)> {
    let mut all = BTreeMap::new();
    for patron in patrons.values() {
        let answer = client
            .get(&format!("/api/v1/patrons/{}/loans", patron.0))
            .unwrap();
        for loan in answer.json().as_array().unwrap() {
            let number = |name: &str| loan[name].as_i64().unwrap();
            all.insert(number("loan"), (patron.0, number("item")));
        }
    }
    all
}

#[test]
fn a_kill_amid_a_thousand_checkouts_loses_none() {
    let (library, token, patrons) = library();
    let acts: Vec<Act> = (0..ACTS).map(checkout).collect();
    let mut server = library.serve();
    let before = storm(&mut server, &token, &acts, Some(300));
    assert!(
        before.len() >= 300 && before.len() < acts.len(),
        "{} before the kill",
        before.len()
    );
    library.run(&["doctor"]).ended(0);

    let mut server = library.serve();
    let mut client = Client::connect(server.address, &token).unwrap();
    let there = loans(&mut client, &patrons);
    for answer in before.values() {
        let number = |name: &str| answer[name].as_i64().unwrap();
        let kept = there.get(&number("loan"));
        assert_eq!(
            kept,
            Some(&(number("patron"), number("item"))),
            "{answer} is lost"
        );
    }
    let after = storm(&mut server, &token, &acts, None);
    for (number, answer) in &before {
        assert_eq!(after[number], *answer, "the same key answers the same");
    }
    let there = loans(&mut client, &patrons);
    let items: BTreeSet<i64> = there.values().map(|(_, item)| *item).collect();
    assert_eq!(
        (after.len(), there.len(), items.len()),
        (acts.len(), acts.len(), acts.len())
    );
    drop(server);
    library.run(&["doctor"]).ended(0);
}

#[test]
fn two_desks_never_both_get_an_item() {
    let (library, token, patrons) = library();
    let server = library.serve();
    for number in 0..20 {
        let desk = |desk: u64| {
            let mut client = Client::connect(server.address, &token).unwrap();
            let body = json!({ "patron_barcode": card(desk), "item_barcode": label(number) });
            let key = format!("desk-{desk}-takes-{number:04}");
            client.post("/api/v1/checkouts", &key, &body).unwrap()
        };
        let answers = std::thread::scope(|scope| {
            let desks = [scope.spawn(|| desk(0)), scope.spawn(|| desk(1))];
            desks.map(|desk| desk.join().unwrap())
        });
        let lent = answers.iter().filter(|answer| answer.status == 200).count();
        assert_eq!(lent, 1, "{answers:?}");
        let refused = answers.iter().find(|answer| answer.status != 200).unwrap();
        assert!(matches!(refused.status, 409 | 422), "{refused:?}");
    }
    let mut client = Client::connect(server.address, &token).unwrap();
    assert_eq!(loans(&mut client, &patrons).len(), 20);
}

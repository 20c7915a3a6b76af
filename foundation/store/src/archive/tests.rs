//! A copy of either database holds what its source held, and fills either.

use std::path::PathBuf;

use kernel::{Act, Moment};

use super::{digest, is_empty, save, transfer};
use crate::testing::{TestStore, both, on_sqlite};
use crate::{Entry, Location, Store, StoreError, journal};

/// Values that a careless copy would change.
const AWKWARD: [&str; 6] = ["", "\\N", "a\tb\nc\rd", "\\", "\\.", "Nguyễn 圖書館 مكتبة"];

/// A store with entries, seals, personal values and settings.
fn filled(store: &Store) {
    let act = Act::system(Moment(5));
    for (n, text) in AWKWARD.iter().enumerate() {
        let sql = "INSERT INTO settings (name, value) VALUES ($1, $2)";
        store
            .write(&act, |tx| {
                tx.execute(sql, &[&format!("n{n}"), text])?;
                let entry = Entry::new("thing.made", "thing", 7).fact("text", *text);
                tx.journal(entry.personal("patron", (*text).to_owned()))
            })
            .unwrap();
    }
    let gone = store.write(&act, |tx| {
        tx.journal(Entry::new("thing.gone", "thing", 8))?;
        Err::<(), _>(StoreError::Missing)
    });
    assert!(gone.is_err());
    seal_all(store);
}

/// Seals to the end. On PostgreSQL the sealer stays below the oldest open transaction, which may be that of
/// another test on the same server.
fn seal_all(store: &Store) {
    let end = std::time::Instant::now() + std::time::Duration::from_secs(30);
    loop {
        journal::seal(store).unwrap();
        let (breaks, unsealed) = store.read(journal::verify).unwrap();
        assert_eq!(breaks, Vec::new());
        if unsealed == 0 {
            return;
        }
        assert!(std::time::Instant::now() < end, "{unsealed} stay unsealed");
        std::thread::yield_now();
    }
}

fn folder(name: &str) -> PathBuf {
    std::env::temp_dir().join(format!("callslip-archive-{}-{name}", std::process::id()))
}

fn opened(file: &std::path::Path) -> Store {
    Store::open(&Location::Folder(file.parent().unwrap().into())).unwrap()
}

/// What both hold must be equal, and not empty.
fn assert_same(one: &Store, other: &Store) {
    let facts = on_sqlite().unwrap();
    let (left, right) = (digest(one, &facts).unwrap(), digest(other, &facts).unwrap());
    assert!(left.len() > 10);
    assert_eq!(left, right);
}

#[test]
fn a_copy_holds_the_same_and_fills_either_database() {
    for (n, store) in both().unwrap().into_iter().enumerate() {
        filled(&store);
        let place = folder(&format!("fills-{n}"));
        let copy = opened(&save(&store, &place).unwrap());
        assert_same(&store, &copy);
        for empty in both().unwrap() {
            assert!(is_empty(&empty).unwrap());
            transfer(&copy, &empty).unwrap();
            assert!(!is_empty(&empty).unwrap());
            assert_same(&store, &empty);
            goes_on(&empty);
        }
        drop(copy);
        std::fs::remove_dir_all(place).unwrap();
    }
}

/// The chain holds and goes on; ids go on where they stood.
fn goes_on(store: &TestStore) {
    let act = Act::system(Moment(9));
    let highest: i64 = store
        .read(|tx| tx.query_one("SELECT MAX(id) FROM journal", &[], |row| row.get(0)))
        .unwrap();
    let next = store
        .write(&act, |tx| tx.journal(Entry::new("later", "thing", 1)))
        .unwrap();
    assert!(next.0 > highest);
    seal_all(store);
}

#[test]
fn equal_tables_of_postgresql_give_equal_bytes() {
    for store in both().unwrap() {
        if store.dialect() == crate::Dialect::Sqlite {
            continue;
        }
        filled(&store);
        let (first, second) = (folder("first"), folder("second"));
        let one = save(&store, &first).unwrap();
        let again = crate::testing::on_postgres().unwrap().unwrap();
        transfer(&opened(&one), &again).unwrap();
        let two = save(&again, &second).unwrap();
        assert!(std::fs::read(one).unwrap() == std::fs::read(two).unwrap());
        std::fs::remove_dir_all(first).unwrap();
        std::fs::remove_dir_all(second).unwrap();
    }
}

#[test]
fn a_database_that_holds_something_is_not_filled() {
    for store in both().unwrap() {
        let source = on_sqlite().unwrap();
        filled(&source);
        filled(&store);
        transfer(&source, &store).unwrap_err();
        let count: i64 = store
            .read(|tx| tx.query_one("SELECT COUNT(*) FROM settings", &[], |row| row.get(0)))
            .unwrap();
        assert_eq!(count, 6);
    }
}

//! What is kept: the chain, followers, copies, and who may open them.

use kernel::PatronId;

use super::*;
use crate::testing::on_sqlite;
use crate::{Location, ServerLock};

#[test]
fn tampering_with_an_entry_or_a_personal_value_shows() {
    for store in with_table() {
        for n in 0..3 {
            add(&store, &format!("t{n}")).unwrap();
        }
        seal_all(&store, 3);
        let tamper = |sql: &str| store.write(&act(), |tx| tx.execute(sql, &[])).unwrap();
        tamper("DELETE FROM journal_personal WHERE entry_id = 1");
        assert_eq!(
            store.read(journal::verify).unwrap().0,
            Vec::new(),
            "erasing is no fault"
        );
        tamper("UPDATE journal_personal SET value = '99' WHERE entry_id = 2");
        assert_eq!(store.read(journal::verify).unwrap().0.len(), 1);
        tamper("UPDATE journal SET who_name = 'Nobody' WHERE id = 2");
        let breaks = store.read(journal::verify).unwrap().0;
        assert_eq!(breaks[0].position, 2);
    }
}

#[test]
fn followers_read_in_commit_order_and_histories_by_subject() {
    for store in with_table() {
        let ids: Vec<i64> = (0..5)
            .map(|n| add(&store, &format!("f{n}")).unwrap())
            .collect();
        seal_all(&store, 5);
        let seen = store.read(|tx| journal::entries_after(tx, 2, 10)).unwrap();
        assert_eq!(
            seen.iter()
                .map(|e| (e.position, e.subject_id))
                .collect::<Vec<_>>(),
            [(3, ids[2]), (4, ids[3]), (5, ids[4])]
        );
        let history = store
            .read(|tx| journal::history_of(tx, "thing", ids[1], 9))
            .unwrap();
        assert_eq!(history.len(), 1);
        let of_patron = store
            .read(|tx| journal::history_of_patron(tx, PatronId(ids[4]), 9))
            .unwrap();
        assert_eq!(of_patron.len(), 1);
    }
}

#[test]
fn a_sealer_never_passes_over_an_open_transaction() {
    for store in with_table() {
        if store.dialect() == Dialect::Sqlite {
            continue;
        }
        // The slow act draws the lower id but commits last; sealing in between must not lose it.
        let slow = store.write(&act(), |tx| {
            tx.journal(Entry::new("slow", "thing", 1))?;
            add(&store, "quick").unwrap();
            assert_eq!(store.write(&act(), journal::seal)?, 0);
            Ok::<_, StoreError>(())
        });
        slow.unwrap();
        seal_all(&store, 2);
        let kinds: Vec<String> = store
            .read(|tx| journal::entries_after(tx, 0, 9))
            .unwrap()
            .into_iter()
            .map(|e| e.kind)
            .collect();
        assert_eq!(kinds, ["slow", "thing.made"]);
    }
}

#[test]
fn a_newer_schema_is_refused() {
    for store in both().unwrap() {
        store
            .write(&act(), |tx| {
                tx.execute(
                    "INSERT INTO schema_migrations (number, name) VALUES (9999, 'x')",
                    &[],
                )
            })
            .unwrap();
        let again = Store::open(store.location());
        assert!(matches!(
            again.err(),
            Some(StoreError::NewerSchema { have: 9999, .. })
        ));
    }
}

#[test]
fn a_second_server_on_the_same_folder_is_refused() {
    let store = on_sqlite().unwrap();
    let Location::Folder(folder) = store.location().clone() else {
        panic!()
    };
    let held = ServerLock::claim(&folder).unwrap();
    assert!(matches!(
        ServerLock::claim(&folder),
        Err(StoreError::Locked(_))
    ));
    drop(held);
    ServerLock::claim(&folder).unwrap();
}

#[test]
fn a_copy_opens_and_holds_the_same() {
    let store = on_sqlite().unwrap();
    store
        .write(&act(), |tx| {
            tx.execute("INSERT INTO settings (name, value) VALUES ('a', 'b')", &[])
        })
        .unwrap();
    let Location::Folder(folder) = store.location().clone() else {
        panic!()
    };
    let copy = folder.join("copy");
    std::fs::create_dir_all(&copy).unwrap();
    store.copy_to(&Location::file_in(&copy)).unwrap();
    let again = Store::open(&Location::Folder(copy)).unwrap();
    let value: String = again
        .read(|tx| {
            tx.query_one("SELECT value FROM settings WHERE name = 'a'", &[], |r| {
                r.get(0)
            })
        })
        .unwrap();
    assert_eq!(value, "b");
    assert_eq!(again.damages().unwrap(), Vec::<String>::new());
}

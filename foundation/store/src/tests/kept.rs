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
        tamper("UPDATE journal SET personal = NULL WHERE id = 1");
        tamper("DELETE FROM journal_patrons WHERE entry_id = 1");
        assert_eq!(
            store.read(journal::verify).unwrap().0,
            Vec::new(),
            "erasing is no fault"
        );
        tamper("UPDATE journal_patrons SET patron_id = 99 WHERE entry_id = 3");
        let lost = store.read(journal::verify).unwrap().0;
        let what = "the entry is not found by the patron whom it concerns";
        assert_eq!((lost.len(), lost[0].position, lost[0].what), (1, 3, what));
        tamper("UPDATE journal SET personal = REPLACE(personal, '\"2\"', '\"99\"') WHERE id = 2");
        tamper("UPDATE journal_patrons SET patron_id = 99 WHERE entry_id = 2");
        let forged = store.read(journal::verify).unwrap().0;
        let what = "a personal value is not what was written";
        assert_eq!((forged.len(), forged[0].what), (2, what));
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
fn histories_are_the_same_before_the_sealer_came_and_after() {
    for store in with_table() {
        let ids: Vec<i64> = (0..70)
            .map(|n| add(&store, &format!("h{n}")).unwrap())
            .collect();
        let told = || {
            store
                .read(|tx| {
                    let of_one = journal::history_of(tx, "thing", ids[3], 9)?;
                    let of_sort = journal::history_of_sort(tx, "thing", 100)?;
                    let of_patron = journal::history_of_patron(tx, PatronId(ids[3]), 9)?;
                    let newest: Vec<_> = of_sort.iter().take(2).map(|h| h.id).collect();
                    let ids =
                        |all: &[journal::History]| all.iter().map(|h| h.id).collect::<Vec<_>>();
                    Ok::<_, StoreError>((ids(&of_one), of_sort.len(), newest, ids(&of_patron)))
                })
                .unwrap()
        };
        let before = told();
        assert_eq!((before.0.len(), before.1, before.3.len()), (1, 70, 1));
        seal_all(&store, 70);
        assert_eq!(told(), before);
        // One more behind the seals is told with those before them.
        let late = add(&store, "late").unwrap();
        let of_patron = |id| store.read(|tx| journal::history_of_patron(tx, PatronId(id), 9));
        assert_eq!(of_patron(late).unwrap().len(), 1);
        assert_eq!(told().1, 71);
    }
}

#[test]
fn a_forged_personal_value_shows_before_the_seal_too() {
    for store in with_table() {
        add(&store, "one").unwrap();
        let forge = "UPDATE journal SET personal = REPLACE(personal, '\"patron\",\"1\"', '\"patron\",\"2\"')";
        let forged = store.write(&act(), |tx| tx.execute(forge, &[])).unwrap();
        assert_eq!(forged, 1);
        assert_eq!(store.read(journal::verify).unwrap().0.len(), 1);
        seal_all(&store, 1);
        assert_eq!(store.read(journal::verify).unwrap().0.len(), 1);
    }
}

#[test]
fn a_history_is_gathered_from_every_stretch() {
    for store in with_table() {
        let about_one = |id: i64| {
            let entry = Entry::new("thing.changed", "thing", 1).patron(PatronId(7));
            let made = store.write(&act(), |tx| tx.journal(entry)).unwrap();
            let sql = "UPDATE journal SET id = $2 WHERE id = $1";
            let moved = store.write(&act(), |tx| tx.execute(sql, &[&made, &id]));
            assert_eq!(moved.unwrap(), 1);
        };
        let ids = [9, 4_095, 4_096, 13_000];
        ids.into_iter().for_each(about_one);
        seal_all(&store, 4);
        assert_eq!(store.read(journal::verify).unwrap(), (Vec::new(), 0));
        let ids_of = |all: Vec<journal::History>| all.iter().map(|h| h.id.0).collect::<Vec<_>>();
        let of_one = store.read(|tx| journal::history_of(tx, "thing", 1, 9));
        assert_eq!(ids_of(of_one.unwrap()), [13_000, 4_096, 4_095, 9]);
        let of_sort = store.read(|tx| journal::history_of_sort(tx, "thing", 2));
        assert_eq!(ids_of(of_sort.unwrap()), [13_000, 4_096]);
        let of_patron = store.read(|tx| journal::history_of_patron(tx, PatronId(7), 3));
        assert_eq!(ids_of(of_patron.unwrap()), [13_000, 4_096, 4_095]);
    }
}

#[test]
fn sealing_ends_where_a_round_was_not_full() {
    for store in with_table() {
        let many = store.write(&act(), |tx| {
            (0..700_i64)
                .try_for_each(|n| tx.journal(Entry::new("thing.made", "thing", n)).map(drop))
        });
        many.unwrap();
        let (mut entries, mut rounds) = (0, 0);
        // On a PostgreSQL shared with other tests their open transactions may hold some back for a moment.
        while entries < 700 {
            let sealed = journal::seal_all(&store).unwrap();
            (entries, rounds) = (entries + sealed.entries, rounds + sealed.rounds);
        }
        assert_eq!((entries, rounds), (700, 3));
        assert_eq!(
            journal::seal_all(&store).unwrap(),
            journal::Sealing::default()
        );
    }
}

#[test]
fn an_entry_that_is_not_found_by_what_it_is_about_shows() {
    for store in with_table() {
        add(&store, "one").unwrap();
        seal_all(&store, 1);
        let lose = "DELETE FROM journal_subjects";
        store.write(&act(), |tx| tx.execute(lose, &[])).unwrap();
        let (breaks, _) = store.read(journal::verify).unwrap();
        assert_eq!(breaks[0].what, "the entry is not found by what it is about");
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
            assert_eq!(journal::seal(&store)?, 0);
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
fn what_postgresql_sealed_out_of_the_order_of_ids_goes_on_in_sqlite() {
    for store in with_table() {
        if store.dialect() == Dialect::Sqlite {
            continue;
        }
        // The earlier transaction draws the later id, and is sealed first all the same.
        let early = store.write(&act(), |tx| {
            tx.execute("INSERT INTO things (name) VALUES ('early')", &[])?;
            add(&store, "quick").unwrap();
            tx.journal(Entry::new("thing.early", "thing", 1).personal("patron", 1))
        });
        early.unwrap();
        seal_all(&store, 2);
        let kinds = store.read(|tx| journal::entries_after(tx, 0, 9)).unwrap();
        assert_eq!(kinds[0].kind, "thing.early");
        let copy = with_table().remove(0);
        crate::archive::transfer(&store, &copy).unwrap();
        assert_eq!(journal::seal(&copy).unwrap(), 0);
        let history = |id| copy.read(|tx| journal::history_of(tx, "thing", id, 9));
        assert_eq!(history(1).unwrap().len(), 1, "told once");
        add(&copy, "later").unwrap();
        seal_all(&copy, 3);
        assert_eq!(copy.read(journal::verify).unwrap(), (Vec::new(), 0));
    }
}

#[test]
fn an_entry_left_before_the_last_seal_is_sealed_after_a_restore() {
    let store = with_table().remove(0);
    let renumber = |from: i64, to: i64| {
        let sql = "UPDATE journal SET id = $2 WHERE id = $1";
        assert_eq!(
            store
                .write(&act(), |tx| tx.execute(sql, &[&from, &to]))
                .unwrap(),
            1
        );
    };
    add(&store, "one").unwrap();
    renumber(1, 100);
    seal_all(&store, 1);
    add(&store, "two").unwrap();
    renumber(101, 5);
    assert_eq!(
        journal::seal(&store).unwrap(),
        0,
        "it stands before the last one"
    );
    assert_eq!(journal::seal_left(&store).unwrap(), 1);
    assert_eq!(store.read(journal::verify).unwrap(), (Vec::new(), 0));
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

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use std::sync::Arc;
use std::thread;

use kernel::{Act, ActKey, Moment};

use crate::testing::{TestStore, both};
use crate::{Dialect, Entry, Store, StoreError, journal};

mod kept;
mod stamps;
mod upgrade;

fn act() -> Act {
    Act::system(Moment(1_000))
}

fn with_table() -> Vec<TestStore> {
    let stores = both().unwrap();
    for store in &stores {
        let make = "CREATE TABLE things (id {{pk}}, name {{text}} NOT NULL UNIQUE, body {{blob}})";
        store.write(&act(), |tx| tx.execute(make, &[])).unwrap();
    }
    stores
}

fn add(store: &Store, name: &str) -> Result<i64, StoreError> {
    store.write(&act(), |tx| {
        let id: i64 = tx.insert(
            "INSERT INTO things (name) VALUES ($1) RETURNING id",
            &[&name],
        )?;
        tx.journal(
            Entry::new("thing.made", "thing", id)
                .fact("name", name)
                .personal("patron", id),
        )?;
        Ok(id)
    })
}

/// Seals until `wanted` entries stand: on a PostgreSQL shared with other tests, their open transactions
/// hold the sealer back for a moment.
fn seal_all(store: &Store, wanted: i64) {
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while store.read(journal::last_position).unwrap() < wanted {
        assert!(
            std::time::Instant::now() < deadline,
            "the sealer stands still"
        );
        journal::seal(store).unwrap();
        thread::yield_now();
    }
}

fn count(store: &Store) -> i64 {
    store
        .read(|tx| tx.query_one("SELECT COUNT(*) FROM things", &[], |r| r.get(0)))
        .map_err(|e: StoreError| e)
        .unwrap()
}

#[test]
fn tokens_become_each_databases_words() {
    let check = |sql: &str, sqlite: &str, postgres: &str| {
        assert_eq!(Dialect::Sqlite.translate(sql), sqlite);
        assert_eq!(Dialect::Postgres.translate(sql), postgres);
    };
    check("SELECT $1, $12", "SELECT ?1, ?12", "SELECT $1, $12");
    check("SELECT $2, $1", "SELECT ?2, ?1", "SELECT $2, $1");
    check(
        "SELECT $1, $2, $1",
        "SELECT $1, $2, $1",
        "SELECT $1, $2, $1",
    );
    check("x {{lock}}", "x ", "x FOR UPDATE");
    check(
        "costs $ and {x} {{what}}",
        "costs $ and {x} {{what}}",
        "costs $ and {x} {{what}}",
    );
}

#[test]
fn a_row_comes_back_as_it_was_written() {
    for store in with_table() {
        let body = vec![0_u8, 255, 7];
        store
            .write(&act(), |tx| {
                tx.execute(
                    "INSERT INTO things (name, body) VALUES ($1, $2)",
                    &[&"Ünï", &body],
                )
            })
            .unwrap();
        let row: (String, Vec<u8>) = store
            .read(|tx| {
                tx.query_one("SELECT name, body FROM things", &[], |r| {
                    Ok((r.get(0)?, r.get(1)?))
                })
            })
            .unwrap();
        assert_eq!(row, ("Ünï".into(), body));
    }
}

#[test]
fn an_error_undoes_the_whole_act_and_names_the_column() {
    for store in with_table() {
        add(&store, "one").unwrap();
        let refused = store.write(&act(), |tx| {
            tx.execute("INSERT INTO things (name) VALUES ('two')", &[])?;
            tx.execute("INSERT INTO things (name) VALUES ('one')", &[])
        });
        assert!(refused.unwrap_err().is_unique("name"));
        assert_eq!(count(&store), 1);
    }
}

#[test]
fn text_is_ordered_bytewise_whatever_the_databases_locale() {
    for store in with_table() {
        for name in ["b", "a", "B", "é", "z"] {
            add(&store, name).unwrap();
        }
        let names: Vec<String> = store
            .read(|tx| tx.query("SELECT name FROM things ORDER BY name", &[], |r| r.get(0)))
            .unwrap();
        assert_eq!(names, ["B", "a", "b", "z", "é"]);
    }
}

#[test]
fn many_desks_write_at_once_and_nothing_is_lost() {
    for store in with_table() {
        let store = Arc::new(store);
        let desks: Vec<_> = (0..8)
            .map(|desk| {
                let store = Arc::clone(&store);
                thread::spawn(move || {
                    for n in 0..50 {
                        add(&store, &format!("{desk}-{n}")).unwrap();
                    }
                })
            })
            .collect();
        desks.into_iter().for_each(|d| d.join().unwrap());
        assert_eq!(count(&store), 400);
        seal_all(&store, 400);
        let (breaks, unsealed) = store.read(journal::verify).unwrap();
        assert_eq!((breaks, unsealed), (Vec::new(), 0));
    }
}

#[test]
fn refusals_beside_successes_touch_nobody_else() {
    for store in with_table() {
        let store = Arc::new(store);
        let desks: Vec<_> = (0..6)
            .map(|_| {
                let store = Arc::clone(&store);
                thread::spawn(move || {
                    (0..40)
                        .filter(|n| add(&store, &format!("only-once-{n}")).is_ok())
                        .count()
                })
            })
            .collect();
        let made: usize = desks.into_iter().map(|d| d.join().unwrap()).sum();
        assert_eq!((made, count(&store)), (40, 40));
    }
}

#[test]
fn an_act_key_makes_it_happen_once() {
    for store in with_table() {
        let keyed = Act {
            key: Some(ActKey("k1".into())),
            ..act()
        };
        let once = |name: &str| {
            store.write_once(&keyed, "add", |tx| {
                tx.insert::<i64>(
                    "INSERT INTO things (name) VALUES ($1) RETURNING id",
                    &[&name],
                )
            })
        };
        let first = once("first").unwrap();
        assert_eq!(once("second").unwrap(), first);
        assert_eq!(count(&store), 1);
        let other = store.write_once(&keyed, "remove", |_| Ok::<i64, StoreError>(1));
        assert!(other.is_err());
    }
}

#[test]
fn a_refused_act_may_be_tried_again_with_its_key() {
    for store in with_table() {
        let keyed = Act {
            key: Some(ActKey("k2".into())),
            ..act()
        };
        let refused = store.write_once(&keyed, "add", |_| Err::<i64, _>(StoreError::Missing));
        assert!(matches!(refused, Err(StoreError::Missing)));
        assert_eq!(
            store
                .write_once(&keyed, "add", |_| Ok::<i64, StoreError>(5))
                .unwrap(),
            5
        );
    }
}

#[test]
fn the_same_key_from_two_desks_at_once_happens_once() {
    for store in with_table() {
        let store = Arc::new(store);
        let desks: Vec<_> = (0..8)
            .map(|n| {
                let store = Arc::clone(&store);
                thread::spawn(move || {
                    let keyed = Act {
                        key: Some(ActKey("same".into())),
                        ..act()
                    };
                    store.write_once(&keyed, "add", |tx| {
                        tx.insert::<i64>(
                            "INSERT INTO things (name) VALUES ($1) RETURNING id",
                            &[&format!("d{n}")],
                        )
                    })
                })
            })
            .collect();
        let ids: Vec<i64> = desks
            .into_iter()
            .map(|d| d.join().unwrap().unwrap())
            .collect();
        assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
        assert_eq!(count(&store), 1);
    }
}

#[test]
fn a_long_work_has_more_room_and_gives_it_back_even_where_it_fails() {
    let store = crate::testing::on_sqlite().unwrap();
    let room = || {
        store
            .write(&act(), |tx| {
                tx.query_one("PRAGMA cache_size", &[], |row| row.get::<i64>(0))
            })
            .map_err(|e: StoreError| e)
    };
    let usual = room().unwrap();
    let wide = store.with_room(room).unwrap();
    assert!(wide < usual, "kibibytes are told below zero");
    assert_eq!(room().unwrap(), usual);
    let failed = store.with_room(|| Err::<(), _>(StoreError::Missing));
    assert!(failed.is_err());
    assert_eq!(room().unwrap(), usual);
}

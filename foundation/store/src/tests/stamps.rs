//! What is kept in memory under a stamp.

use std::cell::Cell;

use serde_json::Value as Json;

use super::*;
use crate::{Kept, Stamped, Tx};

static NAMES: Stamped<Vec<String>> = Stamped::new("things", content);

fn names(tx: &Tx<'_>) -> Result<Vec<String>, StoreError> {
    tx.query("SELECT name FROM things ORDER BY id", &[], |row| row.get(0))
}

fn content(tx: &Tx<'_>) -> Result<Json, StoreError> {
    names(tx).map(Json::from)
}

/// The names as they are kept, and whether they were gathered for it.
fn asked(tx: &Tx<'_>) -> Result<(Vec<String>, bool), StoreError> {
    let gathered = Cell::new(false);
    let all = NAMES.get(tx, 0, || {
        gathered.set(true);
        names(tx)
    })?;
    Ok((all.to_vec(), gathered.get()))
}

fn stamped(tx: &Tx<'_>, name: &str) -> Result<(), StoreError> {
    let sql = "INSERT INTO things (name) VALUES ($1)";
    tx.execute(sql, &[&name])?;
    NAMES.restamp(tx)
}

#[test]
fn a_value_is_gathered_once_for_each_stamp_and_each_time_without_one() {
    for store in with_table() {
        let here = store.dialect().translate("{{pk}}");
        let one = format!("one {here}");
        add(&store, &one).unwrap();
        assert_eq!(store.read(asked).unwrap(), (vec![one.clone()], true));
        assert_eq!(store.read(asked).unwrap(), (vec![one.clone()], true));
        store.write(&act(), |tx| NAMES.restamp(tx)).unwrap();
        assert_eq!(store.read(asked).unwrap(), (vec![one.clone()], true));
        assert_eq!(store.read(asked).unwrap(), (vec![one.clone()], false));
        store.write(&act(), |tx| stamped(tx, "two")).unwrap();
        let both = vec![one, "two".into()];
        assert_eq!(store.read(asked).unwrap(), (both.clone(), true));
        assert_eq!(store.read(asked).unwrap(), (both, false));
    }
}

#[test]
fn a_change_shows_in_its_own_transaction_and_a_refused_one_leaves_nothing() {
    for store in with_table() {
        store.write(&act(), |tx| stamped(tx, "first")).unwrap();
        let before = store.read(asked).unwrap().0;
        let refused = store.write(&act(), |tx| {
            asked(tx)?;
            stamped(tx, "second")?;
            assert_eq!(asked(tx)?.0, ["first", "second"]);
            // Also for an act of its own within the same transaction.
            let other = act();
            assert_eq!(asked(&tx.acting(&other))?.0, ["first", "second"]);
            Err::<(), _>(StoreError::Missing)
        });
        assert!(refused.is_err());
        assert_eq!(store.read(asked).unwrap().0, before);
    }
}

#[test]
fn what_was_gathered_while_the_stamp_changed_is_not_kept() {
    for store in with_table() {
        // What is kept serves every store of the program: each has names of its own here.
        let old = format!("old in {:?}", store.dialect());
        store.write(&act(), |tx| stamped(tx, &old)).unwrap();
        store
            .write(&act(), |tx| {
                let seen = NAMES.get(tx, 1, || {
                    stamped(tx, "new")?;
                    names(tx)
                })?;
                assert_eq!(*seen, [old.as_str(), "new"]);
                tx.execute("DELETE FROM things WHERE name = 'new'", &[])?;
                // Taken back: the first stamp stands for the first content again.
                NAMES.restamp(tx)?;
                assert_eq!(*NAMES.get(tx, 1, || names(tx))?, [old.as_str()]);
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

#[test]
fn a_change_beside_the_program_shows_and_is_mended() {
    for store in with_table() {
        assert!(!store.read(|tx| NAMES.is_stamped(tx)).unwrap());
        assert!(
            store.read(|tx| NAMES.holds(tx)).unwrap(),
            "without a stamp all is read anew"
        );
        store.write(&act(), |tx| stamped(tx, "told")).unwrap();
        assert!(store.read(|tx| NAMES.holds(tx)).unwrap());
        let sql = "UPDATE things SET name = 'changed'";
        store.write(&act(), |tx| tx.execute(sql, &[])).unwrap();
        assert!(!store.read(|tx| NAMES.holds(tx)).unwrap());
        store.write(&act(), |tx| NAMES.restamp(tx)).unwrap();
        assert!(store.read(|tx| NAMES.holds(tx)).unwrap());
        assert_eq!(store.read(asked).unwrap().0, ["changed"]);
    }
}

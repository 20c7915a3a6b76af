//! Uploaded files until they are staged: on this node's disk, or in the tables that all nodes share.

use std::io::Read;

use ::store::{Dialect, StoreError};

use super::*;
use crate::import::kept::{keep, open, remove};
use crate::import::store::{NewBatch, insert_batch};

const MEGABYTE: usize = 1 << 20;

#[test]
fn a_file_is_read_as_it_was_uploaded_and_then_taken_away() {
    let folder = tempfile::tempdir().unwrap();
    for store in libraries() {
        for length in [0, 1, MEGABYTE - 1, MEGABYTE, MEGABYTE + 1, 3 * MEGABYTE + 7] {
            let bytes: Vec<u8> = (0..length).map(|n| (n % 251) as u8).collect();
            let path = folder.path().join("file.import");
            std::fs::write(&path, &bytes).unwrap();
            let place = path.display().to_string();
            let new = NewBatch {
                name: "file.mrc",
                path: &place,
                profile: "standard",
                state: State::Staging,
                bytes: i64::try_from(length).unwrap(),
            };
            let kept = store.write(&act(), |tx| {
                let batch = insert_batch(tx, new)?;
                Ok::<_, StoreError>((batch, keep(tx, batch, &path)?))
            });
            let (id, elsewhere) = kept.unwrap();
            assert_eq!(elsewhere, store.dialect() == Dialect::Postgres);
            if elsewhere {
                // Another node has no such file.
                std::fs::remove_file(&path).unwrap();
            }
            let batch = batch_now(&store, id);
            let mut found = Vec::new();
            open(&store, &batch)
                .unwrap()
                .read_to_end(&mut found)
                .unwrap();
            assert!(found == bytes, "{length}");
            remove(&store, &act(), &batch).unwrap();
            assert!(!path.exists());
            let again = open(&store, &batch).map(drop);
            assert_eq!(again.is_err(), !elsewhere || length > 0, "{length}");
        }
    }
}

#[test]
fn a_file_that_is_gone_makes_no_batch() {
    for store in libraries() {
        if store.dialect() == Dialect::Sqlite {
            continue;
        }
        let new = NewBatch {
            name: "file.mrc",
            path: "/no/such/file",
            profile: "standard",
            state: State::Staging,
            bytes: 5,
        };
        let kept = store.write(&act(), |tx| {
            let batch = insert_batch(tx, new)?;
            keep(tx, batch, std::path::Path::new(new.path))
        });
        let said = kept.unwrap_err().to_string();
        assert!(said.contains("/no/such/file"), "{said}");
        let (all, count) = store.read(|tx| batches(tx, 0, 9)).unwrap();
        assert_eq!((all.len(), count), (0, 0));
    }
}

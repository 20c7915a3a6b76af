#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use std::sync::Arc;
use std::time::{Duration, Instant};

use ::store::testing::both;
use ::store::{Entry, StoreError, Tx};
use kernel::{Act, BibId, ItemId, Moment};
use search::{Facet, Index, Request};

use super::{Follower, ranges};
use crate::{CatalogueError, Standing, Ties, bib, testing};

fn act() -> Act {
    Act::system(Moment(1_795_543_200_000))
}

/// The ids found for a text, of all records or of those at hand.
fn found(index: &Index, text: &str, available: bool) -> Vec<i64> {
    let filters = if available {
        vec![(Facet::Availability, vec!["available".to_owned()])]
    } else {
        Vec::new()
    };
    let request = Request {
        text: text.to_owned(),
        filters,
        limit: 10,
        staff: true,
        ..Request::default()
    };
    let mut ids = index.search(&request).unwrap().ids;
    ids.sort_unstable();
    ids
}

/// Catches up with all that is written: on PostgreSQL an entry is sealed only when every older transaction of the
/// server has ended, those of other tests too.
fn settle(store: &::store::Store, follower: &Follower) {
    let unsealed = "SELECT COUNT(*) FROM journal j WHERE NOT EXISTS (SELECT 1 FROM journal_seals s WHERE s.entry_id = j.id)";
    loop {
        follower.catch_up().unwrap();
        let left: i64 = store
            .read(|tx| tx.query_one(unsealed, &[], |row| row.get(0)))
            .map_err(CatalogueError::from)
            .unwrap();
        if left == 0 {
            follower.catch_up().unwrap();
            return;
        }
        std::thread::yield_now();
    }
}

/// Item 2 is lent.
fn second_lent(_: &Tx<'_>, items: &[ItemId]) -> Result<Vec<Standing>, StoreError> {
    let lent = items.iter().filter(|item| item.0 == 2);
    let standing = |item: &ItemId| Standing {
        item: *item,
        code: "standing-on-loan",
        args: Vec::new(),
        due: None,
        away: true,
        against: None,
    };
    Ok(lent.map(standing).collect())
}

#[test]
fn the_index_follows_the_tables() {
    for store in both().unwrap() {
        let folder = tempfile::tempdir().unwrap();
        let index = Arc::new(Index::open(folder.path().join("search")).unwrap());
        let ties = Ties {
            standing: second_lent,
            ..Ties::none()
        };
        let follower = Follower::new(store.store.clone(), Arc::clone(&index), ties);
        let college = store
            .write(&act(), |tx| {
                let college = building::testing::college(tx)?;
                testing::set_up(tx)?;
                testing::item(tx, &college, "31223000000017", "Dawn", "book")?;
                testing::item(tx, &college, "31223000000025", "Dawn chorus", "book")?;
                Ok::<_, CatalogueError>(college)
            })
            .unwrap();
        settle(&store, &follower);
        assert_eq!(found(&index, "dawn", false), [1, 2]);
        assert_eq!(found(&index, "dawn", true), [1]);
        assert_eq!(found(&index, "31223000000025", false), [2]);
        store
            .write(&act(), |tx| {
                bib::change(tx, BibId(1), 1, &testing::record("Dusk", "Butler"))?;
                crate::mark_missing(tx, ItemId(1))?;
                let gone = testing::book(tx, "Gone", "Nobody")?;
                bib::delete(tx, gone)?;
                tx.journal(Entry::new("loan.ended", "loan", 9).fact("item", 2))?;
                testing::copy(tx, &college, BibId(2), "31223000000033", "book").map(drop)
            })
            .unwrap();
        settle(&store, &follower);
        assert_eq!(found(&index, "dawn", false), [2]);
        assert_eq!(found(&index, "dusk", false), [1]);
        assert_eq!(found(&index, "dusk", true), Vec::<i64>::new());
        assert_eq!(found(&index, "", true), [2]);
        assert_eq!(follower.check().unwrap(), super::Differences::default());
        assert_eq!(follower.catch_up().unwrap(), 0);
        assert_eq!(follower.rebuild().unwrap(), 2);
        assert_eq!(found(&index, "dusk", false), [1]);
    }
}

#[test]
fn a_follower_at_work_shows_what_was_written_within_a_second() {
    for store in both().unwrap() {
        let folder = tempfile::tempdir().unwrap();
        let index = Arc::new(Index::open(folder.path().join("search")).unwrap());
        let follower = Arc::new(Follower::new(
            store.store.clone(),
            Arc::clone(&index),
            Ties::none(),
        ));
        let following = follower.start().unwrap();
        store
            .write(&act(), |tx| testing::book(tx, "Kindred", "Butler"))
            .unwrap();
        let begun = Instant::now();
        while found(&index, "kindred", false).is_empty() {
            assert!(begun.elapsed() < Duration::from_secs(20), "it never came");
            std::thread::yield_now();
        }
        drop(following);
    }
}

#[test]
fn a_lost_index_is_filled_from_the_tables() {
    for store in both().unwrap() {
        store
            .write(&act(), |tx| testing::book(tx, "Kindred", "Butler"))
            .unwrap();
        for round in 0..2 {
            let folder = tempfile::tempdir().unwrap();
            let index = Arc::new(Index::open(folder.path().join("search")).unwrap());
            let follower = Follower::new(store.store.clone(), Arc::clone(&index), Ties::none());
            settle(&store, &follower);
            assert_eq!(found(&index, "kindred", false), [1], "round {round}");
        }
    }
}

#[test]
fn an_index_of_another_journal_is_filled_anew() {
    for (one, other) in both().unwrap().into_iter().zip(both().unwrap()) {
        let folder = tempfile::tempdir().unwrap();
        for (store, title) in [(&one, "Kindred"), (&other, "Dawn")] {
            store
                .write(&act(), |tx| testing::book(tx, title, "Butler"))
                .unwrap();
            let index = Arc::new(Index::open(folder.path().join("search")).unwrap());
            let follower = Follower::new(store.store.clone(), Arc::clone(&index), Ties::none());
            settle(store, &follower);
            assert_eq!(found(&index, title, false), [1]);
            assert_eq!(index.count(), 1);
            assert_eq!(follower.catch_up().unwrap(), 0);
        }
    }
}

#[test]
fn ids_become_ranges() {
    let ids = [5, 1, 2, 3, 9, 3].map(BibId).to_vec();
    assert_eq!(ranges(ids), [(1, 3), (5, 5), (9, 9)]);
    assert_eq!(ranges(Vec::new()), []);
}

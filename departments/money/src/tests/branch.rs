//! Which branches the books know, before one is taken away.

use kernel::{Act, BranchId};

use crate::scene::{ANA, scenes};
use crate::testing::{act, fine, staff};

#[test]
fn the_books_know_whose_money_it_is_and_where_it_was_posted() {
    for scene in scenes() {
        let knows = |branch| {
            let told = scene.store.read(|tx| crate::is_at(tx, BranchId(branch)));
            told.unwrap()
        };
        assert_eq!([2, 3].map(knows), [false, false]);
        let there = Act {
            branch: Some(BranchId(2)),
            ..act(&staff(1, "senior"), 1)
        };
        let charged = scene.store.write(&there, |tx| fine(tx, ANA, 500));
        charged.unwrap();
        assert_eq!([1, 2, 3].map(knows), [true, true, false]);
    }
}

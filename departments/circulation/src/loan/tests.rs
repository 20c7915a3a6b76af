#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use ::store::testing::both;
use ::store::{Dialect, StoreError, Tx};
use kernel::{Barcode, LoanId};

use super::store::{reopen, undo};
use crate::CirculationError;
use crate::checkout::{Ask, checkout};
use crate::testing::{NOW, act, library};

#[test]
fn the_tables_let_one_loan_of_an_item_be_open() {
    for store in both().unwrap() {
        let college = library(&store).unwrap();
        let desk = act("senior", &college, NOW);
        let [card, label] = ["21001", "31001"].map(|code| Barcode::parse(code).unwrap());
        store
            .write(&desk, |tx| {
                patrons::testing::patron(tx, "21001", "student")?;
                let bib = catalogue::testing::book(tx, "The silent sea", "Okafor, R.")?;
                catalogue::testing::copy(tx, &college, bib, "31001", "book")?;
                Ok::<_, CirculationError>(())
            })
            .unwrap();
        let lend = || checkout(&store, &desk, &Ask::scans(&card, &label));
        let first = lend().unwrap().loan;
        // A second one beside the rules: the index refuses it, whoever writes it.
        let again = "INSERT INTO loans (item_id, patron_id, branch_id, kind, category, rule_id, hourly, lent_at,
                       due_at, renewals, undone)
                     SELECT item_id, patron_id, branch_id, kind, category, rule_id, hourly, lent_at, due_at, 0, 0
                     FROM loans WHERE id = $1";
        let twice = |tx: &Tx<'_>| tx.execute(again, &[&first]);
        let refused = store.write(&desk, twice).unwrap_err();
        let word = match store.dialect() {
            Dialect::Sqlite => "loans.item_id, loans.ended",
            Dialect::Postgres => "loans_by_item",
        };
        assert!(refused.is_unique(word), "{refused}");
        // Once it is over another may follow, and then the first cannot be opened again.
        let back = |tx: &Tx<'_>| undo(tx, first, desk.at);
        store.write(&desk, back).unwrap();
        let second = lend().unwrap().loan;
        assert!(second > first);
        let refused = store.write(&desk, |tx| reopen_as(tx, first)).unwrap_err();
        assert!(refused.is_unique(word), "{refused}");
    }
}

/// Opens a loan again with its patron, beside the rules.
fn reopen_as(tx: &Tx<'_>, id: LoanId) -> Result<(), StoreError> {
    let whose = "UPDATE loans SET patron_id = (SELECT MIN(id) FROM patrons) WHERE id = $1";
    tx.execute(whose, &[&id])?;
    reopen(tx, id)
}

use ::store::{StoreError, Tx};
use kernel::{BibId, ItemId, Reason};

use super::*;
use crate::{Ties, bib};

fn commit_all(store: &Store, id: BatchId) -> Summary {
    begin_commit(store, id);
    commit(store, &act(), id, &mut |_, _| Ok(())).unwrap()
}

fn take_back(store: &Store, id: BatchId, ties: &Ties, leave: bool) -> Result<u64, CatalogueError> {
    store.write(&act(), |tx| undo::begin(tx, id, ties, leave).map(drop))?;
    Ok(undo(store, &act(), id, ties, &mut |_, _| Ok(())).unwrap())
}

#[test]
fn a_batch_is_staged_committed_undone_and_committed_again() {
    for store in libraries() {
        bring(&store, "standard", &file(&[record("1", "One")]));
        let bytes = file(&[record("1", "One, newer"), record("2", "Two")]);
        let id = staged_batch(&store, "standard", &bytes);
        assert_eq!(titles(&store), ["One"], "nothing is written yet");
        let (rows, total) = store
            .read(|tx| staged(tx, id, &Wanted::default(), 0, 10))
            .unwrap();
        let actions: Vec<&str> = rows.iter().map(|row| row.action.as_str()).collect();
        assert_eq!((total, actions), (2, vec!["overlay", "add"]));
        assert_eq!(batch_now(&store, id).state, State::Staged);
        for _ in 0..2 {
            let summary = commit_all(&store, id);
            assert_eq!((summary.added, summary.overlaid), (1, 1));
            assert_eq!(titles(&store), ["One, newer", "Two"]);
            assert_eq!(batch_now(&store, id).added, 1);
            assert_eq!(take_back(&store, id, &Ties::none(), false).unwrap(), 2);
            assert_eq!(titles(&store), ["One"]);
            assert_eq!(batch_now(&store, id).state, State::Undone);
        }
        let (again, _) = bring(&store, "standard", &file(&[record("1", "One")]));
        assert_eq!(
            again.skipped, 1,
            "the digest of its source came back as well"
        );
    }
}

#[test]
fn work_stopped_in_the_middle_goes_on_where_it_was() {
    for store in libraries() {
        let many: Vec<_> = (1..=1_200)
            .map(|n| record(&n.to_string(), "Many"))
            .collect();
        let id = staged_batch(&store, "standard", &file(&many));
        begin_commit(&store, id);
        let stopped = commit(&store, &act(), id, &mut |_, _| Err("stop".into()));
        assert!(matches!(stopped, Err(Stopped::Asked(_))));
        assert_eq!(titles(&store).len(), 500);
        let mut steps = Vec::new();
        let rest = commit(&store, &act(), id, &mut |done, total| {
            steps.push((done, total));
            Ok(())
        });
        assert_eq!(rest.unwrap().added, 700);
        assert_eq!(steps.last(), Some(&(1_200, 1_200)));
        assert_eq!(batch_now(&store, id).added, 1_200);
    }
}

fn lent(_: &Tx<'_>, items: &[ItemId]) -> Result<Vec<(ItemId, Reason)>, StoreError> {
    let reason = |item: &ItemId| (*item, Reason::new("undo-lent"));
    Ok(items.iter().map(reason).collect())
}

#[test]
fn what_something_hangs_on_stays() {
    for store in libraries() {
        let item = DataField::new("952", *b"  ")
            .with('a', "MAIN")
            .with('p', "31223000000017");
        let bytes = file(&[
            with(record("1", "Lent"), item),
            record("2", "Edited"),
            record("3", "Given a copy"),
            record("4", "Untouched"),
        ]);
        let id = staged_batch(&store, "koha-952", &bytes);
        commit_all(&store, id);
        store
            .write(&act(), |tx| {
                bib::change(tx, BibId(2), 1, &record("2", "Edited!"))?;
                let college = building::testing::College {
                    main: kernel::BranchId(1),
                    mill: kernel::BranchId(2),
                    stacks: kernel::LocationId(1),
                    reference: kernel::LocationId(2),
                };
                crate::testing::copy(tx, &college, BibId(3), "31223000000025", "book").map(drop)
            })
            .unwrap();
        let ties = Ties {
            hanging: lent,
            ..Ties::none()
        };
        let refused = take_back(&store, id, &ties, false).unwrap_err();
        let codes: Vec<_> = refused.reasons().iter().map(|r| r.code).collect();
        assert_eq!(
            codes,
            ["undo-changed-since", "undo-lent", "undo-other-items"]
        );
        assert_eq!(batch_now(&store, id).state, State::Committed);
        assert_eq!(take_back(&store, id, &ties, true).unwrap(), 1);
        assert_eq!(titles(&store), ["Lent", "Edited!", "Given a copy"]);
        assert_eq!(batch_now(&store, id).kept, 3);
    }
}

#[test]
fn a_person_says_what_happens_to_a_record() {
    for store in libraries() {
        bring(&store, "standard", &file(&[record("1", "One")]));
        let bytes = file(&[record("1", "One, newer"), record("2", "Two")]);
        let id = staged_batch(&store, "standard", &bytes);
        let said = |number, action| store.write(&act(), |tx| choose(tx, id, number, action));
        said(1, Action::Skip).unwrap();
        let refused = said(2, Action::Overlay).unwrap_err();
        assert_eq!(refused.reasons()[0].code, "import-nothing-to-replace");
        let summary = commit_all(&store, id);
        assert_eq!(
            (summary.added, summary.overlaid, summary.skipped),
            (1, 0, 1)
        );
        assert_eq!(titles(&store), ["One", "Two"]);
    }
}

//! Where a copy stands, row by row.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use catalogue::{ItemFacts, Standing};
use kernel::{Barcode, BibId, BranchId, ItemId, LocationId, Moment};

use super::{Copy, State, at_branches, state};

fn item(branch: i64, call_number: &str) -> ItemFacts {
    ItemFacts {
        id: ItemId(1),
        bib: BibId(1),
        barcode: Barcode::parse("39999000000014").unwrap(),
        title: "Tides".into(),
        author: String::new(),
        format: "book".into(),
        branch: BranchId(branch),
        location: LocationId(1),
        location_name: format!("Stacks {branch}"),
        location_lends: true,
        kind: "book".into(),
        kind_name: "Book".into(),
        scheme: "lc".into(),
        call_number: call_number.into(),
        copy: String::new(),
        enumeration: String::new(),
        pieces: 1,
        price: None,
        public_note: String::new(),
        staff_note: String::new(),
        not_for_loan: false,
        missing_since: None,
        withdrawn_on: None,
        withdrawn_reason: String::new(),
        version: 1,
        created_at: Moment(0),
    }
}

fn said(code: &'static str, due: Option<i64>, away: bool) -> Standing {
    let (item, args) = (ItemId(1), Vec::new());
    Standing {
        item,
        code,
        args,
        due: due.map(Moment),
        away,
        against: None,
    }
}

#[test]
fn not_found_goes_before_lent_and_lent_before_not_for_loan() {
    let lent = said("standing-on-loan", Some(5), true);
    let moving = said("standing-in-transit", None, true);
    let here = said("standing-just-back", None, false);
    // Missing, not for loan; what is said; where it stands.
    let rows = [
        (false, false, None, State::OnShelf),
        (false, true, None, State::StaysHere),
        (false, false, Some(&lent), State::Due(Moment(5))),
        (false, true, Some(&lent), State::Due(Moment(5))),
        (
            false,
            false,
            Some(&moving),
            State::Away("standing-in-transit"),
        ),
        (false, false, Some(&here), State::OnShelf),
        (true, false, Some(&lent), State::Missing),
        (true, true, None, State::Missing),
    ];
    for (missing, stays, standing, is) in rows {
        let mut item = item(1, "QH91");
        item.missing_since = missing.then_some(Moment(1));
        item.not_for_loan = stays;
        assert_eq!(
            state(&item, standing),
            is,
            "missing {missing}, not for loan {stays}, {standing:?}"
        );
    }
}

#[test]
fn a_branch_shows_its_best_copy_and_counts_what_is_here() {
    let copy = |branch, number: &str, state| Copy {
        item: item(branch, number),
        state,
    };
    let all = [
        copy(1, "A1", State::Missing),
        copy(1, "A2", State::Due(Moment(9))),
        copy(2, "B1", State::Due(Moment(7))),
        copy(2, "B2", State::Due(Moment(3))),
        copy(1, "A3", State::OnShelf),
        copy(1, "A4", State::StaysHere),
    ];
    let found = at_branches(&all);
    let short: Vec<_> = found
        .iter()
        .map(|one| {
            (
                one.branch.0,
                one.call_number.as_str(),
                one.here,
                one.all,
                one.best,
            )
        })
        .collect();
    let expected = [
        (1, "A3", 2, 4, State::OnShelf),
        (2, "B2", 0, 2, State::Due(Moment(3))),
    ];
    assert_eq!(short, expected);
    assert!(at_branches(&[]).is_empty());
}

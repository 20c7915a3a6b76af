#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use kernel::{Act, Barcode, Moment};
use store::testing::both;

use super::{FastAdd, fast_add};
use crate::{CatalogueError, testing};

#[test]
fn a_thing_in_hand_becomes_a_brief_record_with_an_item() {
    for store in both().unwrap() {
        let act = Act::system(Moment(1_795_543_200_000));
        store
            .write(&act, |tx| {
                let college = building::testing::college(tx)?;
                testing::set_up(tx)?;
                let new = FastAdd {
                    barcode: Barcode::parse("31223000000041").unwrap(),
                    title: "TI-84 graphing calculator".into(),
                    author: String::new(),
                    kind: "calculator".into(),
                    branch: college.main,
                    location: college.stacks,
                };
                let id = fast_add(tx, &new)?;
                let item = crate::item(tx, id)?.unwrap();
                assert_eq!(item.title, new.title);
                let bib = crate::bib(tx, item.bib)?.unwrap();
                assert!(bib.brief && bib.suppressed);
                let again = FastAdd {
                    title: " ".into(),
                    ..new
                };
                let refused = fast_add(tx, &again).unwrap_err();
                let codes: Vec<_> = refused.reasons().iter().map(|r| r.code).collect();
                assert_eq!(codes, ["bib-title-missing", "item-barcode-taken"]);
                Ok::<_, CatalogueError>(())
            })
            .unwrap();
    }
}

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use callslip_marc::DataField;
use kernel::{Act, Moment};
use store::Tx;
use store::testing::both;

use super::{Keep, add, bib, change, decode, encode, numbers};
use crate::{CatalogueError, testing};

fn on_both(test: impl Fn(&Tx<'_>)) {
    for store in both().unwrap() {
        let act = Act::system(Moment(1_795_543_200_000));
        store
            .write(&act, |tx| {
                test(tx);
                Ok::<_, CatalogueError>(())
            })
            .unwrap();
    }
}

#[test]
fn a_record_is_kept_whole_and_described() {
    on_both(|tx| {
        let mut record = testing::record("The tombs of Atuan /", "Le Guin, Ursula K.,");
        record.set_control("001", "ocm00012345 ");
        record.add(DataField::new("999", *b"  ").with('x', "ours, 書"));
        let id = add(tx, &record, Keep::default()).unwrap();
        let kept = bib(tx, id).unwrap().unwrap();
        assert_eq!(kept.title, "The tombs of Atuan");
        assert_eq!(kept.author, "Le Guin, Ursula K.");
        assert_eq!(kept.control_number.as_deref(), Some("ocm00012345"));
        assert_eq!((kept.year, kept.format.as_str()), (Some(2024), "book"));
        let mut back = super::marc(tx, id).unwrap();
        back.leader = record.leader;
        assert_eq!(back, record);
        assert_eq!(crate::check(tx).unwrap(), []);
        let lie = "UPDATE bibs SET title = 'Another' WHERE id = $1";
        tx.execute(lie, &[&id]).unwrap();
        let faults = crate::check(tx).unwrap();
        assert_eq!(faults[0].place, format!("record {id}"));
    });
}

#[test]
fn two_people_do_not_overwrite_each_other() {
    on_both(|tx| {
        let id = testing::book(tx, "Dawn", "Butler, Octavia E.").unwrap();
        let mine = testing::record("Dawn :", "Butler, Octavia Estelle");
        assert_eq!(change(tx, id, 1, &mine).unwrap(), 2);
        let theirs = testing::record("Dawn at last", "Butler, Octavia E.");
        let refused = change(tx, id, 1, &theirs).unwrap_err();
        assert_eq!(refused.reasons()[0].code, "bib-changed-meanwhile");
        assert_eq!(super::restore(tx, id, 1).unwrap(), 3);
        assert_eq!(bib(tx, id).unwrap().unwrap().author, "Butler, Octavia E.");
        assert_eq!(super::versions(tx, id).unwrap().len(), 2);
        assert_eq!(change(tx, id, 3, &super::marc(tx, id).unwrap()).unwrap(), 3);
    });
}

#[test]
fn nothing_is_taken_out_while_items_hang_on_it() {
    on_both(|tx| {
        let college = building::testing::college(tx).unwrap();
        testing::set_up(tx).unwrap();
        let id = testing::book(tx, "Dawn", "Butler, Octavia E.").unwrap();
        super::delete(tx, id).unwrap();
        assert!(bib(tx, id).unwrap().unwrap().deleted_at.is_some());
        super::undelete(tx, id).unwrap();
        testing::copy(tx, &college, id, "1", "book").unwrap();
        let refused = super::delete(tx, id).unwrap_err();
        assert_eq!(refused.reasons()[0].code, "bib-has-items");
    });
}

#[test]
fn a_record_too_long_for_iso_2709_is_kept_all_the_same() {
    let mut record = testing::record("Long", "Nobody");
    for _ in 0..12 {
        record.add(DataField::new("500", *b"  ").with('a', "long ".repeat(1_900)));
    }
    let bytes = encode(&record);
    assert_eq!(bytes.first(), Some(&b'{'));
    let mut back = decode(&bytes).unwrap();
    back.leader = record.leader;
    assert_eq!(back, record);
}

#[test]
fn numbers_meet_in_one_spelling() {
    let mut record = testing::record("Numbers", "Nobody");
    record.add(DataField::new("010", *b"  ").with('a', "   85000002 "));
    record.add(DataField::new("020", *b"  ").with('a', "0-441-47812-3 (pbk.)"));
    record.add(DataField::new("020", *b"  ").with('z', "9780441478125"));
    record.add(DataField::new("035", *b"  ").with('a', "(OCoLC)ocm00012345"));
    let found = numbers(&record);
    let found: Vec<String> = found
        .iter()
        .map(|(kind, number)| format!("{} {number}", kind.code()))
        .collect();
    assert_eq!(found, ["isbn 9780441478125", "lccn 85000002", "oclc 12345"]);
}

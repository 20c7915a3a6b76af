use callslip_marc::DataField;

use super::super::matching::{Known, KnownRecords, decide};
use super::*;
use crate::bib::{Content, NumberKind};
use kernel::BibId;

/// Our record 7: control number 1 of XX, ISBN 9780441478125, a book, imported with the digest 5.
fn ours(format: &str) -> KnownRecords {
    let mut known = KnownRecords::default();
    let one = Known {
        id: BibId(7),
        control_number: Some("1".into()),
        control_source: "XX".into(),
        source_hash: Some(5),
        format: format.into(),
    };
    known
        .by_control
        .insert(("1".into(), "XX".into()), vec![one.id]);
    let isbn = (NumberKind::Isbn, "9780441478125".to_owned());
    known.by_number.insert(isbn, vec![one.id]);
    known.by_id.insert(one.id, one);
    known
}

/// `profile | source number isbn hash ours -> action why by`
fn check(row: &str) {
    let (given, want) = row.split_once("->").unwrap();
    let (code, given) = given.split_once('|').unwrap();
    let given: Vec<&str> = given.split_whitespace().collect();
    let mut theirs = record(given[1], "One");
    theirs.set_control("003", given[0]);
    if given[2] != "-" {
        theirs.add(DataField::new("020", *b"  ").with('a', given[2]));
    }
    let mut content = Content::of(&theirs);
    content.hash = given[3].parse().unwrap();
    let profile = standard().unwrap();
    let profile = profile.iter().find(|one| one.code == code.trim()).unwrap();
    let decision = decide(&content, &ours(given[4]), &profile.rules);
    let by = decision.matched.map_or("-", |one| one.by);
    let got = format!("{} {} {by}", decision.action.code(), decision.why);
    assert_eq!(got, want.trim(), "{row}");
}

#[test]
fn a_record_meets_ours() {
    for row in [
        "standard | XX 1 - 6 book -> overlay match control",
        "standard | XX 1 - 5 book -> skip unchanged control",
        "new-only | XX 1 - 6 book -> skip match control",
        "standard | YY 1 - 6 book -> add new -",
        "standard | YY 9 0441478123 6 book -> add beside isbn",
        "copy     | YY 9 0441478123 6 book -> overlay match isbn",
        "copy     | YY 9 0441478123 6 ebook -> add new -",
        "copy     | XX 9 0441478123 6 book -> add new -",
        "new-only | YY 9 0441478123 6 book -> skip match isbn",
    ] {
        check(row);
    }
}

#[test]
fn shipped_profiles_can_be_read_and_keep_our_fields() {
    let all = standard().unwrap();
    assert_eq!(all[0].code, "standard");
    let keeps = |tag: &str| all[0].rules.keeps(tag.into());
    assert!(keeps("590") && keeps("952") && !keeps("500") && !keeps("59a"));
}

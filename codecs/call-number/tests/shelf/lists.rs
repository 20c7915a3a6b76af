//! Lists in shelf order that other projects published with their tests.

use callslip_call_number::{Scheme, shelf_key};

use crate::key;

/// No call number may stand before the one listed ahead of it, nor be malformed. Two that other
/// systems take for the same place (`V.2`, `V2`) may share a key.
fn check(scheme: Scheme, list: &[String]) {
    for pair in list.windows(2) {
        assert!(
            key(scheme, &pair[0]) <= key(scheme, &pair[1]),
            "{} before {}",
            pair[0],
            pair[1]
        );
    }
    for text in list {
        let (key, faults) = shelf_key(scheme, text);
        assert!(!key.is_fallback(), "{text}: {faults:?}");
    }
    assert!(key(scheme, &list[0]) < key(scheme, list.last().unwrap()));
}

fn strings(value: &serde_json::Value) -> Vec<String> {
    serde_json::from_value(value.clone()).unwrap()
}

#[test]
fn princeton_lists_of_lc() {
    let lists: Vec<serde_json::Value> =
        serde_json::from_str(include_str!("../data/lc-sorted-lists-lcsort.json")).unwrap();
    assert_eq!(lists.len(), 24);
    lists
        .iter()
        .for_each(|list| check(Scheme::Lc, &strings(&list["sorted"])));
}

#[test]
fn what_princeton_could_not_sort_has_a_place_too() {
    let lists: Vec<serde_json::Value> =
        serde_json::from_str(include_str!("../data/lc-sorted-lists-lcsort.json")).unwrap();
    for text in lists
        .iter()
        .flat_map(|list| strings(&list["lcsort_cannot"]))
    {
        assert!(!key(Scheme::Lc, &text).is_fallback(), "{text}");
    }
}

#[test]
fn stanford_lists() {
    for (scheme, lists) in [
        (
            Scheme::Lc,
            include_str!("../data/lc-sorted-lists-stanford.json"),
        ),
        (
            Scheme::Dewey,
            include_str!("../data/dewey-sorted-lists-stanford.json"),
        ),
    ] {
        let lists: Vec<Vec<String>> = serde_json::from_str(lists).unwrap();
        assert_eq!(lists.len(), 2);
        lists.iter().for_each(|list| check(scheme, list));
    }
}

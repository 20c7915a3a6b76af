use std::fs;

use tempfile::TempDir;

use super::{ask, corpus};
use crate::{BibDoc, Index, Origin, SearchError};

fn ids(index: &Index, text: &str) -> Vec<i64> {
    let mut ids = index.search(&ask(text)).unwrap().ids;
    ids.sort_unstable();
    ids
}

#[test]
fn a_new_index_is_empty_and_stands_at_zero() {
    let folder = TempDir::new().unwrap();
    let index = Index::open(folder.path().join("search")).unwrap();
    assert_eq!(
        (index.origin(), index.position().unwrap(), index.count()),
        (Origin::Created, 0, 0)
    );
    assert_eq!(index.search(&ask("whale")).unwrap().total, 0);
    assert!(index.suggest("whale", 5).unwrap().is_empty());
}

#[test]
fn what_was_not_committed_is_gone_after_a_crash_and_position_agrees() {
    let folder = TempDir::new().unwrap();
    let docs = corpus::docs();
    let index = Index::open(folder.path()).unwrap();
    index.apply(&docs[..4], &[]).unwrap();
    index.commit(40).unwrap();
    index.apply(&docs[4..], &[1]).unwrap();
    assert_eq!(index.count(), 4);
    drop(index);
    let index = Index::open(folder.path()).unwrap();
    assert_eq!(
        (index.origin(), index.position().unwrap()),
        (Origin::Kept, 40)
    );
    assert_eq!(index.doctor_ids().unwrap(), [1, 2, 3, 4]);
    assert_eq!(index.mark().unwrap(), "");
    index.apply(&docs[4..], &[1]).unwrap();
    index.commit_marked(41, "b2c4").unwrap();
    drop(index);
    let index = Index::open(folder.path()).unwrap();
    assert_eq!((index.position().unwrap(), index.count()), (41, 15));
    assert_eq!(index.mark().unwrap(), "b2c4");
}

#[test]
fn a_record_put_again_replaces_itself() {
    let folder = TempDir::new().unwrap();
    let index = Index::open(folder.path()).unwrap();
    let titled = |title: &str| BibDoc {
        id: 7,
        title: title.to_owned(),
        ..BibDoc::default()
    };
    index
        .apply(&[titled("first"), titled("second")], &[])
        .unwrap();
    index.commit(1).unwrap();
    assert_eq!(
        (ids(&index, "first"), ids(&index, "second")),
        (vec![], vec![7])
    );
    index.apply(&[titled("third")], &[]).unwrap();
    index.commit(2).unwrap();
    assert_eq!(
        (ids(&index, "second"), ids(&index, "third"), index.count()),
        (vec![], vec![7], 1)
    );
    index.apply(&[], &[7]).unwrap();
    index.commit(3).unwrap();
    assert_eq!((ids(&index, "third"), index.count()), (vec![], 0));
}

#[test]
fn a_writer_at_rest_opens_again() {
    let folder = TempDir::new().unwrap();
    let index = Index::open(folder.path()).unwrap();
    index.apply(&corpus::docs(), &[]).unwrap();
    index.rest().unwrap();
    index.commit(1).unwrap();
    index.rest().unwrap();
    assert_eq!(index.count(), 16);
    index.apply(&[], &[1]).unwrap();
    index.commit(2).unwrap();
    assert_eq!(index.count(), 15);
}

#[test]
fn clearing_starts_again() {
    let folder = TempDir::new().unwrap();
    let index = Index::open(folder.path()).unwrap();
    index.apply(&corpus::docs(), &[]).unwrap();
    index.commit(9).unwrap();
    index.clear().unwrap();
    assert_eq!((index.count(), index.position().unwrap()), (0, 0));
    index.apply(&corpus::docs(), &[]).unwrap();
    index.commit(10).unwrap();
    assert_eq!(index.count(), 16);
}

#[test]
fn only_one_may_write_but_others_may_read() {
    let folder = TempDir::new().unwrap();
    let index = Index::open(folder.path()).unwrap();
    assert!(matches!(
        Index::open(folder.path()),
        Err(SearchError::InUse(_))
    ));
    let reader = Index::open_to_read(folder.path()).unwrap();
    index.apply(&corpus::docs(), &[]).unwrap();
    index.commit(1).unwrap();
    reader.refresh().unwrap();
    assert_eq!(ids(&reader, "moby"), [1]);
    assert!(matches!(
        reader.apply(&[], &[1]),
        Err(SearchError::ReadOnly)
    ));
    drop(index);
    assert_eq!(Index::open(folder.path()).unwrap().count(), 16);
}

#[test]
fn an_index_of_another_version_or_damaged_is_emptied() {
    let folder = TempDir::new().unwrap();
    for name in ["callslip-search.version", "meta.json"] {
        let index = Index::open(folder.path()).unwrap();
        index.apply(&corpus::docs(), &[]).unwrap();
        index.commit(5).unwrap();
        drop(index);
        fs::write(folder.path().join(name), "of another time").unwrap();
        let index = Index::open(folder.path()).unwrap();
        assert_eq!(
            (index.origin(), index.position().unwrap(), index.count()),
            (Origin::Emptied, 0, 0),
            "{name}"
        );
    }
}

#[test]
fn a_folder_of_something_else_is_left_alone() {
    let folder = TempDir::new().unwrap();
    let letter = folder.path().join("letter.txt");
    fs::write(&letter, "dear library").unwrap();
    assert!(matches!(
        Index::open(folder.path()),
        Err(SearchError::NotAnIndex(_))
    ));
    assert!(matches!(
        Index::open_to_read(folder.path()),
        Err(SearchError::NotAnIndex(_))
    ));
    assert_eq!(fs::read_to_string(letter).unwrap(), "dear library");
}

//! A library of an earlier version: what its sealer had not come to is sealed by this one.

use kernel::PatronId;

use super::*;
use crate::tx::Session;
use crate::{Location, MIGRATIONS, Tx, migrate, sqlite};

/// Tables as the version of a migration had them, filled by `sql`.
fn library_of(number: i64, folder: &std::path::Path, sql: &str) {
    let connection = sqlite::open_writing(&Location::file_in(folder)).unwrap();
    let act = act();
    let tx = Tx::writing(Session::Sqlite(&connection), &act);
    migrate::applied(&tx).unwrap();
    let earlier = MIGRATIONS.iter().filter(|m| m.number <= number);
    earlier.for_each(|m| migrate::apply(&tx, m).unwrap());
    tx.batch(sql).unwrap();
}

#[test]
fn entries_of_an_earlier_version_that_were_not_sealed_are_sealed_and_found() {
    let folder = tempfile::tempdir().unwrap();
    let entries = "INSERT INTO journal (id, at, who, who_name, role, kind, subject, subject_id, facts) VALUES
             (1, 5, 'system', '', '', 'loan.made', 'loan', 3, '{\"personal\":{\"patron\":\"x\"}}'),
             (2, 6, 'system', '', '', 'loan.made', 'loan', 4, '{\"personal\":{\"patron\":\"x\"}}');
         INSERT INTO journal_personal (entry_id, name, value, salt) VALUES (1, 'patron', '7', 'aa'), (2, 'patron', '7', 'bb'),
             (2, 'note', 'said \"no\"', 'cc');
         INSERT INTO journal_seals (position, entry_id, hash) VALUES (1, 1, zeroblob(32));";
    library_of(35, folder.path(), entries);
    let store = Store::open(&Location::Folder(folder.path().into())).unwrap();
    let history = || {
        let found = store.read(|tx| journal::history_of_patron(tx, PatronId(7), 9));
        found
            .unwrap()
            .into_iter()
            .map(|h| h.id.0)
            .collect::<Vec<_>>()
    };
    assert_eq!(history(), [2, 1], "before it is sealed");
    assert_eq!(journal::seal(&store).unwrap(), 1);
    assert_eq!(history(), [2, 1], "and after");
    let beside: String = store
        .read(|tx| {
            tx.query_one("SELECT personal FROM journal WHERE id = 2", &[], |row| {
                row.get(0)
            })
        })
        .unwrap();
    assert_eq!(
        beside,
        r#"[["note","said \"no\"","cc"],["patron","7","bb"]]"#
    );
}

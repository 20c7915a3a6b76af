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

#[test]
fn weekly_hours_of_an_earlier_version_hold_from_the_first_day_on() {
    let folder = tempfile::tempdir().unwrap();
    let hours = "INSERT INTO branches (id, code, name, address, phone, email, position) VALUES (4, 'MAIN', 'Main', '', '', '', 1);
         INSERT INTO regular_hours (branch_id, period, weekday, opens, closes) VALUES (4, 'term', 1, 480, 1200),
             (4, 'term', 2, 480, 1260), (4, 'break', 3, 540, 1020);
         INSERT INTO stamps (name, stamp) VALUES ('calendars', 'old'), ('lending', 'stays');";
    library_of(38, folder.path(), hours);
    let store = Store::open(&Location::Folder(folder.path().into())).unwrap();
    let all = |sql: &str| -> Vec<String> {
        store
            .read(|tx| tx.query(sql, &[], |row| row.get(0)))
            .unwrap()
    };
    let weeks =
        "SELECT branch_id || ' ' || period || ' ' || from_on FROM regular_weeks ORDER BY period";
    assert_eq!(all(weeks), ["4 break 0001-01-01", "4 term 0001-01-01"]);
    let days = "SELECT period || ' ' || from_on || ' ' || weekday || ' ' || opens || ' ' || closes FROM regular_days
                ORDER BY period, weekday";
    let expected = [
        "break 0001-01-01 3 540 1020",
        "term 0001-01-01 1 480 1200",
        "term 0001-01-01 2 480 1260",
    ];
    assert_eq!(all(days), expected);
    assert_eq!(all("SELECT name FROM stamps ORDER BY name"), ["lending"]);
}

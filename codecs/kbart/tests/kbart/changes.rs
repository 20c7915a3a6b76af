//! What changed from one list to the next.

use callslip_kbart::{Changes, Relation, compare};

use super::{line, list, read};

fn changes(old: &[&[(&str, &str)]], new: &[&[(&str, &str)]]) -> Changes {
    let rows = |lines: &[&[(&str, &str)]]| {
        let lines: Vec<String> = lines.iter().map(|values| line(values)).collect();
        read(list(&lines).as_bytes()).0
    };
    compare(rows(old), rows(new))
}

#[test]
fn added_and_dropped() {
    let a: &[(&str, &str)] = &[("title_id", "a"), ("online_identifier", "")];
    let b: &[(&str, &str)] = &[
        ("title_id", "b"),
        ("online_identifier", ""),
        ("title_url", "https://example.org/b"),
    ];
    let told = changes(&[a], &[b]);
    assert_eq!(
        (
            told.added.len(),
            told.dropped.len(),
            told.changed.len(),
            told.same
        ),
        (1, 1, 0, 0)
    );
    let told = changes(&[a, b], &[b, a]);
    assert_eq!(
        (
            told.added.len(),
            told.dropped.len(),
            told.changed.len(),
            told.same
        ),
        (0, 0, 0, 2)
    );
}

#[test]
fn coverage_moves() {
    let old: &[(&str, &str)] = &[("date_last_issue_online", "2020")];
    let new: &[(&str, &str)] = &[
        ("date_first_issue_online", "1995"),
        ("date_last_issue_online", ""),
    ];
    let told = changes(&[old], &[new]);
    let coverage = told.changed[0].coverage.as_ref().expect("it moved");
    assert_eq!(coverage.relation, Relation::Overlapping);
    assert_eq!(coverage.lost.as_slice()[0].to.to_string(), "1994-12-31");
    assert_eq!(coverage.gained.as_slice()[0].from.to_string(), "2021-01-01");
    assert!(told.changed[0].columns.is_empty());
}

#[test]
fn rows_of_a_title_are_taken_together() {
    let first: &[(&str, &str)] = &[("date_last_issue_online", "1994")];
    let second: &[(&str, &str)] = &[("date_first_issue_online", "1995")];
    let whole: &[(&str, &str)] = &[];
    let told = changes(&[first, second], &[whole]);
    assert_eq!(told.same, 1, "{told:?}");
    let gap: &[(&str, &str)] = &[("date_first_issue_online", "1996")];
    let told = changes(&[first, second], &[first, gap]);
    let coverage = told.changed[0].coverage.as_ref().expect("a gap");
    assert_eq!(coverage.relation, Relation::Narrower);
}

#[test]
fn known_by_number_when_the_id_changes() {
    let old: &[(&str, &str)] = &[("title_id", "jr")];
    let new: &[(&str, &str)] = &[("title_id", "journal-of-rivers"), ("access_type", "F")];
    let told = changes(&[old], &[new]);
    let columns: Vec<&str> = told.changed[0]
        .columns
        .iter()
        .map(|change| change.column)
        .collect();
    assert_eq!(columns, ["title_id", "access_type"]);
    assert_eq!((told.added.len(), told.dropped.len()), (0, 0));
    let ten: &[(&str, &str)] = &[
        ("title_id", ""),
        ("online_identifier", "0306406152"),
        ("publication_title", "A"),
    ];
    let thirteen: &[(&str, &str)] = &[
        ("title_id", "x"),
        ("online_identifier", "9780306406157"),
        ("publication_title", "A"),
    ];
    let told = changes(&[ten], &[thirteen]);
    assert_eq!((told.added.len(), told.changed.len()), (0, 1));
}

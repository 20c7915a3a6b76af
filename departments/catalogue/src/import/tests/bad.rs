//! Files as they come on bad days: what is good is staged, the rest is named with its place.

use callslip_marc::DataField;

use super::*;

/// What staging gave: records that can be kept, stretches left out, the note, the codes of the problems.
fn check(name: &str, bytes: &[u8], records: i64, note: &str, code: &str) {
    for store in libraries() {
        let id = staged_batch(&store, "standard", bytes);
        let batch = batch_now(&store, id);
        assert_eq!(
            (batch.state, batch.records),
            (State::Staged, records),
            "{name}"
        );
        assert_eq!(batch.note, note, "{name}");
        let counts = store
            .read(|tx| problems::problem_counts(tx, id, 50))
            .unwrap();
        let found = counts.iter().any(|count| count.code == code);
        let codes: Vec<&str> = counts.iter().map(|count| count.code.as_str()).collect();
        assert!(found || code.is_empty(), "{name}: no {code} in {codes:?}");
    }
}

#[test]
fn bad_files_are_named() {
    let good = file(&[record("1", "One"), record("2", "Two")]);
    let truncated = &good[..good.len() - 40];
    check("truncated", truncated, 2, "", "truncated");
    let html = b"<!DOCTYPE html><html><head><title>404</title></head><body>Not found</body></html>";
    check("HTML", html, 0, "import-note-no-records", "not-marc");
    check("empty", b"", 0, "import-note-empty", "");
    let mut mixed = good.clone();
    let at = mixed.windows(3).position(|w| w == b"One").unwrap();
    mixed[at] = 0xE9;
    check("mixed encoding", &mixed, 2, "", "not-utf-8");
    let mut authority = record("3", "A name");
    authority.leader.set(6, b'z');
    authority.remove("245");
    check(
        "authority",
        &file(&[authority]),
        0,
        "import-note-no-records",
        "other-kind",
    );
}

#[test]
fn half_a_record_is_left_out_until_somebody_says_otherwise() {
    let good = file(&[record("1", "One"), record("2", "Two")]);
    let truncated = &good[..good.len() - 40];
    for store in libraries() {
        bring(&store, "standard", &good);
        let (direct, _) = bring(&store, "standard", truncated);
        assert_eq!((direct.overlaid, direct.skipped), (0, 2));
        let id = staged_batch(&store, "standard", truncated);
        begin_commit(&store, id);
        commit(&store, &act(), id, &mut |_, _| Ok(())).unwrap();
        assert_eq!(titles(&store), ["One", "Two"]);
        let half = store.read(|tx| staged::one(tx, id, 2)).unwrap().unwrap();
        assert_eq!((half.action.as_str(), half.done), ("skip", true));
    }
}

#[test]
fn a_record_of_more_than_a_leader_can_say_is_kept_whole() {
    let mut long = record("1", "Long");
    for _ in 0..53 {
        long.add(DataField::new("500", *b"  ").with('a', "x".repeat(1_900)));
    }
    let mut bytes = Vec::new();
    callslip_marc::Format::Marc.write(&long, callslip_marc::iso2709::Target::Utf8, &mut bytes);
    assert!(bytes.len() > 100_001);
    bytes.extend(file(&[record("2", "Two")]));
    for store in libraries() {
        let id = staged_batch(&store, "standard", &bytes);
        begin_commit(&store, id);
        commit(&store, &act(), id, &mut |_, _| Ok(())).unwrap();
        assert_eq!(titles(&store), ["Long", "Two"]);
        let kept = store
            .read(|tx| crate::bib::marc(tx, kernel::BibId(1)))
            .unwrap();
        assert_eq!(kept.fields, long.fields);
    }
}

//! Every key that the code and the templates name is written, in both languages.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The keys a file of messages writes.
fn written(source: &str) -> BTreeSet<String> {
    let lines = source.lines().filter(|l| !l.starts_with(['#', ' ', '\t']));
    lines
        .filter_map(|l| l.split_once(" = ").map(|(key, _)| key.to_owned()))
        .collect()
}

/// What stands in quotes after each of `openings`.
fn named(text: &str, openings: &[&str], keys: &mut BTreeSet<String>) {
    for opening in openings {
        for rest in text.split(opening).skip(1) {
            let key = rest.split('"').next().unwrap_or("");
            if !key.is_empty() && !key.contains('{') {
                keys.insert(key.to_owned());
            }
        }
    }
}

fn walk(folder: &Path, seen: &mut impl FnMut(&Path)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, seen);
        } else {
            seen(&path);
        }
    }
}

#[test]
fn every_key_is_written_in_both_languages() {
    let (mut keys, mut reasons) = (BTreeSet::new(), BTreeSet::new());
    walk(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut |path| {
            if path.ends_with("words.rs") {
                return;
            }
            let text = fs::read_to_string(path).unwrap();
            let flat = text
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .replace("( \"", "(\"");
            named(
                &flat,
                &[
                    "visit.t(\"",
                    "words.t(\"",
                    "words.tf(\"",
                    ".submit(\"",
                    "with_notice(\"",
                ],
                &mut keys,
            );
            named(&flat, &["Reason::new(\"", "no(\""], &mut reasons);
        },
    );
    assert!(
        keys.len() > 100 && reasons.len() > 50,
        "{} {}",
        keys.len(),
        reasons.len()
    );
    for reason in reasons {
        keys.insert(format!("{reason}-way"));
        keys.insert(reason);
    }
    let shared = written(include_str!(
        "../../../../foundation/webkit/messages/en.ftl"
    ));
    let (en, es) = (
        written(include_str!("../../messages/en.ftl")),
        written(include_str!("../../messages/es.ftl")),
    );
    let missing: Vec<_> = keys
        .difference(&en)
        .filter(|k| !shared.contains(*k))
        .collect();
    assert_eq!(missing, [] as [&String; 0], "not in en.ftl");
    assert_eq!(
        en.difference(&es).collect::<Vec<_>>(),
        [] as [&String; 0],
        "not in es.ftl"
    );
    assert_eq!(
        es.difference(&en).collect::<Vec<_>>(),
        [] as [&String; 0],
        "only in es.ftl"
    );
}

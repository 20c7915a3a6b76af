//! Every message in English is there in Spanish, and no language says one that English has not.

use std::collections::BTreeMap;

use super::Finding;
use super::text::lines;
use super::tree::Tree;

/// Compares the files of each `messages` folder.
pub(super) fn same_keys(tree: &Tree) -> Vec<Finding> {
    let english = tree.under("", "messages/en.ftl");
    let mut told = Vec::new();
    for (path, text) in english {
        let folder = path.trim_end_matches("en.ftl");
        let spanish = format!("{folder}es.ftl");
        match tree.files.get(&spanish) {
            Some(other) => told.extend(missing(text, path, other, &spanish)),
            None => told.push(Finding::new(
                &spanish,
                1,
                "messages",
                "is missing; translate en.ftl",
            )),
        }
        for (other, theirs) in tree
            .under(folder, ".ftl")
            .filter(|(other, _)| *other != path)
        {
            told.extend(missing(theirs, other, text, path));
        }
    }
    told
}

/// What one file says and the other does not: the first of them, and how many more.
fn missing(said: &str, path: &str, other: &str, other_path: &str) -> Option<Finding> {
    let theirs = keys(other);
    let absent = keys(said).into_iter();
    let absent: Vec<_> = absent
        .filter(|(key, _)| !theirs.contains_key(key))
        .collect();
    let (key, line) = absent.first()?;
    let more = match absent.len() - 1 {
        0 => String::new(),
        more => format!(" (and {more} more)"),
    };
    let what = format!("`{key}`{more} is not in {other_path}; add it there, or take it out here");
    Some(Finding::new(path, *line, "messages", what))
}

/// The keys of a Fluent file and their lines: what stands at a line's beginning before `=`.
fn keys(text: &str) -> BTreeMap<&str, usize> {
    let keyed = lines("", text).filter_map(|(_, number, line)| {
        let (key, _) = line.split_once('=')?;
        let key = key.strip_suffix(' ').unwrap_or(key);
        let letters = key
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
        (letters && !key.is_empty()).then_some((key, number))
    });
    keyed.collect()
}

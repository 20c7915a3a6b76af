//! What the tests of a department ask of its folder: words, icons and markup that the compiler
//! cannot see.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::Lexicon;

/// What a call of the words begins with; the key follows as a literal.
const CALLS: [&str; 9] = [
    ".t(\"",
    ".tf(\"",
    ".tn(\"",
    "Reason::new(\"",
    "submit(\"",
    "with_notice(\"",
    ".t(\n",
    ".tf(\n",
    ".tn(\n",
];

/// Markup that the content policy would refuse.
const REFUSED: [&str; 6] = [
    " style=",
    "<style",
    " onclick=",
    " onchange=",
    " onsubmit=",
    "javascript:",
];

/// What is wrong in the templates and sources below `folder`: keys without a message, icons that
/// the sprite lacks, markup that the content policy refuses. Keys put together at run time
/// cannot be seen. Tests are passed over.
///
/// # Errors
/// When a file cannot be read.
pub fn folder(folder: &Path, lexicon: &Lexicon) -> io::Result<Vec<String>> {
    let mut faults = BTreeSet::new();
    for file in files(folder)? {
        let text = fs::read_to_string(&file)?;
        let mut found = missing_words(&text, lexicon);
        found.extend(missing_icons(&text));
        if file.extension().is_some_and(|e| e == "html") {
            found.extend(
                REFUSED
                    .iter()
                    .filter(|r| text.contains(**r))
                    .map(|r| format!("the content policy refuses{r}")),
            );
        }
        faults.extend(
            found
                .iter()
                .map(|fault| format!("{}: {fault}", file.display())),
        );
    }
    Ok(faults.into_iter().collect())
}

fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let tests = path.file_stem().is_some_and(|n| n == "tests");
        if path.is_dir() && !tests {
            found.extend(files(&path)?);
        } else if !tests && path.extension().is_some_and(|e| e == "html" || e == "rs") {
            found.push(path);
        }
    }
    Ok(found)
}

fn missing_words(text: &str, lexicon: &Lexicon) -> Vec<String> {
    let keys = CALLS.iter().flat_map(|call| literals(text, call));
    let keys = keys.filter(|k| !k.is_empty() && !k.contains(['{', ' ']) && !lexicon.has("en", k));
    keys.map(|key| format!("no message {key}")).collect()
}

fn missing_icons(text: &str) -> Vec<String> {
    let names = ["icon(\"", "icon: \""]
        .iter()
        .flat_map(|call| literals(text, call));
    names
        .filter(|n| !n.is_empty() && !crate::assets::has_icon(n))
        .map(|n| format!("no icon {n}"))
        .collect()
}

/// The texts between `call` and the next quotation mark.
fn literals<'a>(text: &'a str, call: &'a str) -> impl Iterator<Item = &'a str> + 'a {
    let after = text.split(call).skip(1).map(move |rest| {
        if call.ends_with('"') {
            rest
        } else {
            after_quote(rest)
        }
    });
    after.filter_map(|rest| rest.split_once('"').map(|(literal, _)| literal))
}

fn after_quote(text: &str) -> &str {
    text.trim_start().strip_prefix('"').unwrap_or("\"")
}

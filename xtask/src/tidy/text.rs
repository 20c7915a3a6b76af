//! Rules for single files: length, words that do not belong, what the content policy forbids.

use super::Finding;
use super::tree::Tree;

/// The longest a file of code may be, in lines.
const LONGEST: usize = 350;

/// The longest a file of tests may be: rows under one check read better together.
const LONGEST_OF_TESTS: usize = 600;

/// Files that are lists by nature, and may be long.
const LISTS: [&str; 2] = [
    "foundation/webkit/assets/callslip.css",
    "callslip/demo/choose.py",
];

/// Files that must stand at the root.
const FRONT: [&str; 10] = [
    "README.md",
    "ARCHITECTURE.md",
    "STYLE.md",
    "GLOSSARY.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "LICENSE",
    "NOTICE",
    "deny.toml",
    ".ci/run",
];

/// Paths of somebody's machine, hosts of package registries, and words about how a text came to
/// be; split here, so that this file does not hold them.
const MACHINE: [&str; 14] = [
    concat!("/wo", "rk/"),
    concat!("/ro", "ot/"),
    concat!("/tmp/", "brief"),
    concat!("index.cra", "tes.io"),
    concat!("static.cra", "tes.io"),
    concat!("registry.np", "mjs"),
    concat!("registry.ya", "rnpkg"),
    concat!("files.pyth", "onhosted"),
    concat!("pypi", ".org"),
    concat!("Anth", "ropic"),
    concat!("Chat", "GPT"),
    concat!("Open", "AI"),
    concat!("language ", "model"),
    concat!("sub", "agent"),
];

/// Code files of at most [`LONGEST`] lines: past that, a feature is two.
pub(super) fn length(tree: &Tree) -> Vec<Finding> {
    let code = |path: &str| {
        [".rs", ".html", ".mjs", ".js", ".css", ".py"]
            .iter()
            .any(|ending| path.ends_with(ending))
    };
    let files = tree.files.iter().filter(|(path, _)| code(path));
    let files = files.filter(|(path, _)| !LISTS.contains(&path.as_str()));
    let long = files.filter_map(|(path, text)| {
        let lines = text.lines().count();
        let most = if path.contains("tests") {
            LONGEST_OF_TESTS
        } else {
            LONGEST
        };
        (lines > most).then(|| {
            let what = format!("{lines} lines; split it by noun or act, {most} is the limit");
            Finding::new(path, lines, "length", what)
        })
    });
    long.collect()
}

/// Nothing of the machine it was written on, nor a host of a package registry.
pub(super) fn machine_words(tree: &Tree) -> Vec<Finding> {
    let files = tree.files.iter().filter(|(path, _)| *path != "Cargo.lock");
    let lines = files.flat_map(|(path, text)| lines(path, text));
    let told = lines.filter_map(|(path, number, line)| {
        let word = MACHINE.iter().find(|word| holds(line, word))?;
        let what = format!("`{word}` has no business in the project; say it without");
        Some(Finding::new(path, number, "words", what))
    });
    told.collect()
}

/// Whether a line holds a word, not as a part of a longer path.
fn holds(line: &str, word: &str) -> bool {
    let starts = line.match_indices(word).map(|(at, _)| &line[..at]);
    let mut before = starts.map(|left| left.chars().next_back());
    before.any(|c| !word.starts_with('/') || c.is_none_or(|c| !c.is_alphanumeric() && c != '.'))
}

/// No inline style, script or handler: the content policy forbids them.
pub(super) fn inline(tree: &Tree) -> Vec<Finding> {
    let html = tree
        .files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"));
    let lines = html.flat_map(|(path, text)| lines(path, text));
    let bad = [
        "style=\"",
        "style='",
        "<style",
        "<script>",
        "onclick=",
        "onchange=",
        "javascript:",
    ];
    let told = lines.filter_map(|(path, number, line)| {
        let what = bad.iter().find(|bad| line.contains(*bad))?;
        let what =
            format!("`{what}` in a template; use a class of callslip.css or data- attributes");
        Some(Finding::new(path, number, "inline", what))
    });
    told.collect()
}

/// No marks of unfinished work.
pub(super) fn marks(tree: &Tree) -> Vec<Finding> {
    let marks = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("XX", "X:"),
    ];
    let code = tree.files.iter();
    let code = code.filter(|(path, _)| path.ends_with(".rs") || path.ends_with(".mjs"));
    let lines = code.flat_map(|(path, text)| lines(path, text));
    let told = lines.filter_map(|(path, number, line)| {
        let mark = marks.iter().find(|mark| line.contains(*mark))?;
        let what = format!("{mark}: finish it, or open an issue and take the mark out");
        Some(Finding::new(path, number, "unfinished", what))
    });
    told.collect()
}

/// Links between documents lead somewhere.
pub(super) fn links(tree: &Tree) -> Vec<Finding> {
    let texts = tree.files.iter().filter(|(path, _)| path.ends_with(".md"));
    let lines = texts.flat_map(|(path, text)| lines(path, text));
    let mut told = Vec::new();
    for (path, number, line) in lines {
        for target in targets(line).filter(|target| !leads(tree, path, target)) {
            let what = format!("the link to {target} leads nowhere");
            told.push(Finding::new(path, number, "link", what));
        }
    }
    told
}

fn targets(line: &str) -> impl Iterator<Item = &str> {
    let links = line.match_indices("](").map(|(at, _)| &line[at + 2..]);
    let links = links.filter_map(|rest| rest.split([')', '#', ' ']).next());
    links.filter(|target| !target.is_empty() && !target.contains("://") && !target.contains(':'))
}

/// Whether a relative path from a document names a file or a folder.
fn leads(tree: &Tree, from: &str, target: &str) -> bool {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.trim_end_matches('/').split('/') {
        match part {
            ".." if parts.pop().is_none() => return false,
            "." | ".." => {}
            _ => parts.push(part),
        }
    }
    let path = parts.join("/");
    let inside = |known: &String| {
        let rest = known.strip_prefix(&path);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    path.is_empty() || tree.paths.iter().any(inside)
}

/// What a visitor looks for at the door.
pub(super) fn front(tree: &Tree) -> Vec<Finding> {
    let stands = |name: &str| tree.paths.iter().any(|path| path == name);
    let missing = FRONT.iter().filter(|name| !stands(name));
    let told = missing.map(|name| Finding::new(name, 1, "front", "is missing; write it"));
    told.collect()
}

/// The lines of a file with their numbers.
pub(super) fn lines<'a>(
    path: &'a str,
    text: &'a str,
) -> impl Iterator<Item = (&'a str, usize, &'a str)> {
    let lines = text.lines().enumerate();
    lines.map(move |(n, line)| (path, n + 1, line))
}

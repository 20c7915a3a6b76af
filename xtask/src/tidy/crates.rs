//! Rules for crates: each department says what it is, and uses only those below it.

use std::collections::BTreeSet;

use super::Finding;
use super::text::lines;
use super::tree::Tree;

/// The departments from below; one may use only those above it in this list.
pub(super) const DEPARTMENTS: [&str; 16] = [
    "money",
    "building",
    "patrons",
    "staffing",
    "catalogue",
    "stacks",
    "acquisitions",
    "serials",
    "eresources",
    "circulation",
    "accessibility",
    "equipment",
    "publications",
    "discovery",
    "reports",
    "moving",
];

/// Every department and codec has a README.
pub(super) fn readme(tree: &Tree) -> Vec<Finding> {
    let manifests = tree.under("", "/Cargo.toml").map(|(path, _)| path);
    let folders = manifests.filter_map(|path| path.strip_suffix("/Cargo.toml"));
    let ours = folders.filter(|f| f.starts_with("departments/") || f.starts_with("codecs/"));
    let ours = ours.filter(|folder| folder.matches('/').count() == 1);
    let missing = ours.filter(|folder| !tree.files.contains_key(&format!("{folder}/README.md")));
    let what = "is missing; say what staff do here, permissions, tables owned (a codec: standard, example)";
    let told =
        missing.map(|folder| Finding::new(&format!("{folder}/README.md"), 1, "readme", what));
    told.collect()
}

/// A place in the house: what it may depend on is what ranks lower.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Codec,
    Foundation,
    Department(usize),
    Door,
}

fn rank(folder: &str) -> Option<Rank> {
    let (room, name) = folder.split_once('/').unwrap_or((folder, ""));
    if name.contains('/') {
        return None;
    }
    match room {
        "codecs" => Some(Rank::Codec),
        "foundation" => Some(Rank::Foundation),
        "departments" => {
            let place = DEPARTMENTS.iter().position(|known| *known == name);
            Some(Rank::Department(place.unwrap_or(DEPARTMENTS.len())))
        }
        "callslip" => Some(Rank::Door),
        _ => None,
    }
}

/// Crates depend downward: codecs on nothing of ours (`mods-dc` on `marc`), the foundation on
/// codecs and itself, a department on those above it in the list.
pub(super) fn downward(tree: &Tree) -> Vec<Finding> {
    let crates = folders(tree);
    let mut told = Vec::new();
    for (path, text) in tree.under("", "/Cargo.toml") {
        let folder = path.trim_end_matches("/Cargo.toml");
        let Some(own) = rank(folder) else { continue };
        for (number, name) in dependencies(text) {
            let used = crates.iter().find(|other| crate_name(other) == name);
            let Some(used) = used.filter(|used| **used != folder) else {
                continue;
            };
            if !may_use(folder, &own, used) {
                let what = format!(
                    "uses {used}, which does not lie below it; ask by a function type supplied in wiring.rs"
                );
                told.push(Finding::new(path, number, "downward", what));
            }
        }
    }
    told
}

fn may_use(folder: &str, own: &Rank, used: &str) -> bool {
    match (own, rank(used)) {
        (Rank::Codec, _) => folder == "codecs/mods-dc" && used == "codecs/marc",
        (Rank::Foundation, Some(other)) => other <= Rank::Foundation,
        (_, Some(other)) => other < *own,
        (_, None) => true,
    }
}

/// The folders of our crates.
fn folders(tree: &Tree) -> BTreeSet<&str> {
    let manifests = tree.under("", "/Cargo.toml").map(|(path, _)| path);
    let folders = manifests.map(|path| path.trim_end_matches("/Cargo.toml"));
    folders.filter(|folder| rank(folder).is_some()).collect()
}

/// The name a crate is depended on by.
fn crate_name(folder: &str) -> String {
    match folder.split_once('/') {
        Some(("codecs", name)) => format!("callslip-{name}"),
        Some((_, name)) => name.to_owned(),
        None => folder.to_owned(),
    }
}

/// The names under `[dependencies]`, not those for tests.
fn dependencies(manifest: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut inside = false;
    lines("", manifest).filter_map(move |(_, number, line)| {
        if line.starts_with('[') {
            inside = line.trim() == "[dependencies]";
            return None;
        }
        let name = line.split(['.', ' ', '=']).next()?;
        (inside && !name.is_empty()).then_some((number, name))
    })
}

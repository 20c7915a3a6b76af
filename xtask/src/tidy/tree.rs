//! The files of the repository that people write, by their paths from its root.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use crate::Outcome;

/// Kinds of file that are read; the others (fonts, records, pictures) are known by path only.
const READ: [&str; 13] = [
    "rs", "toml", "md", "sql", "html", "css", "js", "mjs", "json", "ftl", "typ", "sh", "py",
];

/// Folders that are made, not written.
const MADE: [&str; 4] = [".git", "node_modules", "target", "data"];

/// Every file, with its text where it is of a kind that is read.
#[derive(Default)]
pub(crate) struct Tree {
    /// Texts by path.
    pub(crate) files: BTreeMap<String, String>,
    /// Paths of all files.
    pub(crate) paths: Vec<String>,
}

impl Tree {
    /// Reads the folder.
    pub(crate) fn read(root: &Path) -> Outcome<Self> {
        let mut tree = Self::default();
        tree.walk(root, "")?;
        Ok(tree)
    }

    fn walk(&mut self, folder: &Path, prefix: &str) -> Outcome<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = format!("{prefix}{name}");
            if !entry.file_type()?.is_dir() {
                self.keep(&entry.path(), path)?;
            } else if !is_made(&name, prefix) {
                self.walk(&entry.path(), &format!("{path}/"))?;
            }
        }
        Ok(())
    }

    fn keep(&mut self, file: &Path, path: String) -> Outcome<()> {
        let kind = file.extension().and_then(OsStr::to_str);
        if kind.is_some_and(|kind| READ.contains(&kind)) || path == ".ci/run" {
            let text = String::from_utf8_lossy(&fs::read(file)?).into_owned();
            self.files.insert(path.clone(), text);
        }
        self.paths.push(path);
        Ok(())
    }

    /// The files under a folder with an ending.
    pub(crate) fn under<'a>(
        &'a self,
        folder: &'a str,
        ending: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        let files = self.files.iter();
        let files = files.map(|(path, text)| (path.as_str(), text.as_str()));
        files.filter(move |(path, _)| path.starts_with(folder) && path.ends_with(ending))
    }
}

/// Whether a folder is made by tools: `data` and `target` only at the root, where git ignores them.
fn is_made(name: &str, prefix: &str) -> bool {
    let at_root = prefix.is_empty();
    match name {
        "data" => at_root,
        "target" => at_root || prefix.ends_with("fuzz/"),
        _ => MADE.contains(&name) || at_root && name.starts_with("target-"),
    }
}

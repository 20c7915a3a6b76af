//! The browser walks: their packages, and the command that runs them.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Outcome;
use crate::run::must;

/// The folder of the walks.
pub(crate) fn folder(root: &Path) -> PathBuf {
    root.join("tests/browser")
}

/// Installs the packages at the versions of the lock file, unless they are there.
pub(crate) fn equip(root: &Path) -> Outcome<()> {
    let folder = folder(root);
    let lock = std::fs::read(folder.join("package-lock.json"))?;
    let mark = folder.join("node_modules/.callslip-lock");
    if std::fs::read(&mark).is_ok_and(|kept| kept == lock) {
        return Ok(());
    }
    let mut npm = Command::new("npm");
    npm.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    npm.current_dir(&folder);
    must(&mut npm)?;
    Ok(std::fs::write(mark, lock)?)
}

/// The command that walks every page of a built program.
pub(crate) fn walk(root: &Path, program: &Path) -> Command {
    let mut node = Command::new("node");
    node.arg("run.mjs").arg(program).current_dir(folder(root));
    node
}

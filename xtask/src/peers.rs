//! The peers: programs that others wrote and that the codecs' conversations talk to. They come from
//! `tests/peers/requirements.txt` (Python) and `tests/peers/package.json` (npm), pinned, and stand in
//! one folder under the target directory, made anew when either file changes. `CALLSLIP_PEERS` names it.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{aside, must};
use crate::{Outcome, machine, test};

/// The variable that tells the tests where the folder is.
pub(crate) const VARIABLE: &str = "CALLSLIP_PEERS";

/// The folder in the repository that says which peers there are.
const LISTS: &str = "tests/peers";

/// What npm reads, in the order it prefers.
const NPM: [&str; 2] = ["package.json", "package-lock.json"];

/// What the peers need of the machine.
pub(crate) const NEEDS: [machine::Need; 3] = [
    machine::Need::Yaz,
    machine::Need::Xmllint,
    machine::Need::Venv,
];

/// Makes the folder, unless it stands as the lists have it, and says where it is.
pub(crate) fn equip(root: &Path) -> Outcome<PathBuf> {
    let python = machine::python().ok_or("no python3 with venv: install Debian's python3-venv")?;
    let folder = test::built(root, "peers");
    let wanted = wanted(&root.join(LISTS), python)?;
    let mark = folder.join("made-from");
    if std::fs::read(&mark).is_ok_and(|kept| kept == wanted) {
        return Ok(folder);
    }
    eprintln!("== making {}", folder.display());
    must(aside(
        Command::new(python)
            .args(["-m", "venv", "--clear"])
            .arg(&folder),
    ))?;
    from_python(&root.join(LISTS), &folder)?;
    from_npm(&root.join(LISTS), &folder)?;
    std::fs::write(mark, wanted)?;
    Ok(folder)
}

/// Everything that the folder is made from, as one text: where it differs, the folder is stale.
fn wanted(lists: &Path, python: &str) -> Outcome<Vec<u8>> {
    let mut all = python.as_bytes().to_vec();
    all.extend(std::fs::read(lists.join("requirements.txt"))?);
    for name in NPM {
        all.extend(std::fs::read(lists.join(name)).unwrap_or_default());
    }
    Ok(all)
}

fn from_python(lists: &Path, folder: &Path) -> Outcome<()> {
    let mut pip = Command::new(folder.join("bin/python3"));
    pip.args(["-m", "pip", "install", "--quiet"]);
    pip.args(["--disable-pip-version-check", "--requirement"]);
    must(aside(pip.arg(lists.join("requirements.txt"))))
}

fn from_npm(lists: &Path, folder: &Path) -> Outcome<()> {
    let there = NPM.map(|name| lists.join(name).exists());
    for (name, _) in NPM.iter().zip(there).filter(|(_, there)| *there) {
        std::fs::copy(lists.join(name), folder.join(name))?;
    }
    let word = match there {
        [false, _] => return Ok(()),
        [true, true] => "ci",
        [true, false] => "install",
    };
    let mut npm = Command::new("npm");
    npm.args([word, "--no-audit", "--no-fund", "--loglevel=error"]);
    must(aside(npm.current_dir(folder)))
}

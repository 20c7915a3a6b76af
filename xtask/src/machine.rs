//! What the tests need beyond the Rust toolchain and Node.js: looked for, and installed from
//! Debian where it is missing.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Outcome;
use crate::run::must;

/// The oldest PostgreSQL that Callslip works with.
const OLDEST: u32 = 15;

/// The folder of the newest installed PostgreSQL's programs, where it is new enough.
pub(crate) fn postgres_programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let versions = versions.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
    let newest = versions.filter(|version: &u32| *version >= OLDEST).max()?;
    let folder = PathBuf::from(format!("/usr/lib/postgresql/{newest}/bin"));
    folder.join("initdb").exists().then_some(folder)
}

/// Debian's Chromium.
pub(crate) fn chromium() -> Option<&'static Path> {
    let path = Path::new("/usr/bin/chromium");
    path.exists().then_some(path)
}

/// What a step may need of the machine.
pub(crate) enum Need {
    /// The database server.
    Postgres,
    /// The browser.
    Chromium,
}

impl Need {
    /// The Debian package that brings it, where it is not there.
    fn missing(&self) -> Option<&'static str> {
        match self {
            Self::Postgres => postgres_programs().is_none().then_some("postgresql"),
            Self::Chromium => chromium().is_none().then_some("chromium"),
        }
    }
}

/// Installs the Debian packages that are missing of those the steps need.
pub(crate) fn equip(needs: &[Need]) -> Outcome<()> {
    let missing: Vec<&str> = needs.iter().filter_map(Need::missing).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !is_root() {
        let names = missing.join(" ");
        return Err(format!(
            "{names} missing: run `sudo apt-get install {names}`, or this command as root"
        )
        .into());
    }
    println!("== installing {}", missing.join(", "));
    must(apt().arg("update"))?;
    must(apt().args(["install", "-y"]).args(missing))
}

fn apt() -> Command {
    let mut apt = Command::new("apt-get");
    apt.arg("-q").env("DEBIAN_FRONTEND", "noninteractive");
    apt
}

/// Whether this program runs as root.
pub(crate) fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|out| out.stdout.trim_ascii() == b"0")
}

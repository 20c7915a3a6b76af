//! What the tests need beyond the Rust toolchain and Node.js: looked for, and installed from
//! Debian where it is missing.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::Outcome;
use crate::run::{aside, must};

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

/// A Python that can make a folder of packages (Debian's has its parts in python3-venv).
pub(crate) fn python() -> Option<&'static str> {
    let able = |python: &&str| works(python, &["-c", "import ensurepip, venv"]);
    ["python3", "/usr/bin/python3"].into_iter().find(able)
}

/// Whether a program is there and ends well.
fn works(program: &str, words: &[&str]) -> bool {
    let mut look = Command::new(program);
    look.args(words).stdin(Stdio::null());
    look.stdout(Stdio::null()).stderr(Stdio::null());
    look.status().is_ok_and(|status| status.success())
}

/// What a step may need of the machine.
#[derive(Clone, Copy)]
pub(crate) enum Need {
    /// The database server.
    Postgres,
    /// The browser.
    Chromium,
    /// The Z39.50 and SRU tools that the codecs are proved against.
    Yaz,
    /// The XML tools that check what the codecs write against its schema.
    Xmllint,
    /// A Python for the peers.
    Venv,
}

impl Need {
    /// The Debian package that brings it, where it is not there.
    fn missing(&self) -> Option<&'static str> {
        match self {
            Self::Postgres => postgres_programs().is_none().then_some("postgresql"),
            Self::Chromium => chromium().is_none().then_some("chromium"),
            Self::Yaz => (!works("yaz-client", &["-V"])).then_some("yaz"),
            Self::Xmllint => (!works("xmllint", &["--version"])).then_some("libxml2-utils"),
            Self::Venv => python().is_none().then_some("python3-venv"),
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
    eprintln!("== installing {}", missing.join(", "));
    must(aside(apt().arg("update")))?;
    must(aside(apt().args(["install", "-y"]).args(missing)))
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

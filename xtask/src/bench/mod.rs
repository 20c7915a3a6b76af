//! `cargo xtask bench`: the measurements, each beside its peers in the same run, as tables for
//! docs/performance.md. What is not there (a peer, a part of the program) is told and left out.
#![allow(clippy::float_arithmetic, reason = "ratios of measurements, no money")]

mod clock;
mod codecs;
mod desks;
mod http;
mod index;
mod known;
mod marc;
mod material;
mod server;
mod table;
mod zebra;

use std::path::PathBuf;
use std::process::Command;

use crate::janitor::Janitor;
use crate::{Outcome, root, run, test};

use material::Material;
use table::Table;

/// Measures one part of the house.
type Part = fn(&Ground) -> Outcome<Table>;

/// The parts by name.
const PARTS: [(&str, Part); 5] = [
    ("marc", marc::measure),
    ("codecs", codecs::measure),
    ("index", index::measure),
    ("desks", desks::measure),
    ("server", server::measure),
];

/// What every part measures with.
pub(crate) struct Ground {
    root: PathBuf,
    janitor: Janitor,
    material: Material,
}

/// Measures the parts named, or all, and prints a table of each.
pub(crate) fn run(parts: &[&str]) -> Outcome<bool> {
    let known = |part: &&&str| PARTS.iter().any(|(name, _)| name == *part);
    if let Some(unknown) = parts.iter().find(|part| !known(part)) {
        return Err(
            format!("no part {unknown}; there are marc, codecs, index, desks, server").into(),
        );
    }
    let ground = Ground::prepare()?;
    let mut tables = Vec::new();
    for (name, measure) in PARTS {
        if parts.is_empty() || parts.contains(&name) {
            println!("\n== {name}");
            tables.push(measure(&ground)?);
        }
    }
    for table in &tables {
        println!("\n{table}");
    }
    Ok(tables.iter().all(Table::is_met))
}

impl Ground {
    fn prepare() -> Outcome<Self> {
        let root = root();
        let janitor = Janitor::start()?;
        let made = run::output(Command::new("mktemp").args(["-d", "-t", "callslip-bench-XXXXXX"]))?;
        let folder = PathBuf::from(made.trim());
        janitor.folder(&folder)?;
        let material = Material::new(&root, folder);
        Ok(Self {
            root,
            janitor,
            material,
        })
    }

    /// Builds with all optimisations; gives the folder of the programs.
    fn build(&self, words: &[&str]) -> Outcome<PathBuf> {
        let mut cargo = test::cargo();
        cargo.args(["build", "--quiet", "--release"]).args(words);
        run::must(cargo.current_dir(&self.root))?;
        Ok(test::built(&self.root, "release"))
    }

    /// The same for a program of the house itself. The whole workspace is selected, so that every program wants the
    /// same features of the dear crates, and each is built once.
    fn build_whole(&self, words: &[&str]) -> Outcome<PathBuf> {
        self.build(&[&["--workspace"], words].concat())
    }

    /// Whether a file of the repository is there.
    fn has(&self, path: &str) -> bool {
        self.root.join(path).exists()
    }
}

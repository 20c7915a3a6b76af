//! The files that are measured on: a national catalogue of 49,275 records, and others in MARC-8.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Outcome;
use crate::run::must;

/// Where the packed files are, unless this variable says otherwise.
const FOLDER: &str = "CALLSLIP_BENCH_DATA";
/// Their usual place, beside the repository.
const USUAL: &str = "../shared/data/marc-bulk";

/// Packed files and a folder to unpack them to.
pub(super) struct Material {
    packed: PathBuf,
    folder: PathBuf,
}

impl Material {
    pub(super) fn new(root: &Path, folder: PathBuf) -> Self {
        let named = std::env::var_os(FOLDER).map(PathBuf::from);
        let packed = named.unwrap_or_else(|| root.join(USUAL));
        Self { packed, folder }
    }

    /// A folder for what a measurement makes.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// 49,275 records in UTF-8, 110 MB.
    pub(super) fn utf8(&self) -> Outcome<PathBuf> {
        self.unpacked("gpo-utf8.mrc", 1)
    }

    /// 6,751 records in MARC-8, five times over.
    pub(super) fn marc8(&self) -> Outcome<PathBuf> {
        self.unpacked("gpo-marc8.mrc", 5)
    }

    fn unpacked(&self, name: &str, times: usize) -> Outcome<PathBuf> {
        let path = self.folder.join(name);
        if path.exists() {
            return Ok(path);
        }
        let packed = self.packed.join(format!("{name}.xz"));
        if !packed.exists() {
            let place = packed.display();
            return Err(format!("{place} is not there; set {FOLDER} to its folder").into());
        }
        let out = File::create(&path)?;
        for _ in 0..times {
            let mut xz = Command::new("xz");
            must(xz.arg("-dc").arg(&packed).stdout(out.try_clone()?))?;
        }
        Ok(path)
    }
}

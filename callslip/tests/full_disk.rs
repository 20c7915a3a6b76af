//! A disk that is really full, where the test may mount one: nothing is half done, the way on is told, and it works.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use support::{Folder, finish, program};

/// The size of the disk.
const DISK: &str = "size=64m";
/// What stays free on it for the import, in bytes: less than the records need.
const LEFT: u64 = 6 << 20;

/// A small disk of its own, in memory; it is unmounted when this is dropped.
struct Disk(PathBuf);

impl Disk {
    /// `None` where disks cannot be mounted: not root, or not this system.
    fn mount(at: PathBuf) -> Option<Self> {
        fs::create_dir_all(&at).unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", DISK, "tmpfs"]).arg(&at);
        let mounted = mount.output().is_ok_and(|out| out.status.success());
        mounted.then_some(Self(at))
    }

    /// Fills it until so many bytes are left.
    fn fill(&self, left: u64) -> PathBuf {
        let out = finish(
            Command::new("df")
                .args(["-B1", "--output=avail"])
                .arg(&self.0),
            b"",
        );
        let free: u64 = out.out.lines().last().unwrap().trim().parse().unwrap();
        let ballast = self.0.join("ballast");
        fs::write(&ballast, vec![1; usize::try_from(free - left).unwrap()]).unwrap();
        ballast
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        Command::new("umount").arg(&self.0).status().ok();
    }
}

fn on(data: &Path, words: &[&str], input: &[u8]) -> support::Said {
    finish(program().args(words).arg("--data").arg(data), input)
}

#[test]
fn a_full_disk_during_import_leaves_nothing_half_done() {
    let folder = Folder::new();
    let Some(disk) = Disk::mount(folder.at("disk")) else {
        eprintln!("no disk can be mounted here: left out");
        return;
    };
    let data = disk.0.join("data");
    let init = ["init", "--name", "Quiet Valley", "--admin", "kim"];
    on(&data, &init, b"a long first password\n").ended(0);
    let many = Path::new(env!("CARGO_MANIFEST_DIR")).join("demo/bibs.mrc.xz");
    let many = many.display().to_string();
    let ballast = disk.fill(LEFT);
    let said = on(&data, &["import", &many], b"").ended(1);
    let said = said.says_not("panicked").says("run the same command again");
    assert!(said.err.to_lowercase().contains("full"), "{said:#?}");
    fs::remove_file(ballast).unwrap();
    on(&data, &["doctor"], b"").ended(0);
    on(&data, &["import", &many], b"").says("4023 records read");
    on(&data, &["import", &many], b"").says("; 0 added");
    on(&data, &["doctor"], b"").ended(0);
}

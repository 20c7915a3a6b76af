//! Room on the disk: a run that would fill it is refused at its beginning, not broken off after a quarter of an hour.

use std::path::Path;
use std::process::Command;

use crate::Outcome;
use crate::run::output;

/// What a build of everything takes on the disk, what it keeps for a next build where there may be one, and what any run
/// takes besides, in kilobytes.
const TO_BUILD: u64 = 6 << 20;
const FOR_THE_NEXT: u64 = 4 << 20;
const TO_RUN: u64 = 2 << 20;

/// Refuses to begin on a disk that would be full before the end; `built` is the folder that builds go to, `once` says that
/// no other build follows.
pub(crate) fn look(built: &Path, once: bool) -> Outcome<()> {
    let folder = there(built);
    let stands = if folder == built { size(built)? } else { 0 };
    match against(needed(stands, once), free(folder)?, folder) {
        Some(reason) => Err(reason.into()),
        None => Ok(()),
    }
}

/// What is needed where so much of the build stands: this program itself always does.
fn needed(stands: u64, once: bool) -> u64 {
    let whole = if once {
        TO_BUILD
    } else {
        TO_BUILD + FOR_THE_NEXT
    };
    whole.saturating_sub(stands).max(TO_RUN)
}

/// The folder itself, or the nearest above it that is there.
fn there(folder: &Path) -> &Path {
    let found = folder.ancestors().find(|folder| folder.exists());
    found.unwrap_or_else(|| Path::new("/"))
}

/// Why so much free room is too little, and what to do.
fn against(needed: u64, free: u64, folder: &Path) -> Option<String> {
    (free < needed).then(|| {
        format!(
            "the tests need {} on the disk of {}, and {} are free: make room there, or name a folder on another disk \
             with CARGO_TARGET_DIR",
            gigabytes(needed),
            folder.display(),
            gigabytes(free),
        )
    })
}

/// The kilobytes that are free on the disk of a folder.
fn free(folder: &Path) -> Outcome<u64> {
    let mut df = Command::new("df");
    let said = output(df.args(["-Pk", "--"]).arg(folder).env("LC_ALL", "C"))?;
    read(&said).ok_or_else(|| format!("df says of {}: {said}", folder.display()).into())
}

/// The kilobytes that a folder takes. Files that come and go beside, while something else builds, make `du` end with a
/// fault; what it could count still stands in its last line.
fn size(folder: &Path) -> Outcome<u64> {
    let mut du = Command::new("du");
    let out = du.args(["-sk", "--"]).arg(folder).output()?;
    let said = String::from_utf8_lossy(&out.stdout);
    let size = said
        .split_whitespace()
        .next()
        .and_then(|word| word.parse().ok());
    size.ok_or_else(|| format!("du says nothing of {}", folder.display()).into())
}

/// The column of what is free in the second line that `df -P` writes, as POSIX lays it down.
fn read(said: &str) -> Option<u64> {
    let line = said.lines().nth(1)?;
    line.split_whitespace().nth(3)?.parse().ok()
}

fn gigabytes(kilobytes: u64) -> String {
    let tenths = kilobytes * 10 / (1 << 20);
    format!("{}.{} GB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_df_says() {
        let said = "Filesystem 1024-blocks Used Available Capacity Mounted on\n/dev/vda 264000000 21000000 75497472 22% /\n";
        assert_eq!(read(said), Some(75_497_472));
        assert_eq!(read("df: nowhere"), None);
    }

    #[test]
    fn what_is_built_is_not_asked_for_again() {
        let gigabytes = |n: u64| n << 20;
        assert_eq!(needed(0, false), gigabytes(10));
        assert_eq!(needed(0, true), gigabytes(6));
        assert_eq!(needed(gigabytes(3), false), gigabytes(7));
        assert_eq!(needed(gigabytes(5), true), TO_RUN);
        assert_eq!(needed(gigabytes(40), false), TO_RUN);
        assert!(size(Path::new(env!("CARGO_MANIFEST_DIR"))).is_ok_and(|size| size > 0));
    }

    #[test]
    fn refuses_with_what_is_needed_what_is_there_and_the_way_on() {
        let here = Path::new("/srv/build");
        assert_eq!(against(TO_BUILD, TO_BUILD, here), None);
        let said = against(TO_BUILD, TO_BUILD - 1, here).unwrap_or_default();
        let parts = ["6.0 GB", "5.9 GB", "/srv/build", "CARGO_TARGET_DIR"];
        assert!(parts.iter().all(|part| said.contains(part)), "{said}");
    }

    #[test]
    fn looks_at_the_disk_of_a_folder_that_is_not_there_yet() {
        assert_eq!(
            there(Path::new("/no/such/folder/target/debug")),
            Path::new("/")
        );
        assert_eq!(there(Path::new("/tmp")), Path::new("/tmp"));
        assert!(free(Path::new("/")).is_ok_and(|free| free > 0));
    }
}

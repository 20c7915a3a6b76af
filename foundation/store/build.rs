//! Embeds every file of `migrations/` in the order of its number.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations");
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut files: Vec<_> = fs::read_dir(&folder)?.collect::<Result<_, _>>()?;
    files.sort_by_key(fs::DirEntry::file_name);
    let mut source = String::from("&[\n");
    for file in files {
        let name = file.file_name().to_string_lossy().into_owned();
        let Some((number, _)) = name.split_once('_').filter(|_| name.ends_with(".sql")) else {
            continue;
        };
        let Ok(number) = number.parse::<i64>() else {
            return Err(io::Error::other(format!("{name}: no number")));
        };
        println!("cargo:rerun-if-changed={}", file.path().display());
        let stem = name.trim_end_matches(".sql");
        let _ = writeln!(
            source,
            "    Migration {{ number: {number}, name: {stem:?}, sql: include_str!({:?}) }},",
            file.path().canonicalize()?
        );
    }
    source.push(']');
    fs::write(
        Path::new(&env::var("OUT_DIR").map_err(io::Error::other)?).join("migrations.rs"),
        source,
    )
}

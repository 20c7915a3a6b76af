//! `callslip backup` and `callslip restore`: one file with the whole library.
//!
//! The file is the library as one SQLite database, taken at one moment and packed with Zstandard, behind a head
//! that names what it is and the SHA-256 of the database. A folder's database is copied page for page, one on
//! PostgreSQL row by row ([`store::archive`]). The index is not in it: it is made anew from the tables. Restoring
//! gives the same tables, in a folder or on PostgreSQL, whichever it came from.

use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::Args;
use kernel::{Clock, hex};
use serde_json::json;
use sha2::{Digest, Sha256};
use store::{Location, ServerLock, Store, archive};

use crate::cli::Place;
use crate::{Answer, Config, Speaker};

/// What `backup` and `restore` take.
#[derive(Args, Clone, Debug)]
pub(crate) struct FileArgs {
    #[command(flatten)]
    pub(crate) place: Place,
    /// The file of the copy
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}

/// The first bytes of a copy.
const HEAD: &[u8; 16] = b"callslip backup\n";
/// The level of compression: quick, a third of the size.
const LEVEL: i32 = 3;

/// Writes the copy; an existing file is replaced only when the new one is whole.
pub(crate) fn backup(config: &Config, file: &Path, speaker: Speaker) -> anyhow::Result<Answer> {
    let store = library_of(config)?;
    let scratch = Scratch::in_folder(&config.data.value)?;
    let plain = archive::save(&store, &scratch.0)?;
    let (bytes, digest) = pack(&plain, file)?;
    let text = format!(
        "{}: the library as it stood, {bytes} bytes; SHA-256 of the database {digest}",
        file.display()
    );
    speaker.say(
        &text,
        &json!({ "file": file, "bytes": bytes, "sha256": digest }),
    )?;
    Ok(Answer::done())
}

/// The tables of a library that is there.
fn library_of(config: &Config) -> anyhow::Result<Store> {
    if let Location::Folder(folder) = config.location() {
        let there = Location::file_in(&folder).exists();
        anyhow::ensure!(there, "{}: there is no library here", folder.display());
    }
    let store = Store::open(&config.location())?;
    let empty = archive::is_empty(&store)?;
    anyhow::ensure!(!empty, "the database holds no library");
    Ok(store)
}

/// A folder for the plain copy, beside the library, that goes away.
struct Scratch(PathBuf);

impl Scratch {
    fn in_folder(folder: &Path) -> anyhow::Result<Self> {
        let name = format!(
            "copy-{}-{}.tmp",
            std::process::id(),
            Clock::machine().now().0
        );
        let path = folder.join(name);
        std::fs::create_dir_all(&path).with_context(|| path.display().to_string())?;
        Ok(Self(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            tracing::warn!(%error, folder = %self.0.display(), "the folder of the copy is left; delete it");
        }
    }
}

fn pack(plain: &Path, file: &Path) -> anyhow::Result<(u64, String)> {
    let digest = digest_of(plain)?;
    let partial = file.with_extension("partial");
    let named = || partial.display().to_string();
    let mut out = BufWriter::new(File::create(&partial).with_context(named)?);
    out.write_all(HEAD)?;
    out.write_all(&digest)?;
    let mut encoder = zstd::Encoder::new(out, LEVEL)?;
    std::io::copy(&mut BufReader::new(File::open(plain)?), &mut encoder).with_context(named)?;
    let out = encoder.finish()?.into_inner().with_context(named)?;
    out.sync_all().with_context(named)?;
    std::fs::rename(&partial, file).with_context(|| file.display().to_string())?;
    Ok((std::fs::metadata(file)?.len(), hex(&digest)))
}

fn digest_of(path: &Path) -> anyhow::Result<[u8; 32]> {
    let mut hash = Sha256::new();
    let mut input = BufReader::new(File::open(path).with_context(|| path.display().to_string())?);
    let mut buffer = vec![0_u8; 1 << 16];
    loop {
        let read = input.read(&mut buffer)?;
        if read == 0 {
            return Ok(hash.finalize().into());
        }
        hash.update(&buffer[..read]);
    }
}

/// Makes a library from a copy; a place that holds one is refused, a damaged copy leaves nothing.
pub(crate) fn restore(config: &Config, file: &Path, speaker: Speaker) -> anyhow::Result<Answer> {
    let restored = match config.location() {
        Location::Folder(folder) => into_folder(&folder, file)?,
        Location::Url(_) => into_database(config, file)?,
    };
    let Some(digest) = restored else {
        let what = format!(
            "{}: there is a library here already; nothing was changed",
            place(config)
        );
        let way = "restore into an empty --data folder or an empty --database";
        return Ok(Answer::problem(what, way));
    };
    let place = place(config);
    speaker.say(
        &format!("{place}: restored; SHA-256 of the database {digest}"),
        &json!({ "place": place, "sha256": digest }),
    )?;
    Ok(Answer::done())
}

/// The place as people read it, without a password.
fn place(config: &Config) -> String {
    match config.shown_database() {
        Some(url) => url,
        None => config.data.value.display().to_string(),
    }
}

/// The digest of what was restored; `None` where a library stands already.
fn into_folder(folder: &Path, file: &Path) -> anyhow::Result<Option<String>> {
    let _claimed = ServerLock::claim(folder)?;
    let target = Location::file_in(folder);
    if target.exists() {
        return Ok(None);
    }
    let scratch = Scratch::in_folder(folder)?;
    let partial = Location::file_in(&scratch.0);
    let digest = unpack(file, &partial)?;
    std::fs::rename(&partial, &target).with_context(|| target.display().to_string())?;
    let store = Store::open(&Location::Folder(folder.into()))?;
    store::journal::seal_left(&store)?;
    Ok(Some(digest))
}

/// The database is not touched before the copy has proved whole; its rows then come in one transaction.
fn into_database(config: &Config, file: &Path) -> anyhow::Result<Option<String>> {
    let scratch = Scratch::in_folder(&config.data.value)?;
    let digest = unpack(file, &Location::file_in(&scratch.0))?;
    let copy = Store::open(&Location::Folder(scratch.0.clone()))?;
    let target = Store::open(&config.location())?;
    if !archive::is_empty(&target)? {
        return Ok(None);
    }
    archive::transfer(&copy, &target)?;
    drop(copy);
    Ok(Some(digest))
}

fn unpack(file: &Path, partial: &Path) -> anyhow::Result<String> {
    let named = || file.display().to_string();
    let mut input = BufReader::new(File::open(file).with_context(named)?);
    let (mut head, mut digest) = ([0_u8; HEAD.len()], [0_u8; 32]);
    let read = input
        .read_exact(&mut head)
        .and_then(|()| input.read_exact(&mut digest));
    anyhow::ensure!(
        read.is_ok() && head == *HEAD,
        "{}: this is no Callslip backup",
        named()
    );
    let mut out = File::create(partial).with_context(|| partial.display().to_string())?;
    std::io::copy(
        &mut zstd::Decoder::new(input).with_context(named)?,
        &mut out,
    )
    .with_context(named)?;
    out.sync_all()?;
    anyhow::ensure!(
        digest_of(partial)? == digest,
        "{}: the copy is damaged; nothing was restored",
        named()
    );
    Ok(hex(&digest))
}

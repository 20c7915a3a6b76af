//! `callslip backup` and `callslip restore`: one file with the whole library, page for page.
//!
//! The file is the SQLite database as it stood at one moment, compressed with Zstandard, behind a head
//! that names what it is and the SHA-256 of the database. The index is not in it: it is made anew from
//! the tables. Restoring gives the same database, byte for byte.

use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::Args;
use kernel::Clock;
use serde_json::json;
use sha2::{Digest, Sha256};
use store::{Location, ServerLock, Store};

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
    let folder = folder_of(config)?;
    anyhow::ensure!(
        Location::file_in(folder).exists(),
        "{}: there is no library here",
        folder.display()
    );
    let store = Store::open(&config.location())?;
    let plain = folder.join(format!("backup-{}.tmp", Clock::machine().now().0));
    let written = store
        .copy_to(&plain)
        .map_err(anyhow::Error::from)
        .and_then(|()| pack(&plain, file));
    std::fs::remove_file(&plain).ok();
    let (bytes, digest) = written?;
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

fn folder_of(config: &Config) -> anyhow::Result<&Path> {
    anyhow::ensure!(
        config.database.is_none(),
        "a library on PostgreSQL is copied with pg_dump and restored with pg_restore; this command copies a data folder"
    );
    Ok(&config.data.value)
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

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Makes a library from a copy; a folder that holds one is refused, a damaged copy leaves nothing.
pub(crate) fn restore(config: &Config, file: &Path, speaker: Speaker) -> anyhow::Result<Answer> {
    let folder = folder_of(config)?;
    let _claimed = ServerLock::claim(folder)?;
    let target = Location::file_in(folder);
    if target.exists() {
        return Ok(Answer::problem(
            format!(
                "{}: there is a library here already; nothing was changed",
                folder.display()
            ),
            "restore into an empty --data folder",
        ));
    }
    let partial = folder.join("restore.partial");
    let digest = unpack(file, &partial).inspect_err(|_| {
        std::fs::remove_file(&partial).ok();
    })?;
    std::fs::rename(&partial, &target).with_context(|| target.display().to_string())?;
    Store::open(&config.location())?;
    let text = format!(
        "{}: restored; SHA-256 of the database {digest}",
        folder.display()
    );
    speaker.say(&text, &json!({ "data": folder, "sha256": digest }))?;
    Ok(Answer::done())
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

//! The folder of an index: its lock, its version, and what to do with one that does not fit.

use std::fs;
use std::path::{Path, PathBuf};

use tantivy::directory::error::LockError;
use tantivy::directory::{Directory, DirectoryLock, Lock, MmapDirectory};
use tantivy::schema::Schema;
use tantivy::store::Compressor;
use tantivy::{IndexSettings, TantivyError};

use super::Origin;
use crate::error::SearchError;
use crate::schema::{Fields, VERSION};

const LOCK: &str = "callslip-search.lock";
const MARK: &str = "callslip-search.version";
const METAS: &str = "meta.json";

/// Makes the folder when it is not there, sees that it is ours, and locks it for the life of the process.
pub(super) fn lock(dir: &Path) -> Result<(PathBuf, DirectoryLock), SearchError> {
    fs::create_dir_all(dir)?;
    if !dir.join(MARK).exists() && strangers(dir)? {
        return Err(SearchError::NotAnIndex(dir.to_owned()));
    }
    let wanted = Lock {
        filepath: PathBuf::from(LOCK),
        is_blocking: false,
    };
    let folder = MmapDirectory::open(dir).map_err(TantivyError::from)?;
    match folder.acquire_lock(&wanted) {
        Ok(lock) => Ok((dir.to_owned(), lock)),
        Err(LockError::LockBusy) => Err(SearchError::InUse(dir.to_owned())),
        Err(LockError::IoError(error)) => Err(SearchError::Io(std::io::Error::other(error))),
    }
}

fn strangers(dir: &Path) -> Result<bool, SearchError> {
    for entry in fs::read_dir(dir)? {
        if entry?.file_name() != LOCK {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Opens what is there, or makes it anew.
pub(super) fn open(dir: &Path, fields: &Fields) -> Result<(tantivy::Index, Origin), SearchError> {
    let mark = fs::read_to_string(dir.join(MARK)).ok();
    let origin = match &mark {
        None => Origin::Created,
        Some(mark) if *mark == our_mark() => match existing(dir, fields) {
            Some(index) => return Ok((index, Origin::Kept)),
            None => Origin::Emptied,
        },
        Some(_) => Origin::Emptied,
    };
    empty(dir)?;
    fs::write(dir.join(MARK), our_mark())?;
    Ok((create(dir, fields.schema.clone())?, origin))
}

/// Opens what is there and leaves it as it is.
pub(super) fn open_to_read(dir: &Path, fields: &Fields) -> Result<tantivy::Index, SearchError> {
    let ours = fs::read_to_string(dir.join(MARK)).is_ok_and(|mark| mark == our_mark());
    ours.then(|| existing(dir, fields))
        .flatten()
        .ok_or_else(|| SearchError::NotAnIndex(dir.to_owned()))
}

fn our_mark() -> String {
    format!("callslip search index, version {VERSION}\n")
}

/// The index if it can be read and has our fields and all its parts.
fn existing(dir: &Path, fields: &Fields) -> Option<tantivy::Index> {
    let index = tantivy::Index::open_in_dir(dir).ok()?;
    let readable = index.schema() == fields.schema && index.reader().is_ok();
    readable.then_some(index)
}

fn create(dir: &Path, schema: Schema) -> Result<tantivy::Index, SearchError> {
    let settings = IndexSettings {
        docstore_compression: Compressor::None,
        ..IndexSettings::default()
    };
    Ok(tantivy::Index::builder()
        .schema(schema)
        .settings(settings)
        .create_in_dir(dir)?)
}

/// Takes away every file but the lock and the mark. Only called on a folder that bears our mark or is empty; the list of parts goes
/// first, so that a crash in between leaves nothing that looks whole.
fn empty(dir: &Path) -> Result<(), SearchError> {
    let metas = dir.join(METAS);
    if metas.exists() {
        fs::remove_file(metas)?;
    }
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let name = entry.file_name();
        if name != LOCK && name != MARK && entry.file_type()?.is_file() {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

//! The list of batches and the upload of a file, streamed to the data folder and, on PostgreSQL, from there to the tables.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use askama::Template;
use axum::body::Bytes;
use axum::extract::multipart::Field;
use axum::extract::{Multipart, State};
use kernel::{Act, BatchId, Reason, perm};
use tokio::sync::mpsc;
use webkit::{
    Cell, Choice, Column, Kind, ListQuery, Listing, PageError, PageResult, Pages, Row, Tag, Visit,
    blocking, needs, random_word, render, see_other,
};

use crate::Desk;
use crate::import::store::{NewBatch, insert_batch};
use crate::import::{Batch, State as Stand, batches, kept, profiles, works};

/// The largest file taken, in bytes: 16 GB.
const LARGEST: u64 = 16 << 30;
/// Pieces of a file that may wait to be written.
const WAITING: usize = 16;

pub(super) fn pages() -> Pages<Desk> {
    Pages::new()
        .get("/staff/import", needs::<perm::BatchRecords>(), get_list)
        .post_large("/staff/import", needs::<perm::BatchRecords>(), post_file)
}

#[derive(Template)]
#[template(path = "import/pages/upload.html")]
struct UploadPage {
    visit: Visit,
    list: Listing,
    profiles: Vec<Choice>,
}

async fn get_list(visit: Visit, State(desk): State<Desk>) -> PageResult {
    let query = ListQuery::of(&visit);
    let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let (offset, limit) = (number(query.offset()), number(query.limit()));
    let load = move || {
        desk.store
            .read(|tx| Ok::<_, PageError>((batches(tx, offset, limit)?, profiles(tx)?)))
    };
    let ((found, total), profiles) = blocking(load).await?;
    let columns = vec![
        Column::new("name"),
        Column::new("state"),
        Column::new("records").number(),
        Column::new("added").number(),
        Column::new("overlaid").number(),
        Column::new("problems").number(),
        Column::new("started"),
        Column::new("by"),
    ];
    let rows = found.iter().map(|batch| row(&visit, batch));
    let total = u64::try_from(total).unwrap_or(0);
    let list = Listing::new(&visit, "imports", query, columns).rows(rows, total);
    if let Some(file) = list.export().await? {
        return Ok(file);
    }
    let profiles = profiles
        .into_iter()
        .map(|one| Choice::new(one.code, one.name));
    render(&UploadPage {
        profiles: profiles.collect(),
        list,
        visit,
    })
}

fn row(visit: &Visit, batch: &Batch) -> Row {
    Row::new([
        Cell::link(&batch.name, format!("/staff/import/{}", batch.id)),
        Cell::Tag(state_tag(visit, batch.state)),
        Cell::Number(batch.records),
        Cell::Number(batch.added),
        Cell::Number(batch.overlaid),
        Cell::Number(batch.problems),
        Cell::Moment(batch.started_at),
        Cell::text(&batch.by),
    ])
}

/// How far a batch is, as a word that stands out.
pub(super) fn state_tag(visit: &Visit, state: Stand) -> Tag {
    let kind = match state {
        Stand::Committed => Kind::Ok,
        Stand::Staged => Kind::Warn,
        Stand::Stopped => Kind::Stop,
        Stand::Staging | Stand::Committing | Stand::Undoing | Stand::Undone => Kind::Plain,
    };
    Tag::new(kind, visit.t(format!("import-state-{}", state.code())))
}

/// A file kept in the data folder.
struct Kept {
    name: String,
    path: PathBuf,
    bytes: u64,
}

async fn post_file(visit: Visit, State(desk): State<Desk>, mut parts: Multipart) -> PageResult {
    let mut profile = "standard".to_owned();
    let mut received = None;
    while let Some(field) = parts.next_field().await? {
        match field.name().unwrap_or_default() {
            "profile" => profile = field.text().await?,
            "file" => received = Some(keep(&desk, field).await?),
            _ => {}
        }
    }
    let no_file = || PageError::Refused(vec![Reason::new("import-no-file")]);
    let one = received
        .filter(|one| !one.name.is_empty())
        .ok_or_else(no_file)?;
    let (act, name) = (visit.act(), one.name.clone());
    let add = move || add(&desk, &act, &one, &profile);
    let batch = blocking(add).await?;
    see_other(format!("/staff/import/{batch}"))
        .with_notice("import-uploaded", &[("name", &name)])
        .done()
}

/// Makes the batch of a file that was received. Where the database keeps the file it is not needed here any more, nor
/// where no batch came of it.
fn add(desk: &Desk, act: &Act, one: &Kept, profile: &str) -> Result<BatchId, PageError> {
    let path = one.path.to_string_lossy();
    let new = NewBatch {
        name: &one.name,
        path: &path,
        profile,
        state: Stand::Staging,
        bytes: i64::try_from(one.bytes).unwrap_or(i64::MAX),
    };
    let added = desk.store.write(act, |tx| {
        let batch = insert_batch(tx, new)?;
        let elsewhere = kept::keep(tx, batch, &one.path)?;
        works::ask_stage(tx, batch)?;
        Ok::<_, PageError>((batch, elsewhere))
    });
    if !matches!(added, Ok((_, false))) {
        kept::remove_file(&one.path);
    }
    added.map(|(batch, _)| batch)
}

/// Writes the file as it comes; never more than a few pieces of it are in memory.
async fn keep(desk: &Desk, mut field: Field<'_>) -> Result<Kept, PageError> {
    let name = field.file_name().unwrap_or_default();
    let name = name
        .rsplit(['/', '\\'])
        .next()
        .unwrap_or_default()
        .to_owned();
    let word =
        random_word().ok_or_else(|| PageError::internal("the system gives no random name"))?;
    let path = desk.uploads.join(format!("{word}.import"));
    let (send, receive) = mpsc::channel::<Bytes>(WAITING);
    let (folder, target) = (desk.uploads.clone(), path.clone());
    let writing = tokio::task::spawn_blocking(move || write_all(&folder, &target, receive));
    let mut bytes = 0_u64;
    while let Some(piece) = field.chunk().await? {
        bytes += piece.len() as u64;
        if bytes > LARGEST || send.send(piece).await.is_err() {
            break;
        }
    }
    drop(send);
    let written = writing.await?;
    let folder = desk.uploads.display().to_string();
    written.map_err(|error| refused(&error, &folder))?;
    if bytes > LARGEST {
        blocking(move || std::fs::remove_file(path).map_err(PageError::internal)).await?;
        return Err(PageError::Status(axum::http::StatusCode::PAYLOAD_TOO_LARGE));
    }
    Ok(Kept { name, path, bytes })
}

fn write_all(folder: &Path, target: &Path, mut pieces: mpsc::Receiver<Bytes>) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let mut file = File::create(target)?;
    let mut write = || -> io::Result<()> {
        while let Some(piece) = pieces.blocking_recv() {
            file.write_all(&piece)?;
        }
        file.sync_all()
    };
    let written = write();
    if written.is_err() {
        // What was written of it is of no use; the place it takes may be what is missing.
        std::fs::remove_file(target)?;
    }
    written
}

/// A full disk is something a person can mend.
fn refused(error: &io::Error, folder: &str) -> PageError {
    let code = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "import-disk-full",
        _ => "import-not-kept",
    };
    let reason = Reason::new(code)
        .with("folder", folder)
        .with("error", error);
    PageError::Refused(vec![reason])
}

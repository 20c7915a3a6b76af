//! Uploading a file, giving it out, taking it away, bringing it back.

use ::store::StoreError;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{Multipart, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use kernel::{Reason, perm};
use webkit::{PageError, PageResult, Pages, Path, Visit, blocking, needs, see_other};

use super::{New, rules, store};
use crate::Desk;
use crate::note::pages::href;

/// The routes of files.
pub(crate) fn pages() -> Pages<Desk> {
    Pages::new()
        .post_large(
            "/staff/notes/{subject}/{id}/files",
            needs::<perm::StaffHome>(),
            post_file,
        )
        .get("/staff/files/{id}", needs::<perm::StaffHome>(), get_file)
        .post(
            "/staff/files/{id}/end",
            needs::<perm::StaffHome>(),
            post_end,
        )
        .post(
            "/staff/files/{id}/back",
            needs::<perm::StaffHome>(),
            post_back,
        )
}

async fn post_file(
    visit: Visit,
    State(desk): State<Desk>,
    Path((code, id)): Path<(String, i64)>,
    parts: Multipart,
) -> PageResult {
    let subject = desk.writable(&visit, &code)?;
    let (name, content) = received(parts).await?;
    let media_type = rules::media_type(&content).map_err(|r| PageError::Refused(vec![r]))?;
    let (act, shown) = (visit.act(), name.clone());
    let kept = blocking(move || {
        desk.store.write(&act, |tx| {
            if (subject.named)(tx, id)?.is_none() {
                return Ok::<_, StoreError>(None);
            }
            let new = New {
                name: &name,
                media_type,
                content: &content,
            };
            super::add(tx, subject.code, id, &new).map(Some)
        })
    });
    let file = kept.await?.ok_or(PageError::NotFound)?;
    see_other(href(subject.code, id))
        .with_notice("file-added", &[("name", &shown)])
        .with_undo(format!("/staff/files/{file}/end"))
        .done()
}

/// The name and content of the one file that was sent, never more of it than may be kept.
async fn received(mut parts: Multipart) -> Result<(String, Vec<u8>), PageError> {
    while let Some(field) = parts.next_field().await.map_err(broken)? {
        if field.name() == Some("file") {
            let name = rules::plain_name(field.file_name().unwrap_or_default());
            return Ok((name, content(field).await?));
        }
    }
    Err(PageError::Refused(vec![Reason::new("file-empty")]))
}

async fn content(mut field: Field<'_>) -> Result<Vec<u8>, PageError> {
    let mut content = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(broken)? {
        content.extend_from_slice(&piece);
        if content.len() > rules::LONGEST {
            break;
        }
    }
    Ok(content)
}

/// An upload that broke off or is no form.
fn broken(error: MultipartError) -> PageError {
    PageError::Invalid(error.to_string())
}

/// Given out to be kept, never shown as a page of ours.
async fn get_file(visit: Visit, State(desk): State<Desk>, Path(file): Path<i64>) -> PageResult {
    let inner = desk.clone();
    let found = blocking(move || inner.store.read(|tx| store::whole(tx, file))).await?;
    let whole = found.ok_or(PageError::NotFound)?;
    desk.subject(&visit, &whole.subject)?;
    let kept = format!("attachment; filename*=UTF-8''{}", encoded(&whole.name));
    let headers = [
        (CONTENT_TYPE, whole.media_type),
        (CONTENT_DISPOSITION, kept),
    ];
    Ok((headers, whole.content).into_response())
}

/// A name as RFC 8187 writes it in a header.
fn encoded(name: &str) -> String {
    use std::fmt::Write as _;
    name.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

async fn post_end(visit: Visit, State(desk): State<Desk>, Path(file): Path<i64>) -> PageResult {
    let place = turn(&visit, desk, file, true).await?;
    see_other(place)
        .with_notice("file-ended", &[])
        .with_undo(format!("/staff/files/{file}/back"))
        .done()
}

async fn post_back(visit: Visit, State(desk): State<Desk>, Path(file): Path<i64>) -> PageResult {
    let place = turn(&visit, desk, file, false).await?;
    see_other(place).with_notice("file-restored", &[]).done()
}

/// Takes a file away or brings it back, and gives the page it stands on.
async fn turn(visit: &Visit, desk: Desk, file: i64, ended: bool) -> Result<String, PageError> {
    let inner = desk.clone();
    let place = blocking(move || inner.store.read(|tx| store::place(tx, file))).await?;
    let (code, thing) = place.ok_or(PageError::NotFound)?;
    let subject = desk.writable(visit, &code)?;
    let act = visit.act();
    blocking(move || {
        desk.store.write(&act, |tx| {
            super::set_ended(tx, subject.code, thing, file, ended)
        })
    })
    .await?;
    Ok(href(subject.code, thing))
}

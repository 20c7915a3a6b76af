//! The page of what is written and kept beside a thing.

use ::store::StoreError;
use askama::Template;
use axum::extract::State;
use kernel::perm;
use webkit::{
    Form, PageError, PageResult, Pages, Path, Visit, blocking, needs, render, render_refused,
    see_other,
};

use super::{LONGEST, Note, store};
use crate::file::{self, Kept};
use crate::{Desk, Named, Subject};

/// The routes of notes. Who may see and write is the subject's to say: the handlers ask it.
pub(crate) fn pages() -> Pages<Desk> {
    Pages::new()
        .get(
            "/staff/notes/{subject}/{id}",
            needs::<perm::StaffHome>(),
            get_all,
        )
        .post(
            "/staff/notes/{subject}/{id}",
            needs::<perm::StaffHome>(),
            post_note,
        )
        .post("/staff/note/{id}/end", needs::<perm::StaffHome>(), post_end)
        .post(
            "/staff/note/{id}/back",
            needs::<perm::StaffHome>(),
            post_back,
        )
}

#[derive(Template)]
#[template(path = "note/notes.html")]
struct NotesPage {
    visit: Visit,
    form: Form,
    named: Named,
    notes: Vec<Note>,
    files: Vec<Kept>,
    may_write: bool,
    /// The address that notes are sent to.
    here: String,
}

/// The address of what stands beside a thing.
pub(crate) fn href(subject: &str, id: i64) -> String {
    format!("/staff/notes/{subject}/{id}")
}

async fn page(
    visit: Visit,
    desk: Desk,
    subject: Subject,
    id: i64,
    form: Form,
) -> Result<NotesPage, PageError> {
    let found = blocking(move || {
        desk.store.read(|tx| {
            let Some(named) = (subject.named)(tx, id)? else {
                return Ok(None);
            };
            let notes = super::of(tx, subject.code, id)?;
            let files = file::of(tx, subject.code, id)?;
            Ok::<_, StoreError>(Some((named, notes, files)))
        })
    });
    let (named, notes, files) = found.await?.ok_or(PageError::NotFound)?;
    Ok(NotesPage {
        may_write: visit.allows(subject.write),
        here: href(subject.code, id),
        visit,
        form,
        named,
        notes,
        files,
    })
}

async fn get_all(
    visit: Visit,
    State(desk): State<Desk>,
    Path((code, id)): Path<(String, i64)>,
) -> PageResult {
    let subject = desk.subject(&visit, &code)?;
    let form = visit.form("note");
    render(&page(visit, desk, subject, id, form).await?)
}

async fn post_note(
    visit: Visit,
    State(desk): State<Desk>,
    Path((code, id)): Path<(String, i64)>,
    form: Form,
) -> PageResult {
    let subject = desk.writable(&visit, &code)?;
    let mut form = form.named("note");
    let Some(text) = form.text("text", LONGEST) else {
        return render_refused(&page(visit, desk, subject, id, form).await?);
    };
    let act = visit.act_keyed(form.act_key());
    let written = blocking(move || {
        desk.store.write_once(&act, "note.add", |tx| {
            if (subject.named)(tx, id)?.is_none() {
                return Ok::<_, StoreError>(None);
            }
            super::add(tx, subject.code, id, &text).map(Some)
        })
    });
    let note = written.await?.ok_or(PageError::NotFound)?;
    see_other(href(subject.code, id))
        .with_notice("note-added", &[])
        .with_undo(format!("/staff/note/{note}/end"))
        .done()
}

async fn post_end(visit: Visit, State(desk): State<Desk>, Path(note): Path<i64>) -> PageResult {
    let place = turn(&visit, desk, note, true).await?;
    see_other(place)
        .with_notice("note-ended", &[])
        .with_undo(format!("/staff/note/{note}/back"))
        .done()
}

async fn post_back(visit: Visit, State(desk): State<Desk>, Path(note): Path<i64>) -> PageResult {
    let place = turn(&visit, desk, note, false).await?;
    see_other(place).with_notice("note-restored", &[]).done()
}

/// Takes a note away or brings it back, and gives the page it stands on.
async fn turn(visit: &Visit, desk: Desk, note: i64, ended: bool) -> Result<String, PageError> {
    let inner = desk.clone();
    let place = blocking(move || inner.store.read(|tx| store::place(tx, note))).await?;
    let (code, thing) = place.ok_or(PageError::NotFound)?;
    let subject = desk.writable(visit, &code)?;
    let act = visit.act();
    blocking(move || {
        desk.store.write(&act, |tx| {
            super::set_ended(tx, subject.code, thing, note, ended)
        })
    })
    .await?;
    Ok(href(subject.code, thing))
}

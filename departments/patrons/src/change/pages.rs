//! The form that changes a record; two who edit at once see each other's changes.

use ::store::{Store, StoreError};
use askama::Template;
use axum::extract::State;
use kernel::{PatronId, Reason, perm};
use webkit::{
    Form, PageError, PageResult, Pages, Path, Visit, needs, render, render_refused, see_other,
};

use super::{Difference, change, differences};
use crate::PatronError;
use crate::record::form::{Offers, filled, read, refuse};
use crate::record::head::{Face, with_face};
use crate::record::{Particulars, details};

/// The routes of changes.
pub(crate) fn pages() -> Pages<Store> {
    Pages::new()
        .get(
            "/staff/patrons/{id}/edit",
            needs::<perm::EditPatron>(),
            get_edit,
        )
        .post(
            "/staff/patrons/{id}/edit",
            needs::<perm::EditPatron>(),
            post_edit,
        )
}

#[derive(Template)]
#[template(path = "change/edit.html")]
struct EditPage {
    visit: Visit,
    face: Face,
    form: Form,
    offers: Offers,
    /// The version that the form is sent with.
    version: i64,
    /// What somebody else changed meanwhile: field, what stands now, what was typed.
    others: Vec<Difference>,
}

/// What the page reads.
async fn load(
    visit: &Visit,
    tables: Store,
    id: PatronId,
) -> Result<(Face, (Particulars, Offers)), PageError> {
    let asked = visit.clone();
    with_face(visit, tables, id, move |tx| {
        let stands = details(tx, id)?.ok_or(StoreError::Missing)?.particulars;
        let offers = Offers::load(tx, &asked, &stands.language)?;
        Ok((stands, offers))
    })
    .await
}

async fn get_edit(
    visit: Visit,
    State(tables): State<Store>,
    Path(id): Path<PatronId>,
) -> PageResult {
    let (face, (stands, offers)) = load(&visit, tables.clone(), id).await?;
    crate::record::note_view(&tables, visit.act(), id).await?;
    let form = filled(visit.form("patron"), &stands);
    let version = face.patron.version;
    render(&EditPage {
        visit,
        face,
        form,
        offers,
        version,
        others: Vec::new(),
    })
}

async fn post_edit(
    visit: Visit,
    State(tables): State<Store>,
    Path(id): Path<PatronId>,
    form: Form,
) -> PageResult {
    let mut form = form.named("patron");
    let (face, (stands, offers)) = load(&visit, tables.clone(), id).await?;
    let seen = form.version();
    let typed = read(&mut form, &offers).filter(|_| seen.is_some());
    let seen = seen.unwrap_or(0);
    let Some(typed) = typed else {
        return render_refused(&EditPage {
            visit,
            face,
            form,
            offers,
            version: seen,
            others: Vec::new(),
        });
    };
    match attempt(&visit, tables, id, seen, typed.clone()).await? {
        Ok(()) => see_other(format!("/staff/patrons/{id}"))
            .with_notice("patron-changed-done", &[])
            .done(),
        Err(reasons) => {
            let meanwhile = reasons.iter().any(|r| r.code == "patron-changed-meanwhile");
            refuse(&mut form, reasons);
            let others = if meanwhile {
                differences(&stands, &typed)
            } else {
                Vec::new()
            };
            let version = if meanwhile { face.patron.version } else { seen };
            render_refused(&EditPage {
                visit,
                face,
                form,
                offers,
                version,
                others,
            })
        }
    }
}

async fn attempt(
    visit: &Visit,
    tables: Store,
    id: PatronId,
    version: i64,
    typed: Particulars,
) -> Result<Result<(), Vec<Reason>>, PageError> {
    let act = visit.act();
    match tokio::task::spawn_blocking(move || change(&tables, &act, id, version, &typed)).await? {
        Ok(()) => Ok(Ok(())),
        Err(PatronError::Refused(reasons)) => Ok(Err(reasons)),
        Err(other) => Err(other.into()),
    }
}

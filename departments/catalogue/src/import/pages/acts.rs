//! The acts with a batch: writing it, taking it back, stopping and going on.

use axum::extract::State;
use kernel::{BatchId, perm};
use store::Tx;
use webkit::{Form, PageResult, Pages, Path, Visit, blocking, needs, see_other};

use crate::desk::page_error;
use crate::import::works;
use crate::{CatalogueError, Desk};

pub(super) fn pages() -> Pages<Desk> {
    Pages::new()
        .post(
            "/staff/import/{id}/commit",
            needs::<perm::BatchRecords>(),
            post_commit,
        )
        .post(
            "/staff/import/{id}/undo",
            needs::<perm::BatchRecords>(),
            post_undo,
        )
        .post(
            "/staff/import/{id}/stop",
            needs::<perm::BatchRecords>(),
            post_stop,
        )
        .post(
            "/staff/import/{id}/again",
            needs::<perm::BatchRecords>(),
            post_again,
        )
}

/// Does something with a batch, once for a click, and goes back to it.
async fn act(
    (visit, desk, id): (Visit, Desk, BatchId),
    form: &Form,
    verb: &'static str,
    ask: impl FnOnce(&Tx<'_>, &Desk) -> Result<(), CatalogueError> + Send + 'static,
) -> PageResult {
    let act = visit.act_keyed(form.act_key());
    let ask = move || {
        let done = desk.store.write_once(&act, verb, |tx| ask(tx, &desk));
        done.map_err(page_error)
    };
    blocking(ask).await?;
    see_other(format!("/staff/import/{id}")).done()
}

async fn post_commit(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<BatchId>,
    form: Form,
) -> PageResult {
    act((visit, desk, id), &form, "import.commit", move |tx, _| {
        works::ask_commit(tx, id)
    })
    .await
}

async fn post_undo(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<BatchId>,
    form: Form,
) -> PageResult {
    let leave = form.ticked("leave");
    act((visit, desk, id), &form, "import.undo", move |tx, desk| {
        works::ask_undo(tx, id, desk, leave)
    })
    .await
}

async fn post_stop(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<BatchId>,
    form: Form,
) -> PageResult {
    act((visit, desk, id), &form, "import.stop", move |tx, _| {
        works::ask_stop(tx, id)
    })
    .await
}

async fn post_again(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<BatchId>,
    form: Form,
) -> PageResult {
    act((visit, desk, id), &form, "import.again", move |tx, _| {
        works::ask_again(tx, id)
    })
    .await
}

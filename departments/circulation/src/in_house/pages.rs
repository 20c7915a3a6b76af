//! The page of in-house use: scan after scan.

use ::store::Store;
use askama::Template;
use axum::extract::State;
use kernel::perm;
use webkit::{
    Form, Kind, Note, PageError, PageResult, Pages, Path, Visit, needs, render, render_refused,
    see_other,
};

use super::{Used, in_house};
use crate::desk::Blocked;
use crate::{ItemBy, Refusal, show, undo};

/// The routes of in-house use.
pub(crate) fn pages() -> Pages<Store> {
    Pages::new()
        .get("/staff/in-house", needs::<perm::Lend>(), get_page)
        .post("/staff/in-house", needs::<perm::Lend>(), post_item)
        .post(
            "/staff/in-house/{id}/undo",
            needs::<perm::Lend>(),
            post_undo,
        )
}

#[derive(Template)]
#[template(path = "in_house/in_house.html")]
struct InHousePage {
    visit: Visit,
    form: Form,
    said: Option<Note>,
    used: Option<Used>,
    blocked: Option<Blocked>,
}

fn page(visit: Visit, form: Form, done: Option<Result<Used, Refusal>>) -> InHousePage {
    let code = form.raw("item").to_owned();
    let (used, blocked) = match done {
        Some(Ok(used)) => (Some(used), None),
        Some(Err(refusal)) => (
            None,
            Some(Blocked::new(refusal, &code, &visit, "/staff/in-house")),
        ),
        None => (None, None),
    };
    let said = used.as_ref().map(|used| {
        let what = visit
            .words
            .tf("in-house-used", &[("title", used.title.as_str())]);
        let note = Note::new(Kind::Ok, what).alert();
        if used.found {
            note.why(visit.t("checkin-found"))
        } else {
            note
        }
    });
    let form = if used.is_some() {
        visit.form("in-house")
    } else {
        form
    };
    InHousePage {
        visit,
        form,
        said,
        used,
        blocked,
    }
}

async fn get_page(visit: Visit) -> Result<axum::response::Response, PageError> {
    let form = visit.form("in-house");
    render(&page(visit, form, None))
}

pub(crate) async fn post_item(visit: Visit, State(store): State<Store>, form: Form) -> PageResult {
    let mut form = form.named("in-house");
    let Some(item) = form.barcode("item") else {
        return render_refused(&page(visit, form, None));
    };
    let act = visit.act_keyed(form.act_key());
    let done = show::try_work(move || in_house(&store, &act, &ItemBy::Barcode(item))).await?;
    let refused = done.is_err();
    let page = page(visit, form, Some(done));
    if refused {
        render_refused(&page)
    } else {
        render(&page)
    }
}

async fn post_undo(
    visit: Visit,
    State(store): State<Store>,
    Path(id): Path<i64>,
    form: Form,
) -> PageResult {
    let act = visit.act_keyed(form.act_key());
    show::work(move || undo::in_house_use(&store, &act, id)).await?;
    see_other("/staff/in-house")
        .with_notice("undo-done-use", &[])
        .done()
}

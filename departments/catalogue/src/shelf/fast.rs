//! The page of fast-add.

use askama::Template;
use axum::extract::State;
use kernel::perm;
use webkit::{
    Form, PageError, PageResult, Pages, Visit, blocking, needs, render, render_refused, safe_next,
    see_other,
};

use super::fields::{Offers, read_place};
use crate::desk::{Desk, page_error};
use crate::{CatalogueError, FastAdd, fast_add};

/// The routes of fast-add.
pub(super) fn pages() -> Pages<Desk> {
    Pages::new()
        .get("/staff/fast-add", needs::<perm::FastAdd>(), get_fast)
        .post("/staff/fast-add", needs::<perm::FastAdd>(), post_fast)
}

#[derive(Template)]
#[template(path = "shelf/fast.html")]
struct FastPage {
    visit: Visit,
    form: Form,
    offers: Offers,
    next: String,
}

async fn page(visit: Visit, desk: Desk, form: Form) -> Result<FastPage, PageError> {
    let asker = visit.clone();
    let load = move || desk.store.read(|tx| Offers::load(tx, &asker));
    let offers = blocking(load).await?;
    let form = if form.raw("place").is_empty() {
        form.with("place", offers.usual_place(visit.branch))
    } else {
        form
    };
    let next = [
        form.raw("next").to_owned(),
        visit.asked("next").unwrap_or_default(),
    ];
    Ok(FastPage {
        next: next
            .into_iter()
            .find(|text| !text.is_empty())
            .unwrap_or_default(),
        visit,
        form,
        offers,
    })
}

/// `?barcode=…` fills the barcode in; `?next=…` is the page to go back to.
async fn get_fast(visit: Visit, State(desk): State<Desk>) -> PageResult {
    let barcode = visit.asked("barcode").unwrap_or_default();
    let form = visit.form("fast").with("barcode", barcode);
    render(&page(visit, desk, form).await?)
}

async fn post_fast(visit: Visit, State(desk): State<Desk>, form: Form) -> PageResult {
    let mut form = form.named("fast");
    let Some(new) = chosen(&mut form) else {
        return render_refused(&page(visit, desk, form).await?);
    };
    let (act, tables, title) = (
        visit.act_keyed(form.act_key()),
        desk.clone(),
        new.title.clone(),
    );
    let add = move || {
        tables
            .store
            .write_once(&act, "item.fast-add", |tx| fast_add(tx, &new))
    };
    match blocking(move || Ok::<_, PageError>(add())).await? {
        Ok(id) => {
            let item = format!("/staff/items/{id}");
            let next = safe_next(form.raw("next"), &item).to_owned();
            see_other(next)
                .with_notice("fast-added", &[("title", &title)])
                .done()
        }
        Err(CatalogueError::Refused(reasons)) => {
            form.refuse_all(reasons);
            render_refused(&page(visit, desk, form).await?)
        }
        Err(other) => Err(page_error(other)),
    }
}

fn chosen(form: &mut Form) -> Option<FastAdd> {
    let (barcode, title) = (form.barcode("barcode"), form.text("title", 500));
    let (author, kind) = (form.optional_text("author", 300), form.text("kind", 40));
    let (branch, location) = form.one_of("place", read_place)?;
    Some(FastAdd {
        barcode: barcode?,
        title: title?,
        author: author?,
        kind: kind?,
        branch,
        location,
    })
}

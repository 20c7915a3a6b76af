//! The page of check-in: what comes back, and what was used in the library.

use ::store::Store;
use askama::Template;
use axum::extract::State;
use kernel::{Cents, LoanId, perm};
use webkit::{
    Form, Kind, PageResult, Pages, Path, Visit, needs, render, render_refused, see_other,
};

use super::pages::{Told, page_error, told};
use crate::checkin::{self, How};
use crate::{CirculationError, ItemBy, undo};

/// The routes of check-in.
pub(super) fn pages() -> Pages<Store> {
    Pages::new()
        .get("/staff/checkin", needs::<perm::Lend>(), get_checkin)
        .post("/staff/checkin", needs::<perm::Lend>(), post_checkin)
        .post(
            "/staff/checkin/undo/{loan}",
            needs::<perm::Lend>(),
            post_undo_checkin,
        )
}

#[derive(Template)]
#[template(path = "counter/checkin.html")]
struct CheckinPage {
    visit: Visit,
    form: Form,
    refused: Option<Told>,
}

async fn get_checkin(visit: Visit) -> PageResult {
    render(&CheckinPage {
        form: visit.form("checkin"),
        visit,
        refused: None,
    })
}

/// Takes the scanned item back, or counts its use in the library.
async fn post_checkin(visit: Visit, State(tables): State<Store>, form: Form) -> PageResult {
    let mut form = form.named("checkin");
    let Some(barcode) = form.barcode("item") else {
        return render_refused(&CheckinPage {
            visit,
            form,
            refused: None,
        });
    };
    let act = visit.act_keyed(form.act_key());
    let item = ItemBy::Barcode(barcode);
    if form.ticked("in-house") {
        let used =
            tokio::task::spawn_blocking(move || crate::in_house(&tables, &act, &item)).await?;
        return match used {
            Ok(used) => see_other("/staff/checkin")
                .with_notice("checkin-used", &[("title", &used.title)])
                .done(),
            Err(error) => refused_checkin(visit, form, error),
        };
    }
    let how = if form.ticked("drop") {
        How::BookDrop
    } else {
        How::Desk
    };
    let ask = checkin::Ask { item, how };
    match tokio::task::spawn_blocking(move || crate::checkin(&tables, &act, &ask)).await? {
        Ok(back) => told_back(&visit, &back),
        Err(error) => refused_checkin(visit, form, error),
    }
}

fn refused_checkin(visit: Visit, form: Form, error: CirculationError) -> PageResult {
    let CirculationError::Refused(refusal) = error else {
        return Err(error.into());
    };
    let refused = Some(told(&visit, &refusal, None));
    render_refused(&CheckinPage {
        visit,
        form,
        refused,
    })
}

/// Says what came of it, the fine and the way to another branch too.
fn told_back(visit: &Visit, back: &checkin::Returned) -> PageResult {
    let mut next = see_other("/staff/checkin");
    let fine = visit.words.money(back.fine);
    next = if back.fine > Cents::ZERO {
        next.with(
            Kind::Warn,
            "checkin-fined",
            &[("title", &back.title), ("fine", &fine)],
        )
    } else {
        next.with_notice("checkin-done", &[("title", &back.title)])
    };
    if let Some(loan) = back.loan {
        next = next.with_undo(format!("/staff/checkin/undo/{loan}"));
    }
    if back.found {
        next = next.with(Kind::Plain, "checkin-found", &[("title", &back.title)]);
    }
    if back.belongs_to.is_some() {
        next = next.with(Kind::Warn, "checkin-elsewhere", &[("title", &back.title)]);
    }
    next.done()
}

async fn post_undo_checkin(
    visit: Visit,
    State(tables): State<Store>,
    Path(loan): Path<LoanId>,
) -> PageResult {
    let act = visit.act();
    tokio::task::spawn_blocking(move || undo::checkin(&tables, &act, loan))
        .await?
        .map_err(page_error)?;
    see_other("/staff/checkin")
        .with_notice("desk-undone", &[])
        .done()
}

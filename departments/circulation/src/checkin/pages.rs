//! The page of check-in: one box, what came of the last scan, and the list of this session.

use ::store::Store;
use askama::Template;
use axum::extract::State;
use kernel::{Cents, Moment, perm};
use webkit::{
    Form, Kind, Note, PageError, PageResult, Pages, Visit, needs, render, render_refused,
};

use super::store::{BackRow, back_since};
use super::{Ask, How, Returned, checkin};
use crate::desk::Blocked;
use crate::{CirculationError, ItemBy, Refusal, due, show};

/// Rows of the session's list.
const SHOWN: i64 = 50;
/// Hours the list looks back where no session is named.
const HOURS_BACK: i64 = 2;

/// The routes of check-in.
pub(crate) fn pages() -> Pages<Store> {
    Pages::new()
        .get("/staff/checkin", needs::<perm::Lend>(), get_page)
        .post("/staff/checkin", needs::<perm::Lend>(), post_item)
}

#[derive(Template)]
#[template(path = "checkin/checkin.html")]
struct CheckinPage {
    visit: Visit,
    form: Form,
    said: Vec<Note>,
    back: Option<Returned>,
    blocked: Option<Blocked>,
    rows: Vec<BackRow>,
    drop: bool,
}

async fn get_page(visit: Visit, State(store): State<Store>) -> PageResult {
    let form = visit
        .form("checkin")
        .with("item", visit.asked("item").unwrap_or_default());
    let drop = visit.asked("drop").is_some();
    render(&page(visit, store, form, drop, None).await?)
}

async fn page(
    visit: Visit,
    store: Store,
    form: Form,
    drop: bool,
    done: Option<Result<Returned, Refusal>>,
) -> Result<CheckinPage, PageError> {
    let (since, branch) = (visit.now.plus_minutes(-60 * HOURS_BACK), visit.branch);
    let belongs = done
        .as_ref()
        .and_then(|d| d.as_ref().ok())
        .and_then(|b| b.belongs_to);
    let found = show::work(move || {
        store.read(|tx| {
            let branch_name = belongs
                .map_or(Ok(None), |id| building::branch(tx, id))?
                .map(|b| b.name);
            Ok::<_, CirculationError>((back_since(tx, since, branch, SHOWN)?, branch_name))
        })
    });
    let (rows, elsewhere) = found.await?;
    let code = form.raw("item").to_owned();
    let (back, blocked) = match done {
        Some(Ok(back)) => (Some(back), None),
        Some(Err(refusal)) => (
            None,
            Some(Blocked::new(refusal, &code, &visit, "/staff/checkin")),
        ),
        None => (None, None),
    };
    let said = back
        .as_ref()
        .map(|b| notes(&visit, b, elsewhere.as_deref()))
        .unwrap_or_default();
    let form = if blocked.is_some() || form.is_refused() {
        form
    } else {
        visit.form("checkin")
    };
    Ok(CheckinPage {
        visit,
        form,
        said,
        back,
        blocked,
        rows,
        drop,
    })
}

async fn post_item(visit: Visit, State(store): State<Store>, form: Form) -> PageResult {
    if form.ticked("in-house") {
        return crate::in_house::pages::post_item(visit, State(store), form).await;
    }
    let mut form = form.named("checkin");
    let drop = form.ticked("drop");
    let (Some(item), Some(day)) = (form.barcode("item"), form.optional_day("as_of")) else {
        return render_refused(&page(visit, store, form, drop, None).await?);
    };
    let (act, tables) = (visit.act_keyed(form.act_key()), store.clone());
    let done = show::try_work(move || {
        let item = ItemBy::Barcode(item);
        let how = match day {
            Some(day) => How::AsOf(tables.read(|tx| end_of_day(tx, &item, day))?),
            None if drop => How::BookDrop,
            None => How::Desk,
        };
        checkin(&tables, &act, &Ask { item, how })
    });
    let done = done.await?;
    let refused = done.is_err();
    let page = page(visit, store, form, drop, Some(done)).await?;
    if refused {
        render_refused(&page)
    } else {
        render(&page)
    }
}

/// The end of a day's lending at the item's branch.
fn end_of_day(
    tx: &::store::Tx<'_>,
    item: &ItemBy,
    day: kernel::Day,
) -> Result<Moment, CirculationError> {
    let item = crate::ask::item(tx, item)?;
    Ok(due::end_of(&*building::calendar(tx, item.branch)?, day))
}

/// What a check-in says, the weightiest first.
fn notes(visit: &Visit, back: &Returned, elsewhere: Option<&str>) -> Vec<Note> {
    let words = &visit.words;
    let title = ("title", back.title.as_str());
    let mut notes = Vec::new();
    if back.loan.is_none() {
        notes.push(Note::new(Kind::Warn, words.tf("checkin-not-on-loan", &[title])).alert());
    } else if back.fine > Cents::ZERO {
        let fine = words.money(back.fine);
        let what = words.tf("checkin-fined", &[title, ("fine", fine.as_str())]);
        let mut note = Note::new(Kind::Warn, what).alert();
        if let Some(charge) = back.charge {
            note = note.way(
                visit.t("checkin-fined-way"),
                format!("/staff/charges/{charge}"),
            );
        }
        notes.push(note);
    } else {
        notes.push(Note::new(Kind::Ok, words.tf("checkin-back", &[title])).alert());
    }
    if back.refunded > Cents::ZERO {
        let cents = words.money(back.refunded);
        notes.push(Note::new(
            Kind::Ok,
            words.tf("checkin-refunded", &[("cents", cents)]),
        ));
    }
    if back.found {
        notes.push(Note::new(Kind::Warn, visit.t("checkin-found")));
    }
    if back.withdrawn {
        notes.push(Note::new(Kind::Stop, visit.t("checkin-withdrawn")));
    }
    if let Some(branch) = elsewhere {
        notes.push(Note::new(
            Kind::Warn,
            words.tf("checkin-elsewhere", &[("branch", branch)]),
        ));
    }
    notes
}

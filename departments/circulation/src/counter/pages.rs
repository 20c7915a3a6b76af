//! The pages of the counter.

use ::store::{Store, StoreError};
use askama::Template;
use axum::extract::State;
use catalogue::ItemFacts;
use kernel::{Cents, LoanId, Moment, PatronId, perm};
use patrons::Patron;
use webkit::{
    Form, PageError, PageResult, Pages, Path, Reasons, Visit, blocking, needs, render,
    render_refused, see_other,
};

use crate::checkout::overrides::all_may_be_set_aside;
use crate::{Ask, CirculationError, ItemBy, Offer, Override, PatronBy, Refusal, renew, undo};

/// The routes of the counter.
pub fn pages() -> Pages<Store> {
    Pages::new()
        .get("/staff/desk", needs::<perm::Lend>(), get_desk)
        .post("/staff/desk", needs::<perm::Lend>(), post_patron)
        .get("/staff/desk/{id}", needs::<perm::Lend>(), get_patron)
        .post("/staff/desk/{id}", needs::<perm::Lend>(), post_item)
        .post(
            "/staff/desk/{id}/renew/{loan}",
            needs::<perm::Lend>(),
            post_renew,
        )
        .post(
            "/staff/desk/{id}/undo/{loan}",
            needs::<perm::Lend>(),
            post_undo,
        )
        .get(
            "/staff/patrons/{id}/loans",
            needs::<perm::SeePatronLoans>(),
            get_patron,
        )
        .merge(super::checkin::pages())
}

#[derive(Template)]
#[template(path = "counter/desk.html")]
struct DeskPage {
    visit: Visit,
    form: Form,
}

#[derive(Template)]
#[template(path = "counter/patron.html")]
struct PatronPage {
    visit: Visit,
    form: Form,
    patron: Patron,
    owed: Cents,
    loans: Vec<Line>,
    refused: Option<Told>,
}

/// One open loan as the page has it.
struct Line {
    id: LoanId,
    item: ItemFacts,
    due_at: Moment,
    overdue: bool,
    fresh: bool,
}

/// A refusal as the page tells it.
pub(super) struct Told {
    pub(super) title: String,
    pub(super) reasons: Reasons,
    codes: Vec<String>,
    may: bool,
    pub(super) offer: Option<(String, &'static str)>,
}

pub(super) fn told(visit: &Visit, refusal: &Refusal, patron: Option<PatronId>) -> Told {
    let offer = refusal.offer.as_ref().map(|offer| match offer {
        Offer::Renew(_) => (
            format!("/staff/desk/{}", patron.unwrap_or(PatronId(0))),
            "desk-offer-renew",
        ),
        Offer::CheckIn(_) => ("/staff/checkin".to_owned(), "desk-offer-checkin"),
        Offer::FastAdd(code) => {
            let next = patron.map_or_else(
                || "/staff/desk".to_owned(),
                |id| format!("/staff/desk/{id}"),
            );
            (
                format!("/staff/fast-add?barcode={}&next={next}", code.as_str()),
                "desk-offer-fast-add",
            )
        }
    });
    Told {
        title: refusal.title.clone(),
        reasons: Reasons::new(&refusal.reasons, visit),
        codes: refusal.reasons.iter().map(|r| r.code.to_owned()).collect(),
        may: all_may_be_set_aside(&refusal.reasons, &visit.actor),
        offer,
    }
}

async fn get_desk(visit: Visit) -> PageResult {
    render(&DeskPage {
        form: visit.form("desk"),
        visit,
    })
}

/// Opens the patron of a scanned card.
async fn post_patron(visit: Visit, State(tables): State<Store>, form: Form) -> PageResult {
    let mut form = form.named("desk");
    let Some(card) = form.barcode("card") else {
        return render_refused(&DeskPage { visit, form });
    };
    let found =
        blocking(move || tables.read(|tx| crate::ask::patron(tx, &PatronBy::Card(card)))).await;
    match found {
        Ok(patron) => see_other(format!("/staff/desk/{}", patron.id)).done(),
        Err(PageError::Refused(reasons)) => {
            form.refuse_all(reasons);
            render_refused(&DeskPage { visit, form })
        }
        Err(other) => Err(other),
    }
}

/// The patron with what is on loan.
async fn patron_page(
    visit: Visit,
    tables: Store,
    id: PatronId,
    (form, refused): (Form, Option<Told>),
) -> Result<PatronPage, PageError> {
    let now = visit.now;
    let read = blocking(move || {
        tables.read(|tx| {
            let Some(patron) = patrons::get(tx, id)? else {
                return Ok::<_, StoreError>(None);
            };
            let mut loans = Vec::new();
            for loan in crate::loans_of(tx, id)? {
                let Some(item) = catalogue::item(tx, loan.item)? else {
                    continue;
                };
                let fresh = loan.renewals == 0
                    && now <= loan.lent_at.plus_minutes(crate::privacy::UNDO_MINUTES);
                loans.push(Line {
                    id: loan.id,
                    item,
                    due_at: loan.due_at,
                    overdue: loan.due_at < now,
                    fresh,
                });
            }
            Ok(Some((patron, money::owed(tx, id)?, loans)))
        })
    });
    let (patron, owed, loans) = read.await?.ok_or(PageError::NotFound)?;
    Ok(PatronPage {
        visit,
        form,
        patron,
        owed,
        loans,
        refused,
    })
}

async fn get_patron(
    visit: Visit,
    State(tables): State<Store>,
    Path(id): Path<PatronId>,
) -> PageResult {
    let form = visit.form("desk");
    render(&patron_page(visit, tables, id, (form, None)).await?)
}

/// Lends the scanned item, or tells every reason against it.
async fn post_item(
    visit: Visit,
    State(tables): State<Store>,
    Path(id): Path<PatronId>,
    form: Form,
) -> PageResult {
    let mut form = form.named("desk");
    let Some(barcode) = form.barcode("item") else {
        return render_refused(&patron_page(visit, tables, id, (form, None)).await?);
    };
    let note = form.raw("note").to_owned();
    let overrides = form
        .all("set-aside")
        .map(|code| Override {
            code: code.to_owned(),
            note: note.clone(),
        })
        .collect();
    let ask = Ask {
        patron: PatronBy::Id(id),
        item: ItemBy::Barcode(barcode),
        due: None,
        overrides,
    };
    let (act, inner) = (visit.act_keyed(form.act_key()), tables.clone());
    match tokio::task::spawn_blocking(move || crate::checkout(&inner, &act, &ask)).await? {
        Ok(done) => {
            let due = visit.words.moment(done.due_at);
            see_other(format!("/staff/desk/{id}"))
                .with_notice("desk-lent", &[("title", &done.title), ("due", &due)])
                .with_undo(format!("/staff/desk/{id}/undo/{}", done.loan))
                .done()
        }
        Err(CirculationError::Refused(refusal)) => {
            let refused = Some(told(&visit, &refusal, Some(id)));
            render_refused(&patron_page(visit, tables, id, (form, refused)).await?)
        }
        Err(other) => Err(other.into()),
    }
}

/// A refusal becomes the page that names its reasons.
pub(super) fn page_error(error: CirculationError) -> PageError {
    match error {
        CirculationError::Refused(refusal) => PageError::Refused(refusal.reasons),
        other => other.into(),
    }
}

async fn post_renew(
    visit: Visit,
    State(tables): State<Store>,
    Path((id, loan)): Path<(PatronId, LoanId)>,
    form: Form,
) -> PageResult {
    let ask = renew::Ask {
        loan,
        due: None,
        overrides: Vec::new(),
    };
    let act = visit.act_keyed(form.act_key());
    let done = tokio::task::spawn_blocking(move || renew(&tables, &act, &ask))
        .await?
        .map_err(page_error)?;
    let due = visit.words.moment(done.due_at);
    see_other(format!("/staff/desk/{id}"))
        .with_notice("desk-renewed", &[("title", &done.title), ("due", &due)])
        .done()
}

async fn post_undo(
    visit: Visit,
    State(tables): State<Store>,
    Path((id, loan)): Path<(PatronId, LoanId)>,
) -> PageResult {
    let act = visit.act();
    tokio::task::spawn_blocking(move || undo::checkout(&tables, &act, loan))
        .await?
        .map_err(page_error)?;
    see_other(format!("/staff/desk/{id}"))
        .with_notice("desk-undone", &[])
        .done()
}

//! The pages of the desk: a card brings the patron, then item after item. They work without a script.

use ::store::Store;
use askama::Template;
use axum::extract::State;
use kernel::{Barcode, LoanId, Moment, PatronId, Reason, perm};
use patrons::Patron;
use webkit::{
    Form, Kind, PageError, PageResult, Pages, Path, Visit, needs, render, render_refused, see_other,
};

use super::scan::{Scan, read};
use super::{Blocked, Person};
use crate::account::AccountLoan;
use crate::checkout::{Ask, Done, Override, checkout};
use crate::{ItemBy, Offer, PatronBy, Refusal, loan, renew, show};

/// The routes of the desk.
pub(crate) fn pages() -> Pages<Store> {
    Pages::new()
        .get("/staff/desk", needs::<perm::Lend>(), get_desk)
        .post("/staff/desk", needs::<perm::Lend>(), post_card)
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
}

#[derive(Template)]
#[template(path = "desk/desk.html")]
struct DeskPage {
    visit: Visit,
    form: Form,
    since: Moment,
    person: Option<Person>,
    blocked: Option<Blocked>,
    names: Vec<Patron>,
}

impl DeskPage {
    /// How many of the loans were made in this session.
    fn in_session(&self) -> usize {
        let loans = self.person.iter().flat_map(|p| &p.loans);
        loans.filter(|l| l.lent_at >= self.since).count()
    }

    /// The loans, those of this session first.
    fn loans(&self) -> Vec<&AccountLoan> {
        let mut loans: Vec<_> = self.person.iter().flat_map(|p| &p.loans).collect();
        loans.sort_by_key(|l| (l.lent_at < self.since, std::cmp::Reverse(l.lent_at), l.loan));
        loans
    }
}

/// The desk with a patron whose session began at a moment.
fn here(patron: PatronId, since: Moment) -> String {
    format!("/staff/desk/{patron}?since={}", since.0)
}

/// When the session began: in the address, in the form, or now.
fn since(visit: &Visit, form: Option<&Form>) -> Moment {
    let typed = form
        .map(|f| f.raw("since").to_owned())
        .filter(|s| !s.is_empty());
    let asked = typed.or_else(|| visit.asked("since"));
    asked.and_then(|s| s.parse().ok()).map_or(visit.now, Moment)
}

/// What the page shows beside the patron.
#[derive(Default)]
struct Said {
    blocked: Option<Refusal>,
    renewing: Option<LoanId>,
    code: String,
    names: Vec<Patron>,
}

async fn page(
    visit: Visit,
    store: Store,
    form: Form,
    (patron, since): (Option<PatronId>, Moment),
    said: Said,
) -> Result<DeskPage, PageError> {
    let asker = visit.clone();
    let person = show::work(move || {
        store.read(|tx| patron.map_or(Ok(None), |id| Person::load(tx, id, &asker)))
    });
    let person = person.await?;
    if patron.is_some() && person.is_none() {
        return Err(PageError::NotFound);
    }
    let next = patron.map_or_else(|| "/staff/desk".to_owned(), |id| here(id, since));
    let blocked = said.blocked.map(|refusal| {
        let blocked = Blocked::new(refusal, &said.code, &visit, &next);
        match said.renewing {
            Some(id) => blocked.renewal(id),
            None => blocked,
        }
    });
    Ok(DeskPage {
        visit,
        form,
        since,
        person,
        blocked,
        names: said.names,
    })
}

async fn get_desk(visit: Visit, State(store): State<Store>) -> PageResult {
    let (form, now) = (visit.form("desk"), visit.now);
    render(&page(visit, store, form, (None, now), Said::default()).await?)
}

async fn get_patron(
    visit: Visit,
    State(store): State<Store>,
    Path(id): Path<PatronId>,
) -> PageResult {
    let (form, since) = (visit.form("desk"), since(&visit, None));
    render(&page(visit, store, form, (Some(id), since), Said::default()).await?)
}

/// A card, or a name, before anybody is at the desk; an item is told what to do with it.
async fn post_card(visit: Visit, State(store): State<Store>, form: Form) -> PageResult {
    let mut form = form.named("desk");
    let at = (None, visit.now);
    let Some(text) = form.text("card", 120) else {
        return render_refused(&page(visit, store, form, at, Said::default()).await?);
    };
    match scanned(&store, &text).await? {
        Scan::Patron(id) => see_other(here(id, visit.now)).done(),
        Scan::Names(names) => named(visit, store, form, at, ("card", names)).await,
        Scan::Item(code) => {
            let refusal = without_patron(&store, code).await?;
            let said = Said {
                blocked: Some(refusal),
                code: text,
                ..Said::default()
            };
            render_refused(&page(visit, store, form, at, said).await?)
        }
    }
}

/// An item for the patron at the desk; another card is the next patron.
async fn post_item(
    visit: Visit,
    State(store): State<Store>,
    Path(id): Path<PatronId>,
    form: Form,
) -> PageResult {
    let mut form = form.named("desk");
    let at = (Some(id), since(&visit, Some(&form)));
    let Some(text) = form.text("item", 120) else {
        return render_refused(&page(visit, store, form, at, Said::default()).await?);
    };
    match scanned(&store, &text).await? {
        Scan::Patron(next) => see_other(here(next, visit.now)).done(),
        Scan::Names(names) => named(visit, store, form, at, ("item", names)).await,
        Scan::Item(code) => lend(visit, store, form, (id, at.1), code).await,
    }
}

async fn scanned(store: &Store, text: &str) -> Result<Scan, PageError> {
    let (tables, typed) = (store.clone(), text.to_owned());
    show::work(move || tables.read(|tx| read(tx, &typed))).await
}

/// Patrons of a name, to choose from; nobody is told beside the field.
async fn named(
    visit: Visit,
    store: Store,
    mut form: Form,
    at: (Option<PatronId>, Moment),
    (field, names): (&str, Vec<Patron>),
) -> PageResult {
    if names.is_empty() {
        form.refuse(field, Reason::new("desk-nobody"));
    }
    let said = Said {
        names,
        ..Said::default()
    };
    render_refused(&page(visit, store, form, at, said).await?)
}

/// What is said of an item without a patron: check it in, or add it.
async fn without_patron(store: &Store, code: Barcode) -> Result<Refusal, PageError> {
    let (tables, typed) = (store.clone(), ItemBy::Barcode(code.clone()));
    let found = show::try_work(move || tables.read(|tx| crate::ask::item(tx, &typed))).await?;
    Ok(match found {
        Err(refusal) => refusal,
        Ok(item) => Refusal {
            reasons: vec![Reason::new("desk-no-patron")],
            title: item.title,
            offer: Some(Offer::CheckIn(code)),
            ..Refusal::default()
        },
    })
}

async fn lend(
    visit: Visit,
    store: Store,
    form: Form,
    (patron, since): (PatronId, Moment),
    code: Barcode,
) -> PageResult {
    let (form, overrides) = set_aside(form);
    let ask = Ask {
        patron: PatronBy::Id(patron),
        item: ItemBy::Barcode(code.clone()),
        due: None,
        overrides,
    };
    let (act, tables) = (visit.act_keyed(form.act_key()), store.clone());
    match show::try_work(move || checkout(&tables, &act, &ask)).await? {
        Ok(done) => lent(&visit, &done, since),
        Err(refusal) => {
            let said = Said {
                blocked: Some(refusal),
                code: code.as_str().to_owned(),
                ..Said::default()
            };
            render_refused(&page(visit, store, form, (Some(patron), since), said).await?)
        }
    }
}

/// What is ticked to be set aside, and the form as it is shown again: the box is empty for the next
/// scan, the words typed stay. Without words nothing is set aside, and the field says so.
fn set_aside(form: Form) -> (Form, Vec<Override>) {
    let overrides = loan::act::overrides(&form);
    let mut shown = form.emptied("item").named("desk");
    if overrides.is_empty() || !form.raw("note").trim().is_empty() {
        return (shown, overrides);
    }
    shown.refuse("note", Reason::new("desk-override-note"));
    (shown, Vec::new())
}

/// Back to the patron, with the title and when it is due.
fn lent(visit: &Visit, done: &Done, since: Moment) -> PageResult {
    let due = show::due(visit, done.due_at, done.hourly);
    let to = see_other(here(done.patron, since))
        .with_notice("desk-lent", &[("title", &done.title), ("due", &due)])
        .with_undo(format!(
            "/staff/desk/{}/undo/{}?since={}",
            done.patron, done.loan, since.0
        ));
    let to = if done.found {
        to.with(Kind::Warn, "desk-found", &[])
    } else {
        to
    };
    to.done()
}

/// Renews a loan and stays with the patron, refused or not.
async fn post_renew(
    visit: Visit,
    State(store): State<Store>,
    Path((patron, id)): Path<(PatronId, LoanId)>,
    form: Form,
) -> PageResult {
    let since = since(&visit, Some(&form));
    let (form, overrides) = set_aside(form);
    let ask = renew::Ask {
        loan: id,
        due: None,
        overrides,
    };
    let (act, tables) = (visit.act_keyed(form.act_key()), store.clone());
    match show::try_work(move || renew(&tables, &act, &ask)).await? {
        Ok(done) => loan::act::told(&visit, &done, here(patron, since)),
        Err(refusal) => {
            let said = Said {
                blocked: Some(refusal),
                renewing: Some(id),
                ..Said::default()
            };
            render_refused(&page(visit, store, form, (Some(patron), since), said).await?)
        }
    }
}

async fn post_undo(
    visit: Visit,
    State(store): State<Store>,
    Path((patron, id)): Path<(PatronId, LoanId)>,
    form: Form,
) -> PageResult {
    let (act, next) = (
        visit.act_keyed(form.act_key()),
        here(patron, since(&visit, Some(&form))),
    );
    show::work(move || crate::undo::checkout(&store, &act, id)).await?;
    see_other(next)
        .with_notice("undo-done-checkout", &[])
        .done()
}

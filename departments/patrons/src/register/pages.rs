//! The form that registers a patron.

use ::store::{Store, StoreError};
use askama::Template;
use axum::extract::State;
use kernel::{Act, PatronId, Reason, perm};
use webkit::{Form, PageError, PageResult, Pages, Visit, needs, render, render_refused, see_other};

use super::{NewPatron, lookalikes, register_once};
use crate::record::Patron;
use crate::record::form::{Offers, read, refuse};
use crate::{PatronError, card};

/// The routes of registration.
pub(crate) fn pages() -> Pages<Store> {
    Pages::new()
        .get("/staff/patrons/new", needs::<perm::EditPatron>(), get_new)
        .post("/staff/patrons/new", needs::<perm::EditPatron>(), post_new)
}

#[derive(Template)]
#[template(path = "register/new.html")]
struct NewPage {
    visit: Visit,
    form: Form,
    offers: Offers,
    alike: Vec<Patron>,
}

/// How a registration went: whose it is, or who looks the same and why it was refused.
enum Outcome {
    Done(PatronId, String),
    Refused(Vec<Patron>, Vec<Reason>),
}

async fn offers(visit: &Visit, tables: &Store) -> Result<Offers, PageError> {
    let (visit, tables) = (visit.clone(), tables.clone());
    webkit::blocking(move || tables.read(|tx| Offers::load(tx, &visit, ""))).await
}

async fn get_new(visit: Visit, State(tables): State<Store>) -> PageResult {
    let offers = offers(&visit, &tables).await?;
    let branch = visit.branch.map(|id| id.to_string()).unwrap_or_default();
    let form = visit
        .form("patron")
        .with("branch", branch)
        .with("language", "en");
    render(&NewPage {
        visit,
        form,
        offers,
        alike: Vec::new(),
    })
}

async fn post_new(visit: Visit, State(tables): State<Store>, form: Form) -> PageResult {
    let mut form = form.named("patron");
    let offers = offers(&visit, &tables).await?;
    let Some((new, pin)) = read_new(&visit, &mut form, &offers) else {
        return render_refused(&NewPage {
            visit,
            form,
            offers,
            alike: Vec::new(),
        });
    };
    let (act, another) = (visit.act_keyed(form.act_key()), form.ticked("another"));
    let done = tokio::task::spawn_blocking(move || {
        match attempt(&tables, &act, new.clone(), &pin, another) {
            Ok(id) => Ok(Outcome::Done(id, new.particulars.affirmed_name())),
            Err(PatronError::Refused(reasons)) => {
                Ok(Outcome::Refused(alike(&tables, &new, &reasons)?, reasons))
            }
            Err(other) => Err(other),
        }
    });
    match done.await?? {
        Outcome::Done(id, name) => see_other(format!("/staff/patrons/{id}"))
            .with_notice("patron-registered-done", &[("name", &name)])
            .done(),
        Outcome::Refused(alike, reasons) => {
            refuse(&mut form, reasons);
            render_refused(&NewPage {
                visit,
                form,
                offers,
                alike,
            })
        }
    }
}

fn read_new(visit: &Visit, form: &mut Form, offers: &Offers) -> Option<(NewPatron, String)> {
    let (barcode, particulars) = (form.barcode("barcode"), read(form, offers));
    let pin = form.optional_text("pin", 12);
    let new = NewPatron {
        particulars: particulars?,
        barcode: barcode?,
        registered_on: visit.now.day(&visit.zone),
        expires_on: None,
        pin_hash: None,
    };
    Some((new, pin?))
}

/// Registers, with the PIN hashed before the transaction.
fn attempt(
    tables: &Store,
    act: &Act,
    mut new: NewPatron,
    pin: &str,
    another: bool,
) -> Result<PatronId, PatronError> {
    if !pin.is_empty() {
        new.pin_hash = Some(card::hash_pin(pin)?);
    }
    register_once(tables, act, &new, another)
}

/// Those who look the same, where that is why it was refused.
fn alike(tables: &Store, new: &NewPatron, reasons: &[Reason]) -> Result<Vec<Patron>, StoreError> {
    if reasons.iter().any(|r| r.code == "patron-alike") {
        tables.read(|tx| lookalikes(tx, &new.particulars))
    } else {
        Ok(Vec::new())
    }
}

//! The same for programs: what a patron owes, their statement, taking a payment.

use axum::Json;
use axum::extract::State;
use kernel::{Cents, ChargeId, DrawerId, PatronId, PaymentId, perm};
use serde::{Deserialize, Serialize};
use webkit::{PageError, Path, Visit};

use super::stands;
use crate::account::StatementLine;
use crate::charge::OpenCharge;
use crate::desk::Desk;
use crate::payment::{self, NewPayment, Payment, Towards};

/// What a patron owes: amounts in whole cents.
#[derive(Serialize)]
pub(super) struct Owes {
    patron: PatronId,
    owed_cents: Cents,
    credit_cents: Cents,
    charges: Vec<OpenCharge>,
}

pub(super) async fn get_charges(
    visit: Visit,
    State(desk): State<Desk>,
    Path(patron): Path<PatronId>,
) -> Result<Json<Owes>, PageError> {
    let found = desk.read(move |desk, tx| stands(desk, tx, patron)).await?;
    let mut found = found.ok_or(PageError::NotFound)?;
    if !visit.may::<perm::SeePatronLoans>() {
        // What somebody borrowed is confidential (Government Code 7927.105).
        found.open.iter_mut().for_each(|c| c.title.clear());
    }
    let (owed_cents, credit_cents, charges) = (found.owed, found.credit, found.open);
    Ok(Json(Owes {
        patron,
        owed_cents,
        credit_cents,
        charges,
    }))
}

pub(super) async fn get_account(
    State(desk): State<Desk>,
    Path(patron): Path<PatronId>,
) -> Result<Json<Vec<StatementLine>>, PageError> {
    let found = desk.read(move |desk, tx| stands(desk, tx, patron)).await?;
    Ok(Json(found.ok_or(PageError::NotFound)?.lines))
}

/// A payment as a program sends it; with `Idempotency-Key` it is taken exactly once.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    cents: Cents,
    method: String,
    #[serde(default)]
    reference: String,
    tendered_cents: Option<Cents>,
    /// The charges it goes to; without any, the oldest first.
    #[serde(default)]
    charges: Vec<ChargeId>,
    drawer: Option<DrawerId>,
}

pub(super) async fn post_payment(
    visit: Visit,
    State(desk): State<Desk>,
    Path(patron): Path<PatronId>,
    Json(asked): Json<Asked>,
) -> Result<Json<Payment>, PageError> {
    let act = visit.act();
    let new = NewPayment {
        patron,
        cents: asked.cents,
        method: asked.method,
        reference: asked.reference,
        tendered: asked.tendered_cents,
        towards: if asked.charges.is_empty() {
            Towards::OldestFirst
        } else {
            Towards::Chosen(asked.charges)
        },
        drawer: asked.drawer,
    };
    let known = desk
        .read(move |desk, tx| Ok(desk.face(tx, patron)?))
        .await?;
    known.ok_or(PageError::NotFound)?;
    let taken = desk
        .act(move |desk| payment::take_once(&desk.store, &act, &new))
        .await?;
    let id: PaymentId = taken.map_err(PageError::Refused)?;
    let payment = desk.read(move |_, tx| Ok(payment::get(tx, id)?)).await?;
    Ok(Json(payment.ok_or(PageError::NotFound)?))
}

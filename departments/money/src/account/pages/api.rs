//! The same for programs: what a patron owes, their statement, taking a payment.

use axum::Json;
use axum::extract::State;
use kernel::{Cents, ChargeId, DrawerId, PatronId, PaymentId, perm};
use serde::{Deserialize, Serialize};
use serde_json::json;
use webkit::{Call, PageError, Path, Visit};

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

webkit::shape!(Owes, "Owes" { patron, owed_cents, credit_cents, charges });

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

webkit::shape!(Asked, "PaymentAsked" { cents, method; tendered_cents, drawer, reference, charges });

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

pub(super) fn charges_call() -> Call {
    Call::new("What a patron owes, in cents, charge by charge").gives::<Owes>(json!({
        "patron": 7, "owed_cents": 450, "credit_cents": 0,
        "charges": [{
            "id": 9, "kind": "overdue", "kind_name": "Overdue fine", "title": "Marine biology", "cents": 500,
            "open": 450, "made_at": 1_798_963_200_000_i64, "item": 12, "loan": 31, "branch": 1
        }]
    }))
}

pub(super) fn account_call() -> Call {
    let example = json!([{
        "at": 1_798_963_200_000_i64, "kind": "charge", "id": 9, "charge": 9, "what": "Overdue fine", "receipt": null,
        "by": "Kim Ito", "cents": 500, "balance": 500
    }]);
    Call::new("A patron's statement, the oldest line first").gives::<Vec<StatementLine>>(example)
}

pub(super) fn payment_call() -> Call {
    Call::new("Take a payment toward a patron's charges")
        .takes::<Asked>(json!({ "cents": 450, "method": "cash", "tendered_cents": 500, "charges": [9], "drawer": 3 }))
        .gives::<Payment>(json!({
            "id": 14, "receipt": "2026-000014", "patron": 7, "method": "cash", "method_name": "Cash", "reference": "",
            "cents": 450, "tendered": 500, "owed_after": 0, "drawer": 3, "branch": 1,
            "taken_at": 1_798_963_200_000_i64, "taken_on": "2027-01-03", "by": 2, "by_name": "Kim Ito",
            "voided_by": null
        }))
}

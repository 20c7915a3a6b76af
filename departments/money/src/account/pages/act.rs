//! Taking a payment and charging by hand.

use askama::Template;
use axum::extract::State;
use kernel::{Cents, ChargeId, DrawerId, PatronId, Reason};
use webkit::{Choice, Form, PageError, PageResult, Path, Visit, render, render_refused, see_other};

use super::{MoneyPage, with_tabs};
use crate::NewCharge;
use crate::charge::explain::Explanation;
use crate::desk::Desk;
use crate::payment::{self, NewPayment, Towards};
use crate::setup;

/// The field that a reason is about, so that it stands beside it.
pub(crate) fn field_of(code: &str) -> Option<&'static str> {
    Some(match code {
        "payment-nothing" | "payment-above-debt" | "payment-credit-short" => "amount",
        "payment-reference-missing" | "payment-reference-card-number" => "reference",
        "payment-tendered-short" | "payment-tendered-odd" | "payment-no-change" => "tendered",
        "payment-drawer-missing" | "payment-drawer-closed" | "refund-drawer-short" => "drawer",
        "payment-method-unknown" => "method",
        _ => return None,
    })
}

/// Puts each reason beside its field, the others above the form.
pub(crate) fn place(form: &mut Form, reasons: Vec<Reason>) {
    for reason in reasons {
        match field_of(reason.code) {
            Some(field) => form.refuse(field, reason),
            None => form.refuse_all([reason]),
        }
    }
}

/// An amount that may be left empty: outer `None` is a fault.
pub(crate) fn optional_cents(form: &mut Form, field: &str) -> Option<Option<Cents>> {
    if form.raw(field).trim().is_empty() {
        Some(None)
    } else {
        form.cents(field).map(Some)
    }
}

/// The drawer chosen, if one was.
pub(crate) fn drawer_of(form: &mut Form) -> Option<Option<DrawerId>> {
    if form.raw("drawer").is_empty() {
        Some(None)
    } else {
        form.id("drawer").map(Some)
    }
}

/// Reads a payment off its form.
fn read(form: &mut Form, patron: PatronId) -> Option<NewPayment> {
    let cents = form.cents("amount");
    let method = form.text("method", 40);
    let tendered = optional_cents(form, "tendered");
    let reference = form.optional_text("reference", 60);
    let drawer = drawer_of(form);
    let chosen: Vec<ChargeId> = form
        .all("charge")
        .filter_map(|id| id.parse().ok())
        .collect();
    let towards = if chosen.is_empty() {
        Towards::OldestFirst
    } else {
        Towards::Chosen(chosen)
    };
    Some(NewPayment {
        patron,
        cents: cents?,
        method: method?,
        reference: reference?,
        tendered: tendered?,
        towards,
        drawer: drawer?,
    })
}

pub(super) async fn post_payment(
    visit: Visit,
    State(desk): State<Desk>,
    Path(patron): Path<PatronId>,
    form: Form,
) -> PageResult {
    let mut form = form.named("payment");
    if let Some(new) = read(&mut form, patron) {
        let act = visit.act_keyed(form.act_key());
        let taken = desk
            .act(move |desk| payment::take_once(&desk.store, &act, &new))
            .await?;
        match taken {
            Ok(id) => {
                return see_other(format!("/staff/payments/{id}"))
                    .with_notice("payment-taken", &[])
                    .done();
            }
            Err(reasons) => place(&mut form, reasons),
        }
    }
    let found = with_tabs(&desk, &visit, patron).await?;
    render_refused(&MoneyPage::new(visit, form, patron, found))
}

#[derive(Template)]
#[template(path = "account/new_charge.html")]
struct ChargePage {
    visit: Visit,
    form: Form,
    patron: PatronId,
    name: String,
    kinds: Vec<Choice>,
}

async fn charge_page(
    visit: Visit,
    desk: &Desk,
    patron: PatronId,
    form: Form,
) -> Result<ChargePage, PageError> {
    let found = desk.read(move |desk, tx| Ok((desk.face(tx, patron)?, setup::charge_kinds(tx)?)));
    let (face, kinds) = found.await?;
    let by_hand = kinds.iter().filter(|k| k.by != "rule");
    let usual = |k: &setup::ChargeKind| {
        k.amount_cents
            .map(|c| format!(" ({c})"))
            .unwrap_or_default()
    };
    let kinds = by_hand
        .map(|k| Choice::new(&k.code, format!("{}{}", k.name, usual(k))))
        .collect();
    let name = face.ok_or(PageError::NotFound)?.name;
    Ok(ChargePage {
        visit,
        form,
        patron,
        name,
        kinds,
    })
}

pub(super) async fn get_charge(
    visit: Visit,
    State(desk): State<Desk>,
    Path(patron): Path<PatronId>,
) -> PageResult {
    let form = visit.form("charge");
    render(&charge_page(visit, &desk, patron, form).await?)
}

pub(super) async fn post_charge(
    visit: Visit,
    State(desk): State<Desk>,
    Path(patron): Path<PatronId>,
    form: Form,
) -> PageResult {
    let mut form = form.named("charge");
    let (kind, cents) = (form.text("kind", 40), form.cents("amount"));
    let (title, why) = (form.text("title", 200), form.optional_text("why", 400));
    if let (Some(kind), Some(cents), Some(title), Some(why)) = (kind, cents, title, why) {
        let act = visit.act_keyed(form.act_key());
        let branch = visit.branch;
        let made = desk.act(move |desk| {
            let explanation = Explanation {
                rule: why,
                ..Explanation::default()
            }
            .to_json();
            let new = NewCharge {
                patron,
                kind: &kind,
                cents,
                item: None,
                loan: None,
                branch,
                title,
                explanation,
            };
            desk.store
                .write_once(&act, "charge", |tx| crate::charge(tx, new))
        });
        match made.await? {
            Ok(_) => {
                let amount = cents.to_string();
                let next = see_other(format!("/staff/patrons/{patron}/money"));
                return next
                    .with_notice("charge-made", &[("amount", &amount)])
                    .done();
            }
            Err(reasons) => form.refuse_all(reasons),
        }
    }
    render_refused(&charge_page(visit, &desk, patron, form).await?)
}

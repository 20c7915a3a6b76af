//! One charge: how it was computed, what became of it, waiving it; and the list of all charges.

pub(crate) use list::{ListPage, tabs};

mod list;

use askama::Template;
use axum::extract::State;
use kernel::{Cents, ChargeId, Permission, perm};
use webkit::{
    Choice, Facts, Form, PageError, PageResult, Pages, Path, Visit, needs, render, render_refused,
    see_other,
};

use super::{Charge, explain::Explanation};
use crate::account::pages::reason_choices;
use crate::charge;
use crate::desk::Desk;
use crate::setup;
use crate::waiver::{self, NewWaiver, Sort};

/// The routes of charges.
pub(crate) fn pages() -> Pages<Desk> {
    Pages::new()
        .get(
            "/staff/charges",
            needs::<perm::SeePatronMoney>(),
            list::get_list,
        )
        .get(
            "/staff/charges/{id}",
            needs::<perm::TakePayment>(),
            get_charge,
        )
        .post(
            "/staff/charges/{id}/waive",
            needs::<perm::Waive>(),
            post_waive,
        )
        .post(
            "/staff/charges/{id}/write-off",
            needs::<perm::WriteOff>(),
            post_write_off,
        )
}

/// What stands on the page.
struct Stands {
    charge: Charge,
    name: String,
    waive: Vec<String>,
    write_off: Vec<String>,
}

#[derive(Template)]
#[template(path = "charge/charge.html")]
struct ChargePage {
    visit: Visit,
    charge: Charge,
    name: String,
    facts: Facts,
    explanation: Explanation,
    waive: Form,
    waive_reasons: Vec<Choice>,
    write_off: Form,
    write_off_reasons: Vec<Choice>,
}

impl ChargePage {
    /// A fact of the explanation: its word, or its own name where nobody wrote one.
    fn term(&self, key: &str) -> String {
        let message = format!("explain-{key}");
        if self.visit.words.has(&message) {
            self.visit.t(message)
        } else {
            key.to_owned()
        }
    }

    /// A step in words.
    fn step(&self, step: &super::explain::Step) -> String {
        let args: Vec<(&str, &str)> = step
            .args
            .iter()
            .map(|(k, v)| (k.as_str(), v.as_str()))
            .collect();
        let key = format!("explain-step-{}", step.what);
        if self.visit.words.has(&key) {
            return self.visit.words.tf(&key, &args);
        }
        let args: Vec<String> = args.iter().map(|(k, v)| format!("{k} {v}")).collect();
        format!("{}: {}", step.what, args.join(", "))
    }

    /// Whether the act is offered: the permission, and something open.
    fn offers(&self, permission: Permission) -> bool {
        self.visit.actor.may(permission) && !self.charge.open.is_zero()
    }

    /// The limit of the role, in words; empty without one.
    fn limit(&self, permission: Permission) -> String {
        let limit = self.visit.actor.grant(permission).and_then(|g| g.limit);
        limit.map_or_else(String::new, |cents| {
            self.visit
                .words
                .tf("waive-limit", &[("limit", self.visit.words.money(cents))])
        })
    }
}

fn facts(visit: &Visit, stands: &Stands) -> Facts {
    let charge = &stands.charge;
    let money = |cents: Cents| {
        if cents.is_zero() {
            String::new()
        } else {
            visit.words.money(cents)
        }
    };
    let title = if visit.may::<perm::SeePatronLoans>() {
        charge.title.clone()
    } else {
        String::new()
    };
    let patron = format!("/staff/patrons/{}/money", charge.patron);
    Facts::new()
        .leading(visit.t("money-patron"), &stands.name, &patron)
        .with(visit.t("charge-title"), title)
        .with(
            visit.t("money-col-charged"),
            visit.words.money(charge.cents),
        )
        .with(visit.t("money-col-open"), visit.words.money(charge.open))
        .with(visit.t("charge-paid"), money(charge.paid))
        .with(visit.t("charge-waived"), money(charge.waived))
        .with(visit.t("charge-cancelled"), money(charge.cancelled))
        .with(
            visit.t("money-col-when"),
            visit.words.moment(charge.made_at),
        )
        .with(visit.t("money-col-by"), &charge.by_name)
}

async fn page(
    visit: Visit,
    desk: &Desk,
    id: ChargeId,
    forms: (Form, Form),
) -> Result<ChargePage, PageError> {
    let found = desk.read(move |desk, tx| {
        let Some(charge) = charge::get(tx, id)? else {
            return Ok(None);
        };
        let name = desk.face(tx, charge.patron)?.unwrap_or_default().name;
        let (waive, write_off) = (
            setup::reasons(tx, "waive")?,
            setup::reasons(tx, "write-off")?,
        );
        Ok(Some(Stands {
            charge,
            name,
            waive,
            write_off,
        }))
    });
    let stands = found.await?.ok_or(PageError::NotFound)?;
    Ok(ChargePage {
        facts: facts(&visit, &stands),
        explanation: Explanation::of_json(&stands.charge.explanation),
        waive: forms.0,
        waive_reasons: reason_choices(&visit, &stands.waive),
        write_off: forms.1,
        write_off_reasons: reason_choices(&visit, &stands.write_off),
        name: stands.name,
        charge: stands.charge,
        visit,
    })
}

async fn get_charge(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<ChargeId>,
) -> PageResult {
    let forms = (visit.form("waive"), visit.form("write-off"));
    render(&page(visit, &desk, id, forms).await?)
}

/// Reads a waiver off its form; the fields of the two forms are named apart.
fn read(form: &mut Form, sort: Sort, charge: ChargeId) -> Option<NewWaiver> {
    let prefix = if sort == Sort::Waiver { "" } else { "off_" };
    let cents = form.cents(&format!("{prefix}amount"));
    let reason = form.text(&format!("{prefix}reason"), 60);
    let note = form.optional_text(&format!("{prefix}note"), 400);
    Some(NewWaiver {
        sort,
        charge,
        cents: cents?,
        reason: reason?,
        note: note?,
    })
}

/// Does it, or says why not.
async fn give_up(
    visit: &Visit,
    desk: &Desk,
    id: ChargeId,
    sort: Sort,
    form: &mut Form,
) -> Result<Option<Cents>, PageError> {
    let Some(new) = read(form, sort, id) else {
        return Ok(None);
    };
    let (act, cents) = (visit.act_keyed(form.act_key()), new.cents);
    let done = desk.act(move |desk| {
        desk.store.write_once(&act, sort.code(), |tx| {
            let own = desk.own_patron(tx)?;
            waiver::waive(tx, &new, own)
        })
    });
    match done.await? {
        Ok(_) => Ok(Some(cents)),
        Err(reasons) => {
            form.refuse_all(reasons);
            Ok(None)
        }
    }
}

async fn post_waive(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<ChargeId>,
    form: Form,
) -> PageResult {
    let mut form = form.named("waive");
    if let Some(cents) = give_up(&visit, &desk, id, Sort::Waiver, &mut form).await? {
        let next = see_other(format!("/staff/charges/{id}"));
        return next
            .with_notice("waive-done", &[("amount", &cents.to_string())])
            .done();
    }
    let forms = (form, visit.form("write-off"));
    render_refused(&page(visit, &desk, id, forms).await?)
}

async fn post_write_off(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<ChargeId>,
    form: Form,
) -> PageResult {
    let mut form = form.named("write-off");
    if let Some(cents) = give_up(&visit, &desk, id, Sort::WriteOff, &mut form).await? {
        let next = see_other(format!("/staff/charges/{id}"));
        return next
            .with_notice("write-off-done", &[("amount", &cents.to_string())])
            .done();
    }
    let forms = (visit.form("waive"), form);
    render_refused(&page(visit, &desk, id, forms).await?)
}

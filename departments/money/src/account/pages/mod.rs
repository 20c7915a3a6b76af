//! A patron's money: what is owed and why, taking a payment, the history.

pub(crate) mod act;
mod api;

use ::store::Tx;
use askama::Template;
use axum::extract::State;
use kernel::{Cents, PatronId, perm};
use webkit::{Choice, Facts, Form, PageError, PageResult, Pages, Path, Tabs, Visit, needs, render};

use super::{StatementLine, credit, open_charges, owed};
use crate::charge::OpenCharge;
use crate::desk::{Desk, Face};
use crate::drawer::{self, Session};
use crate::setup::{self, FROM_CREDIT, Method};
use crate::{MoneyError, account};

/// The routes of a patron's money.
pub(crate) fn pages() -> Pages<Desk> {
    Pages::new()
        .get(
            "/staff/patrons/{id}/money",
            needs::<perm::TakePayment>(),
            get_money,
        )
        .post(
            "/staff/patrons/{id}/money/payments",
            needs::<perm::TakePayment>(),
            act::post_payment,
        )
        .get(
            "/staff/patrons/{id}/money/charge",
            needs::<perm::DeclareLost>(),
            act::get_charge,
        )
        .post(
            "/staff/patrons/{id}/money/charge",
            needs::<perm::DeclareLost>(),
            act::post_charge,
        )
        .api_get(
            "/api/v1/patrons/{id}/charges",
            needs::<perm::SeePatronMoney>(),
            api::get_charges,
        )
        .described(api::charges_call())
        .api_get(
            "/api/v1/patrons/{id}/account",
            needs::<perm::SeePatronMoney>(),
            api::get_account,
        )
        .described(api::account_call())
        .api_post(
            "/api/v1/patrons/{id}/payments",
            needs::<perm::TakePayment>(),
            api::post_payment,
        )
        .described(api::payment_call())
}

/// What stands on the page.
pub(crate) struct Stands {
    pub(crate) face: Face,
    pub(crate) owed: Cents,
    pub(crate) credit: Cents,
    pub(crate) open: Vec<OpenCharge>,
    pub(crate) methods: Vec<Method>,
    pub(crate) sessions: Vec<Session>,
    pub(crate) lines: Vec<StatementLine>,
}

/// What stands on the page, and the tabs over it.
pub(crate) async fn with_tabs(
    desk: &Desk,
    visit: &Visit,
    patron: PatronId,
) -> Result<(Stands, Tabs), PageError> {
    let seen = visit.clone();
    let found = desk.read(move |desk, tx| {
        let tabs = (desk.tabs)(tx, &seen, patron)?;
        Ok(stands(desk, tx, patron)?.map(|stands| (stands, tabs)))
    });
    found.await?.ok_or(PageError::NotFound)
}

/// Reads it; a patron nobody knows is a page that is not there.
pub(crate) fn stands(
    desk: &Desk,
    tx: &Tx<'_>,
    patron: PatronId,
) -> Result<Option<Stands>, MoneyError> {
    let Some(face) = desk.face(tx, patron)? else {
        return Ok(None);
    };
    let mut lines = account(tx, patron)?;
    lines.reverse();
    Ok(Some(Stands {
        face,
        owed: owed(tx, patron)?,
        credit: credit(tx, patron)?,
        open: open_charges(tx, patron)?,
        methods: setup::methods(tx)?,
        sessions: drawer::open_sessions(tx)?,
        lines,
    }))
}

#[derive(Template)]
#[template(path = "account/money.html")]
struct MoneyPage {
    visit: Visit,
    form: Form,
    patron: PatronId,
    name: String,
    tabs: Tabs,
    facts: Facts,
    open: Vec<OpenCharge>,
    credit: Cents,
    methods: Vec<Choice>,
    drawers: Vec<Choice>,
    lines: Vec<StatementLine>,
}

impl MoneyPage {
    fn new(visit: Visit, form: Form, patron: PatronId, found: (Stands, Tabs)) -> Self {
        let (stands, tabs) = found;
        let words = &visit.words;
        let card = stands
            .face
            .card
            .as_ref()
            .map(kernel::Barcode::grouped)
            .unwrap_or_default();
        let facts = Facts::new()
            .with(words.t("money-card"), card)
            .with(
                words.t("money-owed"),
                words.money(stands.owed.max(Cents::ZERO)),
            )
            .with(
                words.t("money-credit"),
                if stands.credit.is_zero() {
                    String::new()
                } else {
                    words.money(stands.credit)
                },
            );
        let drawers = drawer_choices(&visit, &stands.sessions);
        let methods = method_choices(&stands.methods, !stands.credit.is_zero());
        let lines = if visit.may::<perm::SeePatronMoney>() {
            stands.lines
        } else {
            Vec::new()
        };
        Self {
            form,
            patron,
            name: stands.face.name,
            tabs,
            facts,
            open: stands.open,
            credit: stands.credit,
            methods,
            drawers,
            lines,
            visit,
        }
    }

    /// What a charge is for, to those who may see loans.
    fn title<'a>(&self, charge: &'a OpenCharge) -> &'a str {
        if self.visit.may::<perm::SeePatronLoans>() {
            &charge.title
        } else {
            ""
        }
    }

    /// What a line of the history tells.
    fn told(&self, line: &StatementLine) -> String {
        let key = format!("statement-{}", kind_word(line));
        let what = if matches!(kind_word(line), "waiver" | "write-off") {
            reason_word(&self.visit, &line.what)
        } else {
            line.what.clone()
        };
        self.visit.words.tf(&key, &[("what", what)])
    }

    /// Where a line leads.
    fn href(&self, line: &StatementLine) -> String {
        use super::StatementKind::{
            Cancellation, Charge, FromCredit, Payment, Refund, Void, Waiver, WriteOff,
        };
        match (line.kind, line.charge) {
            (Charge | Waiver | WriteOff | Cancellation, Some(id)) => format!("/staff/charges/{id}"),
            (Payment | FromCredit | Void, _) => format!("/staff/payments/{}", line.id),
            (Refund, _) => format!("/staff/refunds/{}", line.id),
            (_, None) => String::new(),
        }
    }

    /// Whether this charge is ticked.
    fn ticked(&self, charge: &OpenCharge) -> bool {
        let id = charge.id.to_string();
        self.form.all("charge").any(|c| c == id)
    }
}

fn kind_word(line: &StatementLine) -> &'static str {
    use super::StatementKind::{
        Cancellation, Charge, FromCredit, Payment, Refund, Void, Waiver, WriteOff,
    };
    match line.kind {
        Charge => "charge",
        Payment => "payment",
        FromCredit => "from-credit",
        Void => "void",
        Waiver => "waiver",
        WriteOff => "write-off",
        Cancellation => "cancellation",
        Refund => "refund",
    }
}

/// The words of a reason's code: the library's own codes stand as they are.
pub(crate) fn reason_word(visit: &Visit, code: &str) -> String {
    let key = format!("money-reason-{code}");
    if visit.words.has(&key) {
        visit.t(key)
    } else {
        code.to_owned()
    }
}

/// The reasons of a list, to choose from.
pub(crate) fn reason_choices(visit: &Visit, codes: &[String]) -> Vec<Choice> {
    let first = Choice::new("", visit.t("money-choose"));
    let each = codes
        .iter()
        .map(|code| Choice::new(code, reason_word(visit, code)));
    std::iter::once(first).chain(each).collect()
}

/// The ways to pay; the patron's credit only where there is some.
pub(crate) fn method_choices(methods: &[Method], credit: bool) -> Vec<Choice> {
    let offered = methods.iter().filter(|m| credit || m.code != FROM_CREDIT);
    offered.map(|m| Choice::new(&m.code, &m.name)).collect()
}

/// The open drawers; the person's own, or their branch's, comes first.
pub(crate) fn drawer_choices(visit: &Visit, sessions: &[Session]) -> Vec<Choice> {
    let mut sorted: Vec<&Session> = sessions.iter().collect();
    sorted.sort_by_key(|s| {
        (
            Some(s.holder) != visit.actor.staff(),
            s.branch != visit.branch,
        )
    });
    let each = sorted
        .iter()
        .map(|s| Choice::new(s.id, format!("{} ({})", s.name, s.holder_name)));
    each.chain([Choice::new("", visit.t("money-no-drawer"))])
        .collect()
}

async fn get_money(
    visit: Visit,
    State(desk): State<Desk>,
    Path(patron): Path<PatronId>,
) -> PageResult {
    let (found, tabs) = with_tabs(&desk, &visit, patron).await?;
    let sum: Cents = found.open.iter().map(|c| c.open).sum();
    let form = visit.form("payment").with("amount", sum.plain());
    render(&MoneyPage::new(visit, form, patron, (found, tabs)))
}

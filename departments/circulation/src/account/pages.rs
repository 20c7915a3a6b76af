//! The loans of one patron: the page, renewing all, the slip, and the same for programs.

use ::store::Store;
use askama::Template;
use axum::Json;
use axum::extract::State;
use kernel::{Cents, Moment, PatronId, Reason, perm};
use patrons::Patron;
use webkit::{
    Call, Form, PageError, PageResult, Pages, Path, Reasons, Tabs, Visit, needs, render, see_other,
};

use super::{AccountLoan, account_loans};
use crate::renew::{Outcome, Told, renew_all};
use crate::{CirculationError, show};

/// The routes of a patron's loans.
pub(crate) fn pages() -> Pages<Store> {
    Pages::new()
        .get(
            "/staff/patrons/{id}/loans",
            needs::<perm::SeePatronLoans>(),
            get_loans,
        )
        .get(
            "/staff/patrons/{id}/loans/receipt",
            needs::<perm::SeePatronLoans>(),
            get_receipt,
        )
        .post(
            "/staff/patrons/{id}/loans/renew",
            needs::<perm::Lend>(),
            post_renew_all,
        )
        .api_get(
            "/api/v1/patrons/{id}/loans",
            needs::<perm::SeePatronLoans>(),
            api_loans,
        )
        .described(loans_call())
}

#[derive(Template)]
#[template(path = "account/loans.html")]
struct LoansPage {
    visit: Visit,
    form: Form,
    patron: Patron,
    tabs: Tabs,
    loans: Vec<AccountLoan>,
    outcomes: Vec<Outcome>,
}

impl LoansPage {
    /// What could grow to a charge if everything came back now.
    fn growing(&self) -> Cents {
        self.loans.iter().map(|l| l.fine).sum()
    }

    /// Why a loan was not renewed just now.
    fn reasons(&self, loan: &AccountLoan) -> Option<Reasons> {
        let outcome = self
            .outcomes
            .iter()
            .find(|o| o.loan == loan.loan && !o.reasons.is_empty())?;
        let reasons: Vec<Reason> = outcome.reasons.iter().filter_map(Told::reason).collect();
        Some(Reasons::new(&reasons, &self.visit))
    }
}

async fn page(
    visit: Visit,
    store: Store,
    id: PatronId,
    outcomes: Vec<Outcome>,
) -> Result<LoansPage, PageError> {
    let (now, today) = (visit.now, visit.now.day(&visit.zone));
    let found = show::work(move || {
        store.read(|tx| {
            let patron = patrons::get(tx, id)?;
            let blocks = patrons::blocks(tx, id)?;
            let hold = blocks.iter().filter(|b| b.holds_on(today)).count();
            Ok::<_, CirculationError>((patron, account_loans(tx, id, now)?, hold))
        })
    });
    let (patron, loans, blocks) = found.await?;
    let patron = patron.ok_or(PageError::NotFound)?;
    let tabs = patrons::tabs(&visit, id, blocks);
    let form = visit.form("loan");
    Ok(LoansPage {
        visit,
        form,
        patron,
        tabs,
        loans,
        outcomes,
    })
}

async fn get_loans(
    visit: Visit,
    State(store): State<Store>,
    Path(id): Path<PatronId>,
) -> PageResult {
    render(&page(visit, store, id, Vec::new()).await?)
}

async fn post_renew_all(
    visit: Visit,
    State(store): State<Store>,
    Path(id): Path<PatronId>,
    form: Form,
) -> PageResult {
    let (act, tables) = (visit.act_keyed(form.act_key()), store.clone());
    let outcomes = show::work(move || renew_all(&tables, &act, id)).await?;
    let refused = outcomes.iter().filter(|o| !o.reasons.is_empty()).count();
    let done = (outcomes.len() - refused).to_string();
    if refused == 0 {
        return see_other(format!("/staff/patrons/{id}/loans"))
            .with_notice("renew-all-done", &[("n", &done)])
            .done();
    }
    render(&page(visit, store, id, outcomes).await?)
}

#[derive(Template)]
#[template(path = "account/receipt.html")]
struct ReceiptPage {
    visit: Visit,
    loans: Vec<AccountLoan>,
    card_end: String,
    patron: PatronId,
}

/// The slip of a session. It names no person, only the card's last digits: slips are left on tables.
async fn get_receipt(
    visit: Visit,
    State(store): State<Store>,
    Path(id): Path<PatronId>,
) -> PageResult {
    let since = visit
        .asked("since")
        .and_then(|s| s.parse().ok())
        .map(Moment);
    let page = page(visit, store, id, Vec::new()).await?;
    let made = |l: &AccountLoan| since.is_none_or(|since| l.lent_at >= since);
    let card = page.patron.barcode.as_str();
    let card_end = card
        .chars()
        .rev()
        .take(4)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    let loans = page.loans.into_iter().filter(made).collect();
    render(&ReceiptPage {
        visit: page.visit,
        loans,
        card_end,
        patron: id,
    })
}

fn loans_call() -> Call {
    let example = serde_json::json!([{
        "loan": 31, "item": 12, "bib": 5, "title": "Marine biology", "author": "Castro, Peter",
        "barcode": "30742000000017", "call_number": "QH91 .C37 2019", "kind": "book", "kind_name": "Book",
        "lent_at": 1_797_580_800_000_i64, "due_at": 1_798_790_399_000_i64, "hourly": false, "renewals": 0,
        "renewals_left": 2, "days_late": null, "fine": 0, "lost": false, "claimed": false
    }]);
    Call::new("A patron's open loans, the earliest due first").gives::<Vec<AccountLoan>>(example)
}

async fn api_loans(
    visit: Visit,
    State(store): State<Store>,
    Path(id): Path<PatronId>,
) -> Result<Json<Vec<AccountLoan>>, PageError> {
    let now = visit.now;
    let found = show::work(move || {
        store.read(|tx| {
            let known = patrons::get(tx, id)?.is_some();
            Ok::<_, CirculationError>(known.then(|| account_loans(tx, id, now)).transpose()?)
        })
    });
    Ok(Json(found.await?.ok_or(PageError::NotFound)?))
}

//! Renewing the loans that were chosen in a list.

use ::store::Store;
use askama::Template;
use axum::extract::State;
use kernel::{LoanId, Reason, perm};
use webkit::{Form, PageResult, Pages, Reasons, Visit, needs, render, see_other};

use super::{Outcome, Told, renew_these};
use crate::show;

/// The one act: each chosen loan is a `row`.
pub(crate) fn pages() -> Pages<Store> {
    Pages::new().post("/staff/loans/renew", needs::<perm::Lend>(), post_renew)
}

#[derive(Template)]
#[template(path = "renew/chosen.html")]
struct ChosenPage {
    visit: Visit,
    /// How many loans were renewed.
    done: usize,
    refused: Vec<Outcome>,
}

impl ChosenPage {
    fn reasons(&self, outcome: &Outcome) -> Reasons {
        let reasons: Vec<Reason> = outcome.reasons.iter().filter_map(Told::reason).collect();
        Reasons::new(&reasons, &self.visit)
    }
}

async fn post_renew(visit: Visit, State(store): State<Store>, form: Form) -> PageResult {
    let ids = form.all("row").filter_map(|id| id.parse().ok());
    let ids: Vec<LoanId> = ids.map(LoanId).collect();
    let act = visit.act_keyed(form.act_key());
    let outcomes = show::work(move || renew_these(&store, &act, &ids)).await?;
    let all = outcomes.len();
    let refused: Vec<Outcome> = outcomes
        .into_iter()
        .filter(|outcome| !outcome.reasons.is_empty())
        .collect();
    let done = all - refused.len();
    if refused.is_empty() {
        return see_other("/staff/loans")
            .with_notice("renew-all-done", &[("n", &done.to_string())])
            .done();
    }
    render(&ChosenPage {
        visit,
        done,
        refused,
    })
}

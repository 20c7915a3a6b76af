//! One list, one form, one act: what a department's `pages.rs` looks like.

use std::sync::{Arc, Mutex};

use askama::Template;
use axum::extract::State;
use kernel::{Cents, Reason, perm};
use webkit::{
    Cell, Choice, Column, Form, ListQuery, Listing, Messages, PageError, PageResult, Pages, Row,
    Visit, Way, needs, render, render_refused, see_other,
};

/// The words of the department.
pub(crate) const MESSAGES: &[Messages] = &[Messages {
    lang: "en",
    source: include_str!("messages.ftl"),
}];

/// What the handlers work on; a real department holds the store here.
#[derive(Clone, Default)]
pub(crate) struct Fees(Arc<Mutex<Vec<(String, Cents)>>>);

impl Fees {
    /// Fees that are there already.
    pub(crate) fn of(fees: Vec<(String, Cents)>) -> Self {
        Self(Arc::new(Mutex::new(fees)))
    }
}

/// The routes, each with its permission.
pub(crate) fn routes() -> Pages<Fees> {
    Pages::new()
        .get("/staff/fees", needs::<perm::SeeRules>(), get_fees)
        .post("/staff/fees", needs::<perm::EditRules>(), post_fee)
}

#[derive(Template)]
#[template(path = "example/fees.html")]
struct FeesPage {
    visit: Visit,
    form: Form,
    kinds: Vec<Choice>,
    list: Listing,
}

impl FeesPage {
    fn new(visit: Visit, form: Form, list: Listing) -> Self {
        let kinds = ["late", "lost"]
            .map(|k| Choice::new(k, visit.t(format!("fee-kind-{k}"))))
            .to_vec();
        Self {
            visit,
            form,
            kinds,
            list,
        }
    }
}

async fn get_fees(visit: Visit, State(fees): State<Fees>) -> PageResult {
    let list = fee_list(&visit, &fees);
    if ListQuery::of(&visit).export().is_some() {
        let rows = fee_rows(&visit, &fees);
        let page = move |offset: u64, limit: u64| {
            let some = rows.iter().skip(offset as usize).take(limit as usize);
            Ok::<_, PageError>(some.cloned().collect())
        };
        return list.file(|filing| filing.add_pages(page)).await;
    }
    let form = visit.form("fee").with("kind", "late");
    render(&FeesPage::new(visit, form, list))
}

async fn post_fee(visit: Visit, State(fees): State<Fees>, form: Form) -> PageResult {
    let mut form = form.named("fee");
    let (name, amount) = (form.text("name", 40), form.cents("amount"));
    let kind = form.one_of("kind", |k| {
        matches!(k, "late" | "lost").then(|| k.to_owned())
    });
    let (Some(name), Some(amount), Some(_)) = (name, amount, kind) else {
        let list = fee_list(&visit, &fees);
        return render_refused(&FeesPage::new(visit, form, list));
    };
    let _act = visit.act_keyed(form.act_key()); // goes to the verb, which makes it happen once
    if let Err(reason) = add(&fees, &name, amount) {
        form.refuse("name", reason);
        let list = fee_list(&visit, &fees);
        return render_refused(&FeesPage::new(visit, form, list));
    }
    see_other("/staff/fees")
        .with_notice("fee-added", &[("name", &name)])
        .done()
}

fn fee_list(visit: &Visit, fees: &Fees) -> Listing {
    let query = ListQuery::of(visit);
    let columns = vec![Column::sorted("name"), Column::sorted("amount").number()];
    let rows = fee_rows(visit, fees);
    let total = rows.len() as u64;
    Listing::new(visit, "fees", query, columns)
        .searchable()
        .act(Way::post("Forgive", "/staff/fees/forgive"))
        .rows(rows, total)
}

fn fee_rows(visit: &Visit, fees: &Fees) -> Vec<Row> {
    let query = ListQuery::of(visit);
    let mut found = fees.0.lock().unwrap().clone();
    found.retain(|(name, _)| name.contains(query.q()));
    if query.sort_in(&["name", "amount"]) == Some(("name", true)) {
        found.reverse();
    }
    let row = |(name, amount)| Row::new([Cell::text(&name), Cell::Money(amount)]).keyed(name);
    found.into_iter().map(row).collect()
}

fn add(fees: &Fees, name: &str, amount: Cents) -> Result<(), Reason> {
    let mut fees = fees.0.lock().unwrap();
    if fees.iter().any(|(n, _)| n == name) {
        return Err(Reason::new("fee-name-taken").with("name", name));
    }
    fees.push((name.to_owned(), amount));
    Ok(())
}

//! The pages of terms: all of them, one more, one to change.

use ::store::{Store, StoreError};
use askama::Template;
use axum::extract::State;
use kernel::{Day, perm};
use tokio::task::spawn_blocking;
use webkit::{
    Form, History, PageError, PageResult, Pages, Path, Tabs, Visit, needs, render, render_refused,
    see_other,
};

use super::{NewTerm, store};
use crate::{Term, show};

/// The routes of terms.
pub(crate) fn pages() -> Pages<Store> {
    Pages::new()
        .get("/staff/hours/terms", needs::<perm::SeeHours>(), get_terms)
        .post("/staff/hours/terms", needs::<perm::EditRules>(), post_term)
        .get(
            "/staff/hours/terms/{id}",
            needs::<perm::EditRules>(),
            get_term,
        )
        .post(
            "/staff/hours/terms/{id}",
            needs::<perm::EditRules>(),
            post_change,
        )
        .post(
            "/staff/hours/terms/{id}/remove",
            needs::<perm::EditRules>(),
            post_remove,
        )
}

#[derive(Template)]
#[template(path = "term/terms.html")]
struct TermsPage {
    visit: Visit,
    tabs: Tabs,
    terms: Vec<Line>,
    form: Form,
    history: History,
}

#[derive(Template)]
#[template(path = "term/one.html")]
struct TermPage {
    visit: Visit,
    tabs: Tabs,
    id: i64,
    name: String,
    may_go: bool,
    form: Form,
    history: History,
}

/// One term as the page has it.
struct Line {
    id: i64,
    name: String,
    days: String,
    due: String,
    when: &'static str,
}

fn line(visit: &Visit, id: i64, term: &Term) -> Line {
    let today = visit.now.day(&visit.zone);
    let when = match (term.from_on <= today, term.to_on < today) {
        (_, true) => "terms-past",
        (true, false) => "terms-now",
        (false, _) => "terms-ahead",
    };
    Line {
        id,
        name: term.name.clone(),
        days: show::days(visit, term.from_on, term.to_on),
        due: visit.words.day(term.loans_due_on),
        when,
    }
}

async fn page(visit: Visit, tables: Store, form: Form) -> Result<TermsPage, PageError> {
    let read = move || {
        tables.read(|tx| Ok::<_, StoreError>((store::all(tx)?, show::entries(tx, &["term"])?)))
    };
    let (terms, entries) = spawn_blocking(read).await??;
    Ok(TermsPage {
        tabs: show::tabs(&visit, "/staff/hours/terms"),
        terms: terms
            .iter()
            .map(|(id, term)| line(&visit, *id, term))
            .collect(),
        history: show::history(&visit, entries),
        form,
        visit,
    })
}

async fn one(visit: Visit, tables: Store, id: i64, form: Form) -> Result<TermPage, PageError> {
    let read = move || {
        tables.read(|tx| {
            let term = store::by_id(tx, id)?;
            Ok::<_, StoreError>((term, show::entries_of(tx, "term", id)?))
        })
    };
    let (term, entries) = spawn_blocking(read).await??;
    let term = term.ok_or(PageError::NotFound)?;
    let today: Day = visit.now.day(&visit.zone);
    Ok(TermPage {
        tabs: show::tabs(&visit, "/staff/hours/terms"),
        id,
        may_go: term.from_on > today,
        form: filled(form, &term),
        name: term.name,
        history: show::history(&visit, entries),
        visit,
    })
}

/// The form with the term as it stands, unless somebody typed.
fn filled(form: Form, term: &Term) -> Form {
    if ["name", "from_on", "to_on"]
        .iter()
        .any(|f| !form.raw(f).is_empty())
    {
        return form;
    }
    form.with("name", &term.name)
        .with("from_on", term.from_on)
        .with("to_on", term.to_on)
        .with("loans_due_on", term.loans_due_on)
}

fn read(form: &mut Form) -> Option<NewTerm> {
    let (name, from_on) = (form.text("name", 60), form.day("from_on"));
    let (to_on, loans_due_on) = (form.day("to_on"), form.day("loans_due_on"));
    Some(NewTerm {
        name: name?,
        from_on: from_on?,
        to_on: to_on?,
        loans_due_on: loans_due_on?,
    })
}

async fn get_terms(visit: Visit, State(tables): State<Store>) -> PageResult {
    let form = visit.form("term");
    render(&page(visit, tables, form).await?)
}

async fn post_term(visit: Visit, State(tables): State<Store>, form: Form) -> PageResult {
    let mut form = form.named("term");
    if let Some(new) = read(&mut form) {
        let (act, tables) = (visit.act_keyed(form.act_key()), tables.clone());
        let name = new.name.clone();
        let work = move || super::add(&tables, &act, &new);
        if show::tried(&mut form, work).await?.is_some() {
            let done =
                see_other("/staff/hours/terms").with_notice("term-added", &[("name", &name)]);
            return done.done();
        }
    }
    render_refused(&page(visit, tables, form).await?)
}

async fn get_term(visit: Visit, State(tables): State<Store>, Path(id): Path<i64>) -> PageResult {
    let form = visit.form("term");
    render(&one(visit, tables, id, form).await?)
}

async fn post_change(
    visit: Visit,
    State(tables): State<Store>,
    Path(id): Path<i64>,
    form: Form,
) -> PageResult {
    let mut form = form.named("term");
    if let Some(new) = read(&mut form) {
        let (act, tables) = (visit.act_keyed(form.act_key()), tables.clone());
        let name = new.name.clone();
        let work = move || super::change(&tables, &act, id, &new);
        if show::tried(&mut form, work).await?.is_some() {
            let done =
                see_other("/staff/hours/terms").with_notice("term-changed", &[("name", &name)]);
            return done.done();
        }
    }
    render_refused(&one(visit, tables, id, form).await?)
}

async fn post_remove(
    visit: Visit,
    State(tables): State<Store>,
    Path(id): Path<i64>,
    form: Form,
) -> PageResult {
    let mut form = form.named("term");
    let (act, store) = (visit.act_keyed(form.act_key()), tables.clone());
    let today = visit.now.day(&visit.zone);
    let work = move || super::remove(&store, &act, id, today);
    if show::tried(&mut form, work).await?.is_some() {
        return see_other("/staff/hours/terms")
            .with_notice("term-removed", &[])
            .done();
    }
    render_refused(&one(visit, tables, id, form).await?)
}

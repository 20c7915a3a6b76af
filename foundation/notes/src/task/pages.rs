//! The list of tasks, writing one, doing one, taking that back.

use ::store::StoreError;
use askama::Template;
use axum::extract::State;
use kernel::perm;
use webkit::{
    Cell, Choice, Column, Filter, Form, Kind, ListQuery, Listing, PageError, PageResult, Pages,
    Path, Row, Visit, Way, blocking, needs, render, render_refused, see_other,
};

use super::store::Wanted;
use super::{For, LONGEST, Task, store};
use crate::{Desk, People};

/// The routes of tasks.
pub(crate) fn pages() -> Pages<Desk> {
    Pages::new()
        .get("/staff/tasks", needs::<perm::StaffHome>(), get_list)
        .post("/staff/tasks", needs::<perm::StaffHome>(), post_task)
        .post(
            "/staff/tasks/{id}/done",
            needs::<perm::StaffHome>(),
            post_done,
        )
        .post(
            "/staff/tasks/{id}/undone",
            needs::<perm::StaffHome>(),
            post_undone,
        )
}

#[derive(Template)]
#[template(path = "task/tasks.html")]
struct TasksPage {
    visit: Visit,
    list: Listing,
    form: Form,
    whose: Vec<Choice>,
}

/// What the list asks for: all open tasks, one's own open ones, or those done.
fn wanted(visit: &Visit, query: &ListQuery) -> Wanted {
    let own = || Some((visit.actor.staff(), visit.actor.role.clone()));
    let (done, of) = match query.filter("which") {
        Some("mine") => (false, own()),
        Some("done") => (true, None),
        _ => (false, None),
    };
    Wanted {
        done,
        of,
        until: None,
    }
}

async fn page(visit: Visit, desk: Desk, form: Form) -> Result<TasksPage, PageError> {
    let query = ListQuery::of(&visit);
    let asked = wanted(&visit, &query);
    let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let (from, most) = (number(query.offset()), number(query.limit()));
    let ((tasks, total), people) = blocking(move || {
        desk.store.read(|tx| {
            let tasks = store::page(tx, &asked, from, most)?;
            Ok::<_, StoreError>((tasks, (desk.people)(tx)?))
        })
    })
    .await?;
    let columns = ["task", "for", "due", "by"].map(Column::new).into_iter();
    let columns = columns.chain([Column::ways()]).collect();
    let which = ["mine", "done"].map(|w| Choice::new(w, visit.t(format!("tasks-which-{w}"))));
    let rows = tasks.iter().map(|task| row(&visit, &people, task));
    let total = u64::try_from(total).unwrap_or(0);
    let list = Listing::new(&visit, "tasks", query, columns)
        .filter(Filter::choose("which", which.to_vec()))
        .rows(rows, total);
    Ok(TasksPage {
        whose: choices(&visit, &people),
        visit,
        list,
        form,
    })
}

/// Anybody, the roles, the people.
fn choices(visit: &Visit, people: &People) -> Vec<Choice> {
    let anybody = Choice::new(For::Anybody.value(), visit.t("task-for-anybody"));
    let role = |(code, name): &(String, String)| Choice::new(For::Role(code.clone()).value(), name);
    let roles = people.roles.iter().map(role);
    let staff = people
        .staff
        .iter()
        .map(|(id, name)| Choice::new(For::Person(*id).value(), name));
    std::iter::once(anybody).chain(roles).chain(staff).collect()
}

fn row(visit: &Visit, people: &People, task: &Task) -> Row {
    let whose = task.whose.name(people);
    let whose = whose.unwrap_or_else(|| visit.t("task-for-anybody"));
    let today = visit.now.day(&visit.zone);
    let due = match (task.due_on, &task.done) {
        (Some(day), None) if day < today => Cell::tag(
            Kind::Warn,
            format!("{}: {}", visit.t("task-late"), visit.words.day(day)),
        ),
        (Some(day), _) => Cell::Day(day),
        (None, _) => Cell::Empty,
    };
    let way = if task.done.is_some() {
        Way::post(
            visit.t("task-undo"),
            format!("/staff/tasks/{}/undone", task.id),
        )
    } else {
        Way::post(visit.t("task-do"), format!("/staff/tasks/{}/done", task.id))
    };
    let text = match &task.done {
        Some((at, by)) => {
            let words = [("by", by.clone()), ("when", visit.words.moment(*at))];
            format!(
                "{} ({})",
                task.text,
                visit.words.tf("task-was-done", &words)
            )
        }
        None => task.text.clone(),
    };
    Row::new([
        Cell::Text(text),
        Cell::Text(whose),
        due,
        Cell::text(&task.by),
        Cell::Ways(vec![way]),
    ])
}

async fn get_list(visit: Visit, State(desk): State<Desk>) -> PageResult {
    let form = visit.form("task");
    let page = page(visit, desk, form).await?;
    match page.list.export().await? {
        Some(file) => Ok(file),
        None => render(&page),
    }
}

async fn post_task(visit: Visit, State(desk): State<Desk>, form: Form) -> PageResult {
    let mut form = form.named("task");
    let inner = desk.clone();
    let people = blocking(move || inner.store.read(|tx| (inner.people)(tx))).await?;
    let (text, due) = (form.text("text", LONGEST), form.optional_day("due"));
    let whose = form.one_of("for", |text| For::parse(text, &people));
    let (Some(text), Some(due), Some(whose)) = (text, due, whose) else {
        return render_refused(&page(visit, desk, form).await?);
    };
    let act = visit.act_keyed(form.act_key());
    let add = move || {
        let add = |tx: &::store::Tx<'_>| super::add(tx, &text, &whose, due);
        desk.store
            .write_once::<_, StoreError>(&act, "task.add", add)
    };
    blocking(add).await?;
    see_other("/staff/tasks")
        .with_notice("task-added", &[])
        .done()
}

async fn post_done(visit: Visit, State(desk): State<Desk>, Path(task): Path<i64>) -> PageResult {
    turn(&visit, desk, task, true).await?;
    see_other("/staff/tasks")
        .with_notice("task-done", &[])
        .with_undo(format!("/staff/tasks/{task}/undone"))
        .done()
}

async fn post_undone(visit: Visit, State(desk): State<Desk>, Path(task): Path<i64>) -> PageResult {
    turn(&visit, desk, task, false).await?;
    see_other("/staff/tasks")
        .with_notice("task-undone", &[])
        .done()
}

async fn turn(visit: &Visit, desk: Desk, task: i64, done: bool) -> Result<(), PageError> {
    let act = visit.act();
    let turned = move || desk.store.write(&act, |tx| super::set_done(tx, task, done));
    blocking(turned).await.map(drop)
}

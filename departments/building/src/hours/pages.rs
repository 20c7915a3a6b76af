//! The page of hours: the week of each branch, what differs ahead, and a form to close.

use ::store::{Store, StoreError};
use askama::Template;
use axum::extract::State;
use kernel::{BranchId, DateSpan, Day, perm};
use serde::Serialize;
use serde_json::json;
use tokio::task::spawn_blocking;
use webkit::{
    Call, Choice, Form, History, PageError, PageResult, Pages, Path, Tabs, Visit, Words, needs,
    render, render_refused, see_other,
};

use super::Closure;
use crate::{Branch, Calendar, show};

/// Days shown of each branch.
const DAYS_SHOWN: i64 = 7;

/// The routes of hours.
pub fn pages() -> Pages<Store> {
    Pages::new()
        .get("/staff/hours", needs::<perm::SeeHours>(), get_hours)
        .post(
            "/staff/hours/closures",
            needs::<perm::EditRules>(),
            post_closure,
        )
        .post(
            "/staff/hours/closures/{id}/end",
            needs::<perm::EditRules>(),
            post_end,
        )
        .api_get("/api/v1/hours", needs::<perm::Everyone>(), get_api)
        .described(hours_call())
}

#[derive(Template)]
#[template(path = "hours/hours.html")]
struct HoursPage {
    visit: Visit,
    tabs: Tabs,
    weeks: Vec<Week>,
    closures: Vec<Line>,
    form: Form,
    branches: Vec<Choice>,
    unplanned: bool,
    history: History,
}

/// The days of one branch.
struct Week {
    branch: Branch,
    days: Vec<Shown>,
}

/// One day as the page has it.
struct Shown {
    day: String,
    hours: String,
    reason: String,
    is_today: bool,
}

/// One closure as the page has it.
struct Line {
    id: i64,
    branch: String,
    days: String,
    hours: String,
    reason: String,
}

/// The hours of a day in words.
#[must_use]
fn spoken(words: &Words, calendar: &Calendar, day: Day) -> String {
    match (calendar.opens_at(day), calendar.closing(day)) {
        (Some(opens), Some(closes)) => format!("{} – {}", words.time(opens), words.time(closes)),
        _ => words.t("hours-closed"),
    }
}

async fn page(visit: Visit, tables: Store, form: Form) -> Result<HoursPage, PageError> {
    let facts = visit.clone();
    let (weeks, closures, branches, planned, entries) = spawn_blocking(move || {
        tables.read(|tx| {
            let branches = crate::branches(tx)?;
            let today = facts.now.day(&facts.zone);
            let weeks = branches
                .iter()
                .map(|b| week(tx, &facts.words, b, today))
                .collect::<Result<Vec<_>, _>>()?;
            let periods = crate::week::store::periods(tx)?;
            let planned = periods.iter().any(|(span, _)| span.contains(today));
            let entries = show::entries(tx, &["closure"])?;
            let ahead = super::ahead(tx, today)?;
            Ok::<_, StoreError>((weeks, ahead, branches, planned, entries))
        })
    })
    .await??;
    let closures = closures
        .iter()
        .map(|c| line(&visit, c, &branches))
        .collect();
    let all = Choice::new("", visit.t("hours-all-branches"));
    let each = branches.iter().map(|b| Choice::new(b.id, &b.name));
    let branches = std::iter::once(all).chain(each).collect();
    Ok(HoursPage {
        tabs: show::tabs(&visit, "/staff/hours"),
        history: show::history(&visit, entries),
        unplanned: !planned,
        visit,
        weeks,
        closures,
        form,
        branches,
    })
}

fn week(
    tx: &::store::Tx<'_>,
    words: &Words,
    branch: &Branch,
    today: Day,
) -> Result<Week, StoreError> {
    let calendar = crate::calendar(tx, branch.id)?;
    let days = (0..DAYS_SHOWN)
        .map(|n| today.plus_days(n))
        .map(|day| Shown {
            day: words.day_long(day),
            hours: spoken(words, &calendar, day),
            reason: calendar.reason(day).unwrap_or_default().to_owned(),
            is_today: day == today,
        });
    Ok(Week {
        branch: branch.clone(),
        days: days.collect(),
    })
}

fn line(visit: &Visit, closure: &Closure, branches: &[Branch]) -> Line {
    let name = closure
        .branch
        .and_then(|id| branches.iter().find(|b| b.id == id))
        .map(|b| b.name.clone());
    Line {
        id: closure.id,
        branch: name.unwrap_or_else(|| visit.t("hours-all-branches")),
        days: show::days(visit, closure.span.from_on, closure.span.to_on),
        hours: show::spoken(visit, closure.opening),
        reason: closure.reason.clone(),
    }
}

async fn get_hours(visit: Visit, State(tables): State<Store>) -> PageResult {
    let form = visit.form("closure");
    render(&page(visit, tables, form).await?)
}

async fn post_closure(visit: Visit, State(tables): State<Store>, form: Form) -> PageResult {
    let mut form = form.named("closure");
    let (from, to, reason) = (
        form.day("from"),
        form.optional_day("to"),
        form.text("reason", 120),
    );
    let hours = match crate::week::rules::read_hours(form.raw("hours")) {
        Ok(opening) => Some(opening),
        Err(reason) => {
            form.refuse("hours", reason);
            None
        }
    };
    let branch = form.raw("branch").parse::<BranchId>().ok();
    let (Some(from_on), Some(to), Some(reason), Some(opening)) = (from, to, reason, hours) else {
        return render_refused(&page(visit, tables, form).await?);
    };
    let span = DateSpan {
        from_on,
        to_on: to.unwrap_or(from_on),
    };
    let faults = super::faults(span, opening, &reason, visit.now.day(&visit.zone));
    if !faults.is_empty() {
        for fault in faults {
            form.refuse(fault.field, fault.reason);
        }
        return render_refused(&page(visit, tables, form).await?);
    }
    let act = visit.act_keyed(form.act_key());
    spawn_blocking(move || super::close(&tables, &act, branch, span, (opening, &reason))).await??;
    see_other("/staff/hours")
        .with_notice("closure-put", &[("day", &visit.words.day(from_on))])
        .done()
}

async fn post_end(
    visit: Visit,
    State(tables): State<Store>,
    Path(id): Path<i64>,
    form: Form,
) -> PageResult {
    let act = visit.act_keyed(form.act_key());
    if !spawn_blocking(move || super::reopen(&tables, &act, id)).await?? {
        return Err(PageError::NotFound);
    }
    see_other("/staff/hours")
        .with_notice("closure-taken-back", &[])
        .done()
}

/// The hours of one day, for programs.
#[derive(Serialize)]
struct ApiDay {
    branch: String,
    name: String,
    day: Day,
    opens_at: Option<String>,
    closes_at: Option<String>,
    reason: Option<String>,
}

webkit::shape!(ApiDay, "OpenDay" { branch, name, day, opens_at, closes_at, reason });

fn hours_call() -> Call {
    let example = json!([{
        "branch": "MAIN", "name": "Main Library", "day": "2026-11-30", "opens_at": "2026-11-30T15:30:00Z",
        "closes_at": "2026-12-01T04:00:00Z", "reason": null
    }]);
    Call::new("The hours of every branch for the days to come").gives::<Vec<ApiDay>>(example)
}

async fn get_api(
    visit: Visit,
    State(tables): State<Store>,
) -> Result<axum::Json<Vec<ApiDay>>, PageError> {
    let today = visit.now.day(&visit.zone);
    let days = spawn_blocking(move || {
        tables.read(|tx| {
            let mut days = Vec::new();
            for branch in crate::branches(tx)? {
                let calendar = crate::calendar(tx, branch.id)?;
                days.extend(
                    (0..DAYS_SHOWN).map(|n| api_day(&branch, &calendar, today.plus_days(n))),
                );
            }
            Ok::<_, StoreError>(days)
        })
    });
    Ok(axum::Json(days.await??))
}

fn api_day(branch: &Branch, calendar: &Calendar, day: Day) -> ApiDay {
    ApiDay {
        branch: branch.code.clone(),
        name: branch.name.clone(),
        day,
        opens_at: calendar.opens_at(day).map(kernel::Moment::rfc3339),
        closes_at: calendar.closing(day).map(kernel::Moment::rfc3339),
        reason: calendar.reason(day).map(str::to_owned),
    }
}

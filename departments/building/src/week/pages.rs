//! The pages of regular hours: every branch's week in every kind of period, and the year's periods.

use ::store::{Store, StoreError, Tx};
use askama::Template;
use axum::extract::State;
use kernel::{BranchId, DateSpan, perm};
use tokio::task::spawn_blocking;
use webkit::{
    Choice, Form, History, PageError, PageResult, Pages, Tabs, Visit, needs, render,
    render_refused, see_other,
};

use super::{Week, rules, store};
use crate::{Branch, show};

/// The fields of the seven days, from Monday.
const DAYS: [&str; 7] = [
    "day_1", "day_2", "day_3", "day_4", "day_5", "day_6", "day_7",
];

/// The routes of regular hours.
pub(crate) fn pages() -> Pages<Store> {
    Pages::new()
        .get("/staff/hours/weekly", needs::<perm::SeeHours>(), get_weekly)
        .get("/staff/hours/week", needs::<perm::EditRules>(), get_week)
        .post("/staff/hours/week", needs::<perm::EditRules>(), post_week)
        .post(
            "/staff/hours/periods",
            needs::<perm::EditRules>(),
            post_period,
        )
}

#[derive(Template)]
#[template(path = "week/weekly.html")]
struct WeeklyPage {
    visit: Visit,
    tabs: Tabs,
    kinds: Vec<Kind>,
    branches: Vec<Choice>,
    periods: Vec<PeriodLine>,
    unplanned: bool,
    form: Form,
    week: Form,
    history: History,
}

/// One kind of period with the week of each branch.
struct Kind {
    name: String,
    weeks: Vec<WeekLine>,
}

/// The week of one branch, in words.
struct WeekLine {
    branch: Branch,
    days: Vec<(String, String)>,
}

/// One period as the page has it.
struct PeriodLine {
    days: String,
    kind: String,
    now: bool,
}

#[derive(Template)]
#[template(path = "week/week.html")]
struct WeekPage {
    visit: Visit,
    tabs: Tabs,
    branch: Branch,
    kind: String,
    days: Vec<(&'static str, String)>,
    form: Form,
}

/// What the page of all weeks reads.
struct Facts {
    kinds: Vec<(String, Vec<(Branch, Week)>)>,
    branches: Vec<Branch>,
    periods: Vec<(DateSpan, String)>,
    entries: Vec<::store::journal::History>,
}

fn facts(tx: &Tx<'_>) -> Result<Facts, StoreError> {
    let branches = crate::branches(tx)?;
    let mut kinds = Vec::new();
    for kind in store::kinds(tx)? {
        let weeks = branches
            .iter()
            .map(|b| Ok((b.clone(), store::week(tx, b.id, &kind)?)))
            .collect::<Result<Vec<_>, StoreError>>()?;
        kinds.push((kind, weeks));
    }
    Ok(Facts {
        kinds,
        branches,
        periods: store::periods(tx)?,
        entries: show::entries(tx, &["week", "period"])?,
    })
}

async fn weekly(visit: Visit, tables: Store, form: Form) -> Result<WeeklyPage, PageError> {
    let facts = spawn_blocking(move || tables.read(facts)).await??;
    let today = visit.now.day(&visit.zone);
    let week_line = |(branch, week): (Branch, Week)| WeekLine {
        days: (0..7)
            .map(|n| {
                (
                    visit.t(format!("weekday-long-{}", n + 1)),
                    show::spoken(&visit, week[n]),
                )
            })
            .collect(),
        branch,
    };
    let kinds = facts.kinds.into_iter().map(|(name, weeks)| Kind {
        name,
        weeks: weeks.into_iter().map(week_line).collect(),
    });
    let kinds: Vec<Kind> = kinds.collect();
    let periods = facts.periods.iter().map(|(span, kind)| PeriodLine {
        days: show::days(&visit, span.from_on, span.to_on),
        kind: kind.clone(),
        now: span.contains(today),
    });
    Ok(WeeklyPage {
        tabs: show::tabs(&visit, "/staff/hours/weekly"),
        periods: periods.collect(),
        unplanned: !facts.periods.iter().any(|(span, _)| span.contains(today)),
        branches: facts
            .branches
            .iter()
            .map(|b| Choice::new(b.id, &b.name))
            .collect(),
        history: show::history(&visit, facts.entries),
        week: visit.form("week"),
        kinds,
        form,
        visit,
    })
}

async fn get_weekly(visit: Visit, State(tables): State<Store>) -> PageResult {
    let form = visit.form("period");
    render(&weekly(visit, tables, form).await?)
}

async fn post_period(visit: Visit, State(tables): State<Store>, form: Form) -> PageResult {
    let mut form = form.named("period");
    let (kind, from, to) = (
        form.text("kind", 40),
        form.day("from_on"),
        form.day("to_on"),
    );
    if let (Some(kind), Some(from_on), Some(to_on)) = (kind, from, to) {
        let (act, tables) = (visit.act_keyed(form.act_key()), tables.clone());
        let span = DateSpan { from_on, to_on };
        let work = move || super::put_period(&tables, &act, span, &kind);
        if show::tried(&mut form, work).await?.is_some() {
            return see_other("/staff/hours/weekly")
                .with_notice("period-put", &[])
                .done();
        }
    }
    render_refused(&weekly(visit, tables, form).await?)
}

async fn week_page(visit: Visit, tables: Store, form: Form) -> Result<WeekPage, PageError> {
    let branch: BranchId = form
        .raw("branch")
        .parse()
        .map_err(|_| PageError::NotFound)?;
    let kind = form.raw("kind").trim().to_owned();
    let asked = kind.clone();
    let read = move || {
        tables.read(|tx| {
            Ok::<_, StoreError>((crate::branch(tx, branch)?, store::week(tx, branch, &asked)?))
        })
    };
    let (branch, week) = spawn_blocking(read).await??;
    let branch = branch
        .filter(|_| !kind.is_empty())
        .ok_or(PageError::NotFound)?;
    let form = if form.is_refused() {
        form
    } else {
        (0..7).fold(form, |f, n| f.with(DAYS[n], show::typed(week[n])))
    };
    Ok(WeekPage {
        tabs: show::tabs(&visit, "/staff/hours/weekly"),
        days: (0..7)
            .map(|n| (DAYS[n], visit.t(format!("weekday-long-{}", n + 1))))
            .collect(),
        branch,
        kind,
        form,
        visit,
    })
}

async fn get_week(visit: Visit, State(tables): State<Store>, form: Form) -> PageResult {
    render(&week_page(visit, tables, form.named("week")).await?)
}

async fn post_week(visit: Visit, State(tables): State<Store>, form: Form) -> PageResult {
    let mut form = form.named("week");
    let mut week = Week::default();
    for (n, field) in DAYS.into_iter().enumerate() {
        match rules::read_hours(form.raw(field)) {
            Ok(opening) => week[n] = opening,
            Err(reason) => form.refuse(field, reason),
        }
    }
    let branch = form.raw("branch").parse::<BranchId>().ok();
    if let Some(branch) = branch.filter(|_| !form.is_refused()) {
        let (act, tables) = (visit.act_keyed(form.act_key()), tables.clone());
        let kind = form.raw("kind").trim().to_owned();
        let work = move || super::put_week(&tables, &act, (branch, &kind), &week);
        if show::tried(&mut form, work).await?.is_some() {
            return see_other("/staff/hours/weekly")
                .with_notice("week-put", &[])
                .done();
        }
    }
    render_refused(&week_page(visit, tables, form).await?)
}

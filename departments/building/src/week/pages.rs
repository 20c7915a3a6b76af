//! The pages of regular hours: every branch's week in every kind of period, and the year's periods.

use ::store::{Store, StoreError, Tx};
use askama::Template;
use axum::extract::State;
use kernel::{BranchId, DateSpan, Day, perm};
use tokio::task::spawn_blocking;
use webkit::{
    Choice, Form, History, PageError, PageResult, Pages, Tabs, Visit, needs, render,
    render_refused, see_other,
};

use super::{Week, WeekFrom, rules, store};
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
            "/staff/hours/week/back",
            needs::<perm::EditRules>(),
            post_week_back,
        )
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

/// A week of one branch, in words.
struct WeekLine {
    branch: Branch,
    days: Vec<(String, String)>,
    /// The day it is planned from, in words and as addresses have it; none for what holds today.
    from: Option<(String, Day)>,
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
    /// Whether this kind has no week here yet: its first holds on all days.
    is_first: bool,
    /// From when these hours are planned to hold, in words, and the day.
    planned: Option<(String, Day)>,
    form: Form,
}

/// The weeks of one kind at a branch, the earliest first.
type WeeksAt = (Branch, Vec<WeekFrom>);

/// What the page of all weeks reads.
struct Facts {
    kinds: Vec<(String, Vec<WeeksAt>)>,
    branches: Vec<Branch>,
    periods: Vec<(DateSpan, String)>,
    entries: Vec<::store::journal::History>,
}

fn facts(tx: &Tx<'_>) -> Result<Facts, StoreError> {
    let branches = crate::branches(tx)?;
    let all = branches
        .iter()
        .map(|b| Ok((b.clone(), store::weeks_of(tx, b.id)?)));
    let all = all.collect::<Result<Vec<_>, StoreError>>()?;
    let of_kind = |kind: String| {
        let weeks = all.iter().map(|(branch, kinds)| {
            let weeks = kinds.get(&kind).cloned().unwrap_or_default();
            (branch.clone(), weeks)
        });
        let weeks = weeks.collect();
        (kind, weeks)
    };
    Ok(Facts {
        kinds: store::kinds(tx)?.into_iter().map(of_kind).collect(),
        branches,
        periods: store::periods(tx)?,
        entries: show::entries(tx, &["week", "period"])?,
    })
}

async fn weekly(visit: Visit, tables: Store, form: Form) -> Result<WeeklyPage, PageError> {
    let facts = spawn_blocking(move || tables.read(facts)).await??;
    let today = visit.now.day(&visit.zone);
    let kinds = facts.kinds.into_iter().map(|(name, weeks)| Kind {
        name,
        weeks: weeks
            .iter()
            .flat_map(|(branch, weeks)| lines(&visit, branch, weeks, today))
            .collect(),
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

/// What holds at a branch today, and what is planned to follow.
fn lines(visit: &Visit, branch: &Branch, weeks: &[WeekFrom], today: Day) -> Vec<WeekLine> {
    let line = |from, week: &Week| WeekLine {
        branch: branch.clone(),
        days: (0..7)
            .map(|n| (weekday(visit, n), show::spoken(visit, week[n])))
            .collect(),
        from,
    };
    let now = rules::week_on(weeks, today).unwrap_or_default();
    let planned = weeks.iter().filter(|week| week.from_on > today);
    let planned = planned.map(|week| {
        let from = (said(visit, "weekly-from", week.from_on), week.from_on);
        line(Some(from), &week.days)
    });
    [line(None, &now)].into_iter().chain(planned).collect()
}

fn said(visit: &Visit, key: &str, day: Day) -> String {
    visit.words.tf(key, &[("day", visit.words.day(day))])
}

fn weekday(visit: &Visit, from_monday: usize) -> String {
    visit.t(format!("weekday-long-{}", from_monday + 1))
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

/// Which week a form is about.
struct Which {
    branch: BranchId,
    kind: String,
}

impl Which {
    fn of(form: &Form) -> Result<Self, PageError> {
        let branch = form.raw("branch").parse();
        let kind = form.raw("kind").trim().to_owned();
        match branch {
            Ok(branch) if !kind.is_empty() => Ok(Self { branch, kind }),
            _ => Err(PageError::NotFound),
        }
    }
}

/// The page of one week; `typed` says that the form brings hours of its own, else it shows those that stand.
async fn week_page(
    visit: Visit,
    tables: Store,
    form: Form,
    typed: bool,
) -> Result<WeekPage, PageError> {
    let Which { branch, kind } = Which::of(&form)?;
    let read = move || {
        tables.read(|tx| {
            Ok::<_, StoreError>((crate::branch(tx, branch)?, store::weeks_of(tx, branch)?))
        })
    };
    let (branch, mut kinds) = spawn_blocking(read).await??;
    let branch = branch.ok_or(PageError::NotFound)?;
    let weeks = kinds.remove(&kind).unwrap_or_default();
    let today = visit.now.day(&visit.zone);
    let from_on = form.raw("from_on").parse().unwrap_or(today);
    let planned = weeks.iter().any(|week| week.from_on == from_on) && from_on > today;
    let planned = planned.then(|| (said(&visit, "week-back-way", from_on), from_on));
    let form = if typed {
        form
    } else {
        let week = rules::week_on(&weeks, from_on).unwrap_or_default();
        let form = form.with("from_on", from_on);
        (0..7).fold(form, |f, n| f.with(DAYS[n], show::typed(week[n])))
    };
    Ok(WeekPage {
        tabs: show::tabs(&visit, "/staff/hours/weekly"),
        days: (0..7).map(|n| (DAYS[n], weekday(&visit, n))).collect(),
        is_first: weeks.is_empty(),
        planned,
        branch,
        kind,
        form,
        visit,
    })
}

async fn get_week(visit: Visit, State(tables): State<Store>, form: Form) -> PageResult {
    render(&week_page(visit, tables, form.named("week"), false).await?)
}

async fn post_week(visit: Visit, State(tables): State<Store>, form: Form) -> PageResult {
    let mut form = form.named("week");
    let which = Which::of(&form)?;
    let mut week = Week::default();
    for (n, field) in DAYS.into_iter().enumerate() {
        match rules::read_hours(form.raw(field)) {
            Ok(opening) => week[n] = opening,
            Err(reason) => form.refuse(field, reason),
        }
    }
    let from_on = form.optional_day("from_on");
    for fault in rules::week_faults(from_on.flatten(), visit.now.day(&visit.zone)) {
        form.refuse(fault.field, fault.reason);
    }
    if let Some(from_on) = from_on.filter(|_| !form.is_refused()) {
        let (act, tables) = (visit.act_keyed(form.act_key()), tables.clone());
        let work =
            move || super::put_week(&tables, &act, (which.branch, &which.kind), from_on, &week);
        if show::tried(&mut form, work).await?.is_some() {
            return see_other("/staff/hours/weekly")
                .with_notice("week-put", &[])
                .done();
        }
    }
    render_refused(&week_page(visit, tables, form, true).await?)
}

/// Takes back what was planned to hold from a day on.
async fn post_week_back(visit: Visit, State(tables): State<Store>, form: Form) -> PageResult {
    let mut form = form.named("week");
    let which = Which::of(&form)?;
    if let Some(from_on) = form.day("from_on") {
        let (act, tables) = (visit.act_keyed(form.act_key()), tables.clone());
        let work =
            move || super::take_week_back(&tables, &act, (which.branch, &which.kind), from_on);
        if show::tried(&mut form, work).await?.is_some() {
            return see_other("/staff/hours/weekly")
                .with_notice("week-taken-back", &[])
                .done();
        }
    }
    render_refused(&week_page(visit, tables, form, false).await?)
}

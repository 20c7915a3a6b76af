//! The pages of long work: the list, one job with its bar, stopping it, starting it anew.

use std::time::Duration;

use ::store::Store;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kernel::{JobId, perm};
use tokio::sync::mpsc;
use tokio::task::spawn_blocking;
use tokio_stream::wrappers::ReceiverStream;
use webkit::{
    Cell, Choice, Column, Filter, Kind, ListQuery, Listing, PageError, PageResult, Pages, Path,
    Progress, ProgressBar, Row, Tag, Visit, needs, progress_stream, render, see_other,
};

use crate::{Job, State as JobState, store};

/// How often a page that looks on is told.
const TELL_EVERY: Duration = Duration::from_millis(400);

/// The routes of long work.
#[must_use]
pub fn pages(store: Store) -> Pages {
    Pages::new()
        .get("/staff/jobs", needs::<perm::RunMachine>(), get_list)
        .get("/staff/jobs/{id}", needs::<perm::StaffHome>(), get_one)
        .stream(
            "/staff/jobs/{id}/events",
            needs::<perm::StaffHome>(),
            get_events,
        )
        .post(
            "/staff/jobs/{id}/cancel",
            needs::<perm::BatchRecords>(),
            post_cancel,
        )
        .post(
            "/staff/jobs/{id}/again",
            needs::<perm::RunMachine>(),
            post_again,
        )
        .finish(store)
}

#[derive(Template)]
#[template(path = "list.html")]
struct ListPage {
    visit: Visit,
    list: Listing,
}

#[derive(Template)]
#[template(path = "one.html")]
struct OnePage {
    bar: ProgressBar,
    tag: Tag,
    visit: Visit,
    job: Job,
}

impl OnePage {
    fn kind_key(&self) -> String {
        format!("job-kind-{}", self.job.kind)
    }
}

fn tag(visit: &Visit, state: JobState) -> Tag {
    let kind = match state {
        JobState::Done => Kind::Ok,
        JobState::Failed => Kind::Stop,
        JobState::Cancelled => Kind::Warn,
        JobState::Queued | JobState::Running => Kind::Plain,
    };
    Tag::new(kind, visit.t(format!("job-state-{}", state.code())))
}

fn progress(job: &Job, next: Option<String>) -> Progress {
    let count = |n: i64| u64::try_from(n).unwrap_or(0);
    Progress {
        done: count(job.done),
        total: count(job.total),
        message: job.note.clone(),
        finished: job.state.is_over(),
        next,
    }
}

/// The bar of a job, for the page of whoever asked for it; leads to `next` when the job has ended.
#[must_use]
pub fn bar(visit: &Visit, job: &Job, next: &str) -> ProgressBar {
    let events = format!("/staff/jobs/{}/events?next={next}", job.id);
    ProgressBar::new(&visit.words, progress(job, Some(next.to_owned())), events)
}

async fn get_list(visit: Visit, State(tables): State<Store>) -> PageResult {
    let query = ListQuery::of(&visit);
    let state = query.filter("state").map(str::to_owned);
    let (from, most) = (query.offset() as i64, query.limit() as i64);
    let (jobs, total) =
        spawn_blocking(move || tables.read(|tx| store::page(tx, state.as_deref(), from, most)))
            .await??;
    let states = ["queued", "running", "done", "failed", "cancelled"];
    let choices = states
        .map(|s| Choice::new(s, visit.t(format!("job-state-{s}"))))
        .to_vec();
    let columns = ["kind", "state", "asked", "by", "note"]
        .map(Column::new)
        .to_vec();
    let rows: Vec<Row> = jobs.iter().map(|job| row(&visit, job)).collect();
    let list = Listing::new(&visit, "jobs", query, columns)
        .filter(Filter::choose("state", choices))
        .rows(rows, u64::try_from(total).unwrap_or(0));
    if let Some(file) = list.export().await? {
        return Ok(file);
    }
    render(&ListPage { visit, list })
}

fn row(visit: &Visit, job: &Job) -> Row {
    Row::new([
        Cell::link(
            visit.t(format!("job-kind-{}", job.kind)),
            format!("/staff/jobs/{}", job.id),
        ),
        Cell::Tag(tag(visit, job.state)),
        Cell::Moment(job.created_at),
        Cell::text(&job.asked_by),
        Cell::text(&job.note),
    ])
}

async fn found(tables: Store, id: JobId) -> Result<Job, PageError> {
    spawn_blocking(move || tables.read(|tx| store::by_id(tx, id)))
        .await??
        .ok_or(PageError::NotFound)
}

async fn get_one(visit: Visit, State(tables): State<Store>, Path(id): Path<JobId>) -> PageResult {
    let job = found(tables, id).await?;
    let here = format!("/staff/jobs/{id}");
    render(&OnePage {
        bar: bar(&visit, &job, &here),
        tag: tag(&visit, job.state),
        visit,
        job,
    })
}

async fn get_events(
    visit: Visit,
    State(tables): State<Store>,
    Path(id): Path<JobId>,
) -> Result<Response, PageError> {
    found(tables.clone(), id).await?;
    let next = visit
        .asked("next")
        .map(|next| webkit::safe_next(&next, "/staff").to_owned());
    let (sender, receiver) = mpsc::channel(2);
    tokio::spawn(async move {
        while let Ok(job) = found(tables.clone(), id).await {
            let over = job.state.is_over();
            if sender.send(progress(&job, next.clone())).await.is_err() || over {
                break;
            }
            tokio::time::sleep(TELL_EVERY).await;
        }
    });
    Ok(progress_stream(ReceiverStream::new(receiver)))
}

async fn post_cancel(
    visit: Visit,
    State(tables): State<Store>,
    Path(id): Path<JobId>,
) -> PageResult {
    let act = visit.act();
    spawn_blocking(move || tables.write(&act, |tx| store::cancel(tx, id))).await??;
    see_other(format!("/staff/jobs/{id}"))
        .with_notice("job-cancel-asked", &[])
        .done()
}

async fn post_again(
    visit: Visit,
    State(tables): State<Store>,
    Path(id): Path<JobId>,
) -> PageResult {
    let act = visit.act();
    spawn_blocking(move || tables.write(&act, |tx| store::again(tx, id))).await??;
    see_other(format!("/staff/jobs/{id}"))
        .with_notice("job-started-anew", &[])
        .done()
}

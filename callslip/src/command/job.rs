//! `callslip job`: the queue of long work from the command line.

use clap::{Args, Subcommand, ValueEnum};
use jobs::Job;
use kernel::{Act, Clock, JobId};
use serde_json::json;

use crate::cli::Place;
use crate::house::IndexUse;
use crate::{Answer, House, Speaker};

/// The commands on long work.
#[derive(Subcommand, Clone, Debug)]
pub(crate) enum JobCommand {
    /// List jobs, the newest first
    List(List),
    /// Ask a job to stop
    Cancel(One),
    /// Queue a failed or cancelled job anew
    Retry(One),
}

/// What to list.
#[derive(Args, Clone, Debug)]
pub(crate) struct List {
    #[command(flatten)]
    place: Place,
    /// Only jobs in this state
    #[arg(long, value_enum)]
    state: Option<Wanted>,
    /// How many to show
    #[arg(long, default_value_t = 50)]
    limit: u32,
}

/// The states by which jobs are listed.
#[derive(ValueEnum, Clone, Copy, Debug)]
enum Wanted {
    Queued,
    Running,
    Done,
    Failed,
    Cancelled,
}

/// A job.
#[derive(Args, Clone, Debug)]
pub(crate) struct One {
    #[command(flatten)]
    place: Place,
    /// The job's number, as the list shows it
    #[arg(value_name = "JOB")]
    job: i64,
}

impl JobCommand {
    /// Where the library is.
    pub(crate) fn place(&self) -> &Place {
        match self {
            Self::List(args) => &args.place,
            Self::Cancel(args) | Self::Retry(args) => &args.place,
        }
    }
}

/// Runs one of the commands.
pub(crate) fn run(command: &JobCommand, speaker: Speaker) -> anyhow::Result<Answer> {
    let house = House::open(
        &command.place().config()?,
        Clock::machine(),
        IndexUse::Aside,
    )?;
    match command {
        JobCommand::List(args) => list(&house, args, speaker),
        JobCommand::Cancel(args) => cancel(&house, JobId(args.job), speaker),
        JobCommand::Retry(args) => retry(&house, JobId(args.job), speaker),
    }
}

fn list(house: &House, args: &List, speaker: Speaker) -> anyhow::Result<Answer> {
    let state = args.state.map(|state| format!("{state:?}").to_lowercase());
    let most = i64::from(args.limit);
    let (jobs, total) = house
        .store
        .read(|tx| jobs::page(tx, state.as_deref(), 0, most))?;
    for job in &jobs {
        say(job, house, speaker)?;
    }
    if !speaker.is_json() {
        speaker.say(&format!("{} of {total} jobs", jobs.len()), &json!(null))?;
    }
    Ok(Answer::done())
}

fn say(job: &Job, house: &House, speaker: Speaker) -> std::io::Result<()> {
    let asked = job.created_at.in_zone(&house.zone);
    let asked = asked.strftime("%Y-%m-%d %H:%M").to_string();
    let state = job.state.code();
    let text = format!(
        "{:>6}  {:<10} {:<20} {asked}  {}/{}  {}",
        job.id.0, state, job.kind, job.done, job.total, job.note
    );
    let value = json!({
        "id": job.id, "kind": job.kind, "state": state, "asked_at": asked, "asked_by": job.asked_by,
        "attempts": job.attempts, "done": job.done, "total": job.total, "note": job.note
    });
    speaker.say(text.trim_end(), &value)
}

/// A job that is over cannot be stopped.
fn cancel(house: &House, id: JobId, speaker: Speaker) -> anyhow::Result<Answer> {
    let Some(job) = house.store.read(|tx| jobs::job(tx, id))? else {
        return Ok(unknown(id));
    };
    if job.state.is_over() {
        let what = format!("job {} is {} already", id.0, job.state.code());
        return Ok(Answer::problem(what, "nothing is left to stop"));
    }
    let act = Act::system(house.clock.now());
    house.store.write(&act, |tx| jobs::cancel(tx, id))?;
    speaker.say(
        &format!("job {} is asked to stop", id.0),
        &json!({ "job": id, "cancel_asked": true }),
    )?;
    Ok(Answer::done())
}

fn retry(house: &House, id: JobId, speaker: Speaker) -> anyhow::Result<Answer> {
    let Some(job) = house.store.read(|tx| jobs::job(tx, id))? else {
        return Ok(unknown(id));
    };
    let act = Act::system(house.clock.now());
    if house.store.write(&act, |tx| jobs::again(tx, id))? == 0 {
        let what = format!("job {} is {}", id.0, job.state.code());
        let way = "only a failed or cancelled job is started anew";
        return Ok(Answer::problem(what, way));
    }
    speaker.say(
        &format!("job {} is queued again; a running server does it", id.0),
        &json!({ "job": id, "state": "queued" }),
    )?;
    Ok(Answer::done())
}

fn unknown(id: JobId) -> Answer {
    Answer::problem(
        format!("there is no job {}", id.0),
        "`callslip job list` shows their numbers",
    )
}

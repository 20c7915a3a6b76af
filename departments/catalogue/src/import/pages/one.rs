//! One batch: what it would do, what is wrong in it, how far it is.

use askama::Template;
use axum::extract::State;
use kernel::{BatchId, perm};
use store::StoreError;
use webkit::{
    Cell, Choice, Column, Facts, Filing, Filter, Kind, ListQuery, Listing, Note, PageError,
    PageResult, Pages, Path, ProgressBar, Row, Tag, Visit, blocking, needs, render,
};

use super::upload::state_tag;
use crate::Desk;
use crate::import::problems::{ProblemCount, problem_counts};
use crate::import::staged::{self, Wanted};
use crate::import::{Batch, Staged, State as Stand, batch, profile, works};

/// Kinds of problems shown.
const PROBLEMS: i64 = 60;
/// How many of them are not folded away.
const FIRST: usize = 10;

pub(super) fn pages() -> Pages<Desk> {
    Pages::new().get(
        "/staff/import/{id}",
        needs::<perm::BatchRecords>(),
        get_batch,
    )
}

#[derive(Template)]
#[template(path = "import/pages/batch.html")]
struct BatchPage {
    visit: Visit,
    batch: Batch,
    state: Tag,
    note: Option<Note>,
    bar: Option<ProgressBar>,
    facts: Facts,
    /// The kinds of problems to look at first, and the rest, folded away.
    first: Vec<ProblemLine>,
    more: Vec<ProblemLine>,
    list: Listing,
}

/// One kind of problem with the way to its records.
struct ProblemLine {
    tag: Tag,
    field: String,
    code: String,
    message: String,
    records: String,
    href: String,
    first: String,
}

impl BatchPage {
    fn can_commit(&self) -> bool {
        matches!(self.batch.state, Stand::Staged | Stand::Undone) && self.batch.records > 0
    }

    fn can_go_on(&self) -> bool {
        self.batch.state == Stand::Stopped && self.batch.job.is_some()
    }

    fn can_undo(&self) -> bool {
        matches!(self.batch.state, Stand::Committed | Stand::Stopped)
            && self.batch.added + self.batch.overlaid > 0
    }
}

/// What the page needs of the tables.
struct Loaded {
    batch: Batch,
    /// The name of its profile.
    profile: String,
    job: Option<jobs::Job>,
    counts: Vec<ProblemCount>,
    rows: Vec<Staged>,
    total: i64,
    /// Work is at it, but the disk takes nothing: the batch cannot say so itself.
    disk_full: bool,
}

async fn get_batch(visit: Visit, State(desk): State<Desk>, Path(id): Path<BatchId>) -> PageResult {
    let query = ListQuery::of(&visit);
    let empty = Listing::new(&visit, "staged", query.clone(), columns());
    if query.export().is_some() {
        let give = move |filing: &mut Filing| give_out(filing, &visit, &desk, id, &wanted(&query));
        return empty.file(give).await;
    }
    let loaded = blocking(move || load(&desk, id, &query)).await?;
    let list = listing(&visit, empty, &loaded);
    let here = format!("/staff/import/{id}");
    let running = !loaded.batch.state.is_settled();
    let job = loaded.job.as_ref().filter(|_| running);
    let mut problems = loaded.counts.iter().map(|one| problem(&visit, id, one));
    let first: Vec<ProblemLine> = problems.by_ref().take(FIRST).collect();
    let more = problems.collect();
    render(&BatchPage {
        state: state_tag(&visit, loaded.batch.state),
        note: note(&visit, &loaded),
        bar: job.map(|job| jobs::bar(&visit, job, &here)),
        facts: facts(&visit, &loaded.batch, &loaded.profile),
        first,
        more,
        batch: loaded.batch,
        list,
        visit,
    })
}

/// Hands all records asked for to a file, some at a time.
fn give_out(
    filing: &mut Filing,
    visit: &Visit,
    desk: &Desk,
    id: BatchId,
    wanted: &Wanted,
) -> Result<(), PageError> {
    desk.store.read(|tx| {
        batch(tx, id)?.ok_or(PageError::NotFound)?;
        filing.add_pages(|offset, limit| {
            let (found, _) = staged::staged(tx, id, wanted, number(offset), number(limit))?;
            let rows = found.iter().map(|one| staged_row(visit, id, one));
            Ok::<_, StoreError>(rows.collect())
        })
    })
}

fn number(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn wanted(query: &ListQuery) -> Wanted {
    Wanted {
        action: query.filter("action").unwrap_or_default().to_owned(),
        worst: query
            .filter("worst")
            .and_then(|text| text.parse().ok())
            .unwrap_or(0),
        tag: query.filter("tag").unwrap_or_default().to_owned(),
        matched: query.filter("matched").is_some(),
    }
}

fn load(desk: &Desk, id: BatchId, query: &ListQuery) -> Result<Loaded, PageError> {
    desk.store.read(|tx| {
        let batch = batch(tx, id)?.ok_or(PageError::NotFound)?;
        let job = match batch.job {
            Some(job) => jobs::job(tx, job)?,
            None => None,
        };
        let (offset, limit) = (number(query.offset()), number(query.limit()));
        let (rows, total) = staged::staged(tx, id, &wanted(query), offset, limit)?;
        let profile = profile(tx, &batch.profile)?.map(|profile| profile.name);
        Ok(Loaded {
            disk_full: !batch.state.is_settled() && is_full(&desk.uploads),
            profile: profile.unwrap_or_else(|| batch.profile.clone()),
            batch,
            job,
            counts: problem_counts(tx, id, PROBLEMS)?,
            rows,
            total,
        })
    })
}

/// Whether the disk of a folder takes nothing more, by trying.
fn is_full(folder: &std::path::Path) -> bool {
    let probe = folder.join("room.probe");
    let tried = std::fs::write(&probe, [0; 64 << 10]);
    // It is there only where it could be made.
    std::fs::remove_file(&probe).ok();
    tried.is_err_and(|error| {
        matches!(
            error.kind(),
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded
        )
    })
}

fn note(visit: &Visit, loaded: &Loaded) -> Option<Note> {
    let batch = &loaded.batch;
    let key = if loaded.disk_full {
        works::DISK_FULL
    } else {
        batch.note.as_str()
    };
    if key.is_empty() {
        return None;
    }
    if visit.words.has(key) {
        let way = visit.t(format!("{key}-way"));
        return Some(Note::new(Kind::Warn, visit.t(key)).why(way));
    }
    Some(Note::new(Kind::Stop, visit.t("import-stopped")).why(batch.note.clone()))
}

fn facts(visit: &Visit, batch: &Batch, profile: &str) -> Facts {
    let format = match batch.format.as_str() {
        "" => String::new(),
        format => visit.t(format!("import-format-{format}")),
    };
    let number = |n: i64| visit.words.number(n);
    let would = matches!(batch.state, Stand::Staged | Stand::Staging);
    let key =
        |done: &'static str, planned: &'static str| visit.t(if would { planned } else { done });
    let facts = Facts::new()
        .with(visit.t("import-profile"), profile)
        .with(visit.t("import-format"), format)
        .with(visit.t("import-records"), number(batch.records))
        .with(visit.t("import-problems"), number(batch.problems))
        .with(key("import-added", "import-would-add"), number(batch.added))
        .with(
            key("import-overlaid", "import-would-overlay"),
            number(batch.overlaid),
        )
        .with(
            key("import-skipped", "import-would-skip"),
            number(batch.skipped),
        )
        .with(visit.t("import-items"), number(batch.items));
    if batch.kept > 0 {
        let left = format!("/staff/import/{}/left", batch.id);
        facts.leading(visit.t("import-kept"), number(batch.kept), &left)
    } else {
        facts
    }
}

/// How bad a problem is, as a word that stands out.
pub(super) fn severity_tag(visit: &Visit, severity: i64) -> Tag {
    let kind = match severity {
        3.. => Kind::Stop,
        2 => Kind::Warn,
        _ => Kind::Plain,
    };
    Tag::new(
        kind,
        visit.t(format!("marc-severity-{}", severity.clamp(1, 3))),
    )
}

fn problem(visit: &Visit, id: BatchId, one: &ProblemCount) -> ProblemLine {
    ProblemLine {
        tag: severity_tag(visit, one.severity),
        field: one.tag.clone(),
        code: one.code.clone(),
        message: one.message.clone(),
        records: visit.words.number(one.records),
        href: format!("/staff/import/{id}?tag={}", one.tag),
        first: format!("/staff/import/{id}/records/{}", one.first),
    }
}

fn columns() -> Vec<Column> {
    vec![
        Column::new("number").number(),
        Column::new("title"),
        Column::new("action"),
        Column::new("match"),
        Column::new("problems").number(),
    ]
}

fn listing(visit: &Visit, empty: Listing, loaded: &Loaded) -> Listing {
    let rows = loaded
        .rows
        .iter()
        .map(|row| staged_row(visit, loaded.batch.id, row));
    let choices = |prefix: &str, codes: &[&str]| -> Vec<Choice> {
        let choice = |code: &&str| Choice::new(code, visit.t(format!("{prefix}-{code}")));
        codes.iter().map(choice).collect()
    };
    let total = u64::try_from(loaded.total).unwrap_or(0);
    empty
        .filter(Filter::choose(
            "action",
            choices("import-action", &["add", "overlay", "skip"]),
        ))
        .filter(Filter::choose(
            "worst",
            choices("marc-severity", &["2", "3"]),
        ))
        .filter(Filter::choose("matched", choices("staged-matched", &["1"])))
        .filter(Filter::typed("tag"))
        .rows(rows, total)
}

fn staged_row(visit: &Visit, batch: BatchId, row: &Staged) -> Row {
    let action = visit.t(format!("import-action-{}", row.action));
    let why = visit.t(format!("import-why-{}", row.why));
    let kind = match row.action.as_str() {
        "add" => Kind::Ok,
        "overlay" => Kind::Warn,
        _ => Kind::Plain,
    };
    let matched = row.bib.or(row.matched);
    let by = if row.matched_by.is_empty() {
        visit.t("import-match-none")
    } else {
        visit.t(format!("import-match-{}", row.matched_by))
    };
    let title = if row.title.is_empty() {
        why.clone()
    } else {
        row.title.clone()
    };
    Row::new([
        Cell::Number(row.number),
        Cell::Lines {
            text: title,
            href: format!("/staff/import/{batch}/records/{}", row.number),
            under: row.author.clone(),
        },
        Cell::tag(kind, format!("{action}: {why}")),
        matched.map_or(Cell::Empty, |bib| {
            Cell::link(by, format!("/staff/bibs/{bib}"))
        }),
        Cell::Number(row.problems),
    ])
}

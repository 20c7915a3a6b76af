//! One staged record: what it says, what is wrong with it, what is to happen to it.

use askama::Template;
use axum::extract::State;
use kernel::{BatchId, Reason, perm};
use webkit::{
    Form, PageError, PageResult, Pages, Path, Tag, Visit, blocking, needs, render, see_other,
};

use super::one::severity_tag;
use crate::Desk;
use crate::bib::decode;
use crate::desk::page_error;
use crate::import::problems::problems_of;
use crate::import::staged::{self, choose};
use crate::import::{Action, Problem, Staged, State as Stand, batch};
use crate::show::{MarcLine, marc_lines};

pub(super) fn pages() -> Pages<Desk> {
    Pages::new()
        .get(
            "/staff/import/{id}/records/{number}",
            needs::<perm::BatchRecords>(),
            get_record,
        )
        .post(
            "/staff/import/{id}/records/{number}",
            needs::<perm::BatchRecords>(),
            post_record,
        )
}

#[derive(Template)]
#[template(path = "import/pages/record.html")]
struct RecordPage {
    visit: Visit,
    batch: BatchId,
    heading: String,
    action: String,
    why: String,
    record: Staged,
    problems: Vec<(Tag, Problem)>,
    lines: Vec<MarcLine>,
    /// The damaged bytes, readable as far as they can be.
    raw: Option<String>,
    actions: Vec<(&'static str, String)>,
}

/// Characters of damaged bytes shown.
const RAW_SHOWN: usize = 4_000;

async fn get_record(
    visit: Visit,
    State(desk): State<Desk>,
    Path((id, number)): Path<(BatchId, i64)>,
) -> PageResult {
    let load = move || {
        desk.store.read(|tx| {
            let found = batch(tx, id)?.ok_or(PageError::NotFound)?;
            let record = staged::one(tx, id, number)?.ok_or(PageError::NotFound)?;
            let bytes = staged::bytes(tx, id, number)?;
            Ok::<_, PageError>((found, record, bytes, problems_of(tx, id, number)?))
        })
    };
    let (found, record, (marc, raw), problems) = blocking(load).await?;
    let lines = marc
        .as_deref()
        .and_then(decode)
        .map(|record| marc_lines(&record));
    let shown = |raw: Vec<u8>| -> String {
        let text = String::from_utf8_lossy(&raw);
        text.chars()
            .take(RAW_SHOWN)
            .map(|c| if c.is_control() { '·' } else { c })
            .collect()
    };
    let heading = visit.words.tf(
        "import-record-title",
        &[("number", visit.words.number(number))],
    );
    render(&RecordPage {
        actions: actions(&visit, found.state, &record),
        problems: problems
            .into_iter()
            .map(|one| (severity_tag(&visit, one.severity), one))
            .collect(),
        lines: lines.unwrap_or_default(),
        raw: raw.map(shown),
        action: visit.t(format!("import-action-{}", record.action)),
        why: visit.t(format!("import-why-{}", record.why)),
        batch: id,
        heading,
        record,
        visit,
    })
}

/// What a person may choose for the record.
fn actions(visit: &Visit, state: Stand, record: &Staged) -> Vec<(&'static str, String)> {
    if state != Stand::Staged || record.why == "no-record" {
        return Vec::new();
    }
    let all = [Action::Add, Action::Overlay, Action::Skip].into_iter();
    let possible = all
        .filter(|action| action.code() != record.action)
        .filter(|action| *action != Action::Overlay || record.matched.is_some());
    possible
        .map(|action| {
            (
                action.code(),
                visit.t(format!("import-action-{}", action.code())),
            )
        })
        .collect()
}

async fn post_record(
    visit: Visit,
    State(desk): State<Desk>,
    Path((id, number)): Path<(BatchId, i64)>,
    form: Form,
) -> PageResult {
    let unknown = || PageError::Refused(vec![Reason::new("import-action-unknown")]);
    let action = Action::of(form.raw("action")).ok_or_else(unknown)?;
    let act = visit.act_keyed(form.act_key());
    let say = move || {
        desk.store
            .write_once(&act, "import.choose", |tx| choose(tx, id, number, action))
            .map_err(page_error)
    };
    blocking(say).await?;
    see_other(format!("/staff/import/{id}/records/{number}")).done()
}

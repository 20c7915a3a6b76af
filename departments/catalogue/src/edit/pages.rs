//! The editor: text, problems beside their lines, and both versions when two people edit one record.

use askama::Template;
use axum::extract::State;
use kernel::{Act, BibId, Reason, perm};
use webkit::{
    Form, PageError, PageResult, Pages, Path, Visit, blocking, needs, render, render_refused,
    see_other,
};

use super::{Read, read, write};
use crate::CatalogueError;
use crate::bib::{self, Keep};
use crate::desk::{Desk, page_error};

/// The longest text of a record, in bytes.
const LONGEST: usize = 900_000;

/// The routes of the editor.
pub(crate) fn pages() -> Pages<Desk> {
    Pages::new()
        .get("/staff/bibs/new", needs::<perm::EditBib>(), get_new)
        .post("/staff/bibs", needs::<perm::EditBib>(), post_new)
        .get("/staff/bibs/{id}/edit", needs::<perm::EditBib>(), get_edit)
        .post("/staff/bibs/{id}/edit", needs::<perm::EditBib>(), post_edit)
}

#[derive(Template)]
#[template(path = "edit/edit.html")]
struct EditPage {
    visit: Visit,
    form: Form,
    heading: String,
    action: String,
    back: String,
    version: i64,
    problems: Vec<(webkit::Tag, String, String)>,
    is_checked: bool,
    /// What somebody else wrote meanwhile.
    theirs: Option<String>,
}

impl EditPage {
    fn new(visit: Visit, form: Form, of: Option<(BibId, i64)>) -> Self {
        let (heading, action, back) = match of {
            Some((id, _)) => (
                visit.t("edit-title"),
                format!("/staff/bibs/{id}/edit"),
                format!("/staff/bibs/{id}"),
            ),
            None => (
                visit.t("edit-new-title"),
                "/staff/bibs".into(),
                "/staff/catalogue".into(),
            ),
        };
        Self {
            visit,
            form,
            heading,
            action,
            back,
            version: of.map_or(0, |(_, version)| version),
            problems: Vec::new(),
            is_checked: false,
            theirs: None,
        }
    }

    fn with_problems(mut self, read: &Read) -> Self {
        let kinds = [webkit::Kind::Plain, webkit::Kind::Warn, webkit::Kind::Stop];
        let line = |problem: &super::lines::LineProblem| {
            let kind = usize::try_from(problem.severity - 1)
                .ok()
                .and_then(|at| kinds.get(at).copied());
            let tag = self.visit.t(format!("marc-severity-{}", problem.severity));
            let place = match problem.line {
                0 => self.visit.t("edit-whole"),
                n => self.visit.words.tf("edit-line", &[("line", n.to_string())]),
            };
            (
                webkit::Tag::new(kind.unwrap_or_default(), tag),
                place,
                problem.message.clone(),
            )
        };
        let problems = read.problems.iter().map(line).collect();
        self.problems = problems;
        self.is_checked = true;
        self
    }
}

async fn get_new(visit: Visit) -> PageResult {
    let blank = blank(visit.now.day(&visit.zone));
    let form = visit.form("edit").with("text", write(&blank));
    render(&EditPage::new(visit, form, None))
}

async fn get_edit(visit: Visit, State(desk): State<Desk>, Path(id): Path<BibId>) -> PageResult {
    let load = move || {
        desk.store.read(|tx| {
            let record = bib::marc(tx, id)?;
            let version = crate::bib(tx, id)?.map_or(1, |bib| bib.version);
            Ok::<_, CatalogueError>((record, version))
        })
    };
    let (record, version) = blocking(move || load().map_err(page_error)).await?;
    let form = visit.form("edit").with("text", write(&record));
    let page = EditPage::new(visit, form, Some((id, version)));
    render(&page.with_problems(&read(&write(&record))))
}

/// The text as typed and what it says; `None` when there is nothing to save yet.
fn typed(form: &mut Form) -> (Read, bool) {
    let text = form.raw("text").to_owned();
    let found = read(&text);
    if text.len() > LONGEST {
        form.refuse("text", Reason::new("edit-too-long"));
    } else if found.is_unreadable() {
        form.refuse("text", Reason::new("edit-unreadable"));
    } else if found.is_damaged {
        form.refuse("text", Reason::new("edit-lines"));
    }
    let wants_save = !form.ticked("check") && !form.is_refused();
    (found, wants_save)
}

async fn post_new(visit: Visit, State(desk): State<Desk>, form: Form) -> PageResult {
    let mut form = form.named("edit");
    let (found, wants_save) = typed(&mut form);
    let Some(record) = found.record.clone().filter(|_| wants_save) else {
        let page = EditPage::new(visit, form, None).with_problems(&found);
        return render_refused(&page);
    };
    let act = visit.act_keyed(form.act_key());
    let add = move || {
        desk.store
            .write_once(&act, "bib.add", |tx| bib::add(tx, &record, Keep::default()))
    };
    match blocking(move || Ok::<_, PageError>(add())).await? {
        Ok(id) => see_other(format!("/staff/bibs/{id}"))
            .with_notice("edit-added", &[])
            .done(),
        Err(CatalogueError::Refused(reasons)) => {
            form.refuse_all(reasons);
            render_refused(&EditPage::new(visit, form, None).with_problems(&found))
        }
        Err(other) => Err(page_error(other)),
    }
}

async fn post_edit(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<BibId>,
    form: Form,
) -> PageResult {
    let mut form = form.named("edit");
    let seen = form.version();
    let version = seen.unwrap_or(0);
    let (found, wants_save) = typed(&mut form);
    let wanted = wants_save && seen.is_some();
    let Some(record) = found.record.clone().filter(|_| wanted) else {
        let page = EditPage::new(visit, form, Some((id, version))).with_problems(&found);
        return render_refused(&page);
    };
    let (act, tables) = (visit.act_keyed(form.act_key()), desk.clone());
    let save = move || save(&tables, &act, (id, version), &record);
    match blocking(move || Ok::<_, PageError>(save())).await? {
        Ok(_) => see_other(format!("/staff/bibs/{id}"))
            .with_notice("edit-saved", &[])
            .done(),
        Err(CatalogueError::Refused(reasons)) => {
            let meanwhile = reasons
                .iter()
                .any(|reason| reason.code == "bib-changed-meanwhile");
            form.refuse_all(reasons);
            let mut page = EditPage::new(visit, form, Some((id, version))).with_problems(&found);
            if meanwhile {
                let (text, version) = blocking(move || theirs(&desk, id)).await?;
                (page.theirs, page.version) = (Some(text), version);
            }
            render_refused(&page)
        }
        Err(other) => Err(page_error(other)),
    }
}

fn save(
    desk: &Desk,
    act: &Act,
    (id, version): (BibId, i64),
    record: &callslip_marc::Record,
) -> Result<i64, CatalogueError> {
    desk.store
        .write_once(act, "bib.change", |tx| bib::change(tx, id, version, record))
}

/// What stands in the catalogue now, and its version.
fn theirs(desk: &Desk, id: BibId) -> Result<(String, i64), PageError> {
    desk.store
        .read(|tx| {
            let version = crate::bib(tx, id)?.map_or(1, |bib| bib.version);
            Ok((write(&bib::marc(tx, id)?), version))
        })
        .map_err(page_error)
}

/// A new record of a printed book to begin with (RDA: text, unmediated, volume).
fn blank(today: kernel::Day) -> callslip_marc::Record {
    use callslip_marc::{DataField, Leader, Record};
    let mut record = Record::new(Leader::default());
    let entered = bib::entered(today);
    record.set_control(
        "008",
        format!("{entered}s        xxu           000 0 eng d"),
    );
    record.insert(DataField::new("245", *b"00").with('a', ""));
    for (tag, term, code, source) in [
        ("336", "text", "txt", "rdacontent"),
        ("337", "unmediated", "n", "rdamedia"),
        ("338", "volume", "nc", "rdacarrier"),
    ] {
        let field = DataField::new(tag, *b"  ");
        record.insert(field.with('a', term).with('b', code).with('2', source));
    }
    record
}

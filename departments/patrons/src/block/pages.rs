//! The page of a patron's blocks.

use ::store::Store;
use askama::Template;
use axum::extract::State;
use kernel::{PatronId, perm};
use webkit::{
    Choice, Form, PageError, PageResult, Pages, Path, Visit, needs, render, render_refused,
    see_other,
};

use super::{Block, Kind, NewBlock, add_block, lift_block};
use crate::card::told;
use crate::record::head::{Face, with_face};

/// The routes of blocks.
pub(crate) fn pages() -> Pages<Store> {
    Pages::new()
        .get(
            "/staff/patrons/{id}/blocks",
            needs::<perm::SeePatron>(),
            get_blocks,
        )
        .post(
            "/staff/patrons/{id}/blocks",
            needs::<perm::EditPatron>(),
            post_block,
        )
        .post(
            "/staff/patrons/{id}/blocks/{block}/lift",
            needs::<perm::EditPatron>(),
            post_lift,
        )
}

#[derive(Template)]
#[template(path = "block/blocks.html")]
struct BlocksPage {
    visit: Visit,
    face: Face,
    form: Form,
    kinds: Vec<Choice>,
}

impl BlocksPage {
    /// The last day in words.
    fn until(&self, block: &Block) -> String {
        block.until.map_or_else(
            || self.visit.t("block-until-lifted"),
            |day| self.visit.words.day(day),
        )
    }
}

async fn page(
    visit: Visit,
    tables: Store,
    id: PatronId,
    form: Form,
) -> Result<BlocksPage, PageError> {
    let (face, ()) = with_face(&visit, tables, id, |_| Ok(())).await?;
    let kinds = Kind::ALL.map(|kind| Choice::new(kind.code(), Face::kind(&visit, kind)));
    Ok(BlocksPage {
        visit,
        face,
        form,
        kinds: kinds.to_vec(),
    })
}

async fn get_blocks(
    visit: Visit,
    State(tables): State<Store>,
    Path(id): Path<PatronId>,
) -> PageResult {
    let form = visit.form("block").with("kind", Kind::Other.code());
    render(&page(visit, tables, id, form).await?)
}

async fn post_block(
    visit: Visit,
    State(tables): State<Store>,
    Path(id): Path<PatronId>,
    form: Form,
) -> PageResult {
    let mut form = form.named("block");
    let (kind, note) = (
        form.one_of("kind", Kind::of_code),
        form.optional_text("note", 500),
    );
    let until = form.optional_day("until");
    let (Some(kind), Some(note), Some(until)) = (kind, note, until) else {
        return render_refused(&page(visit, tables, id, form).await?);
    };
    let (act, today) = (visit.act_keyed(form.act_key()), visit.now.day(&visit.zone));
    let (inner, new) = (tables.clone(), NewBlock { kind, note, until });
    let put = move || inner.write_once(&act, "patron.block", |tx| add_block(tx, id, &new, today));
    match told(put).await? {
        Ok(block) => see_other(format!("/staff/patrons/{id}/blocks"))
            .with_notice("block-put-done", &[])
            .with_undo(format!("/staff/patrons/{id}/blocks/{block}/lift"))
            .done(),
        Err(reasons) => {
            for reason in reasons {
                form.refuse(field_of(reason.code), reason);
            }
            render_refused(&page(visit, tables, id, form).await?)
        }
    }
}

fn field_of(code: &str) -> &'static str {
    match code {
        "block-until-past" => "until",
        "block-card-lost-already" => "kind",
        _ => "note",
    }
}

async fn post_lift(
    visit: Visit,
    State(tables): State<Store>,
    Path((id, block)): Path<(PatronId, i64)>,
    form: Form,
) -> PageResult {
    let act = visit.act_keyed(form.act_key());
    let lift = move || tables.write_once(&act, "block.lift", |tx| lift_block(tx, id, block));
    if !webkit::blocking(lift).await? {
        return Err(PageError::NotFound);
    }
    see_other(format!("/staff/patrons/{id}/blocks"))
        .with_notice("block-lifted-done", &[])
        .done()
}

//! The acts of a session.

use askama::Template;
use axum::extract::State;
use kernel::{Cents, DrawerId, Reason};
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::Tx;
use webkit::{
    Form, PageError, PageResult, Path, Redirection, Visit, render, render_refused, see_other,
};

use super::count::{self, CountForm};
use super::href;
use super::session::{Forms, page};
use crate::MoneyError;
use crate::account::pages::act::optional_cents;
use crate::desk::Desk;
use crate::drawer::{self, MoveKind, NewMove, Session};
use crate::setup::{self, Method};

/// Does an act once for its key; the reasons come back.
async fn once<T: Serialize + DeserializeOwned + Send + 'static>(
    visit: &Visit,
    desk: &Desk,
    (key, verb): (&str, &'static str),
    f: impl FnOnce(&Tx<'_>) -> Result<T, MoneyError> + Send + 'static,
) -> Result<Result<T, Vec<Reason>>, PageError> {
    let act = visit.act_keyed(key);
    desk.act(move |desk| desk.store.write_once(&act, verb, f))
        .await
}

/// Back to the session with a word.
fn back(id: DrawerId, key: &str) -> Redirection {
    see_other(href(id)).with_notice(key, &[])
}

#[derive(Template)]
#[template(path = "drawer/close.html")]
struct ClosePage {
    visit: Visit,
    form: Form,
    session: Session,
    count: CountForm,
    /// Methods other than cash, whose totals are typed; none for a second count.
    others: Vec<Method>,
    again: bool,
}

impl ClosePage {
    fn typed(&self, method: &Method) -> &str {
        self.form.raw(&format!("m-{}", method.code))
    }
}

async fn close_page(
    visit: Visit,
    desk: &Desk,
    id: DrawerId,
    (form, again): (Form, bool),
) -> Result<ClosePage, PageError> {
    let found = desk.read(move |_, tx| {
        Ok((
            drawer::session(tx, id)?,
            setup::denominations(tx)?,
            setup::methods(tx)?,
        ))
    });
    let (session, pieces, methods) = found.await?;
    let session = session.ok_or(PageError::NotFound)?;
    let count = CountForm::new(&visit, &form, &pieces);
    let others = methods
        .into_iter()
        .filter(|m| !again && others(m))
        .collect();
    Ok(ClosePage {
        visit,
        form,
        session,
        count,
        others,
        again,
    })
}

/// What is compared at closing besides cash.
fn others(method: &Method) -> bool {
    !method.gives_change && method.code != setup::FROM_CREDIT
}

pub(super) async fn get_close(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<DrawerId>,
) -> PageResult {
    let form = visit.form("count");
    render(&close_page(visit, &desk, id, (form, false)).await?)
}

/// The totals typed for methods other than cash; those left empty are not compared.
fn reported(form: &mut Form, methods: &[Method]) -> Option<Vec<(String, Cents)>> {
    let mut totals = Some(Vec::new());
    for method in methods.iter().filter(|m| others(m)) {
        match (
            optional_cents(form, &format!("m-{}", method.code)),
            &mut totals,
        ) {
            (Some(Some(cents)), Some(list)) => list.push((method.code.clone(), cents)),
            (Some(None), _) => {}
            _ => totals = None,
        }
    }
    totals
}

pub(super) async fn post_close(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<DrawerId>,
    form: Form,
) -> PageResult {
    let mut form = form.named("count");
    let setup = desk.read(|_, tx| Ok((setup::denominations(tx)?, setup::methods(tx)?)));
    let (pieces, methods) = setup.await?;
    let read = (
        count::read(&mut form, &pieces),
        reported(&mut form, &methods),
    );
    if let (Some(counted), Some(totals)) = read {
        let key = form.act_key().to_owned();
        let closed = once(&visit, &desk, (&key, "drawer-closing"), move |tx| {
            drawer::close(tx, id, &counted, &totals)
        });
        match closed.await? {
            Ok(closing) if closing.needs_explaining() => {
                return back(id, "drawer-closed-differs").done();
            }
            Ok(_) => return back(id, "drawer-closed-exact").done(),
            Err(reasons) => form.refuse_all(reasons),
        }
    }
    render_refused(&close_page(visit, &desk, id, (form, false)).await?)
}

pub(super) async fn get_recount(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<DrawerId>,
) -> PageResult {
    let form = visit.form("count");
    render(&close_page(visit, &desk, id, (form, true)).await?)
}

pub(super) async fn post_recount(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<DrawerId>,
    form: Form,
) -> PageResult {
    let mut form = form.named("count");
    let pieces = desk.read(|_, tx| Ok(setup::denominations(tx)?)).await?;
    if let Some(counted) = count::read(&mut form, &pieces) {
        let key = form.act_key().to_owned();
        let done = once(&visit, &desk, (&key, "drawer-recount"), move |tx| {
            drawer::second_count(tx, id, &counted)
        });
        match done.await? {
            Ok(()) => return back(id, "drawer-recounted").done(),
            Err(reasons) => form.refuse_all(reasons),
        }
    }
    render_refused(&close_page(visit, &desk, id, (form, true)).await?)
}

pub(super) async fn post_take_over(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<DrawerId>,
    form: Form,
) -> PageResult {
    let done = once(
        &visit,
        &desk,
        (form.act_key(), "drawer-handover"),
        move |tx| drawer::take_over(tx, id),
    );
    done.await?.map_err(PageError::Refused)?;
    back(id, "drawer-taken-over").done()
}

pub(super) async fn post_accept(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<DrawerId>,
    form: Form,
) -> PageResult {
    let done = once(
        &visit,
        &desk,
        (form.act_key(), "drawer-acceptance"),
        move |tx| drawer::accept(tx, id),
    );
    let number = done.await?.map_err(PageError::Refused)?.to_string();
    see_other(href(id))
        .with_notice("drawer-accepted-now", &[("number", &number)])
        .done()
}

/// Reads a move: cash paid out has a reason of the list, the others words.
fn read_move(form: &mut Form, drawer: DrawerId) -> Option<NewMove> {
    let kind = form.one_of("kind", MoveKind::of_code);
    let cents = optional_cents(form, "amount");
    let reason = form.optional_text("reason", 200);
    let listed = form.optional_text("paid_out", 60);
    let (kind, cents) = (kind?, cents?.unwrap_or_default());
    let reason = if kind == MoveKind::PaidOut {
        listed?
    } else {
        reason?
    };
    Some(NewMove {
        drawer,
        kind,
        cents,
        reason,
    })
}

pub(super) async fn post_move(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<DrawerId>,
    form: Form,
) -> PageResult {
    let mut form = form.named("move");
    if let Some(new) = read_move(&mut form, id) {
        let key = form.act_key().to_owned();
        let made = once(&visit, &desk, (&key, "drawer-move"), move |tx| {
            drawer::make_move(tx, &new)
        });
        match made.await? {
            Ok(_) => return back(id, "move-done").done(),
            Err(reasons) => form.refuse_all(reasons),
        }
    }
    let forms = Forms {
        moves: form,
        ..Forms::fresh(&visit)
    };
    render_refused(&page(visit, &desk, id, forms).await?)
}

pub(super) async fn post_explain(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<DrawerId>,
    form: Form,
) -> PageResult {
    let mut form = form.named("explain");
    if let Some((reason, note)) = form.text("reason", 60).zip(form.text("note", 400)) {
        let key = form.act_key().to_owned();
        let done = once(&visit, &desk, (&key, "drawer-explanation"), move |tx| {
            drawer::explain(tx, id, &reason, &note)
        });
        match done.await? {
            Ok(()) => return back(id, "explain-done").done(),
            Err(reasons) => form.refuse_all(reasons),
        }
    }
    let forms = Forms {
        explain: form,
        ..Forms::fresh(&visit)
    };
    render_refused(&page(visit, &desk, id, forms).await?)
}

pub(super) async fn post_deposit(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<DrawerId>,
    form: Form,
) -> PageResult {
    let mut form = form.named("deposit");
    if let Some((slip, bag)) = form.text("slip", 40).zip(form.text("bag", 40)) {
        let key = form.act_key().to_owned();
        let done = once(&visit, &desk, (&key, "drawer-deposit"), move |tx| {
            drawer::deposit(tx, id, &slip, &bag)
        });
        match done.await? {
            Ok(()) => return back(id, "deposit-done").done(),
            Err(reasons) => form.refuse_all(reasons),
        }
    }
    let forms = Forms {
        deposit: form,
        ..Forms::fresh(&visit)
    };
    render_refused(&page(visit, &desk, id, forms).await?)
}

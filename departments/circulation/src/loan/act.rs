//! What can be done with a loan on its page and in lists.

use ::store::Store;
use axum::extract::State;
use kernel::{LoanId, Moment};
use webkit::{Form, PageResult, Path, Visit, render_refused, safe_next, see_other};

use super::pages::one;
use crate::checkout::Override;
use crate::renew::{Ask, Renewed, renew};
use crate::{due, lost, show, undo};

/// Where the form came from, or the loan's own page.
fn next(visit: &Visit, form: &Form, id: LoanId) -> String {
    let own = format!("/staff/loans/{id}");
    let asked = visit.asked("next").unwrap_or_default();
    let typed = Some(form.raw("next")).filter(|n| !n.is_empty());
    safe_next(typed.unwrap_or(&asked), &own).to_owned()
}

/// Renews a loan, what is ticked set aside, and goes on to where the form came from.
pub(super) async fn post_renew(
    visit: Visit,
    State(store): State<Store>,
    Path(id): Path<LoanId>,
    form: Form,
) -> PageResult {
    let ask = Ask {
        loan: id,
        due: None,
        overrides: overrides(&form),
    };
    extend(visit, store, form, ask).await
}

/// What is ticked to be set aside, each with the reason typed.
pub(crate) fn overrides(form: &Form) -> Vec<Override> {
    let note = form.raw("note").trim();
    let ticked = form.all("override").map(|code| Override {
        code: code.to_owned(),
        note: note.to_owned(),
    });
    ticked.collect()
}

/// Another due date by hand: due at the end of that day.
pub(super) async fn post_due(
    visit: Visit,
    State(store): State<Store>,
    Path(id): Path<LoanId>,
    form: Form,
) -> PageResult {
    let mut form = form.named("loan");
    let Some(day) = form.day("due_on") else {
        return render_refused(&one(visit, store, form, id).await?);
    };
    let tables = store.clone();
    let at: Moment = show::work(move || {
        tables.read(|tx| {
            let loan = super::loan(tx, id)?.ok_or_else(|| kernel::Reason::new("loan-unknown"))?;
            let item = catalogue::item(tx, loan.item)?.ok_or(::store::StoreError::Missing)?;
            Ok::<_, crate::CirculationError>(due::end_of(
                &*building::calendar(tx, item.branch)?,
                day,
            ))
        })
    })
    .await?;
    let over = |code: &str| Override {
        code: code.into(),
        note: "due date given by hand".into(),
    };
    let ask = Ask {
        loan: id,
        due: Some(at),
        overrides: vec![over("renew-limit"), over("renew-late")],
    };
    extend(visit, store, form, ask).await
}

async fn extend(visit: Visit, store: Store, form: Form, ask: Ask) -> PageResult {
    let (act, tables, id) = (visit.act_keyed(form.act_key()), store.clone(), ask.loan);
    let next = next(&visit, &form, id);
    match show::try_work(move || renew(&tables, &act, &ask)).await? {
        Ok(done) => told(&visit, &done, next),
        Err(refusal) => {
            let mut form = form.named("loan");
            form.refuse_all(refusal.reasons);
            render_refused(&one(visit, store, form, id).await?)
        }
    }
}

/// Goes on with what a renewal came to, and the way to take it back.
pub(crate) fn told(visit: &Visit, done: &Renewed, next: String) -> PageResult {
    let due = show::due(visit, done.due_at, done.hourly);
    let fine = visit.words.money(done.fine);
    let args = [
        ("title", done.title.as_str()),
        ("due", due.as_str()),
        ("fine", fine.as_str()),
    ];
    let key = if done.fine.is_zero() {
        "renew-done"
    } else {
        "renew-done-fined"
    };
    let undo = format!(
        "/staff/loans/{}/undo-renewal?next={}",
        done.loan,
        show::encoded(&next)
    );
    see_other(next)
        .with_notice(key, &args)
        .with_undo(undo)
        .done()
}

/// Does one act with a loan and goes on with a notice.
macro_rules! acts {
    ($($name:ident: $key:literal, $act:expr;)+) => {$(
        pub(super) async fn $name(
            visit: Visit,
            State(store): State<Store>,
            Path(id): Path<LoanId>,
            form: Form,
        ) -> PageResult {
            let act = visit.act_keyed(form.act_key());
            let next = next(&visit, &form, id);
            let ticked = form.ticked("end");
            show::work(move || {
                let run: fn(&Store, &kernel::Act, LoanId, bool) -> Result<(), crate::CirculationError> = $act;
                run(&store, &act, id, ticked)
            })
            .await?;
            see_other(next).with_notice($key, &[]).done()
        }
    )+};
}

acts! {
    post_undo: "undo-done-checkout", |s, a, id, _| undo::checkout(s, a, id);
    post_undo_return: "undo-done-return", |s, a, id, _| undo::checkin(s, a, id);
    post_undo_renewal: "undo-done-renewal", |s, a, id, _| undo::renewal(s, a, id).map(|_| ());
    post_lost: "lost-done", |s, a, id, _| lost::declare(s, a, id).map(|_| ());
    post_claimed: "claimed-done", |s, a, id, end| lost::claim(s, a, id, !end);
}

//! What can be done with a loan on its page and in lists.

use ::store::Store;
use axum::extract::State;
use kernel::{LoanId, Moment};
use webkit::{Form, PageResult, Path, Visit, render_refused, safe_next, see_other};

use super::pages::one;
use crate::checkout::Override;
use crate::renew::{Ask, renew};
use crate::{due, lost, show, undo};

/// Where the form came from, or the loan's own page.
fn next(form: &Form, id: LoanId) -> String {
    let own = format!("/staff/loans/{id}");
    safe_next(form.raw("next"), &own).to_owned()
}

pub(super) async fn post_renew(
    visit: Visit,
    State(store): State<Store>,
    Path(id): Path<LoanId>,
    form: Form,
) -> PageResult {
    renewed(visit, store, form, id).await
}

/// Renews a loan, what is ticked set aside, and goes on to where the form came from.
pub(crate) async fn renewed(visit: Visit, store: Store, form: Form, id: LoanId) -> PageResult {
    let note = form.raw("note").trim().to_owned();
    let overrides = form.all("override").map(|code| Override {
        code: code.to_owned(),
        note: note.clone(),
    });
    let ask = Ask {
        loan: id,
        due: None,
        overrides: overrides.collect(),
    };
    extend(visit, store, form, ask).await
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
                &building::calendar(tx, item.branch)?,
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
    let next = next(&form, id);
    match show::try_work(move || renew(&tables, &act, &ask)).await? {
        Ok(done) => {
            let due = show::due(&visit, done.due_at, done.hourly);
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
            see_other(next)
                .with_notice(key, &args)
                .with_undo(format!("/staff/loans/{id}/undo-renewal"))
                .done()
        }
        Err(refusal) => {
            let mut form = form.named("loan");
            form.refuse_all(refusal.reasons);
            render_refused(&one(visit, store, form, id).await?)
        }
    }
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
            let next = next(&form, id);
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

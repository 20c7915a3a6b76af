//! Giving money back: the form, the receipt.

use askama::Template;
use axum::extract::State;
use kernel::{Cents, ChargeId, PatronId, perm};
use webkit::{
    Choice, Form, PageError, PageResult, Pages, Path, Visit, needs, render, render_refused,
    see_other,
};

use super::{NewRefund, Refund};
use crate::account::pages::act::{drawer_of, place};
use crate::account::pages::{drawer_choices, method_choices, reason_choices, reason_word};
use crate::charge::{self, Charge};
use crate::desk::Desk;
use crate::payment::pages::draw;
use crate::receipt::{self, Size};
use crate::{credit, drawer, refund, setup};

/// The routes of refunds.
pub(crate) fn pages() -> Pages<Desk> {
    Pages::new()
        .get(
            "/staff/patrons/{id}/money/refund",
            needs::<perm::Waive>(),
            get_refund,
        )
        .post(
            "/staff/patrons/{id}/money/refund",
            needs::<perm::Waive>(),
            post_refund,
        )
        .get(
            "/staff/refunds/{id}",
            needs::<perm::TakePayment>(),
            get_given,
        )
        .get(
            "/staff/refunds/{id}/receipt.pdf",
            needs::<perm::TakePayment>(),
            get_letter,
        )
        .get(
            "/staff/refunds/{id}/slip.pdf",
            needs::<perm::TakePayment>(),
            get_slip,
        )
}

#[derive(Template)]
#[template(path = "refund/refund.html")]
struct RefundPage {
    visit: Visit,
    form: Form,
    patron: PatronId,
    name: String,
    charge: Option<Charge>,
    most: Cents,
    methods: Vec<Choice>,
    drawers: Vec<Choice>,
    reasons: Vec<Choice>,
}

async fn page(
    visit: Visit,
    desk: &Desk,
    patron: PatronId,
    form: Form,
) -> Result<RefundPage, PageError> {
    let wanted = form.raw("charge").to_owned();
    let wanted = if wanted.is_empty() {
        visit.asked("charge")
    } else {
        Some(wanted)
    };
    let wanted: Option<ChargeId> = wanted.and_then(|id| id.parse().ok());
    let found = desk.read(move |desk, tx| {
        let charge = match wanted {
            Some(id) => charge::get(tx, id)?.filter(|c| c.patron == patron),
            None => None,
        };
        let most = charge.as_ref().map_or(credit(tx, patron)?, |c| c.paid);
        let sessions = drawer::open_sessions(tx)?;
        let (methods, reasons) = (setup::methods(tx)?, setup::reasons(tx, "refund")?);
        Ok((
            desk.face(tx, patron)?,
            charge,
            most,
            sessions,
            methods,
            reasons,
        ))
    });
    let (face, charge, most, sessions, methods, reasons) = found.await?;
    let name = face.ok_or(PageError::NotFound)?.name;
    Ok(RefundPage {
        methods: method_choices(&methods, false),
        drawers: drawer_choices(&visit, &sessions),
        reasons: reason_choices(&visit, &reasons),
        visit,
        form,
        patron,
        name,
        charge,
        most,
    })
}

async fn get_refund(
    visit: Visit,
    State(desk): State<Desk>,
    Path(patron): Path<PatronId>,
) -> PageResult {
    let form = visit.form("refund");
    render(&page(visit, &desk, patron, form).await?)
}

fn read(form: &mut Form, patron: PatronId) -> Option<NewRefund> {
    let charge = form.raw("charge").parse().ok();
    let (cents, method) = (form.cents("amount"), form.text("method", 40));
    let (reason, note) = (form.text("reason", 60), form.optional_text("note", 400));
    let (reference, drawer) = (form.optional_text("reference", 60), drawer_of(form));
    Some(NewRefund {
        patron,
        charge,
        cents: cents?,
        method: method?,
        reference: reference?,
        reason: reason?,
        note: note?,
        drawer: drawer?,
    })
}

async fn post_refund(
    visit: Visit,
    State(desk): State<Desk>,
    Path(patron): Path<PatronId>,
    form: Form,
) -> PageResult {
    let mut form = form.named("refund");
    if let Some(new) = read(&mut form, patron) {
        let act = visit.act_keyed(form.act_key());
        let given = desk.act(move |desk| {
            desk.store.write_once(&act, "refund", |tx| {
                let own = desk.own_patron(tx)?;
                refund::give(tx, &new, own)
            })
        });
        match given.await? {
            Ok(id) => {
                let next = see_other(format!("/staff/refunds/{id}"));
                return next.with_notice("refund-given", &[]).done();
            }
            Err(reasons) => place(&mut form, reasons),
        }
    }
    render_refused(&page(visit, &desk, patron, form).await?)
}

#[derive(Template)]
#[template(path = "refund/given.html")]
struct GivenPage {
    visit: Visit,
    refund: Refund,
    facts: webkit::Facts,
}

async fn get_given(visit: Visit, State(desk): State<Desk>, Path(id): Path<i64>) -> PageResult {
    let found = desk.read(move |desk, tx| {
        let Some(refund) = refund::get(tx, id)? else {
            return Ok(None);
        };
        Ok(Some((
            desk.face(tx, refund.patron)?.unwrap_or_default(),
            refund,
        )))
    });
    let (face, refund) = found.await?.ok_or(PageError::NotFound)?;
    let words = &visit.words;
    let facts = webkit::Facts::new()
        .leading(
            words.t("money-patron"),
            face.name,
            &format!("/staff/patrons/{}/money", refund.patron),
        )
        .with(
            words.t("money-col-what"),
            refund
                .what
                .clone()
                .unwrap_or_else(|| words.t("refund-of-credit")),
        )
        .with(words.t("money-col-amount"), words.money(refund.cents))
        .with(words.t("payment-method"), &refund.method_name)
        .with(words.t("payment-reference"), &refund.reference)
        .with(
            words.t("refund-reason"),
            reason_word(&visit, &refund.reason),
        )
        .with(words.t("money-col-when"), words.moment(refund.at))
        .with(words.t("money-col-by"), &refund.by_name);
    render(&GivenPage {
        visit,
        refund,
        facts,
    })
}

async fn get_letter(visit: Visit, desk: State<Desk>, id: Path<i64>) -> PageResult {
    print(visit, desk, id, Size::Letter).await
}

async fn get_slip(visit: Visit, desk: State<Desk>, id: Path<i64>) -> PageResult {
    print(visit, desk, id, Size::Slip).await
}

async fn print(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<i64>,
    size: Size,
) -> PageResult {
    let view = receipt::view(&visit);
    let found = {
        let (view, credit) = (view.clone(), visit.t("refund-of-credit"));
        desk.read(move |desk, tx| receipt::of_refund(desk, tx, id, &credit, &view))
            .await?
    };
    draw(&visit, found.ok_or(PageError::NotFound)?, size, view).await
}

//! One receipt: what was paid, printing it, voiding it; and the list of all payments.

mod list;

use askama::Template;
use axum::extract::State;
use kernel::{PaymentId, perm};
use webkit::{
    Facts, Form, PageError, PageResult, Pages, Path, Visit, needs, render, render_refused,
    see_other,
};

use super::{Payment, PaymentLine, Voided};
use crate::desk::Desk;
use crate::drawer;
use crate::payment;
use crate::receipt::{self, Size};

/// The routes of payments.
pub(crate) fn pages() -> Pages<Desk> {
    Pages::new()
        .get(
            "/staff/payments",
            needs::<perm::SeePatronMoney>(),
            list::get_list,
        )
        .get(
            "/staff/payments/{id}",
            needs::<perm::TakePayment>(),
            get_payment,
        )
        .get(
            "/staff/payments/{id}/receipt.pdf",
            needs::<perm::TakePayment>(),
            get_letter,
        )
        .get(
            "/staff/payments/{id}/slip.pdf",
            needs::<perm::TakePayment>(),
            get_slip,
        )
        .get(
            "/staff/payments/{id}/void.pdf",
            needs::<perm::TakePayment>(),
            get_void,
        )
        .post(
            "/staff/payments/{id}/void",
            needs::<perm::AcceptDrawer>(),
            post_void,
        )
}

#[derive(Template)]
#[template(path = "payment/payment.html")]
struct PaymentPage {
    visit: Visit,
    payment: Payment,
    lines: Vec<PaymentLine>,
    facts: Facts,
    void: Option<Voided>,
    form: Form,
}

impl PaymentPage {
    /// Whether voiding is offered: to another person, and not twice.
    fn offers_void(&self) -> bool {
        let another = self.payment.by != self.visit.actor.staff();
        another && self.void.is_none() && self.visit.may::<perm::AcceptDrawer>()
    }
}

async fn page(
    visit: Visit,
    desk: &Desk,
    id: PaymentId,
    form: Form,
) -> Result<PaymentPage, PageError> {
    let found = desk.read(move |desk, tx| {
        let Some(payment) = payment::get(tx, id)? else {
            return Ok(None);
        };
        let face = match payment.patron {
            Some(patron) => desk.face(tx, patron)?,
            None => None,
        };
        let session = match payment.drawer {
            Some(id) => drawer::session(tx, id)?,
            None => None,
        };
        let void = payment::void_of(tx, id)?;
        Ok(Some((
            payment::lines_of(tx, id)?,
            face,
            session,
            void,
            payment,
        )))
    });
    let (lines, face, session, void, payment) = found.await?.ok_or(PageError::NotFound)?;
    let words = &visit.words;
    let money = |cents: Option<kernel::Cents>| cents.map(|c| words.money(c)).unwrap_or_default();
    let patron = payment
        .patron
        .map(|p| format!("/staff/patrons/{p}/money"))
        .unwrap_or_default();
    let facts = Facts::new()
        .leading(
            words.t("money-patron"),
            face.unwrap_or_default().name,
            &patron,
        )
        .with(words.t("payment-amount"), words.money(payment.cents))
        .with(words.t("payment-method"), &payment.method_name)
        .with(words.t("payment-reference"), &payment.reference)
        .with(words.t("payment-tendered"), money(payment.tendered))
        .with(words.t("payment-change"), money(payment.change()))
        .with(words.t("payment-owed-after"), money(payment.owed_after))
        .with(
            words.t("payment-drawer"),
            session.map(|s| s.name).unwrap_or_default(),
        )
        .with(words.t("money-col-when"), words.moment(payment.taken_at))
        .with(words.t("money-col-by"), &payment.by_name);
    Ok(PaymentPage {
        visit,
        payment,
        lines,
        facts,
        void,
        form,
    })
}

async fn get_payment(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<PaymentId>,
) -> PageResult {
    let form = visit.form("void");
    render(&page(visit, &desk, id, form).await?)
}

async fn post_void(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<PaymentId>,
    form: Form,
) -> PageResult {
    let mut form = form.named("void");
    if let Some(reason) = form.text("reason", 200) {
        let act = visit.act_keyed(form.act_key());
        let done = desk.act(move |desk| {
            desk.store
                .write_once(&act, "payment-void", |tx| payment::void(tx, id, &reason))
        });
        match done.await? {
            Ok(()) => {
                return see_other(format!("/staff/payments/{id}"))
                    .with_notice("void-done", &[])
                    .done();
            }
            Err(reasons) => form.refuse_all(reasons),
        }
    }
    render_refused(&page(visit, &desk, id, form).await?)
}

async fn get_letter(visit: Visit, desk: State<Desk>, id: Path<PaymentId>) -> PageResult {
    print(visit, desk, id, Size::Letter).await
}

async fn get_slip(visit: Visit, desk: State<Desk>, id: Path<PaymentId>) -> PageResult {
    print(visit, desk, id, Size::Slip).await
}

async fn print(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<PaymentId>,
    size: Size,
) -> PageResult {
    let view = receipt::view(&visit);
    let found = {
        let view = view.clone();
        desk.read(move |desk, tx| receipt::of_payment(desk, tx, id, &view))
            .await?
    };
    draw(&visit, found.ok_or(PageError::NotFound)?, size, view).await
}

async fn get_void(visit: Visit, State(desk): State<Desk>, Path(id): Path<PaymentId>) -> PageResult {
    let view = receipt::view(&visit);
    let found = {
        let view = view.clone();
        desk.read(move |desk, tx| receipt::of_void(desk, tx, id, &view))
            .await?
    };
    draw(
        &visit,
        found.ok_or(PageError::NotFound)?,
        Size::Letter,
        view,
    )
    .await
}

/// Draws a receipt on a thread where that may take its milliseconds.
pub(crate) async fn draw(
    visit: &Visit,
    receipt: documents::papers::Receipt,
    size: Size,
    view: receipt::View,
) -> PageResult {
    let name = format!("receipt-{}", receipt.number);
    let title = visit
        .words
        .tf("receipt-title", &[("number", receipt.number.as_str())]);
    let drawn = tokio::task::spawn_blocking(move || receipt::draw(&receipt, size, &title, &view));
    Ok(receipt::paper(drawn.await??, &name))
}

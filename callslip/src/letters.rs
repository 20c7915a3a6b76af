//! Papers of the departments as letters by mail, to the address that the patron gave.

use ::mail::{Letter, Paper};
use axum::extract::State;
use kernel::{PatronId, PaymentId, Reason, perm};
use money::receipt::{self, Size, View};
use store::StoreError;
use webkit::{PageError, PageResult, Pages, Path, Visit, blocking, needs, see_other};

use crate::{House, wiring};

/// The routes of letters.
pub(crate) fn pages(house: &House) -> Pages {
    Pages::new()
        .post(
            "/staff/payments/{id}/mail",
            needs::<perm::TakePayment>(),
            post_receipt,
        )
        .finish(house.clone())
}

/// Sends the receipt of a payment to whoever paid it, once however often the button is pressed within its page.
async fn post_receipt(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<PaymentId>,
) -> PageResult {
    let asked = visit.clone();
    blocking(move || mail_receipt(&house, &asked, id)).await?;
    see_other(format!("/staff/payments/{id}"))
        .with_notice("letter-queued", &[])
        .done()
}

fn mail_receipt(house: &House, visit: &Visit, id: PaymentId) -> Result<(), PageError> {
    let (to, patron) = address(house, id)?;
    let (number, pdf) = drawn(house, visit, id)?;
    let letter = Letter {
        patron: Some(patron),
        to,
        subject: visit.words.tf(
            "letter-receipt-subject",
            &[("library", house.library.clone())],
        ),
        text: visit
            .words
            .tf("letter-receipt-text", &[("library", house.library.clone())]),
        paper: Some(Paper {
            name: format!("receipt-{number}.pdf"),
            media_type: "application/pdf".into(),
            content: pdf,
        }),
    };
    house
        .store
        .write(&visit.act(), |tx| ::mail::queue(tx, &letter))?;
    Ok(())
}

/// The address of whoever paid.
fn address(house: &House, id: PaymentId) -> Result<(String, PatronId), PageError> {
    let refused = |code| PageError::Refused(vec![Reason::new(code)]);
    let found = house.store.read(|tx| {
        let payer = money::payment::get(tx, id)?.map(|payment| payment.patron);
        let patron = match payer.flatten() {
            Some(patron) => patrons::get(tx, patron)?,
            None => None,
        };
        Ok::<_, StoreError>((payer.is_some(), patron))
    });
    let (is_there, patron) = found?;
    if !is_there {
        return Err(PageError::NotFound);
    }
    let patron = patron.ok_or_else(|| refused("letter-nobody"))?;
    let to = patron.email.filter(|address| ::mail::is_address(address));
    Ok((to.ok_or_else(|| refused("letter-no-address"))?, patron.id))
}

/// The receipt as a letter page, and its number.
fn drawn(house: &House, visit: &Visit, id: PaymentId) -> Result<(String, Vec<u8>), PageError> {
    let view = View {
        now: visit.now,
        zone: visit.zone.clone(),
        language: visit.words.lang().to_owned(),
    };
    let desk = wiring::money_desk(&house.store);
    let found = house
        .store
        .read(|tx| receipt::of_payment(&desk, tx, id, &view));
    let receipt = found
        .map_err(|e| PageError::internal(e.to_string()))?
        .ok_or(PageError::NotFound)?;
    let title = format!("{} {}", visit.t("payment-receipt"), receipt.number);
    let pdf = receipt::draw(&receipt, Size::Letter, &title, &view)?;
    Ok((receipt.number, pdf))
}

//! Lending for programs: checkouts, check-ins, renewals, each exactly once by `Idempotency-Key`.

use ::store::Store;
use axum::Json;
use axum::extract::State;
use kernel::{Barcode, LoanId, perm};
use serde::Deserialize;
use webkit::{PageError, Pages, Visit, needs};

use crate::checkin::{self, How, Returned};
use crate::checkout::{Ask, Done, Override, checkout};
use crate::renew::{self, Renewed};
use crate::{ItemBy, PatronBy, show};

/// The routes for programs.
pub(crate) fn pages() -> Pages<Store> {
    Pages::new()
        .api_post("/api/v1/checkouts", needs::<perm::Lend>(), post_checkout)
        .api_post("/api/v1/checkins", needs::<perm::Lend>(), post_checkin)
        .api_post("/api/v1/renewals", needs::<perm::Lend>(), post_renewal)
}

/// A checkout as a program asks it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CheckoutAsked {
    /// The patron's card.
    patron_barcode: Barcode,
    /// The item's barcode.
    item_barcode: Barcode,
    /// Reasons set aside by name.
    #[serde(default)]
    overrides: Vec<Override>,
}

async fn post_checkout(
    visit: Visit,
    State(store): State<Store>,
    Json(asked): Json<CheckoutAsked>,
) -> Result<Json<Done>, PageError> {
    let ask = Ask {
        patron: PatronBy::Card(asked.patron_barcode),
        item: ItemBy::Barcode(asked.item_barcode),
        due: None,
        overrides: asked.overrides,
    };
    let act = visit.act();
    Ok(Json(
        show::work(move || checkout(&store, &act, &ask)).await?,
    ))
}

/// A check-in as a program asks it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CheckinAsked {
    /// The item's barcode.
    item_barcode: Barcode,
    /// Whether it lay in the book drop.
    #[serde(default)]
    book_drop: bool,
}

async fn post_checkin(
    visit: Visit,
    State(store): State<Store>,
    Json(asked): Json<CheckinAsked>,
) -> Result<Json<Returned>, PageError> {
    let ask = checkin::Ask {
        item: ItemBy::Barcode(asked.item_barcode),
        how: if asked.book_drop {
            How::BookDrop
        } else {
            How::Desk
        },
    };
    let act = visit.act();
    let mut back = show::work(move || checkin::checkin(&store, &act, &ask)).await?;
    if !visit.may::<perm::SeePatronLoans>() {
        // Who had it is nobody's business who may not see loans.
        back.patron = None;
    }
    Ok(Json(back))
}

/// A renewal as a program asks it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RenewalAsked {
    /// The loan.
    loan: LoanId,
}

async fn post_renewal(
    visit: Visit,
    State(store): State<Store>,
    Json(asked): Json<RenewalAsked>,
) -> Result<Json<Renewed>, PageError> {
    let ask = renew::Ask {
        loan: asked.loan,
        due: None,
        overrides: Vec::new(),
    };
    let act = visit.act();
    Ok(Json(
        show::work(move || renew::renew(&store, &act, &ask)).await?,
    ))
}

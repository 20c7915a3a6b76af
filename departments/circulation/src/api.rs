//! Lending for programs: checkouts, check-ins, renewals, each exactly once by `Idempotency-Key`.

use ::store::Store;
use axum::Json;
use axum::extract::State;
use kernel::{Barcode, LoanId, perm};
use serde::Deserialize;
use serde_json::json;
use webkit::{Call, PageError, Pages, Visit, needs};

use crate::checkin::{self, How, Returned};
use crate::checkout::{Ask, Done, Override, checkout};
use crate::renew::{self, Renewed};
use crate::{ItemBy, PatronBy, show};

/// The routes for programs.
pub(crate) fn pages() -> Pages<Store> {
    Pages::new()
        .api_post("/api/v1/checkouts", needs::<perm::Lend>(), post_checkout)
        .described(checkout_call())
        .api_post("/api/v1/checkins", needs::<perm::Lend>(), post_checkin)
        .described(checkin_call())
        .api_post("/api/v1/renewals", needs::<perm::Lend>(), post_renewal)
        .described(renewal_call())
}

fn checkout_call() -> Call {
    Call::new("Check an item out to a patron")
        .takes::<CheckoutAsked>(json!({
            "patron_barcode": "20742000000011", "item_barcode": "30742000000017",
            "overrides": [{ "code": "lend-card-expired", "note": "Renews the card tomorrow" }]
        }))
        .gives::<Done>(json!({
            "loan": 31, "patron": 7, "item": 12, "title": "Marine biology", "barcode": "30742000000017",
            "call_number": "QH91 .C37 2019", "due_at": 1_798_790_399_000_i64, "hourly": false, "rule": 4,
            "found": false
        }))
}

fn checkin_call() -> Call {
    Call::new("Check an item in; a late one is charged by the rule of its loan")
        .takes::<CheckinAsked>(json!({ "item_barcode": "30742000000017", "book_drop": true }))
        .gives::<Returned>(json!({
            "item": 12, "title": "Marine biology", "barcode": "30742000000017", "call_number": "QH91 .C37 2019",
            "loan": 31, "patron": 7, "due_at": 1_798_790_399_000_i64, "returned_at": 1_798_963_200_000_i64,
            "fine": 50, "charge": 9, "refunded": 0, "found": false, "withdrawn": false, "belongs_to": null
        }))
}

fn renewal_call() -> Call {
    Call::new("Renew a loan from now")
        .takes::<RenewalAsked>(json!({ "loan": 31 }))
        .gives::<Renewed>(json!({
            "loan": 31, "patron": 7, "item": 12, "title": "Marine biology", "barcode": "30742000000017",
            "due_before": 1_798_790_399_000_i64, "due_at": 1_800_604_799_000_i64, "hourly": false, "renewals": 1,
            "fine": 0
        }))
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

webkit::shape!(CheckoutAsked, "CheckoutAsked" { patron_barcode, item_barcode; overrides });

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

webkit::shape!(CheckinAsked, "CheckinAsked" { item_barcode; book_drop });

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

webkit::shape!(RenewalAsked, "RenewalAsked" { loan });

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

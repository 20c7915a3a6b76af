//! Lending for programs: checkout, check-in, renewal, a patron's loans.

use ::store::{Store, StoreError};
use axum::Json;
use axum::extract::State;
use kernel::{Barcode, LoanId, Moment, PatronId, perm};
use serde::{Deserialize, Serialize};
use webkit::{PageError, Pages, Path, Visit, needs};

use crate::checkin::{self, How, Returned};
use crate::renew::{self, Renewed};
use crate::{Ask, CirculationError, Done, ItemBy};

/// The routes for programs.
pub(crate) fn pages() -> Pages<Store> {
    Pages::new()
        .api_post("/api/v1/checkouts", needs::<perm::Lend>(), post_checkout)
        .api_post("/api/v1/checkins", needs::<perm::Lend>(), post_checkin)
        .api_post("/api/v1/renewals", needs::<perm::Lend>(), post_renewal)
        .api_get(
            "/api/v1/patrons/{id}/loans",
            needs::<perm::SeePatronLoans>(),
            get_loans,
        )
}

/// A card and an item.
#[derive(Deserialize)]
struct NewLoan {
    patron_barcode: Barcode,
    item_barcode: Barcode,
}

/// An item to take back.
#[derive(Deserialize)]
struct NewReturn {
    item_barcode: Barcode,
    #[serde(default)]
    book_drop: bool,
}

/// A loan to renew.
#[derive(Deserialize)]
struct NewRenewal {
    loan: LoanId,
}

/// One open loan.
#[derive(Serialize)]
struct Open {
    loan: LoanId,
    item: kernel::ItemId,
    lent_at: Moment,
    due_at: Moment,
    renewals: i64,
}

fn refused(error: CirculationError) -> PageError {
    match error {
        CirculationError::Refused(refusal) => PageError::Refused(refusal.reasons),
        other => other.into(),
    }
}

async fn post_checkout(
    visit: Visit,
    State(tables): State<Store>,
    Json(new): Json<NewLoan>,
) -> Result<Json<Done>, PageError> {
    let act = visit.act();
    let ask = Ask::scans(&new.patron_barcode, &new.item_barcode);
    let done = tokio::task::spawn_blocking(move || crate::checkout(&tables, &act, &ask)).await?;
    done.map(Json).map_err(refused)
}

async fn post_checkin(
    visit: Visit,
    State(tables): State<Store>,
    Json(new): Json<NewReturn>,
) -> Result<Json<Returned>, PageError> {
    let act = visit.act();
    let how = if new.book_drop {
        How::BookDrop
    } else {
        How::Desk
    };
    let ask = checkin::Ask {
        item: ItemBy::Barcode(new.item_barcode),
        how,
    };
    let back = tokio::task::spawn_blocking(move || crate::checkin(&tables, &act, &ask)).await?;
    back.map(Json).map_err(refused)
}

async fn post_renewal(
    visit: Visit,
    State(tables): State<Store>,
    Json(new): Json<NewRenewal>,
) -> Result<Json<Renewed>, PageError> {
    let act = visit.act();
    let ask = renew::Ask {
        loan: new.loan,
        due: None,
        overrides: Vec::new(),
    };
    let done = tokio::task::spawn_blocking(move || crate::renew(&tables, &act, &ask)).await?;
    done.map(Json).map_err(refused)
}

async fn get_loans(
    State(tables): State<Store>,
    Path(id): Path<PatronId>,
) -> Result<Json<Vec<Open>>, PageError> {
    let read = tokio::task::spawn_blocking(move || {
        tables.read(|tx| Ok::<_, StoreError>(crate::loans_of(tx, id)?))
    });
    let open = |loan: crate::Loan| Open {
        loan: loan.id,
        item: loan.item,
        lent_at: loan.lent_at,
        due_at: loan.due_at,
        renewals: loan.renewals,
    };
    Ok(Json(read.await??.into_iter().map(open).collect()))
}

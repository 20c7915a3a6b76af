//! A patron for programs.

use ::store::{Store, StoreError, Tx};
use axum::Json;
use axum::extract::State;
use kernel::{Barcode, Day, PatronId, perm};
use serde::Serialize;
use serde_json::{Value, json};
use webkit::{Call, PageError, Path, Visit};

use super::head::Face;
use super::pages::note_view;
use super::{by_barcode, details};

/// A patron as programs read it; `details` only for those who may see them.
#[derive(Serialize)]
pub(crate) struct ApiPatron {
    id: PatronId,
    barcode: Barcode,
    affirmed_name: String,
    pronouns: String,
    may_borrow: bool,
    standing: Vec<ApiReason>,
    #[serde(skip_serializing_if = "Option::is_none")]
    details: Option<ApiDetails>,
}

webkit::shape!(ApiPatron, "Patron" { id, barcode, affirmed_name, pronouns, may_borrow, standing; details });

#[derive(Serialize)]
struct ApiReason {
    code: &'static str,
    text: String,
}

webkit::shape!(ApiReason, "Standing" { code, text });

#[derive(Serialize)]
struct ApiDetails {
    category: String,
    home_branch: String,
    registered_on: Day,
    expires_on: Day,
    language: String,
    legal_name: Option<String>,
    student_number: Option<String>,
    program: String,
    emails: Vec<String>,
    phones: Vec<String>,
    addresses: Vec<String>,
}

webkit::shape!(ApiDetails, "PatronDetails" { category, home_branch, registered_on, expires_on, language, legal_name, student_number, program, emails, phones, addresses });

/// `GET /api/v1/patrons?barcode=…`
pub(super) async fn get_by_barcode(
    visit: Visit,
    State(tables): State<Store>,
) -> Result<Json<ApiPatron>, PageError> {
    let text = visit.asked("barcode").unwrap_or_default();
    let barcode = Barcode::parse(&text).map_err(|e| PageError::Invalid(format!("barcode: {e}")))?;
    answer(visit, tables, move |tx| {
        Ok(by_barcode(tx, &barcode)?.map(|p| p.id))
    })
    .await
}

/// `GET /api/v1/patrons/{id}`
pub(super) async fn get_by_id(
    visit: Visit,
    State(tables): State<Store>,
    Path(id): Path<PatronId>,
) -> Result<Json<ApiPatron>, PageError> {
    answer(visit, tables, move |_| Ok(Some(id))).await
}

async fn answer(
    visit: Visit,
    tables: Store,
    who: impl FnOnce(&Tx<'_>) -> Result<Option<PatronId>, StoreError> + Send + 'static,
) -> Result<Json<ApiPatron>, PageError> {
    let (inner, asked) = (tables.clone(), visit.clone());
    let found = webkit::blocking(move || {
        inner.read(|tx| match who(tx)? {
            Some(id) => told(tx, &asked, id),
            None => Ok(None),
        })
    });
    let patron = found.await?.ok_or(PageError::NotFound)?;
    note_view(&tables, visit.act(), patron.id).await?;
    Ok(Json(patron))
}

fn told(tx: &Tx<'_>, visit: &Visit, id: PatronId) -> Result<Option<ApiPatron>, StoreError> {
    let today = visit.now.day(&visit.zone);
    let Some(Face {
        patron, standing, ..
    }) = Face::load(tx, id, today)?
    else {
        return Ok(None);
    };
    let standing: Vec<ApiReason> = standing
        .iter()
        .map(|reason| ApiReason {
            code: reason.code,
            text: visit.words.reason(reason).0,
        })
        .collect();
    let details = if visit.may::<perm::SeePatronDetails>() {
        api_details(tx, id, &patron)?
    } else {
        None
    };
    Ok(Some(ApiPatron {
        id,
        barcode: patron.barcode,
        affirmed_name: patron.affirmed_name,
        pronouns: patron.pronouns,
        may_borrow: standing.is_empty(),
        standing,
        details,
    }))
}

fn api_details(
    tx: &Tx<'_>,
    id: PatronId,
    patron: &super::Patron,
) -> Result<Option<ApiDetails>, StoreError> {
    let Some(found) = details(tx, id)? else {
        return Ok(None);
    };
    let p = found.particulars;
    let branch = building::branch(tx, p.home_branch)?;
    Ok(Some(ApiDetails {
        category: p.category,
        home_branch: branch.map(|b| b.code).unwrap_or_default(),
        registered_on: patron.registered_on,
        expires_on: patron.expires_on,
        language: p.language,
        legal_name: p.legal_name,
        student_number: p.student_number,
        program: p.program,
        emails: p.emails,
        phones: p.phones,
        addresses: p.addresses,
    }))
}

/// What the description of the API says of the two calls.
pub(super) fn card_call() -> Call {
    Call::new("The patron who holds a card")
        .asks("barcode", "The barcode of the card.")
        .gives::<ApiPatron>(example())
}

pub(super) fn patron_call() -> Call {
    Call::new("A patron").gives::<ApiPatron>(example())
}

fn example() -> Value {
    json!({
        "id": 7, "barcode": "20742000000011", "affirmed_name": "Sam Ortiz", "pronouns": "they", "may_borrow": false,
        "standing": [{ "code": "standing-expired", "text": "The card expired on May 31." }],
        "details": {
            "category": "student", "home_branch": "MAIN", "registered_on": "2025-08-20", "expires_on": "2026-05-31",
            "language": "en", "legal_name": null, "student_number": "S0012345", "program": "Nursing",
            "emails": ["sam@example.edu"], "phones": [], "addresses": []
        }
    })
}

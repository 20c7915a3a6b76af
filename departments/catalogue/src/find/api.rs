//! Records and searches for programs.

use axum::Json;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use callslip_marc::Format;
use callslip_marc::iso2709::Target;
use kernel::{Barcode, BibId, BranchId, Cents, ItemId, LocationId, Reason, perm};
use search::Request;
use serde::{Deserialize, Serialize};
use webkit::{PageError, Pages, Path, Visit, blocking, needs};

use crate::bib::{self as records};
use crate::desk::{Desk, page_error};
use crate::item::ItemData;
use crate::item::scheme::scheme_of;
use crate::{Bib, ItemFacts};

/// Records given at most for one search.
const MOST: usize = 100;

/// The routes for programs.
pub(crate) fn pages() -> Pages<Desk> {
    Pages::new()
        .api_get("/api/v1/bibs", needs::<perm::StaffHome>(), get_bibs)
        .api_get("/api/v1/bibs/{id}", needs::<perm::StaffHome>(), get_bib)
        .api_get(
            "/api/v1/bibs/{id}/items",
            needs::<perm::StaffHome>(),
            get_items,
        )
        .api_post(
            "/api/v1/bibs/{id}/items",
            needs::<perm::EditItem>(),
            post_item,
        )
        .api_get("/api/v1/items/{id}", needs::<perm::StaffHome>(), get_item)
}

/// An answer to a search.
#[derive(Serialize)]
struct Found {
    total: u64,
    bibs: Vec<Bib>,
}

/// `?q=…&offset=…&limit=…`
async fn get_bibs(visit: Visit, State(desk): State<Desk>) -> Result<Json<Found>, PageError> {
    let number = |name: &str| {
        visit
            .asked(name)
            .and_then(|text| text.parse::<usize>().ok())
    };
    let offset = number("offset").unwrap_or(0).min(Request::DEEPEST - MOST);
    let request = Request {
        text: visit.asked("q").unwrap_or_default(),
        offset,
        limit: number("limit").unwrap_or(20).min(MOST),
        staff: true,
        ..Request::default()
    };
    let found = blocking(move || {
        let page = desk.index.search(&request)?;
        let ids: Vec<BibId> = page.ids.iter().copied().map(BibId).collect();
        let bibs = desk.store.read(|tx| crate::bibs(tx, &ids))?;
        Ok::<_, PageError>(Found {
            total: page.total,
            bibs,
        })
    });
    Ok(Json(found.await?))
}

/// `?format=json` (facts, the default), `marc`, `marcxml`, `marc-json` or `mrk`.
async fn get_bib(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<BibId>,
) -> Result<Response, PageError> {
    let (name, media) = match visit.asked("format").as_deref() {
        None | Some("json") => {
            let found = blocking(move || desk.store.read(|tx| crate::bib(tx, id))).await?;
            let bib = found.filter(|bib| bib.deleted_at.is_none());
            return Ok(Json(bib.ok_or(PageError::NotFound)?).into_response());
        }
        Some("marc") => (Format::Marc, "application/marc"),
        Some("marcxml") => (Format::MarcXml, "application/marcxml+xml"),
        Some("marc-json") => (Format::Json, "application/marc+json"),
        Some("mrk") => (Format::Mnemonic, "text/plain; charset=utf-8"),
        Some(other) => return Err(PageError::Invalid(format!("there is no format {other}"))),
    };
    let read = move || {
        desk.store
            .read(|tx| records::marc(tx, id))
            .map_err(page_error)
    };
    let record = blocking(read).await?;
    let mut bytes = Vec::new();
    if name == Format::MarcXml {
        bytes.extend_from_slice(name.open().as_bytes());
    }
    name.write(&record, Target::Utf8, &mut bytes);
    if name == Format::MarcXml {
        bytes.extend_from_slice(name.close().as_bytes());
    }
    Ok(([(CONTENT_TYPE, media)], bytes).into_response())
}

async fn get_items(
    State(desk): State<Desk>,
    Path(id): Path<BibId>,
) -> Result<Json<Vec<ItemFacts>>, PageError> {
    let items = blocking(move || desk.store.read(|tx| crate::items_of(tx, id)));
    Ok(Json(items.await?))
}

async fn get_item(
    State(desk): State<Desk>,
    Path(id): Path<ItemId>,
) -> Result<Json<ItemFacts>, PageError> {
    let found = blocking(move || desk.store.read(|tx| crate::item(tx, id))).await?;
    found.map(Json).ok_or(PageError::NotFound)
}

/// An item as a program sends it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewItem {
    barcode: Barcode,
    branch: BranchId,
    location: LocationId,
    kind: String,
    #[serde(default)]
    scheme: String,
    #[serde(default)]
    call_number: String,
    #[serde(default)]
    copy: String,
    #[serde(default)]
    enumeration: String,
    price_cents: Option<Cents>,
    #[serde(default)]
    public_note: String,
    #[serde(default)]
    staff_note: String,
    #[serde(default)]
    not_for_loan: bool,
}

/// The item that was added.
#[derive(Serialize)]
struct Added {
    id: ItemId,
}

async fn post_item(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<BibId>,
    Json(new): Json<NewItem>,
) -> Result<Json<Added>, PageError> {
    let scheme = if new.scheme.is_empty() {
        "lc"
    } else {
        &new.scheme
    };
    let unknown = || PageError::Refused(vec![Reason::new("item-scheme-unknown")]);
    let data = ItemData {
        scheme: scheme_of(scheme).ok_or_else(unknown)?,
        call_number: new.call_number,
        copy: new.copy,
        enumeration: new.enumeration,
        price: new.price_cents,
        public_note: new.public_note,
        staff_note: new.staff_note,
        not_for_loan: new.not_for_loan,
        ..ItemData::new(new.barcode, new.branch, new.location, &new.kind)
    };
    let act = visit.act();
    let add = move || {
        desk.store
            .write_once(&act, "item.add", |tx| crate::add_item(tx, id, &data))
            .map_err(page_error)
    };
    Ok(Json(Added {
        id: blocking(add).await?,
    }))
}

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

use super::calls;
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
        .described(calls::bibs())
        .api_get("/api/v1/bibs/{id}", needs::<perm::StaffHome>(), get_bib)
        .described(calls::bib())
        .api_get(
            "/api/v1/bibs/{id}/items",
            needs::<perm::StaffHome>(),
            get_items,
        )
        .described(calls::items())
        .api_post(
            "/api/v1/bibs/{id}/items",
            needs::<perm::EditItem>(),
            post_item,
        )
        .described(calls::new_item())
        .api_get("/api/v1/items/{id}", needs::<perm::StaffHome>(), get_item)
        .described(calls::item())
}

/// Records, and where the next begin.
#[derive(Serialize)]
pub(super) struct Found {
    /// How many there are in all.
    total: u64,
    /// The records.
    bibs: Vec<Bib>,
    /// To be given as `cursor` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    next_cursor: Option<String>,
}

webkit::shape!(Found, "BibPage" { total, bibs; next_cursor });

/// `?q=…&limit=…&cursor=…`; without `q` every record in the order of ids, however many there are.
async fn get_bibs(visit: Visit, State(desk): State<Desk>) -> Result<Json<Found>, PageError> {
    let limit = number(&visit, "limit", 20)?.clamp(1, MOST);
    let cursor = number(&visit, "cursor", 0)?;
    let text = visit.asked("q").unwrap_or_default();
    let found = blocking(move || {
        if text.is_empty() {
            all_after(&desk, cursor, limit)
        } else {
            searched(&desk, text, cursor, limit)
        }
    });
    Ok(Json(found.await?))
}

fn number(visit: &Visit, name: &str, usual: usize) -> Result<usize, PageError> {
    let text = visit.asked(name).filter(|text| !text.is_empty());
    let read = text.map(|text| text.parse::<usize>()).transpose();
    read.map(|number| number.unwrap_or(usual))
        .map_err(|_| PageError::Invalid(format!("{name} is not a number that can be used")))
}

/// The records after an id.
fn all_after(desk: &Desk, after: usize, limit: usize) -> Result<Found, PageError> {
    let after = BibId(i64::try_from(after).unwrap_or(i64::MAX));
    let (total, bibs) = desk
        .store
        .read(|tx| records::store::page_after(tx, after, limit))?;
    let full = bibs.len() == limit;
    let last = bibs.last().map(|bib| bib.id.to_string());
    Ok(Found {
        total: u64::try_from(total).unwrap_or_default(),
        next_cursor: last.filter(|_| full),
        bibs,
    })
}

/// A page of what a search finds; the deepest that can be turned to is told by the index.
fn searched(desk: &Desk, text: String, offset: usize, limit: usize) -> Result<Found, PageError> {
    if offset > Request::DEEPEST - limit {
        let deepest = Request::DEEPEST;
        let what =
            format!("at most {deepest} records can be turned to; ask for fewer by more words");
        return Err(PageError::Invalid(what));
    }
    let page = desk.index.search(&Request {
        text,
        offset,
        limit,
        staff: true,
        ..Request::default()
    })?;
    let ids: Vec<BibId> = page.ids.iter().copied().map(BibId).collect();
    let next = offset + ids.len();
    let more = !ids.is_empty() && u64::try_from(next).unwrap_or(u64::MAX) < page.total;
    Ok(Found {
        total: page.total,
        bibs: desk.store.read(|tx| crate::bibs(tx, &ids))?,
        next_cursor: more.then(|| next.to_string()),
    })
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
pub(super) struct NewItem {
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

webkit::shape!(NewItem, "NewItem" { barcode, branch, location, kind; price_cents, scheme, call_number, copy, enumeration, public_note, staff_note, not_for_loan });

/// The item that was added.
#[derive(Serialize)]
pub(super) struct Added {
    id: ItemId,
}

webkit::shape!(Added, "Added" { id });

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

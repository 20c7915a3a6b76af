//! The one box: scan or search anything, and it jumps to what it is.

use axum::extract::State;
use kernel::{Barcode, perm};
use webkit::{Form, PageResult, Pages, Visit, needs, see_other};

use crate::House;

/// The route of the one box.
pub(crate) fn pages(house: &House) -> Pages {
    Pages::new()
        .post("/staff/go", needs::<perm::StaffHome>(), post_go)
        .finish(house.clone())
}

async fn post_go(visit: Visit, State(house): State<House>, form: Form) -> PageResult {
    let typed = form.raw("q").trim().to_owned();
    if typed.is_empty() {
        return see_other("/staff").done();
    }
    let words = typed.clone();
    let found = webkit::blocking(move || destination(&house, &words)).await?;
    drop(visit);
    see_other(found).done()
}

/// The page of what was scanned: a patron's card, an item, or a search in the catalogue.
fn destination(house: &House, typed: &str) -> Result<String, store::StoreError> {
    let Ok(barcode) = Barcode::parse(typed) else {
        return Ok(format!("/staff/catalogue?q={}", encoded(typed)));
    };
    house.store.read(|tx| {
        if let Some(patron) = patrons::by_barcode(tx, &barcode)? {
            return Ok(format!("/staff/patrons/{}", patron.id));
        }
        Ok(match catalogue::item_by_barcode(tx, &barcode)? {
            Some(item) => format!("/staff/items/{}", item.id),
            None => format!("/staff/catalogue?q={}", encoded(typed)),
        })
    })
}

/// Percent-encodes a value of a query string.
fn encoded(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

//! What the description of the API says of records and items.

use serde_json::{Value, json};
use webkit::Call;

use super::api::{Added, Found, NewItem};
use crate::{Bib, ItemFacts};

pub(super) fn bibs() -> Call {
    Call::new("Records: those a search finds, or every one in the order of ids")
        .asks(
            "q",
            "Words, \"phrases\", -without, title: author: subject: isbn: call: sudoc: year: …",
        )
        .paged()
        .gives::<Found>(json!({ "total": 212, "bibs": [a_bib()], "next_cursor": "20" }))
}

pub(super) fn bib() -> Call {
    Call::new("A record: facts, or its MARC in the format asked for")
        .asks(
            "format",
            "json (the facts, the default), marc, marcxml, marc-json or mrk.",
        )
        .gives::<Bib>(a_bib())
        .or_media(&[
            "application/marc",
            "application/marcxml+xml",
            "application/marc+json",
            "text/plain",
        ])
}

pub(super) fn items() -> Call {
    Call::new("The items of a record").gives::<Vec<ItemFacts>>(json!([an_item()]))
}

pub(super) fn item() -> Call {
    Call::new("An item").gives::<ItemFacts>(an_item())
}

pub(super) fn new_item() -> Call {
    Call::new("Add an item to a record")
        .takes::<NewItem>(json!({
            "barcode": "30742000000017", "branch": 1, "location": 1, "kind": "book", "scheme": "lc",
            "call_number": "QH91 .C37 2019", "copy": "c.2", "price_cents": 8_950
        }))
        .gives::<Added>(json!({ "id": 12 }))
}

fn a_bib() -> Value {
    json!({
        "id": 5, "control_number": "ocm12345678", "title": "Marine biology", "author": "Castro, Peter",
        "year": 2019, "format": "book", "language": "eng", "brief": false, "suppressed": false, "version": 1,
        "batch": 3, "created_at": 1_797_580_800_000_i64, "changed_at": 1_797_580_800_000_i64, "deleted_at": null
    })
}

fn an_item() -> Value {
    json!({
        "id": 12, "bib": 5, "barcode": "30742000000017", "title": "Marine biology", "author": "Castro, Peter",
        "format": "book", "branch": 1, "location": 1, "location_name": "Stacks", "location_lends": true, "kind": "book", "kind_name": "Book",
        "scheme": "lc", "call_number": "QH91 .C37 2019", "copy": "c.2", "enumeration": "", "pieces": 1,
        "price": 8_950, "public_note": "", "staff_note": "", "not_for_loan": false, "missing_since": null,
        "withdrawn_on": null, "withdrawn_reason": "", "version": 1, "created_at": 1_797_580_800_000_i64
    })
}

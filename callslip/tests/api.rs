//! The API as its description tells it: every call has an example that fits its shape, and every call's real answer
//! fits too.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod support;

use std::collections::BTreeSet;

use catalogue::ItemData;
use kernel::{Act, Barcode, BibId, Clock, Day};
use serde_json::{Value, json};
use store::{Location, Store, StoreError, Tx};
use support::http::{Answer, Client};
use support::{Library, marc, shape};

/// A call with what is sent and the status it must end with.
struct Row {
    method: &'static str,
    /// The route of the description.
    route: &'static str,
    address: &'static str,
    body: Option<Value>,
    status: u16,
}

fn row(line: &'static str, status: u16, body: Option<Value>) -> Row {
    let words: Vec<&str> = line.split_whitespace().collect();
    Row {
        method: words[0],
        route: words[1],
        address: words[2],
        body,
        status,
    }
}

fn rows() -> Vec<Row> {
    let get = |line| row(line, 200, None);
    let loan = json!({ "patron_barcode": "20742000000011", "item_barcode": "30742000000017" });
    let item = json!({ "barcode": "30742000000099", "branch": 1, "location": 1, "kind": "book", "price_cents": 900 });
    vec![
        get("GET /api/v1/bibs /api/v1/bibs?limit=3"),
        get("GET /api/v1/bibs /api/v1/bibs?q=perl&limit=1"),
        row("GET /api/v1/bibs /api/v1/bibs?limit=many", 400, None),
        get("GET /api/v1/bibs/{id} /api/v1/bibs/1"),
        row("GET /api/v1/bibs/{id} /api/v1/bibs/999", 404, None),
        row(
            "POST /api/v1/bibs/{id}/items /api/v1/bibs/1/items",
            200,
            Some(item.clone()),
        ),
        row(
            "POST /api/v1/bibs/{id}/items /api/v1/bibs/1/items",
            409,
            Some(item),
        ),
        row(
            "POST /api/v1/bibs/{id}/items /api/v1/bibs/1/items",
            422,
            Some(json!({ "colour": "red" })),
        ),
        get("GET /api/v1/bibs/{id}/items /api/v1/bibs/1/items"),
        get("GET /api/v1/items/{id} /api/v1/items/1"),
        get("GET /api/v1/search /api/v1/search?q=perl&limit=1"),
        get("GET /api/v1/hours /api/v1/hours"),
        get("GET /api/v1/rules /api/v1/rules"),
        get("GET /api/v1/patrons /api/v1/patrons?barcode=20742000000011"),
        row("GET /api/v1/patrons /api/v1/patrons?barcode=", 400, None),
        get("GET /api/v1/patrons/{id} /api/v1/patrons/1"),
        row(
            "POST /api/v1/checkouts /api/v1/checkouts",
            200,
            Some(loan.clone()),
        ),
        row("POST /api/v1/checkouts /api/v1/checkouts", 409, Some(loan)),
        get("GET /api/v1/patrons/{id}/loans /api/v1/patrons/1/loans"),
        row(
            "POST /api/v1/renewals /api/v1/renewals",
            200,
            Some(json!({ "loan": 1 })),
        ),
        row(
            "POST /api/v1/checkins /api/v1/checkins",
            200,
            Some(json!({ "item_barcode": "30742000000017" })),
        ),
        get("GET /api/v1/patrons/{id}/charges /api/v1/patrons/1/charges"),
        row(
            "POST /api/v1/patrons/{id}/payments /api/v1/patrons/1/payments",
            200,
            Some(json!({ "cents": 200, "method": "card", "reference": "A1" })),
        ),
        get("GET /api/v1/patrons/{id}/account /api/v1/patrons/1/account"),
    ]
}

/// A library with a patron who owes something, and an item.
fn library() -> (Library, String) {
    let library = Library::new();
    let file = marc("edge/pymarc-test.dat").display().to_string();
    library.run(&["import", &file]).ended(0);
    let store = Store::open(&Location::Folder(library.data())).unwrap();
    let act = Act::system(Clock::machine().now());
    store.write(&act, furnish).unwrap();
    lend_last_week(&store);
    drop(store);
    let words = [
        "user",
        "client",
        "desk",
        "--role",
        "senior-technician",
        "--json",
    ];
    let said = library.run(&words).ended(0);
    let token: Value = serde_json::from_str(&said.out).unwrap();
    (library, token["token"].as_str().unwrap().to_owned())
}

/// A loan made long enough ago that renewing it gives a later date.
fn lend_last_week(store: &Store) {
    let act = Act::system(Clock::machine().now().plus_minutes(-7 * 24 * 60));
    let [card, item] =
        ["20742000000011", "30742000000025"].map(|code| Barcode::parse(code).unwrap());
    circulation::checkout::checkout(store, &act, &circulation::Ask::scans(&card, &item)).unwrap();
}

fn furnish(tx: &Tx<'_>) -> Result<(), StoreError> {
    let told = |e: &dyn std::fmt::Display| StoreError::Check(e.to_string());
    let mut new = patrons::testing::new_patron(tx, "20742000000011", "student")?;
    new.expires_on = Some(Day(jiff::civil::date(2999, 12, 31)));
    let patron = patrons::register(tx, &new).map_err(|e| told(&e))?;
    let branch = building::branches(tx)?[0].id;
    let location = building::locations(tx, branch)?[0].id;
    for code in ["30742000000017", "30742000000025"] {
        let barcode = Barcode::parse(code).unwrap();
        let data = ItemData::new(barcode, branch, location, "book");
        catalogue::add_item(tx, BibId(1), &data).map_err(|e| told(&e))?;
    }
    money::testing::fine(tx, patron, 450).map_err(|e| told(&e))?;
    Ok(())
}

/// Whether a value has a shape of the description.
fn fits(document: &Value, shape: &Value, value: &Value) -> Result<(), String> {
    let mut faults = Vec::new();
    shape::faults(document, shape, value, "", &mut faults);
    if faults.is_empty() {
        Ok(())
    } else {
        Err(format!("{}\n{value:#}", faults.join("; ")))
    }
}

/// Every operation as `METHOD path` with what the description says of it.
fn operations(document: &Value) -> Vec<(String, &Value)> {
    let paths = document["paths"].as_object().unwrap();
    let each = paths.iter().flat_map(|(path, methods)| {
        let methods = methods.as_object().unwrap().iter();
        methods.map(move |(method, told)| (format!("{} {path}", method.to_uppercase()), told))
    });
    each.collect()
}

#[test]
fn every_call_is_described_with_examples_that_fit() {
    let library = Library::new();
    let server = library.serve();
    let mut client = Client::connect(server.address, "").unwrap();
    let document = client.get("/api/openapi.json").unwrap().json();
    let operations = operations(&document);
    assert!(operations.len() > 12);
    for (name, told) in operations {
        assert!(
            told["summary"].as_str().is_some_and(|s| !s.is_empty()),
            "{name}: not described"
        );
        let mut bodies = vec![&told["responses"]["200"]["content"]["application/json"]];
        if !name.starts_with("GET") {
            bodies.push(&told["requestBody"]["content"]["application/json"]);
        }
        for body in bodies {
            assert!(body["schema"].is_object(), "{name}: a body has no shape");
            fits(&document, &body["schema"], &body["example"])
                .unwrap_or_else(|e| panic!("{name}: its example does not fit: {e}"));
        }
    }
    let problem =
        &document["components"]["responses"]["Problem"]["content"]["application/problem+json"];
    fits(&document, &problem["schema"], &problem["example"]).unwrap();
}

#[test]
fn every_real_answer_fits_its_shape() {
    let (library, token) = library();
    let server = library.serve();
    let mut client = Client::connect(server.address, &token).unwrap();
    let document = client.get("/api/openapi.json").unwrap().json();
    let mut called = BTreeSet::new();
    for row in rows() {
        let answer = match &row.body {
            None => client.get(row.address).unwrap(),
            Some(body) => client.post(row.address, "", body).unwrap(),
        };
        compare(&document, &row, &answer);
        called.insert(format!("{} {}", row.method, row.route));
    }
    let described = operations(&document).into_iter().map(|(name, _)| name);
    let missed: Vec<String> = described.filter(|name| !called.contains(name)).collect();
    assert!(
        missed.is_empty(),
        "no row of this test calls {missed:?}: add one"
    );
}

fn compare(document: &Value, row: &Row, answer: &Answer) {
    let name = format!("{} {}", row.method, row.address);
    let text = String::from_utf8_lossy(&answer.body);
    assert_eq!(answer.status, row.status, "{name}: {text}");
    let told = &document["paths"][row.route][row.method.to_lowercase()];
    let shape = if row.status == 200 {
        told["responses"]["200"]["content"]["application/json"]["schema"].clone()
    } else {
        json!({ "$ref": "#/components/schemas/Problem" })
    };
    fits(document, &shape, &answer.json()).unwrap_or_else(|e| panic!("{name}: {e}"));
}

#[test]
fn a_cursor_turns_every_page_once() {
    let (library, token) = library();
    let server = library.serve();
    let mut client = Client::connect(server.address, &token).unwrap();
    for list in ["/api/v1/bibs?limit=3", "/api/v1/bibs?limit=3&q=perl"] {
        let (mut seen, mut cursor) = (Vec::new(), String::new());
        let total = loop {
            let page = client.get(&format!("{list}{cursor}")).unwrap().json();
            let ids = page["bibs"].as_array().unwrap().iter();
            seen.extend(ids.map(|bib| bib["id"].as_i64().unwrap()));
            match page["next_cursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break page["total"].as_u64().unwrap(),
            }
        };
        let different: BTreeSet<i64> = seen.iter().copied().collect();
        assert_eq!(
            (seen.len() as u64, different.len()),
            (total, seen.len()),
            "{list}"
        );
        assert!(total > 3, "{list}: {total}");
    }
}

#[test]
fn the_same_key_acts_once() {
    let (library, token) = library();
    let server = library.serve();
    let mut client = Client::connect(server.address, &token).unwrap();
    let body = json!({ "cents": 200, "method": "card", "reference": "A1" });
    let mut pay = || {
        client
            .post("/api/v1/patrons/1/payments", "one-word", &body)
            .unwrap()
            .json()
    };
    assert_eq!(pay(), pay());
    let owes = client.get("/api/v1/patrons/1/charges").unwrap().json();
    assert_eq!(owes["owed_cents"], 250);
}

//! The description of the API, OpenAPI 3.1, written from the routes and what each says beside its handler.

use std::sync::{Arc, LazyLock};

use axum::extract::State;
use kernel::perm;
use serde_json::{Map, Value, json};
use webkit::{Body, Call, Method, Pages, RouteFact, Shapes, needs};

use crate::House;

/// The description, written when it is first asked for.
type Described = Arc<LazyLock<Value, Box<dyn FnOnce() -> Value + Send>>>;

/// The route of the description.
pub(crate) fn pages(house: &House) -> Pages {
    let house = house.clone();
    let text: Described = Arc::new(LazyLock::new(Box::new(move || {
        describe(&crate::routes::pages(&house))
    })));
    Pages::new()
        .get(
            "/api/openapi.json",
            needs::<perm::Everyone>(),
            get_description,
        )
        .finish(text)
}

async fn get_description(State(text): State<Described>) -> axum::Json<Value> {
    axum::Json((**text).clone())
}

/// The document of these routes.
pub(crate) fn describe(pages: &Pages) -> Value {
    let mut shapes = Shapes::default();
    let mut paths: Map<String, Value> = Map::new();
    for fact in pages.facts().iter().filter(|fact| fact.api) {
        let call = pages
            .calls()
            .iter()
            .find(|(method, path, _)| (*method, *path) == (fact.method, fact.path));
        let path = paths.entry(fact.path).or_insert_with(|| json!({}));
        path[word(fact.method)] = operation(fact, call.map(|(_, _, call)| call), &mut shapes);
    }
    let mut schemas = shapes.gathered();
    schemas.insert("Problem".into(), problem());
    json!({
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": {
            "title": "Callslip", "version": env!("CARGO_PKG_VERSION"),
            "description": "The library for programs. Amounts are whole cents, moments are milliseconds since 1970 in UTC, days are dates of the library's calendar. Lists are turned by `cursor`. What is refused is answered as problem+json (RFC 9457) with every reason.",
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" }
        },
        "servers": [{ "url": "/" }],
        "security": [{ "bearer": [] }],
        "paths": paths,
        "components": {
            "securitySchemes": { "bearer": { "type": "http", "scheme": "bearer", "description": "A token made with `callslip user client`." } },
            "responses": { "Problem": problem_answer() },
            "schemas": schemas
        }
    })
}

fn word(method: Method) -> &'static str {
    match method {
        Method::Get => "get",
        Method::Post => "post",
        Method::Put => "put",
        Method::Patch => "patch",
        Method::Delete => "delete",
    }
}

/// One operation: its parameters, what is sent and answered, its permission.
fn operation(fact: &RouteFact, call: Option<&Call>, shapes: &mut Shapes) -> Value {
    let name = fact.path.replace(['/', '{', '}'], "-").replace("--", "-");
    let mut operation = json!({
        "operationId": format!("{}{}", word(fact.method), name.trim_end_matches('-')),
        "summary": call.map_or("", |call| call.does),
        "description": format!("Needs the permission `{}`.", fact.permission.code()),
        "parameters": parameters(fact, call),
        "responses": {
            "200": answer(call, shapes),
            "default": { "$ref": "#/components/responses/Problem" }
        }
    });
    if let Some(body) = call.and_then(|call| call.takes.as_ref()) {
        let content = json!({ "application/json": content(body, shapes) });
        operation["requestBody"] = json!({ "required": true, "content": content });
    }
    if fact.permission == kernel::Permission::Everyone {
        operation["security"] = json!([]);
    }
    operation
}

/// What stands in the address, in its query string, and in the head of a write.
fn parameters(fact: &RouteFact, call: Option<&Call>) -> Vec<Value> {
    let named = fact
        .path
        .split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let place = |name| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "integer", "format": "int64" } });
    let asked = call.map_or(&[][..], |call| &call.asked);
    let query = asked.iter().map(|asked| {
        let kind = if asked.number { "integer" } else { "string" };
        json!({ "name": asked.name, "in": "query", "description": asked.tells, "schema": { "type": kind } })
    });
    let key = (fact.method != Method::Get).then(|| {
        json!({
            "name": "Idempotency-Key", "in": "header", "required": false, "schema": { "type": "string" },
            "description": "A random word; the same word sent again does nothing and gives the first answer."
        })
    });
    named.map(place).chain(query).chain(key).collect()
}

fn content(body: &Body, shapes: &mut Shapes) -> Value {
    json!({ "schema": (body.shape)(shapes), "example": body.example })
}

fn answer(call: Option<&Call>, shapes: &mut Shapes) -> Value {
    let mut kinds = Map::new();
    if let Some(body) = call.and_then(|call| call.gives.as_ref()) {
        kinds.insert("application/json".into(), content(body, shapes));
    }
    for media in call.map_or(&[][..], |call| call.media) {
        kinds.insert((*media).into(), json!({ "schema": { "type": "string" } }));
    }
    json!({ "description": "Done.", "content": kinds })
}

fn problem_answer() -> Value {
    let example = json!({
        "type": "urn:callslip:page-refused", "title": "This cannot be done", "status": 409,
        "detail": "The rules of the library refuse it.", "code": "page-refused", "reference": "b1c2d3e4f5a6",
        "reasons": [{
            "code": "lend-item-on-loan", "detail": "The item is out to somebody else.", "way": "Check it in first."
        }]
    });
    json!({
        "description": "What was refused, every reason, and the way on (RFC 9457).",
        "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" }, "example": example } }
    })
}

fn problem() -> Value {
    let text = || json!({ "type": "string" });
    json!({
        "type": "object",
        "required": ["type", "title", "status", "detail", "code", "reference"],
        "properties": {
            "type": text(), "title": text(), "status": { "type": "integer" }, "detail": text(),
            "code": { "type": "string", "description": "The stable word of the problem." },
            "reference": { "type": "string", "description": "Names this request in the log." },
            "who_may": { "type": "array", "items": text(), "description": "The roles that may do it." },
            "reasons": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["code", "detail", "way"],
                    "properties": {
                        "code": text(), "detail": text(), "way": text(),
                        "override_needs": { "type": "string", "description": "The permission that may set it aside." }
                    }
                }
            }
        }
    })
}

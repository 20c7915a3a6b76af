//! The description of the API, OpenAPI 3.1, written from the routes themselves.

use std::sync::Arc;

use axum::extract::State;
use kernel::perm;
use serde_json::{Map, Value, json};
use webkit::{Method, Pages, RouteFact, needs};

use crate::House;

/// The route of the description.
pub(crate) fn pages(house: &House) -> Pages {
    let house = house.clone();
    let text: Arc<std::sync::LazyLock<Value, Box<dyn FnOnce() -> Value + Send>>> =
        Arc::new(std::sync::LazyLock::new(Box::new(move || {
            describe(&crate::facts(&house))
        })));
    Pages::new()
        .get(
            "/api/openapi.json",
            needs::<perm::Everyone>(),
            get_description,
        )
        .finish(text)
}

type Described = Arc<std::sync::LazyLock<Value, Box<dyn FnOnce() -> Value + Send>>>;

async fn get_description(State(text): State<Described>) -> axum::Json<Value> {
    axum::Json((**text).clone())
}

/// The document of these routes.
pub(crate) fn describe(facts: &[RouteFact]) -> Value {
    let mut paths: Map<String, Value> = Map::new();
    for fact in facts.iter().filter(|fact| fact.api) {
        let path = paths.entry(fact.path).or_insert_with(|| json!({}));
        path[method(fact.method)] = operation(fact);
    }
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Callslip", "version": env!("CARGO_PKG_VERSION"), "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" } },
        "servers": [{ "url": "/" }],
        "security": [{ "bearer": [] }],
        "paths": paths,
        "components": {
            "securitySchemes": { "bearer": { "type": "http", "scheme": "bearer", "description": "A token made with `callslip user client`." } },
            "responses": { "Problem": { "description": "What was refused, and the way on (RFC 9457).", "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } } } },
            "schemas": { "Problem": problem() }
        }
    })
}

fn method(method: Method) -> &'static str {
    match method {
        Method::Get => "get",
        Method::Post => "post",
        Method::Put => "put",
        Method::Patch => "patch",
        Method::Delete => "delete",
    }
}

/// One operation: its parameters from the path, the key of what must happen once, its permission.
fn operation(fact: &RouteFact) -> Value {
    let named = fact
        .path
        .split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let mut parameters: Vec<Value> = named
        .map(|name| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } }))
        .collect();
    let writes = fact.method != Method::Get;
    if writes {
        parameters.push(json!({
            "name": "Idempotency-Key", "in": "header", "required": false, "schema": { "type": "string" },
            "description": "A random word; the same word sent again does nothing and gives the first answer."
        }));
    }
    let mut operation = json!({
        "operationId": format!("{}{}", method(fact.method), fact.path.replace(['/', '{', '}'], "-").replace("--", "-").trim_end_matches('-')),
        "description": format!("Needs the permission `{}`.", fact.permission.code()),
        "parameters": parameters,
        "responses": {
            "200": { "description": "Done.", "content": { "application/json": { "schema": {} } } },
            "default": { "$ref": "#/components/responses/Problem" }
        }
    });
    if writes {
        operation["requestBody"] =
            json!({ "content": { "application/json": { "schema": { "type": "object" } } } });
    }
    if fact.permission == kernel::Permission::Everyone {
        operation["security"] = json!([]);
    }
    operation
}

fn problem() -> Value {
    json!({
        "type": "object",
        "properties": {
            "type": { "type": "string" }, "title": { "type": "string" }, "status": { "type": "integer" },
            "detail": { "type": "string" }, "reasons": { "type": "array", "items": { "type": "object" } }
        }
    })
}

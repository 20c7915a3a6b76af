//! As much of JSON Schema 2020-12 as the description of the API uses; a keyword that is not known here is a fault.

use serde_json::{Map, Value};

/// Words that only tell.
const TELLING: [&str; 9] = [
    "description",
    "title",
    "default",
    "format",
    "minimum",
    "maximum",
    "minLength",
    "maxLength",
    "examples",
];

/// Adds what is wrong with `value` at `place` by `shape`.
pub(crate) fn faults(
    document: &Value,
    shape: &Value,
    value: &Value,
    place: &str,
    told: &mut Vec<String>,
) {
    let Some(words) = shape.as_object() else {
        if shape != &Value::Bool(true) {
            told.push(format!("{place}: no shape"));
        }
        return;
    };
    for (word, wanted) in words {
        match word.as_str() {
            "$ref" => {
                let path = wanted.as_str().unwrap().trim_start_matches('#');
                let target = document.pointer(path);
                match target {
                    Some(target) => faults(document, target, value, place, told),
                    None => told.push(format!("{place}: {path} is not in the document")),
                }
            }
            "type" if !is_of(wanted, value) => {
                told.push(format!("{place}: {value} is not {wanted}"));
            }
            "enum" if !wanted.as_array().unwrap().contains(value) => {
                told.push(format!("{place}: {value} is none of {wanted}"));
            }
            "const" if wanted != value => told.push(format!("{place}: {value} is not {wanted}")),
            "allOf" => each(wanted, |part| faults(document, part, value, place, told)),
            "anyOf" | "oneOf" => one_of(document, (word, wanted), value, place, told),
            "required" => each(wanted, |name| {
                let name = name.as_str().unwrap();
                if value.is_object() && value.get(name).is_none() {
                    told.push(format!("{place}: {name} is missing"));
                }
            }),
            "properties" => inside(document, words, value, place, told),
            "items" => {
                for (n, item) in value.as_array().into_iter().flatten().enumerate() {
                    faults(document, wanted, item, &format!("{place}/{n}"), told);
                }
            }
            "type" | "enum" | "const" | "additionalProperties" => {}
            telling if TELLING.contains(&telling) => {}
            unknown => told.push(format!("{place}: the keyword {unknown} is not checked")),
        }
    }
}

fn each(list: &Value, mut of: impl FnMut(&Value)) {
    for part in list.as_array().unwrap() {
        of(part);
    }
}

fn is_of(wanted: &Value, value: &Value) -> bool {
    if let Some(several) = wanted.as_array() {
        return several.iter().any(|one| is_of(one, value));
    }
    match wanted.as_str().unwrap() {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    }
}

fn one_of(
    document: &Value,
    (word, shapes): (&str, &Value),
    value: &Value,
    place: &str,
    told: &mut Vec<String>,
) {
    let shapes = shapes.as_array().unwrap();
    let fitting = shapes.iter().filter(|shape| {
        let mut own = Vec::new();
        faults(document, shape, value, place, &mut own);
        own.is_empty()
    });
    let count = fitting.count();
    if count == 0 || (word == "oneOf" && count > 1) {
        told.push(format!("{place}: {value} fits {count} of {}", shapes.len()));
    }
}

/// The properties, and none that the shape does not name: an answer that says more than its description is a fault.
fn inside(
    document: &Value,
    words: &Map<String, Value>,
    value: &Value,
    place: &str,
    told: &mut Vec<String>,
) {
    let named = words["properties"].as_object().unwrap();
    for (name, inner) in value.as_object().into_iter().flatten() {
        match named.get(name) {
            Some(shape) => faults(document, shape, inner, &format!("{place}/{name}"), told),
            None => told.push(format!("{place}: {name} is not described")),
        }
    }
}

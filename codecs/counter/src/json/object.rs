//! Objects of JSON, asked for what they should have.

use serde_json::{Map, Value};

use crate::Rule;
use crate::fault::Faults;

/// An object with the place where it stands.
pub(crate) struct Object {
    pub(crate) map: Map<String, Value>,
    pub(crate) offset: u64,
}

impl Object {
    /// A text; numbers are taken for text, `null` for nothing.
    pub(crate) fn text(&self, name: &str) -> Option<String> {
        self.map.get(name).and_then(scalar)
    }

    /// A text that has to be there.
    pub(crate) fn required(&self, name: &str, faults: &mut Faults) -> String {
        let text = self.text(name).filter(|text| !text.is_empty());
        if text.is_none() {
            faults.add(self.offset, name, Rule::HeaderMissing, "it is not there");
        }
        text.unwrap_or_default()
    }
}

/// A text or a number as text.
pub(crate) fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(if *flag { "True" } else { "False" }.to_owned()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// One value, or the values of a list.
pub(crate) fn scalars(value: &Value) -> Vec<String> {
    match value {
        Value::Array(list) => list.iter().filter_map(scalar).collect(),
        other => scalar(other).into_iter().collect(),
    }
}

/// The objects of a list; one object is taken for a list of one.
pub(crate) fn objects(value: &Value) -> Vec<&Map<String, Value>> {
    match value {
        Value::Array(list) => list.iter().filter_map(Value::as_object).collect(),
        Value::Object(map) => vec![map],
        _ => Vec::new(),
    }
}

//! How a charge was computed: what `circulation` writes with a fine, and what the page tells from it.

use kernel::Cents;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The computation of a charge, in the order it was done. Every field may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Explanation {
    /// The rule that won, in words: `Books for students, 25¢ a day, at most $10.00`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub rule: String,
    /// What the rule was applied to: due, returned, closed days. Keys are message keys
    /// `explain-{key}`; values are shown as they are.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<(String, String)>,
    /// The steps from nothing to the amount.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
}

/// One step of the computation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Step {
    /// What was done, as a word with a message `explain-step-{what}`: `late`, `closed`, `grace`, `fine`, `cap`.
    pub what: String,
    /// What it is filled with: `days`, `hours`, `rate`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<(String, String)>,
    /// The amount after the step, where there is one yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cents: Option<Cents>,
}

impl Explanation {
    /// As the charge keeps it.
    #[must_use]
    pub fn to_json(&self) -> Value {
        serde_json::to_value(self).unwrap_or(Value::Null)
    }

    /// Reads what a charge keeps. Another shape becomes facts, name by name, so that nothing that was
    /// noted is hidden.
    #[must_use]
    pub fn of_json(json: &Value) -> Self {
        let known = ["rule", "facts", "steps"];
        let ours = json
            .as_object()
            .is_some_and(|o| o.keys().all(|k| known.contains(&k.as_str())));
        match serde_json::from_value(json.clone()) {
            Ok(explanation) if ours => explanation,
            _ => {
                let mut facts = Vec::new();
                flatten("", json, &mut facts);
                Self {
                    facts,
                    ..Self::default()
                }
            }
        }
    }

    /// Whether nothing was noted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

fn flatten(name: &str, json: &Value, facts: &mut Vec<(String, String)>) {
    let below = |key: &str| {
        if name.is_empty() {
            key.to_owned()
        } else {
            format!("{name}.{key}")
        }
    };
    match json {
        Value::Null => {}
        Value::Object(map) => map.iter().for_each(|(k, v)| flatten(&below(k), v, facts)),
        Value::Array(list) => {
            (1..)
                .zip(list)
                .for_each(|(n, v): (i32, _)| flatten(&below(&n.to_string()), v, facts));
        }
        Value::String(text) => facts.push((name.to_owned(), text.clone())),
        other => facts.push((name.to_owned(), other.to_string())),
    }
}

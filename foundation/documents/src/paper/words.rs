//! The words on papers, from Fluent files, as a table that `say` reads.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;
use serde_json::{Map, Value};

use crate::DocumentError;

/// The shared messages by language; English first, for it has them all.
const SHARED: &[(&str, &str)] = &[
    ("en", include_str!("../../messages/en.ftl")),
    ("es", include_str!("../../messages/es.ftl")),
];

/// The messages in `language`, English where it has none, the paper's own before the shared ones.
pub(super) fn table(language: &str, own: &[(&str, &str)]) -> Result<Value, DocumentError> {
    let mut words = Map::new();
    for wanted in ["en", language] {
        for (_, text) in SHARED.iter().chain(own).filter(|(of, _)| *of == wanted) {
            read(text, &mut words)?;
        }
    }
    Ok(Value::Object(words))
}

/// Adds every message of a file; a value that is filled in later stands as `{name}`.
fn read(text: &str, words: &mut Map<String, Value>) -> Result<(), DocumentError> {
    let file = parser::parse(text)
        .map_err(|(_, faults)| DocumentError::Damaged(format!("a message file: {faults:?}")))?;
    for entry in &file.body {
        if let Entry::Message(message) = entry
            && let Some(pattern) = &message.value
        {
            words.insert(message.id.name.to_owned(), Value::String(plain(pattern)));
        }
    }
    Ok(())
}

fn plain(pattern: &Pattern<&str>) -> String {
    pattern.elements.iter().map(element).collect()
}

fn element(element: &PatternElement<&str>) -> String {
    match element {
        PatternElement::TextElement { value } => (*value).to_owned(),
        PatternElement::Placeable {
            expression: Expression::Inline(InlineExpression::VariableReference { id }),
        } => format!("{{{}}}", id.name),
        PatternElement::Placeable {
            expression: Expression::Inline(InlineExpression::StringLiteral { value }),
        } => (*value).to_owned(),
        PatternElement::Placeable { .. } => String::new(),
    }
}

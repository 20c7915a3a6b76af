//! Text that is compared: case folded in Rust, never by the database.

/// Folds what a person typed for comparing: lower case, single blanks, no blanks around.
#[must_use]
pub fn fold(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

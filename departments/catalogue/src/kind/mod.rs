//! Kinds of items: what lending rules and charges go by.

pub(crate) mod store;

use ::store::{StoreError, Tx};

/// A kind of item.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ItemKind {
    /// A short stable word, such as `book`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Whether new items may be of it.
    pub active: bool,
}

/// The kinds a college library begins with: code and name.
pub const STANDARD: &[(&str, &str)] = &[
    ("book", "Book"),
    ("reserve", "Course reserve"),
    ("reference", "Reference"),
    ("periodical", "Periodical"),
    ("dvd", "DVD or Blu-ray"),
    ("audio", "Sound recording"),
    ("map", "Map"),
    ("government", "Government document"),
    ("archive", "Archive or special collection"),
    ("calculator", "Calculator"),
    ("laptop", "Laptop"),
    ("equipment", "Equipment"),
    ("model", "Anatomical model"),
    ("key", "Study room key"),
    ("other", "Other"),
];

/// Puts the kinds a college library begins with in place; those that are there stay as they are.
///
/// # Errors
/// What the database says.
pub fn set_up(tx: &Tx<'_>) -> Result<(), StoreError> {
    for ((code, name), position) in STANDARD.iter().zip(1..) {
        store::add(tx, code, name, position)?;
    }
    Ok(())
}

/// Adds a kind at the end of the list; one that is there stays as it is.
///
/// # Errors
/// What the database says.
pub fn add(tx: &Tx<'_>, code: &str, name: &str) -> Result<(), StoreError> {
    let position = store::last_position(tx)? + 1;
    store::add(tx, code, name, position)
}

/// Every kind, in the order of the list.
///
/// # Errors
/// What the database says.
pub fn kinds(tx: &Tx<'_>) -> Result<Vec<ItemKind>, StoreError> {
    store::all(tx)
}

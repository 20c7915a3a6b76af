#![doc = include_str!("../README.md")]

mod detect;
mod dewey;
mod display;
mod fault;
mod item;
mod key;
mod label;
mod lc;
mod natural;
mod part;
mod prefix;
mod range;
mod scan;
mod sudoc;
mod tail;

pub use detect::detect;
pub use display::display;
pub use fault::{Fault, Rule};
pub use key::{KEY_VERSION, ShelfKey};
pub use label::label_lines;
pub use part::{CallNumber, Kind, Part};
pub use range::ShelfRange;
pub use tail::TailOrder;

/// The classification or numbering a call number belongs to (MARC 21 field 852, first indicator).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// Library of Congress Classification.
    Lc,
    /// Dewey Decimal Classification.
    Dewey,
    /// National Library of Medicine Classification.
    Nlm,
    /// Superintendent of Documents Classification.
    SuDoc,
    /// Accession or shelving control numbers: natural order.
    Accession,
    /// Any other scheme: natural order.
    Other,
}

impl Scheme {
    /// The scheme of a MARC 21 852 first indicator; `7` (source in $2) and all others are
    /// [`Scheme::Other`].
    #[must_use]
    pub fn from_indicator(indicator: char) -> Self {
        match indicator {
            '0' => Self::Lc,
            '1' => Self::Dewey,
            '2' => Self::Nlm,
            '3' => Self::SuDoc,
            '4' => Self::Accession,
            _ => Self::Other,
        }
    }
}

/// Reads a call number: its parts and what is wrong with it. Never fails and never panics.
#[must_use]
pub fn parse(scheme: Scheme, text: &str) -> CallNumber<'_> {
    let mut number = CallNumber::new(scheme, text);
    match scheme {
        Scheme::Lc | Scheme::Nlm => lc::read(&mut number),
        Scheme::Dewey => dewey::read(&mut number),
        Scheme::SuDoc => sudoc::read(&mut number),
        Scheme::Accession | Scheme::Other => natural::read(&mut number),
    }
    number
}

/// The key that puts a call number in its place on the shelf, and what is wrong with it. A
/// malformed call number gets a key too: after all others of its scheme, in natural order.
#[must_use]
pub fn shelf_key(scheme: Scheme, text: &str) -> (ShelfKey, Vec<Fault>) {
    shelf_key_with(scheme, text, TailOrder::AsWritten)
}

/// As [`shelf_key`], with the house's order of dates, volumes and copies. Keys made with
/// different orders differ in their first byte and must not be compared.
#[must_use]
pub fn shelf_key_with(scheme: Scheme, text: &str, order: TailOrder) -> (ShelfKey, Vec<Fault>) {
    let number = parse(scheme, text);
    (key::of(&number, order), number.faults)
}

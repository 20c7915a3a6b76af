#![doc = include_str!("../README.md")]

mod barcode;
mod check;
mod fault;
mod isbn;
mod ismn;
mod issn;
mod label;
mod lccn;
mod marks;
mod oclc;

pub use barcode::{BarcodeKind, LibraryBarcode, library_barcode};
pub use fault::{Fault, Reading, Rule};
pub use isbn::{Elements, Isbn, find_isbns, isbn, isbn_ranges_date};
pub use ismn::{Ismn, ismn};
pub use issn::{Issn, is_linking, issn};
pub use lccn::{Lccn, lccn};
pub use oclc::{Oclc, oclc};

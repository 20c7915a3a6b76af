//! Papers: receipts, slips and reports as tagged PDF; spreadsheets, CSV and barcodes.
//!
//! A paper is a typst template that stands beside the code that fills it:
//!
//! ```
//! use documents::{Meta, Paper};
//!
//! const SIGN: Paper = Paper::new(
//!     "sign",
//!     r#"#import "/parts.typ": *
//! #show: letter.with()
//! #title()
//! #data.text"#,
//! );
//! let meta = Meta::new("Quiet floor", "en");
//! let pdf = SIGN.render(&serde_json::json!({ "text": "Please talk downstairs." }), &meta)?;
//! assert!(pdf.starts_with(b"%PDF-1.7"));
//! # Ok::<(), documents::DocumentError>(())
//! ```
//!
//! **Invariants.** Nothing is read from disk or the network: templates, parts, words and fonts are
//! in the program. Data never becomes template source. Every PDF is PDF/UA-1 or it is refused with
//! the reasons. A spreadsheet keeps money as whole cents until the cell is written.

pub mod barcode;
mod error;
mod paper;
pub mod papers;
pub mod sheet;

pub use error::{DocumentError, Fault};
pub use paper::{Meta, Paper, rest};

#[cfg(test)]
mod tests;

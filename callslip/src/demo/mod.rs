//! The demo: a made-up college, made from a fixed seed and a moment, over real records.
//!
//! Everything is written by the departments' own verbs, so what stands afterwards is what a term of
//! real work would leave: loans, fines with their explanation, payments, drawers.

mod crew;
mod files;
mod holdings;
mod making;
mod people;
mod persona;
mod place;
mod random;
mod term;
mod till;
mod told;
mod years;

pub(crate) use files::{Files, LENDING, Person};
pub(crate) use making::{Making, make};

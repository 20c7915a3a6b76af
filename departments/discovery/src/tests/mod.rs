//! The public pages on a small catalogue, through the front door.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod account;
mod front;
mod machines;
mod record;
mod records;
pub(crate) mod scene;
mod search;
mod words;

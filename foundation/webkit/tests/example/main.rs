//! How a page is written: the worked example of the README, compiled and run.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod pages;
mod walk;

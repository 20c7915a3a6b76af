//! The reception, the gate and the parts, through the front door.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod boards;
mod forms;
mod gate;
mod house;
mod lists;
mod reception;
mod tokens;
mod words;

//! The desk: one box for cards and items, the patron beside it, the loans below.

mod facts;
pub(crate) mod pages;
mod scan;

pub(crate) use facts::{Blocked, Person};

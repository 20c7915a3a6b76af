#![doc = include_str!("../README.md")]

pub mod dc;
mod fault;
mod field;
mod language;
pub mod mods;
mod pick;
pub mod schema_org;
mod xml;

pub use fault::{Converted, Fault, Rule};
pub use xml::{Element, Node};

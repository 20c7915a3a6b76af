#![doc = include_str!("../README.md")]

mod fault;
mod lex;
mod limits;
mod mapping;
mod parse;
mod pqf;
mod query;
mod reverse;
mod walk;
mod word;
mod write;
mod xcql;

pub use fault::{Fault, Rule};
pub use limits::{Limits, Options, Version};
pub use mapping::{Attribute, Mapping};
pub use parse::{Parsed, parse, parse_bytes};
pub use query::{
    Access, Body, Boolean, Clause, Comparison, Modifier, Node, NodeId, Operator, Prefix, Query,
    Relation, SortKey, Symbol,
};
pub use word::Word;

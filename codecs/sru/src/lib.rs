#![doc = include_str!("../README.md")]

mod diagnostic;
mod fault;
mod fragment;
mod outcome;
mod parameter;
mod request;
mod response;
mod version;
mod xml;
mod zeerex;

pub use diagnostic::{Diagnostic, standard_diagnostics};
pub use fault::{Fault, Rule};
pub use fragment::Fragment;
pub use outcome::{Limits, Outcome};
pub use parameter::Operation;
pub use request::{Asked, Escaping, FacetLimit, Refusal, Request, Rules, Scan, Search, soap_fault};
pub use response::{
    Answer, Data, Facet, FacetSource, FacetTerm, Record, Response, Results, Term, WhereInList,
};
pub use version::Version;
pub use zeerex::{ContextSet, EXPLAIN_SCHEMA, Explain, Index, Note, Schema, Server, Setting};

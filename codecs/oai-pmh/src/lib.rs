#![doc = include_str!("../README.md")]

mod datestamp;
mod error;
mod fault;
mod fragment;
mod harvest;
mod name;
mod outcome;
mod request;
mod response;
mod token;
mod verb;
mod xml;

pub use datestamp::{Dated, Datestamp, Granularity, NotADatestamp};
pub use error::{Code, Error};
pub use fault::{Fault, Rule};
pub use fragment::Fragment;
pub use harvest::{Harvest, State, Step};
pub use name::{is_identifier, is_metadata_prefix, is_set_spec, is_within, with_parents};
pub use outcome::{Limits, Outcome};
pub use request::{List, Request, Rules, Selection};
pub use response::{
    Answer, DeletedRecord, Header, Identify, MetadataFormat, Page, Record, Response, Resumption,
    Set,
};
pub use token::{ShortSecret, Token, TokenKey};
pub use verb::Verb;

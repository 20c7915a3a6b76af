//! One record: in words, with its copies, what stands beside them, citing and taking it along.

mod cite;
mod lines;
mod pages;
mod ris;
mod script;
mod shelf;
mod store;
#[cfg(test)]
mod tests;

pub(crate) use pages::pages;

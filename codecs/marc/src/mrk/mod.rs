//! Mnemonic MARC (`.mrk`), the text that MARCMaker and MarcEdit write: one field a line, a blank line between records.
//!
//! `=245  10$aTitle /$cname` is a data field; `\` stands for a blank in indicators and in fields
//! without subfields; `$` begins a subfield. In text the four signs with a meaning are written
//! `{dollar}`, `{lcub}`, `{rcub}` and `{bsol}`, control characters `{U+000A}`. Mnemonics of letters and
//! marks (`{eacute}`, `{acute}e`, `{Lstrok}`) are read, and given back as the letters themselves.

mod mnemonics;
mod read;
mod write;

#[cfg(test)]
mod tests;

pub use read::Reader;
pub use write::write;

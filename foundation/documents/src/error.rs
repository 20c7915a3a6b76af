//! What can keep a document from being made.

use std::fmt;

/// Why a document was not made.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// The data cannot be handed to a template (a map with keys that are no text, for instance).
    #[error("the data of the paper cannot be written as JSON: {0}")]
    Data(#[from] serde_json::Error),
    /// The language is no BCP 47 tag of a language and at most one region, such as `en` or `es-MX`.
    #[error("not a language: {0}")]
    Language(String),
    /// The template does not compile; each fault names file and line.
    #[error("the template does not compile: {}", Fault::join(.0))]
    Template(Vec<Fault>),
    /// The paper would not be accessible as PDF/UA-1 (ISO 14289-1) asks.
    #[error("the paper is not accessible: {}", Fault::join(.0))]
    Accessibility(Vec<Fault>),
    /// A font or a message file inside the program is damaged.
    #[error("a part of the program is damaged: {0}")]
    Damaged(String),
    /// A spreadsheet could not be written.
    #[error("the spreadsheet cannot be written: {0}")]
    Sheet(#[from] rust_xlsxwriter::XlsxError),
    /// A CSV file could not be written.
    #[error("the CSV file cannot be written: {0}")]
    Csv(#[from] csv::Error),
}

/// One thing wrong with a template, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file, such as `/receipt.typ`; empty when the fault is in the whole paper.
    pub file: String,
    /// The line, from 1; 0 when the fault is in the whole paper.
    pub line: usize,
    /// What is wrong, in the typesetter's words.
    pub message: String,
    /// What the typesetter suggests.
    pub hints: Vec<String>,
}

impl Fault {
    fn join(faults: &[Self]) -> String {
        faults
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("; ")
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.file.is_empty() {
            write!(f, "{}:{}: ", self.file, self.line)?;
        }
        f.write_str(&self.message)?;
        for hint in &self.hints {
            write!(f, " ({hint})")?;
        }
        Ok(())
    }
}

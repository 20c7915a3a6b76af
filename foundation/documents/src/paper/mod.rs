//! Typesetting: a template, its data and its words in; a tagged PDF out.

mod fonts;
mod legible;
mod words;
mod world;

use serde::Serialize;
use serde_json::{Value, json};
use typst::World as _;
use typst::diag::{SourceDiagnostic, SourceResult};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::{DocumentError, Fault};
use fonts::Fonts;
use world::Desk;

/// A template that the program ships, with the messages it adds to the shared ones.
///
/// The source imports `/parts.typ`, which hands it `data`, `say`, `money`, `day`, `letter`, `slip`
/// and the other parts.
#[derive(Clone, Copy, Debug)]
pub struct Paper {
    name: &'static str,
    source: &'static str,
    messages: &'static [(&'static str, &'static str)],
}

/// What a paper is called and in which language it speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meta {
    /// The title that readers and screen readers see, such as `Receipt 2026-004711`.
    pub title: String,
    /// BCP 47: a language and at most a region, such as `en`, `es-MX`, `ar`.
    pub language: String,
}

impl Meta {
    /// A title and a language tag.
    #[must_use]
    pub fn new(title: impl Into<String>, language: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            language: language.into(),
        }
    }

    /// The language and the region, in the cases that typst wants.
    fn tag(&self) -> Result<(String, Option<String>), DocumentError> {
        let mut parts = self.language.split('-');
        let language = parts.next().unwrap_or_default().to_ascii_lowercase();
        let region = parts.next().map(str::to_ascii_uppercase);
        let letters = |s: &str| s.bytes().all(|b| b.is_ascii_alphabetic());
        let language_ok = (2..=3).contains(&language.len()) && letters(&language);
        let region_ok = region.as_ref().is_none_or(|r| r.len() == 2 && letters(r));
        if language_ok && region_ok && parts.next().is_none() {
            Ok((language, region))
        } else {
            Err(DocumentError::Language(self.language.clone()))
        }
    }
}

impl Paper {
    /// A template by its `name` (for faults: `/name.typ`) and source.
    #[must_use]
    pub const fn new(name: &'static str, source: &'static str) -> Self {
        Self {
            name,
            source,
            messages: &[],
        }
    }

    /// The name of the template.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Adds Fluent messages, pairs of language and file text, that `say` finds before the shared ones.
    #[must_use]
    pub const fn with_messages(
        mut self,
        messages: &'static [(&'static str, &'static str)],
    ) -> Self {
        self.messages = messages;
        self
    }

    /// Sets the paper and writes it as PDF/UA-1.
    ///
    /// Takes milliseconds of processor time: call it outside the async threads.
    ///
    /// # Errors
    /// When the data is no JSON, the language no language, the template wrong, or the result would
    /// not be accessible (ISO 14289-1).
    pub fn render(&self, data: &impl Serialize, meta: &Meta) -> Result<Vec<u8>, DocumentError> {
        let desk = self.desk(data, meta)?;
        let pdf = set(&desk).and_then(|document| export(&desk, &document));
        tidy_up();
        pdf
    }

    /// The paper as pages, before it is a PDF.
    #[cfg(test)]
    pub(crate) fn pages(
        &self,
        data: &impl Serialize,
        meta: &Meta,
    ) -> Result<PagedDocument, DocumentError> {
        set(&self.desk(data, meta)?)
    }

    fn desk(&self, data: &impl Serialize, meta: &Meta) -> Result<Desk, DocumentError> {
        let (language, region) = meta.tag()?;
        let fonts = Fonts::shared()?;
        let words = words::table(&language, self.messages)?;
        let about = json!({ "title": meta.title, "language": language, "region": region });
        let mut values: [Value; 3] = [serde_json::to_value(data)?, about, words];
        for value in &mut values {
            legible::make(value, fonts.coverage());
        }
        let [data, about, words] = values;
        Desk::new(
            self,
            fonts,
            &[
                ("/data.json", data),
                ("/meta.json", about),
                ("/words.json", words),
            ],
        )
    }
}

/// Gives back the memory that the last papers keep warm; the next paper starts cold.
pub fn rest() {
    typst::comemo::evict(0);
    Fonts::put_away();
}

/// Papers keep what the two before them used; large fonts go at once.
fn tidy_up() {
    typst::comemo::evict(2);
    Fonts::put_away();
}

fn set(desk: &Desk) -> Result<PagedDocument, DocumentError> {
    let set = typst::compile::<PagedDocument>(desk);
    set.output
        .map_err(|faults| DocumentError::Template(located(desk, &faults)))
}

fn export(desk: &Desk, document: &PagedDocument) -> Result<Vec<u8>, DocumentError> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1])
        .map_err(|e| DocumentError::Damaged(e.message().to_string()))?;
    let options = PdfOptions {
        standards,
        ..PdfOptions::default()
    };
    let pdf: SourceResult<Vec<u8>> = typst_pdf::pdf(document, &options);
    pdf.map_err(|faults| DocumentError::Accessibility(located(desk, &faults)))
}

/// Turns the typesetter's diagnostics into faults with file and line.
fn located(desk: &Desk, diagnostics: &[SourceDiagnostic]) -> Vec<Fault> {
    diagnostics.iter().map(|d| fault(desk, d)).collect()
}

fn fault(desk: &Desk, diagnostic: &SourceDiagnostic) -> Fault {
    use typst::WorldExt as _;
    let file = diagnostic.span.id();
    let line = file.and_then(|id| {
        let start = desk.range(diagnostic.span)?.start;
        desk.source(id).ok()?.lines().byte_to_line(start)
    });
    Fault {
        file: file
            .map(|id| id.vpath().get_with_slash().to_owned())
            .unwrap_or_default(),
        line: line.map_or(0, |line| line + 1),
        message: diagnostic.message.to_string(),
        hints: diagnostic
            .hints
            .iter()
            .map(|hint| hint.v.to_string())
            .collect(),
    }
}

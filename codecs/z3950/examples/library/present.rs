//! Records in the form that a client wants.

use callslip_z3950::{
    CompSpec, Composition, DatabaseName, Diagnostic, ElementSets, ElementSpec, External,
    NamePlusRecord, Oid, Packed, PresentRequest, RecordBody, pack,
};

use super::{Book, Session};

/// Syntax and element set.
#[derive(Clone, Copy)]
pub(super) struct Form {
    syntax: &'static str,
    brief: bool,
}

/// The syntaxes that records can be had in; the first if none is wanted.
const SYNTAXES: [&str; 4] = ["usmarc", "xml", "sutrs", "opac"];

impl Form {
    pub(super) fn new(
        syntax: Option<&Oid>,
        elements: Option<&ElementSets>,
    ) -> Result<Self, Diagnostic> {
        let syntax = match syntax {
            None => SYNTAXES[0],
            Some(oid) => {
                let known = SYNTAXES.iter().find(|name| oid.is(name));
                known.ok_or_else(|| Diagnostic::bib1(239, &oid.to_string()))?
            }
        };
        let brief = match elements {
            None => false,
            Some(ElementSets::Generic(name)) => is_brief(name)?,
            Some(ElementSets::PerDatabase(list)) => match list.first() {
                Some(first) => is_brief(&first.elements.0)?,
                None => false,
            },
        };
        Ok(Self { syntax, brief })
    }

    /// What a Present asks, simply or by a specification.
    pub(super) fn composed(present: &PresentRequest) -> Result<Self, Diagnostic> {
        let syntax = present.syntax.as_ref();
        match &present.composition {
            None => Self::new(syntax, None),
            Some(Composition::Simple(elements)) => Self::new(syntax, Some(elements)),
            Some(Composition::Complex(spec)) => Self::specified(syntax, spec),
        }
    }

    fn specified(syntax: Option<&Oid>, spec: &CompSpec) -> Result<Self, Diagnostic> {
        let first = spec.syntaxes.iter().flatten().next();
        let generic = spec.generic.as_ref();
        let elements = match generic.and_then(|generic| generic.elements.as_ref()) {
            None => None,
            Some(ElementSpec::Name(name)) => Some(ElementSets::Generic(name.clone())),
            Some(ElementSpec::External(_)) => return Err(Diagnostic::bib1(244, "")),
        };
        Self::new(syntax.or(first), elements.as_ref())
    }

    fn record(self, book: &Book) -> External {
        match self.syntax {
            "xml" => External::xml(book.to_xml().as_bytes()),
            "sutrs" => External::sutrs(&book.to_text(self.brief)),
            "opac" => External::opac(&book.to_opac()),
            _ => External::marc21(&book.marc),
        }
    }
}

fn is_brief(name: &str) -> Result<bool, Diagnostic> {
    match name {
        "F" | "f" | "marcxml" => Ok(false),
        "B" | "b" => Ok(true),
        _ => Err(Diagnostic::bib1(25, name)),
    }
}

/// The position after the records returned; 0 past the end.
pub(super) fn next(start: i64, returned: i64, count: i64) -> i64 {
    let next = start.saturating_add(returned);
    if next > count { 0 } else { next }
}

impl Session<'_> {
    /// So many records of a set from a position on, as many as fit.
    pub(super) fn packed(
        &self,
        set: &str,
        start: i64,
        count: i64,
        form: Form,
    ) -> Result<Packed, Diagnostic> {
        let end = start.saturating_add(count.max(0));
        let there = |position: i64| self.book(set, position).is_some();
        if count < 1 || !there(start) || !there(end - 1) {
            return Err(Diagnostic::bib1(13, ""));
        }
        let books = (start..end).filter_map(|position| self.book(set, position));
        let records = books.map(|book| NamePlusRecord {
            database: Some(DatabaseName::from("Default")),
            record: RecordBody::Record(form.record(book)),
        });
        Ok(pack(records, self.preferred, self.exceptional))
    }
}

//! Numbers, codes and years in a query.

use std::ops::Bound;

use tantivy::query::{EmptyQuery, RangeQuery};
use tantivy::{Result, Term};

use super::{Found, Planner, any_of, begins, must};
use crate::find::any_term::AnyTerm;
use crate::find::rank::{Rated, Worth};
use crate::number;
use crate::query::{CodeField, Number, Scope};

/// What a number that was asked for is worth.
const NUMBER_FOUND: f32 = 20.0;

impl Planner<'_> {
    /// The records that bear the number; when it was only recognised and nothing bears it, the text as words, with the
    /// last parts of a call number taken off one by one.
    pub(super) fn number(&mut self, number: &Number) -> Result<Found> {
        if let Some(found) = self.bearing(number, &number.raw)? {
            return Ok(found);
        }
        if number.named {
            return Ok(Box::new(EmptyQuery));
        }
        let mut head = number.raw.as_str();
        while let Some((shorter, _)) = head.rsplit_once(' ').filter(|_| number.begins) {
            head = shorter;
            if let Some(found) = self.bearing(number, head)? {
                let rest = number.raw.get(head.len()..).unwrap_or_default();
                let words = self.typed(Scope::Any, rest)?;
                return Ok(must(vec![found, words]));
            }
        }
        self.typed(Scope::Any, &number.raw)
    }

    fn bearing(&mut self, number: &Number, raw: &str) -> Result<Option<Found>> {
        let mut ways: Vec<Found> = Vec::new();
        for kind in &number.fields {
            let (field, key) = (self.finder.fields.number(*kind), number::key(*kind, raw));
            let whole = Term::from_field_text(field, &key);
            if key.is_empty() {
                continue;
            }
            if self.finder.has(&whole) {
                self.weigh(vec![Rated {
                    term: whole.clone(),
                    worth: Worth::Flat(NUMBER_FOUND),
                }]);
                ways.push(Box::new(AnyTerm { terms: vec![whole] }));
            }
            if number.begins && self.finder.any_begins(field, &key)? {
                ways.push(begins(field, &key));
            }
        }
        Ok((!ways.is_empty()).then(|| any_of(ways)))
    }

    pub(super) fn code(&self, field: CodeField, value: &str) -> Result<Found> {
        let column = match field {
            CodeField::Language => self.finder.fields.language,
            CodeField::Format => self.finder.fields.format,
        };
        let mut ways: Vec<Found> = Vec::new();
        for spelling in self.finder.spellings(field.name(), value)? {
            let term = Term::from_field_text(column, &spelling);
            ways.push(Box::new(RangeQuery::new(
                Bound::Included(term.clone()),
                Bound::Included(term),
            )));
        }
        Ok(any_of(ways))
    }

    pub(super) fn years(&self, from: Option<i32>, to: Option<i32>) -> Found {
        let bound = |year: Option<i32>| match year {
            Some(year) => {
                Bound::Included(Term::from_field_i64(self.finder.fields.year, year.into()))
            }
            None => Bound::Unbounded,
        };
        Box::new(RangeQuery::new(bound(from), bound(to)))
    }
}

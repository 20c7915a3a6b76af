//! A line, with what libraries ask of it.

use serde::Serialize;

use super::details::{Details, in_order};
use super::item::{self, Item as _};
use super::lines::{Copy, LineItem};
use super::text;
use crate::layout::Place;
use crate::segment::Segment;
use crate::tree::Part;
use crate::value::standard;

/// A line of an order, invoice and so on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Line {
    /// LIN.
    pub item: LineItem,
    /// The segment, where [`LineItem`] cannot hold all of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub segment: Option<Segment>,
    /// What is said of it.
    pub details: Details,
}

/// The types of numbers that may be an ISBN, the best first.
const BOOK: [&str; 2] = ["EN", "IB"];

impl Line {
    pub(crate) fn of(part: &Part<'_>) -> Self {
        let item = item::whole::<LineItem>(part.segment);
        let mut segment = item.is_none().then(|| part.segment.trimmed());
        if let Some(segment) = &mut segment {
            segment.offset = 0;
        }
        Self {
            item: item.unwrap_or_default(),
            segment,
            details: Details::of(&part.within),
        }
    }

    pub(crate) fn write(&self, places: &[Place]) -> Vec<Segment> {
        let mut written = vec![self.segment.clone().unwrap_or_else(|| self.item.write())];
        written.extend(in_order(self.details.groups(places)));
        written
    }

    /// Every number of the item with its type: that of LIN, then those of PIA.
    pub fn item_numbers(&self) -> impl Iterator<Item = (&str, &str)> {
        let own = (self.item.item.as_str(), self.item.item_type.as_str());
        let more = self.details.numbers.iter().flat_map(|pia| &pia.numbers);
        let more = more.map(|number| {
            let part = |at: usize| number.get(at).map_or("", String::as_str);
            (part(0), part(1))
        });
        std::iter::once(own)
            .chain(more)
            .filter(|(number, _)| !number.is_empty())
    }

    /// The thirteen digits of the ISBN, where one is well made.
    #[must_use]
    pub fn isbn(&self) -> Option<String> {
        let of = |wanted: &str| {
            let mut numbers = self.item_numbers().filter(|(_, kind)| *kind == wanted);
            numbers.find_map(|(number, _)| standard::isbn13(number))
        };
        BOOK.into_iter().find_map(of)
    }

    /// The number of a type, such as `SA` (the supplier's) or `IS` (ISSN).
    #[must_use]
    pub fn number_of(&self, kind: &str) -> Option<&str> {
        let mut numbers = self.item_numbers().filter(|(_, known)| *known == kind);
        numbers.next().map(|(number, _)| number)
    }

    /// A part of the description put together: `050` title, `010` author, `109` publisher,
    /// `110` place, `170` year.
    #[must_use]
    pub fn described(&self, part: &str) -> Option<String> {
        let own = self.details.descriptions.iter().filter(|d| d.part == part);
        let pieces: Vec<&str> = own
            .flat_map(|d| d.pieces.iter().map(String::as_str))
            .collect();
        (!pieces.is_empty()).then(|| text::join(&pieces))
    }

    /// The title.
    #[must_use]
    pub fn title(&self) -> Option<String> {
        self.described("050")
    }

    /// The buyer's own order line (`LI`), by which lines are matched; never by the ISBN.
    #[must_use]
    pub fn order_line(&self) -> Option<&str> {
        self.details.reference("LI")
    }

    /// The allocations, those of one copy together.
    #[must_use]
    pub fn copies(&self) -> Vec<(&str, Vec<&[String]>)> {
        let mut copies: Vec<(&str, Vec<&[String]>)> = Vec::new();
        for gir in &self.details.copies {
            let Copy { copy, values } = &gir.item;
            let values = values.iter().map(Vec::as_slice);
            match copies.iter_mut().find(|(known, _)| known == copy) {
                Some((_, known)) => known.extend(values),
                None => copies.push((copy, values.collect())),
            }
        }
        copies
    }
}

//! A line of an order, acknowledgement or invoice.

use serde::Serialize;

use super::details::{Details, in_order};
use super::item::{self, Item as _, Pair};
use super::lines::{InvoiceLine, OrderLine};
use crate::layout::Place;
use crate::number::Decimal;
use crate::segment::Segment;
use crate::standard;
use crate::tree::Part;

/// A line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// PO1 or IT1.
    pub item: LineItem,
    /// What is said of it.
    pub details: Details,
}

/// The segment that opens a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum LineItem {
    /// PO1.
    Ordered(OrderLine),
    /// IT1.
    Invoiced(InvoiceLine),
    /// One that its type cannot hold to the last element.
    Other(Segment),
}

/// The kinds of numbers that may be an ISBN, the best first.
const BOOK: [&str; 3] = ["EN", "IB", "BK"];

impl Line {
    /// A line of an order.
    #[must_use]
    pub fn ordered(line: OrderLine) -> Self {
        Self {
            item: LineItem::Ordered(line),
            details: Details::default(),
        }
    }

    pub(crate) fn of(part: &Part<'_>) -> Self {
        let item = match part.segment.tag() {
            "IT1" => item::whole(part.segment).map(LineItem::Invoiced),
            _ => item::whole(part.segment).map(LineItem::Ordered),
        };
        let other = || {
            let mut segment = part.segment.trimmed();
            segment.offset = 0;
            LineItem::Other(segment)
        };
        Self {
            item: item.unwrap_or_else(other),
            details: Details::of(&part.within),
        }
    }

    pub(crate) fn write(&self, places: &[Place]) -> Vec<Segment> {
        let mut written = vec![match &self.item {
            LineItem::Ordered(line) => line.write(),
            LineItem::Invoiced(line) => line.write(),
            LineItem::Other(segment) => segment.clone(),
        }];
        written.extend(in_order(self.details.groups(places)));
        written
    }

    /// Its number (PO101, IT101), by which lines are matched.
    #[must_use]
    pub fn number(&self) -> &str {
        match &self.item {
            LineItem::Ordered(line) => &line.number,
            LineItem::Invoiced(line) => &line.number,
            LineItem::Other(segment) => segment.get(1, 0),
        }
    }

    /// How many, and the price of one.
    #[must_use]
    pub fn quantity_and_price(&self) -> (Option<Decimal>, Option<Decimal>) {
        match &self.item {
            LineItem::Ordered(line) => (line.quantity, line.price),
            LineItem::Invoiced(line) => (line.quantity, line.price),
            LineItem::Other(segment) => (
                Decimal::parse(segment.get(2, 0)),
                Decimal::parse(segment.get(4, 0)),
            ),
        }
    }

    /// The price of one in cents; nothing where it is finer, or absent.
    #[must_use]
    pub fn price_cents(&self) -> Option<i64> {
        self.quantity_and_price()
            .1
            .and_then(|price| price.minor("USD"))
    }

    /// Every number of the item with its kind: that of the line, then those of LIN.
    pub fn item_numbers(&self) -> impl Iterator<Item = &Pair> {
        let own = match &self.item {
            LineItem::Ordered(line) => line.items.as_slice(),
            LineItem::Invoiced(line) => line.items.as_slice(),
            LineItem::Other(_) => &[],
        };
        own.iter()
            .chain(self.details.numbers.iter().flat_map(|lin| &lin.items))
    }

    /// The thirteen digits of the ISBN, where one is well made.
    #[must_use]
    pub fn isbn(&self) -> Option<String> {
        isbn(self.item_numbers())
    }

    /// The title: the words of its descriptions, one behind the other.
    #[must_use]
    pub fn title(&self) -> Option<String> {
        title(&self.details)
    }
}

pub(crate) fn isbn<'a>(numbers: impl Iterator<Item = &'a Pair>) -> Option<String> {
    let numbers: Vec<&Pair> = numbers.collect();
    let of = |wanted: &&str| {
        let mut own = numbers.iter().filter(|pair| pair.qualifier == **wanted);
        own.find_map(|pair| standard::isbn13(&pair.value))
    };
    BOOK.iter().find_map(of)
}

pub(crate) fn title(details: &Details) -> Option<String> {
    let words = details.descriptions.iter().map(|pid| pid.text.trim());
    let words: Vec<&str> = words.filter(|words| !words.is_empty()).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

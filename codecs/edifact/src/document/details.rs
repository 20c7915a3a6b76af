//! What may stand in the head of a message, in a line, in a party and in every other group.

use std::ops::{Deref, DerefMut};

use serde::Serialize;

use super::heads::{
    Channel, Charge, Contact, Currency, Date, Party, Reference, Tax, Terms, Text, Total,
};
use super::item::{Item, whole};
use super::lines::{
    Amount, Copy, Description, ItemNumbers, Location, Package, Percentage, Price, Quantity, Status,
};
use crate::layout::{self, Place};
use crate::segment::Segment;
use crate::tree::Part;

/// A value, and what its group says of it: a charge with its amounts, a party with its references.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct With<T> {
    /// The value.
    #[serde(flatten)]
    pub item: T,
    /// What belongs to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more: Option<Box<Details>>,
}

impl<T> With<T> {
    /// The value with something that belongs to it.
    #[must_use]
    pub fn and(item: T, more: Details) -> Self {
        let more = (more != Details::default()).then(|| Box::new(more));
        Self { item, more }
    }
}

impl<T> From<T> for With<T> {
    fn from(item: T) -> Self {
        Self { item, more: None }
    }
}

impl<T> Deref for With<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.item
    }
}

impl<T> DerefMut for With<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.item
    }
}

macro_rules! details {
    ($($(#[$doc:meta])* $field:ident: $item:ty;)*) => {
        /// Everything that a group says, by kind.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
        pub struct Details {
            $($(#[$doc])* #[serde(skip_serializing_if = "Vec::is_empty")] pub $field: Vec<With<$item>>,)*
            /// Segments that have no type here, or that a type cannot hold, each with its group.
            #[serde(skip_serializing_if = "Vec::is_empty")]
            pub others: Vec<Vec<Segment>>,
        }

        impl Details {
            /// Takes a segment with its group.
            pub(crate) fn take(&mut self, part: &Part<'_>) {
                let tag = part.segment.tag();
                $(if tag == <$item>::TAG {
                    if let Some(item) = whole::<$item>(part.segment) {
                        self.$field.push(With::and(item, Self::of(&part.within)));
                        return;
                    }
                })*
                let mut other = Vec::new();
                flat(part, &mut other);
                self.others.push(other);
            }

            /// Everything as groups of segments, each with its tag's place.
            pub(crate) fn groups(&self, places: &[Place]) -> Vec<(usize, Vec<Segment>)> {
                let mut groups = Vec::new();
                $(for with in &self.$field {
                    let mut group = vec![with.item.write()];
                    if let Some(more) = &with.more {
                        let within = layout::within(places, <$item>::TAG);
                        group.extend(in_order(more.groups(within)));
                    }
                    groups.push((layout::position(places, <$item>::TAG), group));
                })*
                for other in &self.others {
                    let tag = other.first().map_or("", Segment::tag);
                    groups.push((layout::position(places, tag), other.clone()));
                }
                groups
            }
        }
    };
}

details! {
    /// DTM.
    dates: Date;
    /// PIA.
    numbers: ItemNumbers;
    /// IMD.
    descriptions: Description;
    /// QTY.
    quantities: Quantity;
    /// PCD.
    percentages: Percentage;
    /// MOA.
    amounts: Amount;
    /// GIR: allocations to branches and funds.
    copies: Copy;
    /// FTX.
    texts: Text;
    /// PRI.
    prices: Price;
    /// RFF.
    references: Reference;
    /// NAD.
    parties: Party;
    /// LOC.
    locations: Location;
    /// TAX.
    taxes: Tax;
    /// CUX.
    currencies: Currency;
    /// PAT.
    terms: Terms;
    /// ALC.
    charges: Charge;
    /// STS.
    statuses: Status;
    /// CNT.
    totals: Total;
    /// CTA.
    contacts: Contact;
    /// COM.
    channels: Channel;
    /// PAC.
    packages: Package;
}

impl Details {
    /// The details of a group.
    pub(crate) fn of(parts: &[Part<'_>]) -> Self {
        let mut details = Self::default();
        for part in parts {
            details.take(part);
        }
        details
    }

    /// The first reference of a kind, such as `LI` or `ON`.
    #[must_use]
    pub fn reference(&self, qualifier: &str) -> Option<&str> {
        let found = self.references.iter().find(|r| r.qualifier == qualifier);
        found.map(|reference| reference.number.as_str())
    }

    /// The first amount of a kind, such as `203`.
    #[must_use]
    pub fn amount(&self, qualifier: &str) -> Option<&Amount> {
        let found = self.amounts.iter().find(|a| a.qualifier == qualifier);
        found.map(|amount| &amount.item)
    }

    /// The first price of a kind, such as `AAB`.
    #[must_use]
    pub fn price(&self, qualifier: &str) -> Option<&Price> {
        let found = self.prices.iter().find(|p| p.qualifier == qualifier);
        found.map(|price| &price.item)
    }

    /// The first quantity of a kind, such as `21`.
    #[must_use]
    pub fn quantity(&self, qualifier: &str) -> Option<&Quantity> {
        let found = self.quantities.iter().find(|q| q.qualifier == qualifier);
        found.map(|quantity| &quantity.item)
    }

    /// The first day or time of a kind, such as `137`.
    #[must_use]
    pub fn date(&self, qualifier: &str) -> Option<&Date> {
        let found = self.dates.iter().find(|d| d.qualifier == qualifier);
        found.map(|date| &date.item)
    }

    /// The first party in a part, such as `BY` or `SU`.
    #[must_use]
    pub fn party(&self, role: &str) -> Option<&With<Party>> {
        self.parties.iter().find(|party| party.role == role)
    }
}

/// Groups in the order of their places; those of one place as they came.
pub(crate) fn in_order(mut groups: Vec<(usize, Vec<Segment>)>) -> Vec<Segment> {
    groups.sort_by_key(|(place, _)| *place);
    groups.into_iter().flat_map(|(_, group)| group).collect()
}

fn flat(part: &Part<'_>, to: &mut Vec<Segment>) {
    let mut segment = part.segment.trimmed();
    segment.offset = 0;
    to.push(segment);
    for within in &part.within {
        flat(within, to);
    }
}

//! What may stand in the head of a message, in a line, in a party and in every other group.

use std::ops::{Deref, DerefMut};

use serde::Serialize;

use super::heads::{
    Charge, City, Contact, CurrencyOf, Date, Note, Notice, Party, PartyName, Reference, Street,
    Terms, Text, Total,
};
use super::item::{Item, whole};
use super::lines::{
    Acknowledged, Amount, Carrier, Copies, Description, ItemNumbers, Marks, OrderReference,
    Package, Quantity, Routing, Shipped, Tax,
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
    /// CUR.
    currencies: CurrencyOf;
    /// REF.
    references: Reference;
    /// N9, with the texts that belong to it.
    notices: Notice;
    /// PER.
    contacts: Contact;
    /// SAC.
    charges: Charge;
    /// ITD.
    terms: Terms;
    /// DTM.
    dates: Date;
    /// PID.
    descriptions: Description;
    /// MSG.
    texts: Text;
    /// NTE.
    notes: Note;
    /// N1, with N2, N3 and N4.
    parties: Party;
    /// N2.
    names: PartyName;
    /// N3.
    streets: Street;
    /// N4.
    cities: City;
    /// LIN.
    numbers: ItemNumbers;
    /// QTY.
    quantities: Quantity;
    /// AMT.
    amounts: Amount;
    /// ACK.
    acknowledged: Acknowledged;
    /// SN1.
    shipped: Shipped;
    /// PRF.
    orders: OrderReference;
    /// SDQ: allocations to branches.
    copies: Copies;
    /// TXI.
    taxes: Tax;
    /// TD1.
    packages: Package;
    /// TD5.
    routings: Routing;
    /// TD3.
    carriers: Carrier;
    /// MAN.
    marks: Marks;
    /// TDS.
    totals: Total;
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

    /// The first reference of a kind (REF), such as `PO` or `IA`.
    #[must_use]
    pub fn reference(&self, qualifier: &str) -> Option<&str> {
        let found = self.references.iter().find(|r| r.qualifier == qualifier);
        found.map(|reference| reference.number.as_str())
    }

    /// The first day or time of a kind (DTM), such as `011` shipped.
    #[must_use]
    pub fn date(&self, qualifier: &str) -> Option<&Date> {
        let found = self.dates.iter().find(|d| d.qualifier == qualifier);
        found.map(|date| &date.item)
    }

    /// The first party in a part (N1), such as `BT` bill to or `ST` ship to.
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

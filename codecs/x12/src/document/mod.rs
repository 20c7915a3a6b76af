//! The transaction sets as documents: head, lines or levels, foot.

mod checks;
mod details;
mod heads;
mod item;
mod level;
mod line;
mod lines;

use serde::Serialize;

pub use details::{Details, With};
pub use heads::{
    AcknowledgementBegin, Charge, City, Contact, CurrencyOf, Date, InvoiceBegin, Note, Notice,
    NoticeBegin, OrderBegin, Party, PartyName, Reference, Street, Terms, Text, Total,
};
pub use item::{Item, Pair};
pub use level::Level;
pub use line::{Line, LineItem};
pub use lines::{
    Acknowledged, Amount, Carrier, Copies, Description, InvoiceLine, ItemNumbers, Marks, OrderLine,
    OrderReference, Package, Quantity, Routing, Shipped, Tax,
};

use crate::fault::{Fault, Faults, Rule, short};
use crate::header::Set;
use crate::layout::{self, Layout};
use crate::limits::Limits;
use crate::segment::Segment;
use crate::tree::{self, Part};
use details::in_order;

/// Which transaction set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Kind {
    /// 850, library to vendor.
    Order,
    /// 855, vendor to library.
    Acknowledgement,
    /// 810, vendor to library.
    Invoice,
    /// 856, vendor to library.
    ShipNotice,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 4] = [
        Self::Order,
        Self::Acknowledgement,
        Self::Invoice,
        Self::ShipNotice,
    ];

    /// The set's number (143).
    #[must_use]
    pub fn number(self) -> &'static str {
        match self {
            Self::Order => "850",
            Self::Acknowledgement => "855",
            Self::Invoice => "810",
            Self::ShipNotice => "856",
        }
    }

    /// The kind of a set's number.
    #[must_use]
    pub fn from_number(number: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.number() == number)
    }

    /// What stands behind its lines begins with this.
    fn foot(self) -> &'static str {
        if self == Self::Invoice { "TDS" } else { "CTT" }
    }

    fn layout(self) -> Option<&'static Layout> {
        layout::of(self.number())
    }
}

/// The beginning of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Begin {
    /// BEG.
    Order(OrderBegin),
    /// BAK.
    Acknowledgement(AcknowledgementBegin),
    /// BIG.
    Invoice(InvoiceBegin),
    /// BSN.
    Notice(NoticeBegin),
    /// It is missing, or its type cannot hold it: then it is among the head's others.
    None,
}

impl Begin {
    fn read(segment: &Segment) -> Self {
        if segment.trimmed().is_empty() {
            return Self::None;
        }
        match segment.tag() {
            "BEG" => item::whole(segment).map(Self::Order),
            "BAK" => item::whole(segment).map(Self::Acknowledgement),
            "BIG" => item::whole(segment).map(Self::Invoice),
            "BSN" => item::whole(segment).map(Self::Notice),
            _ => None,
        }
        .unwrap_or(Self::None)
    }

    fn write(&self) -> Option<Segment> {
        match self {
            Self::Order(begin) => Some(begin.write()),
            Self::Acknowledgement(begin) => Some(begin.write()),
            Self::Invoice(begin) => Some(begin.write()),
            Self::Notice(begin) => Some(begin.write()),
            Self::None => None,
        }
    }

    /// The document's own number; an acknowledgement's is the order's.
    #[must_use]
    pub fn number(&self) -> &str {
        match self {
            Self::Order(begin) => &begin.number,
            Self::Acknowledgement(begin) => &begin.number,
            Self::Invoice(begin) => &begin.number,
            Self::Notice(begin) => &begin.number,
            Self::None => "",
        }
    }
}

/// A document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Document {
    /// Which set it is.
    pub kind: Kind,
    /// ST.
    pub header: Segment,
    /// BEG, BAK, BIG or BSN.
    pub begin: Begin,
    /// What holds for the whole.
    pub head: Details,
    /// The lines of 850, 855 and 810.
    pub lines: Vec<Line>,
    /// The levels of 856, in order: shipment, orders, packages, items.
    pub levels: Vec<Level>,
    /// What stands behind the lines: totals, taxes, charges.
    pub foot: Details,
}

/// A document with what is wrong in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// The document; nothing for another set.
    pub document: Option<Document>,
    /// Faults of layout, segments and values.
    pub faults: Vec<Fault>,
}

/// Reads a transaction set: checks it by layout, segments and totals, and makes a document of it.
#[must_use]
pub fn read(set: &Set, limits: &Limits) -> Reading {
    let mut faults = Faults::new(limits.faults);
    let kind = Kind::from_number(set.kind());
    let Some((kind, layout)) = kind.and_then(|kind| Some((kind, kind.layout()?))) else {
        let found = format!("set {} has no typed value", short(set.kind()));
        faults.add(set.header.offset, Rule::NoLayout, found);
        return Reading {
            document: None,
            faults: faults.take(),
        };
    };
    let parts = tree::build(set, layout, &mut faults);
    checks::run(set, kind, &mut faults);
    let document = Document::of(set, kind, &parts);
    level::check(&document.levels, set, &mut faults);
    Reading {
        document: Some(document),
        faults: faults.take(),
    }
}

impl Document {
    /// An empty document.
    #[must_use]
    pub fn new(kind: Kind, control: &str, begin: Begin) -> Self {
        Self {
            kind,
            header: Segment::new("ST").with(kind.number()).with(control),
            begin,
            head: Details::default(),
            lines: Vec::new(),
            levels: Vec::new(),
            foot: Details::default(),
        }
    }

    fn of(set: &Set, kind: Kind, parts: &[Part<'_>]) -> Self {
        let mut document = Self::new(kind, set.control(), Begin::None);
        document.header = set.header.trimmed();
        document.header.offset = 0;
        let mut behind = false;
        for part in parts {
            let tag = part.segment.tag();
            behind |= tag == kind.foot() || tag == "CTT";
            match tag {
                "BEG" | "BAK" | "BIG" | "BSN" if document.begin == Begin::None => {
                    document.begin = Begin::read(part.segment);
                    if document.begin == Begin::None {
                        document.head.take(part);
                    }
                }
                "PO1" | "IT1" if !behind => document.lines.push(Line::of(part)),
                "HL" if !behind => document.levels.push(Level::of(part)),
                _ if behind => document.foot.take(part),
                _ => document.head.take(part),
            }
        }
        document
    }

    /// The currency of amounts (CUR), after ISO 4217.
    #[must_use]
    pub fn currency(&self) -> Option<&str> {
        let first = self.head.currencies.first();
        first
            .map(|currency| currency.code.as_str())
            .filter(|code| !code.is_empty())
    }

    /// What is due by an invoice, in cents.
    #[must_use]
    pub fn total(&self) -> Option<i64> {
        let total = self.foot.totals.first()?.amount;
        total.map(|cents| cents.0)
    }

    /// The levels directly within one, by its number; with nothing, those at the top.
    pub fn within<'a>(&'a self, parent: Option<&'a str>) -> impl Iterator<Item = &'a Level> {
        let parent = parent.unwrap_or_default();
        self.levels
            .iter()
            .filter(move |level| level.parent == parent)
    }

    /// The set with every segment at its place in the layout. Lines are counted in CTT where the
    /// foot has none.
    #[must_use]
    pub fn to_set(&self) -> Set {
        let mut set = Set {
            header: self.header.clone(),
            segments: Vec::new(),
        };
        let places = self
            .kind
            .layout()
            .map_or(&[][..], |layout| layout.places.as_slice());
        let foot = places
            .iter()
            .position(|place| place.tag == self.kind.foot());
        let (head, foot) = places.split_at(foot.unwrap_or(places.len()));
        set.segments.extend(self.begin.write());
        set.segments.extend(in_order(self.head.groups(head)));
        let lines = layout::within(
            head,
            if self.kind == Kind::Invoice {
                "IT1"
            } else {
                "PO1"
            },
        );
        for line in &self.lines {
            set.segments.extend(line.write(lines));
        }
        let levels = layout::within(head, "HL");
        for level in &self.levels {
            set.segments.extend(level.write(levels));
        }
        set.segments.extend(in_order(self.foot.groups(foot)));
        set
    }

    /// CTT: how many lines, or levels of an 856. Vendors ask for it; add it to `foot.others`.
    #[must_use]
    pub fn count(&self) -> Segment {
        let count = self.lines.len() + self.levels.len();
        Segment::new("CTT").with(&count.to_string())
    }
}

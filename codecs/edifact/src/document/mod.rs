//! The book trade's messages as documents: head, lines, foot.

mod checks;
mod details;
mod heads;
mod item;
mod line;
mod lines;
mod text;

use serde::Serialize;

pub use details::{Details, With};
pub use heads::{
    Begin, Channel, Charge, Contact, Currency, Date, Party, Reference, Tax, Terms, Text, Total,
};
pub use item::Item;
pub use line::Line;
pub use lines::{
    Amount, Copy, Description, ItemNumbers, LineItem, Location, Package, Percentage, Price,
    Quantity, Status,
};
pub use text::{join, pieces};

use crate::fault::{Fault, Faults, Rule, short};
use crate::header::{Message, MessageType};
use crate::layout::{self, Layout, Place};
use crate::limits::Limits;
use crate::segment::Segment;
use crate::tree::{self, Part};
use details::in_order;

/// Which of the book trade's messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Kind {
    /// ORDERS, library to supplier.
    Order,
    /// ORDRSP, supplier to library.
    OrderResponse,
    /// ORDCHG, library to supplier: change or cancellation.
    OrderChange,
    /// QUOTES, supplier to library.
    Quote,
    /// DESADV, supplier to library.
    Despatch,
    /// INVOIC, supplier to library: invoice or credit note.
    Invoice,
    /// OSTENQ, library to supplier.
    StatusEnquiry,
    /// OSTRPT, supplier to library.
    StatusReport,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 8] = [
        Self::Order,
        Self::OrderResponse,
        Self::OrderChange,
        Self::Quote,
        Self::Despatch,
        Self::Invoice,
        Self::StatusEnquiry,
        Self::StatusReport,
    ];

    /// The message's name (0065).
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Order => "ORDERS",
            Self::OrderResponse => "ORDRSP",
            Self::OrderChange => "ORDCHG",
            Self::Quote => "QUOTES",
            Self::Despatch => "DESADV",
            Self::Invoice => "INVOIC",
            Self::StatusEnquiry => "OSTENQ",
            Self::StatusReport => "OSTRPT",
        }
    }

    /// The kind of a message's name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The layout that its segments follow.
    fn layout(self) -> Option<&'static Layout> {
        layout::of(self.name())
    }
}

/// A document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Document {
    /// Which message it is.
    pub kind: Kind,
    /// Its type as sent: directory and association code.
    pub message: MessageType,
    /// Its reference in the interchange (0062).
    pub reference: String,
    /// BGM: code, number and function.
    pub begin: Begin,
    /// What holds for the whole.
    pub head: Details,
    /// The lines, under the orders or packages that they belong to.
    pub sections: Vec<Section>,
    /// What stands behind the lines: totals, taxes, charges.
    pub foot: Details,
}

/// Lines that belong together: all of an order or invoice, those of one order in a status enquiry
/// (DOC), those of one packing level in a despatch advice (CPS).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Section {
    /// DOC or CPS.
    pub opener: Option<Segment>,
    /// What it says besides lines.
    pub details: Details,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// A document with what is wrong in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// The document; nothing for a message of another type.
    pub document: Option<Document>,
    /// Faults of layout, segments and values.
    pub faults: Vec<Fault>,
}

/// Reads a message: checks it by layout, directory and totals, and makes a document of it.
#[must_use]
pub fn read(message: &Message, limits: &Limits) -> Reading {
    let mut faults = Faults::new(limits.faults);
    let kind = Kind::from_name(&message.kind().name);
    let Some((kind, layout)) = kind.and_then(|kind| Some((kind, kind.layout()?))) else {
        let found = format!(
            "{} is no message of the book trade",
            short(&message.kind().name)
        );
        faults.add(message.header.offset, Rule::NoLayout, found);
        return Reading {
            document: None,
            faults: faults.take(),
        };
    };
    let parts = tree::build(message, layout, &mut faults);
    checks::run(message, kind, &mut faults);
    Reading {
        document: Some(Document::of(message, kind, &parts)),
        faults: faults.take(),
    }
}

impl Document {
    /// An empty document of D.96A, as EANCOM's association code `EAN008` has it.
    #[must_use]
    pub fn new(kind: Kind, reference: &str, begin: Begin) -> Self {
        Self {
            kind,
            message: MessageType::eancom(kind.name()),
            reference: reference.to_owned(),
            begin,
            head: Details::default(),
            sections: vec![Section::default()],
            foot: Details::default(),
        }
    }

    fn of(message: &Message, kind: Kind, parts: &[Part<'_>]) -> Self {
        let mut document = Self::new(kind, message.reference(), Begin::default());
        document.message = message.kind();
        document.sections.clear();
        let mut behind = false;
        let mut begun = false;
        for part in parts {
            match part.segment.tag() {
                "BGM" if !begun && document.begin(part) => begun = true,
                "UNS" if part.segment.trimmed() == section_end() => behind = true,
                "CNT" => document.foot.take(part),
                "DOC" | "CPS" => document.sections.push(Section::of(part)),
                "LIN" => document.push(Line::of(part)),
                _ if behind => document.foot.take(part),
                _ => document.head.take(part),
            }
        }
        document
    }

    fn begin(&mut self, part: &Part<'_>) -> bool {
        let begin = item::whole(part.segment).filter(|_| !part.segment.trimmed().is_empty());
        let read = begin.is_some();
        self.begin = begin.unwrap_or_default();
        read
    }

    /// Adds a line to the last section.
    pub fn push(&mut self, line: Line) {
        match self.sections.last_mut() {
            Some(section) => section.lines.push(line),
            None => self.sections.push(Section {
                lines: vec![line],
                ..Section::default()
            }),
        }
    }

    /// All lines.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.sections.iter().flat_map(|section| &section.lines)
    }

    /// The currency that amounts are in where they do not say (ISO 4217).
    #[must_use]
    pub fn currency(&self) -> Option<&str> {
        let first = self.head.currencies.first();
        first
            .map(|currency| currency.code.as_str())
            .filter(|code| !code.is_empty())
    }

    /// An amount in cents, or the smallest coins of its currency; nothing where it is finer.
    #[must_use]
    pub fn minor(&self, amount: &Amount) -> Option<i64> {
        let own = Some(amount.currency.as_str()).filter(|code| !code.is_empty());
        amount
            .amount
            .minor(own.or(self.currency()).unwrap_or_default())
    }

    /// The message with every segment at its place in the layout.
    #[must_use]
    pub fn to_message(&self) -> Message {
        let mut message = Message::new(&self.reference, &self.message);
        let places = self
            .kind
            .layout()
            .map_or(&[][..], |layout| layout.places.as_slice());
        let uns = places.iter().position(|place| place.tag == "UNS");
        let (head, foot) = places.split_at(uns.unwrap_or(places.len()));
        let foot = if foot.is_empty() { head } else { foot };
        let begin = self.begin.write();
        if !begin.is_empty() {
            message.segments.push(begin);
        }
        message.segments.extend(in_order(self.head.groups(head)));
        for section in &self.sections {
            message.segments.extend(section.write(head));
        }
        let totals = in_order(self.foot.groups(foot));
        if uns.is_some() {
            message.segments.push(section_end());
        }
        message.segments.extend(totals);
        message
    }
}

/// UNS: the lines end here.
fn section_end() -> Segment {
    Segment::new("UNS").with("S")
}

impl Section {
    fn of(part: &Part<'_>) -> Self {
        let mut opener = part.segment.trimmed();
        opener.offset = 0;
        let mut section = Self {
            opener: Some(opener),
            ..Self::default()
        };
        for within in &part.within {
            match within.segment.tag() {
                "LIN" => section.lines.push(Line::of(within)),
                _ => section.details.take(within),
            }
        }
        section
    }

    fn write(&self, places: &[Place]) -> Vec<Segment> {
        let within = match &self.opener {
            Some(opener) => layout::within(places, opener.tag()),
            None => places,
        };
        let own = layout::position(within, "LIN");
        let mut groups = self.details.groups(within);
        let lines = layout::within(within, "LIN");
        groups.extend(self.lines.iter().map(|line| (own, line.write(lines))));
        let mut written: Vec<Segment> = self.opener.iter().cloned().collect();
        written.extend(in_order(groups));
        written
    }
}

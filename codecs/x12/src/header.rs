//! The segments that open things: ISA, GS, ST.

use serde::Serialize;

use crate::delimiters::Delimiters;
use crate::segment::Segment;

/// Who sends or receives.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Address {
    /// Whose number it is (I05): `01` DUNS, `12` telephone, `14` DUNS and suffix, `ZZ` mutually
    /// defined; the book trade's SANs come under `ZZ`.
    pub qualifier: String,
    /// The number, at most fifteen characters.
    pub id: String,
}

impl Address {
    /// A number of a kind.
    #[must_use]
    pub fn new(qualifier: &str, id: &str) -> Self {
        Self {
            qualifier: qualifier.to_owned(),
            id: id.to_owned(),
        }
    }
}

/// The header of an interchange, ISA.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Header {
    /// The segment: sixteen elements of fixed length.
    pub segment: Segment,
}

/// Lengths of ISA's elements.
pub(crate) const WIDTHS: [usize; 16] = [2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1];

impl Header {
    /// A header in a release (`00401`, `00501`). `day` is `YYMMDD`, `time` `HHMM`; the control
    /// number is at most nine digits.
    #[must_use]
    pub fn new(
        release: &str,
        (from, to): (&Address, &Address),
        stamp: (&str, &str),
        control: u32,
        delimiters: &Delimiters,
    ) -> Self {
        let repetition = delimiters
            .repetition
            .map_or("U".to_owned(), |mark| char::from(mark).to_string());
        let control = format!("{control:09}");
        let component = char::from(delimiters.component).to_string();
        let values = [
            "00",
            "",
            "00",
            "",
            &from.qualifier,
            &from.id,
            &to.qualifier,
            &to.id,
            stamp.0,
            stamp.1,
            &repetition,
            release,
            &control,
            "0",
            "P",
            &component,
        ];
        let mut segment = Segment::new("ISA");
        for (value, width) in values.into_iter().zip(WIDTHS) {
            segment = segment.with(&format!("{value:<width$}"));
        }
        Self { segment }
    }

    fn value(&self, element: usize) -> &str {
        self.segment.get(element, 0).trim()
    }

    /// Who sends (ISA05, ISA06).
    #[must_use]
    pub fn sender(&self) -> Address {
        Address::new(self.value(5), self.value(6))
    }

    /// Who receives (ISA07, ISA08).
    #[must_use]
    pub fn recipient(&self) -> Address {
        Address::new(self.value(7), self.value(8))
    }

    /// Day and time as sent (ISA09, ISA10): `YYMMDD`, `HHMM`.
    #[must_use]
    pub fn prepared(&self) -> (&str, &str) {
        (self.value(9), self.value(10))
    }

    /// The release of the envelope (ISA12), such as `00401`.
    #[must_use]
    pub fn release(&self) -> &str {
        self.value(12)
    }

    /// The control number (ISA13), by which nothing is booked twice.
    #[must_use]
    pub fn control(&self) -> &str {
        self.value(13)
    }

    /// Whether it is a test (ISA15).
    #[must_use]
    pub fn is_test(&self) -> bool {
        self.value(15) == "T"
    }
}

/// The header of a functional group, GS.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GroupHeader {
    /// The segment, with what has no method here.
    pub segment: Segment,
}

impl GroupHeader {
    /// A group of one kind (`PO` orders, `PR` acknowledgements, `IN` invoices, `SH` ship notices) in
    /// a release (`004010`, `005010`). `day` is `CCYYMMDD`.
    #[must_use]
    pub fn new(
        kind: &str,
        (from, to): (&str, &str),
        stamp: (&str, &str),
        control: u32,
        release: &str,
    ) -> Self {
        let control = control.to_string();
        let values = [kind, from, to, stamp.0, stamp.1, &control, "X", release];
        let segment = values.into_iter().fold(Segment::new("GS"), Segment::with);
        Self { segment }
    }

    /// Which transaction sets (GS01).
    #[must_use]
    pub fn kind(&self) -> &str {
        self.segment.get(1, 0).trim()
    }

    /// Who sends (GS02).
    #[must_use]
    pub fn sender(&self) -> &str {
        self.segment.get(2, 0).trim()
    }

    /// Who receives (GS03).
    #[must_use]
    pub fn recipient(&self) -> &str {
        self.segment.get(3, 0).trim()
    }

    /// The group's control number (GS06).
    #[must_use]
    pub fn control(&self) -> &str {
        self.segment.get(6, 0).trim()
    }

    /// The release (GS08), such as `004010` or `005010`.
    #[must_use]
    pub fn release(&self) -> &str {
        self.segment.get(8, 0).trim()
    }
}

/// A transaction set: what stands between ST and SE.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Set {
    /// ST.
    pub header: Segment,
    /// The segments behind ST, without SE.
    pub segments: Vec<Segment>,
}

impl Set {
    /// A set without segments yet.
    #[must_use]
    pub fn new(kind: &str, control: &str) -> Self {
        Self {
            header: Segment::new("ST").with(kind).with(control),
            segments: Vec::new(),
        }
    }

    /// Which set (ST01): `850`, `855`, `810`, `856`.
    #[must_use]
    pub fn kind(&self) -> &str {
        self.header.get(1, 0).trim()
    }

    /// Its control number (ST02), unique in the group.
    #[must_use]
    pub fn control(&self) -> &str {
        self.header.get(2, 0).trim()
    }
}

//! Segments of a line.

use serde::Serialize;

use super::item::{Cell, Grid, Item, items};
use crate::segment::Segment;
use crate::value::number::Decimal;

items! {
    /// A quantity, QTY.
    Quantity "QTY" {
        /// Of what (6063): `21` ordered, `12` despatched, `47` invoiced, `83` on back order.
        qualifier: String = 1, 1;
        /// How many (6060).
        amount: Decimal = 1, 2;
        /// Of which unit (6411).
        unit: String = 1, 3;
    }

    /// An amount of money, MOA.
    Amount "MOA" {
        /// Of what (5025): `203` line, `86` message, `8` allowance or charge, `124` tax.
        qualifier: String = 1, 1;
        /// How much (5004), exact.
        amount: Decimal = 1, 2;
        /// In which currency (6345), where it is not the document's.
        currency: String = 1, 3;
        /// What the currency is (6343).
        currency_type: String = 1, 4;
        /// Its status (4405).
        status: String = 1, 5;
    }

    /// A price, PRI.
    Price "PRI" {
        /// Which (5125): `AAA` net, `AAB` gross, `AAE` for information, `AAF` with charges and taxes.
        qualifier: String = 1, 1;
        /// For one, or for `basis` units (5118), exact.
        amount: Decimal = 1, 2;
        /// Its type (5375): `CA` catalogue, `CT` contract.
        kind: String = 1, 3;
        /// The list it is from (5387): `SRP` retail, `DPR` with discount, `NTP` net.
        list: String = 1, 4;
        /// For how many units (5284).
        basis: Option<Decimal> = 1, 5;
        /// Of which unit (6411).
        unit: String = 1, 6;
        /// Whether it stands for the line in another's place (5213).
        change: String = 2, 1;
    }

    /// A piece of an item's description, IMD.
    Description "IMD" {
        /// `L` label and text, `F` free text (7077).
        form: String = 1, 1;
        /// Which part (7081): `010` author, `050` title, `109` publisher, `170` year, `180` pages.
        part: String = 2, 1;
        /// A description by its code, list and agency (7009, 1131, 3055).
        code: Vec<String> = 3, 1..=3;
        /// Up to two pieces of thirty-five characters (7008).
        pieces: Vec<String> = 3, 4..=5;
        /// Its language (3453).
        language: String = 3, 6;
        /// Surface or layer (7383).
        layer: String = 4, 1;
    }

    /// The line itself, LIN.
    LineItem "LIN" {
        /// Its number in the message (1082).
        number: String = 1, 1;
        /// What happens to it (1229): `5` accepted, `24` accepted with change, `2` cancelled.
        action: String = 2, 1;
        /// The item's number (7140).
        item: String = 3, 1;
        /// Which number (7143): `EN` EAN (ISBN-13), `IB` ISBN.
        item_type: String = 3, 2;
        /// Code list and its agency (1131, 3055).
        item_list: Vec<String> = 3, 3..=4;
        /// That it is a part of another line (5495), and of which (1082).
        part_of: Vec<String> = 4, 1..=2;
        /// Its level (1222).
        level: String = 5, 1;
        /// Whether it is a set (7083).
        set: String = 6, 1;
    }

    /// A place, LOC.
    Location "LOC" {
        /// What happens there (3227): `7` delivery.
        qualifier: String = 1, 1;
        /// Its number, list, agency and name (3225, 1131, 3055, 3224).
        place: Vec<String> = 2, 1..=4;
        /// A place within it.
        within: Vec<String> = 3, 1..=4;
        /// Another within it.
        within_too: Vec<String> = 4, 1..=4;
        /// How they are related (5479).
        relation: String = 5, 1;
    }

    /// A part of a hundred, PCD.
    Percentage "PCD" {
        /// Of what (5245): `1` allowance, `12` discount.
        qualifier: String = 1, 1;
        /// How many in a hundred (5482).
        percent: Decimal = 1, 2;
        /// Of which amount (5249), its list and agency.
        basis: Vec<String> = 1, 3..=5;
    }

    /// A status, STS, of order status enquiries and reports.
    Status "STS" {
        /// What it is of, list and agency (9015).
        category: Vec<String> = 1, 1..=3;
        /// The status by code, list, agency and words (9011).
        event: Vec<String> = 2, 1..=4;
        /// Its reason by code, list, agency and words (9013).
        reason: Vec<String> = 3, 1..=4;
    }

    /// Packages, PAC.
    Package "PAC" {
        /// How many (7224).
        count: Option<Decimal> = 1, 1;
        /// Details (7075 and others).
        details: Vec<String> = 2, 1..=3;
        /// Which (7065), list, agency and words.
        kind: Vec<String> = 3, 1..=4;
    }
}

/// Additional numbers of an item, PIA.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ItemNumbers {
    /// What they are (4347): `1` additional, `5` the item's, `5S` and `5E` first and last issue.
    pub function: String,
    /// Up to five: number, type (`IB` ISBN, `EN` EAN, `IS` ISSN, `SA` supplier's), list, agency.
    pub numbers: Vec<Vec<String>>,
}

/// What a copy or a set of copies gets, GIR: the library's allocations.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Copy {
    /// The copy's number in the line (7297), such as `001`.
    pub copy: String,
    /// Up to five: value, kind (7405: `LLO` branch, `LFN` fund, `LSQ` sequence, `LST` stock
    /// category, `LCL` class mark, `LAC` accession number), status.
    pub values: Vec<Vec<String>>,
}

/// Reads a leading element, then elements of components behind it.
fn rows(segment: &Segment) -> (String, Vec<Vec<String>>) {
    let rows = (2..=segment.len()).map(|element| {
        let parts: Vec<String> = segment.components(element).map(str::to_owned).collect();
        parts
    });
    (segment.get(1, 0).to_owned(), rows.collect())
}

fn written(tag: &str, first: &str, rows: &[Vec<String>]) -> Segment {
    let mut segment = Segment::new(tag).with(first);
    for row in rows {
        segment = segment.composite(row.iter().map(String::as_str));
    }
    segment.trimmed()
}

impl Item for ItemNumbers {
    const TAG: &'static str = "PIA";

    fn read(segment: &Segment) -> Option<Self> {
        let (function, numbers) = rows(&segment.trimmed());
        Some(Self { function, numbers })
    }

    fn write(&self) -> Segment {
        written("PIA", &self.function, &self.numbers)
    }
}

impl Item for Copy {
    const TAG: &'static str = "GIR";

    fn read(segment: &Segment) -> Option<Self> {
        let (copy, values) = rows(&segment.trimmed());
        Some(Self { copy, values })
    }

    fn write(&self) -> Segment {
        written("GIR", &self.copy, &self.values)
    }
}

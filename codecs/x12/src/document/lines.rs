//! Segments of a line.

use serde::Serialize;

use super::item::{Cell, Grid, Item, Pair, items};
use crate::number::Decimal;
use crate::segment::Segment;

items! {
    /// A line of an order or acknowledgement, PO1.
    OrderLine "PO1" {
        /// Its number.
        number: String = 1;
        /// How many are ordered.
        quantity: Option<Decimal> = 2;
        /// Of which unit: `EA`, `UN`.
        unit: String = 3;
        /// The price of one, exact.
        price: Option<Decimal> = 4;
        /// What the price is (639): `NT` net, `LP` list, `SR` suggested retail.
        price_kind: String = 5;
        /// The item's numbers: `EN`, `IB`, `VN`, `B5`.
        items: Vec<Pair> = 6..=25;
    }

    /// A line of an invoice, IT1.
    InvoiceLine "IT1" {
        /// Its number: the order line's, where the vendor sends it back.
        number: String = 1;
        /// How many are invoiced.
        quantity: Option<Decimal> = 2;
        /// Of which unit.
        unit: String = 3;
        /// The price of one, exact.
        price: Option<Decimal> = 4;
        /// What the price is (639).
        price_kind: String = 5;
        /// The item's numbers.
        items: Vec<Pair> = 6..=25;
    }

    /// Numbers of an item, LIN.
    ItemNumbers "LIN" {
        /// The line's number.
        number: String = 1;
        /// The item's numbers.
        items: Vec<Pair> = 2..=31;
    }

    /// How a line was taken, ACK.
    Acknowledged "ACK" {
        /// `IA` accepted, `IB` on back order, `IR` rejected, `IQ` with another quantity (668).
        status: String = 1;
        /// How many.
        quantity: Option<Decimal> = 2;
        /// Of which unit.
        unit: String = 3;
        /// Which day (374), and the day.
        day: Vec<String> = 4..=5;
        /// A request's number.
        request: String = 6;
        /// The item's numbers.
        items: Vec<Pair> = 7..=26;
        /// Code list and code of a reason.
        reason: Vec<String> = 27..=29;
    }

    /// What was shipped of a line, SN1.
    Shipped "SN1" {
        /// The line's number.
        number: String = 1;
        /// How many.
        quantity: Decimal = 2;
        /// Of which unit.
        unit: String = 3;
        /// Shipped to date.
        to_date: Option<Decimal> = 4;
        /// Ordered.
        ordered: Option<Decimal> = 5;
        /// Of which unit.
        ordered_unit: String = 6;
        /// Returnable, and the line's status (668).
        more: Vec<String> = 7..=8;
    }

    /// A description, PID.
    Description "PID" {
        /// `F` free text (349).
        form: String = 1;
        /// Which part (750): `08` product, `TI` title.
        part: String = 2;
        /// By an agency's code.
        code: Vec<String> = 3..=4;
        /// The words.
        text: String = 5;
        /// Surface, source and more.
        more: Vec<String> = 6..=9;
    }

    /// A quantity, QTY.
    Quantity "QTY" {
        /// Of what (673).
        qualifier: String = 1;
        /// How many.
        amount: Decimal = 2;
    }

    /// An amount of money, AMT.
    Amount "AMT" {
        /// Of what (522): `1` line, `TT` total.
        qualifier: String = 1;
        /// How much, exact.
        amount: Decimal = 2;
        /// Credit or debit (478).
        direction: String = 3;
    }

    /// The order that goods belong to, PRF of 856.
    OrderReference "PRF" {
        /// The order's number.
        number: String = 1;
        /// Release and change.
        change: Vec<String> = 2..=3;
        /// The order's day.
        day: String = 4;
        /// Line, contract and type.
        more: Vec<String> = 5..=7;
    }

    /// How copies are shared among branches, SDQ.
    Copies "SDQ" {
        /// Of which unit.
        unit: String = 1;
        /// What the branches' numbers are (66).
        kind: String = 2;
        /// Branch and number of copies; the branch stands as the qualifier.
        branches: Vec<Pair> = 3..=22;
        /// A place in the branch.
        location: String = 23;
    }

    /// Tax, TXI.
    Tax "TXI" {
        /// Which (963): `ST` state, `SU` sales and use, `LS` state and local.
        kind: String = 1;
        /// How much, exact.
        amount: Option<Decimal> = 2;
        /// How many in a hundred.
        percent: Option<Decimal> = 3;
        /// Jurisdiction, exemption and more.
        more: Vec<String> = 4..=10;
    }

    /// Packages, TD1.
    Package "TD1" {
        /// Which (103): `CTN25` cartons.
        kind: String = 1;
        /// How many.
        count: Option<Decimal> = 2;
        /// Goods by code and words.
        goods: Vec<String> = 3..=5;
        /// Weight: which, how much, of which unit; volume and its unit.
        measures: Vec<String> = 6..=10;
    }

    /// Who carries it, TD5.
    Routing "TD5" {
        /// Sequence, and what the carrier's code is (66): `2` SCAC.
        carrier_kind: Vec<String> = 1..=2;
        /// The carrier's code.
        carrier: String = 3;
        /// The means, in code and words, and more.
        more: Vec<String> = 4..=15;
    }

    /// The vehicle, TD3.
    Carrier "TD3" {
        /// Equipment, seal and more.
        details: Vec<String> = 1..=10;
    }

    /// Marks on packages, MAN.
    Marks "MAN" {
        /// What they are (88): `GM` SSCC-18, `CP` the carrier's number.
        kind: String = 1;
        /// The first, and the last where there is a run.
        marks: Vec<String> = 2..=3;
        /// Other marks.
        others: Vec<String> = 4..=6;
    }
}

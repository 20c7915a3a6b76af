//! Segments of the set as a whole, and of parties.

use serde::Serialize;

use super::item::{Cell, Grid, Item, Pair, items};
use crate::number::{Cents, Decimal};
use crate::segment::Segment;

items! {
    /// The beginning of a purchase order, BEG of 850.
    OrderBegin "BEG" {
        /// `00` original, `01` cancellation, `05` replacement (353).
        purpose: String = 1;
        /// `SA` stand-alone, `NE` new (92).
        kind: String = 2;
        /// The order's number.
        number: String = 3;
        /// Its release.
        release: String = 4;
        /// The order's day, `CCYYMMDD`.
        day: String = 5;
        /// Contract, kind of acknowledgement asked for, and more.
        more: Vec<String> = 6..=12;
    }

    /// The beginning of an acknowledgement, BAK of 855.
    AcknowledgementBegin "BAK" {
        /// `00` original (353).
        purpose: String = 1;
        /// `AC` with detail and changes, `AD` with detail, no change, `RD` rejected (587).
        kind: String = 2;
        /// The order's number.
        number: String = 3;
        /// The order's day.
        day: String = 4;
        /// Release, request, contract and the vendor's reference (BAK08).
        more: Vec<String> = 5..=8;
        /// The acknowledgement's day.
        acknowledged: String = 9;
        /// Its kind of transaction (640).
        transaction: String = 10;
    }

    /// The beginning of an invoice, BIG of 810.
    InvoiceBegin "BIG" {
        /// The invoice's day.
        day: String = 1;
        /// Its number.
        number: String = 2;
        /// The order's day.
        ordered: String = 3;
        /// The order's number.
        order: String = 4;
        /// Release and change of the order.
        change: Vec<String> = 5..=6;
        /// `DI` debit, `CR` credit (640).
        kind: String = 7;
        /// Purpose, action, invoice.
        more: Vec<String> = 8..=10;
    }

    /// The beginning of a ship notice, BSN of 856.
    NoticeBegin "BSN" {
        /// `00` original (353).
        purpose: String = 1;
        /// The shipment's number.
        number: String = 2;
        /// Its day.
        day: String = 3;
        /// Its time.
        time: String = 4;
        /// `0001` shipment, order, packaging, item; `0004` shipment, order, item (1005).
        structure: String = 5;
        /// Kind of transaction and status.
        more: Vec<String> = 6..=7;
    }

    /// Currency, CUR.
    CurrencyOf "CUR" {
        /// Whose (98): `BY` buyer, `SE` seller.
        whose: String = 1;
        /// The currency, after ISO 4217.
        code: String = 2;
        /// One unit of it in the other (280).
        rate: Option<Decimal> = 3;
        /// Whose the other is.
        other_whose: String = 4;
        /// The other currency.
        other: String = 5;
        /// The market.
        market: String = 6;
    }

    /// A reference, REF.
    Reference "REF" {
        /// To what (128): `IA` vendor's account, `PO` order, `CO` customer's order.
        qualifier: String = 1;
        /// The number.
        number: String = 2;
        /// In words.
        words: String = 3;
    }

    /// A reference with texts behind it, N9.
    Notice "N9" {
        /// To what (128): `L1` letters or notes.
        qualifier: String = 1;
        /// The number.
        number: String = 2;
        /// In words.
        words: String = 3;
        /// Day, time, zone.
        time: Vec<String> = 4..=6;
    }

    /// Whom to ask, PER.
    Contact "PER" {
        /// For what (366).
        function: String = 1;
        /// The name.
        name: String = 2;
        /// Telephone (`TE`), mail (`EM`).
        channels: Vec<Pair> = 3..=8;
        /// A reference.
        inquiry: String = 9;
    }

    /// An allowance or a charge, SAC.
    Charge "SAC" {
        /// `A` allowance, `C` charge, `N` neither (248).
        kind: String = 1;
        /// Which (1300): `D240` freight, `C310` discount, `H750` tax.
        code: String = 2;
        /// By an agency's code.
        agency: Vec<String> = 3..=4;
        /// How much, in cents (N2).
        amount: Option<Cents> = 5;
        /// What the percentage is of (378).
        percent_of: String = 6;
        /// How many in a hundred.
        percent: Option<Decimal> = 7;
        /// Rate, unit, quantities, how it is handled (331), reference.
        more: Vec<String> = 8..=14;
        /// In words.
        words: String = 15;
        /// Their language.
        language: String = 16;
    }

    /// Terms of payment, ITD.
    Terms "ITD" {
        /// Which terms (336), and from which day (333).
        kind: Vec<String> = 1..=2;
        /// Discount in a hundred.
        discount: Option<Decimal> = 3;
        /// The day up to which, and how many days.
        discount_until: Vec<String> = 4..=5;
        /// The net day, and how many days.
        net: Vec<String> = 6..=7;
        /// The discount, in cents (N2).
        discount_amount: Option<Cents> = 8;
        /// Deferred, in words, and more.
        more: Vec<String> = 9..=15;
    }

    /// A day and time, DTM.
    Date "DTM" {
        /// Of what (374): `002` delivery asked for, `010` ship asked for, `011` shipped, `017` estimated.
        qualifier: String = 1;
        /// The day, `CCYYMMDD`.
        day: String = 2;
        /// The time, `HHMM`.
        time: String = 3;
        /// Zone, form and period.
        more: Vec<String> = 4..=6;
    }

    /// Text, MSG.
    Text "MSG" {
        /// The text.
        text: String = 1;
        /// Printer control and number of lines.
        control: Vec<String> = 2..=3;
    }

    /// A note, NTE.
    Note "NTE" {
        /// What it is about (363).
        about: String = 1;
        /// The text.
        text: String = 2;
    }

    /// A party, N1.
    Party "N1" {
        /// Its part (98): `BY` buyer, `ST` ship to, `BT` bill to, `SE` seller, `VN` vendor, `RI` remit to.
        role: String = 1;
        /// Its name.
        name: String = 2;
        /// Its number and what it is (66): `15` SAN, `1` DUNS, `92` agreed.
        id: Vec<Pair> = 3..=4;
        /// Its relation.
        relation: Vec<String> = 5..=6;
    }

    /// More of its name, N2.
    PartyName "N2" {
        /// One or two lines.
        names: Vec<String> = 1..=2;
    }

    /// Street, N3.
    Street "N3" {
        /// One or two lines.
        lines: Vec<String> = 1..=2;
    }

    /// City, N4.
    City "N4" {
        /// The city.
        city: String = 1;
        /// The state.
        state: String = 2;
        /// The ZIP code.
        zip: String = 3;
        /// The country.
        country: String = 4;
        /// A place by its code.
        more: Vec<String> = 5..=7;
    }

    /// Total of an invoice, TDS.
    Total "TDS" {
        /// What is due, in cents (N2).
        amount: Option<Cents> = 1;
        /// What the discount is taken of.
        subject_to_discount: Option<Cents> = 2;
        /// What is due with the discount taken.
        discounted: Option<Cents> = 3;
        /// The discount.
        discount: Option<Cents> = 4;
    }
}

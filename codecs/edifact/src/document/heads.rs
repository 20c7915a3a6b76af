//! Segments of the message as a whole, and of parties.

use serde::Serialize;

use super::item::{Cell, Grid, Item, items};
use crate::segment::Segment;
use crate::value::number::Decimal;

items! {
    /// Beginning of message, BGM.
    Begin "BGM" {
        /// What kind of document (1001): `220` order, `380` invoice, `381` credit note.
        code: String = 1, 1;
        /// Code list and its agency (1131, 3055).
        list: Vec<String> = 1, 2..=3;
        /// The kind in words (1000); subscription agents write `JINV`.
        name: String = 1, 4;
        /// The document's number (1004).
        number: String = 2, 1;
        /// What the message does (1225): `9` original, `1` cancellation, `4` change, `43` more.
        function: String = 3, 1;
        /// Which answer is asked for, or given (4343): `NA`, `AC`, `AB`.
        response: String = 4, 1;
    }

    /// A day, a time or a period, DTM.
    Date "DTM" {
        /// Of what (2005): `137` document, `2` delivery asked for, `194` start, `206` end.
        qualifier: String = 1, 1;
        /// The value as sent (2380); [`crate::value::date::parse`] reads it.
        value: String = 1, 2;
        /// Its form (2379): `102` is `CCYYMMDD`.
        form: String = 1, 3;
    }

    /// A reference, RFF.
    Reference "RFF" {
        /// To what (1153): `LI` the buyer's order line, `ON` order, `BFN` fund, `SLI` supplier's line.
        qualifier: String = 1, 1;
        /// The number (1154).
        number: String = 1, 2;
        /// The line within it (1156).
        line: String = 1, 3;
        /// Its version (4000).
        version: String = 1, 4;
    }

    /// Free text, FTX.
    Text "FTX" {
        /// What it is about (4451): `LIN` line, `LNO` line order, `AAI` general.
        subject: String = 1, 1;
        /// What it is for (4453).
        function: String = 2, 1;
        /// A text by its code, the list and its agency (4441, 1131, 3055).
        code: Vec<String> = 3, 1..=3;
        /// Up to five lines of seventy characters (4440).
        lines: Vec<String> = 4, 1..=5;
        /// Its language (3453).
        language: String = 5, 1;
    }

    /// A party, NAD.
    Party "NAD" {
        /// Its part (3035): `BY` buyer, `SU` supplier, `DP` delivery, `IV` invoicee.
        role: String = 1, 1;
        /// Its number (3039).
        id: String = 2, 1;
        /// Code list and its agency (1131, 3055): `9` EAN, `31B` SAN, `91`, `92` agreed.
        id_list: Vec<String> = 2, 2..=3;
        /// Name and address in lines (3124).
        lines: Vec<String> = 3, 1..=5;
        /// Its name (3036).
        name: Vec<String> = 4, 1..=6;
        /// Street or box (3042).
        street: Vec<String> = 5, 1..=4;
        /// The city (3164).
        city: String = 6, 1;
        /// State or county (3229).
        region: String = 7, 1;
        /// The postcode (3251).
        postcode: String = 8, 1;
        /// The country (3207).
        country: String = 9, 1;
    }

    /// Tax, TAX.
    Tax "TAX" {
        /// `5` customs, `7` tax (5283).
        function: String = 1, 1;
        /// Which tax (5153): `VAT`, `GST`, `OTH`; its list, agency and name.
        kind: Vec<String> = 2, 1..=4;
        /// The account (5289).
        account: Vec<String> = 3, 1..=3;
        /// What it is taken of (5286).
        basis: String = 4, 1;
        /// Its rate by code, list and agency (5279, 1131, 3055).
        rate_code: Vec<String> = 5, 1..=3;
        /// Its rate in per cent (5278), or words where there is none.
        rate: String = 5, 4;
        /// What the rate is taken of (5273), its list and agency.
        rate_basis: Vec<String> = 5, 5..=7;
        /// Its category (5305): `S` standard, `E` exempt, `Z` zero.
        category: String = 6, 1;
        /// The party's tax number (3446).
        number: String = 7, 1;
    }

    /// An allowance or a charge, ALC.
    Charge "ALC" {
        /// `A` allowance, `C` charge, `N` neither (5463).
        kind: String = 1, 1;
        /// Its number, and what it is (1230, 5189).
        number: Vec<String> = 2, 1..=2;
        /// How it is settled (4471).
        settlement: String = 3, 1;
        /// In which order it is reckoned (1227).
        sequence: String = 4, 1;
        /// Which service (7161): `DL` delivery, `PC` packing, `G74` handling; its list and agency.
        service: Vec<String> = 5, 1..=3;
        /// The service in words (7160).
        words: Vec<String> = 5, 4..=5;
    }

    /// Currencies, CUX.
    Currency "CUX" {
        /// What the first is for (6347): `2` reference.
        usage: String = 1, 1;
        /// The first currency (6345), after ISO 4217.
        code: String = 1, 2;
        /// Of what (6343): `4` invoicing, `9` order.
        kind: String = 1, 3;
        /// Its rate base (6348).
        base: Option<Decimal> = 1, 4;
        /// The second currency in the same manner.
        other: Vec<String> = 2, 1..=4;
        /// One unit of the first in the second (5402).
        rate: Option<Decimal> = 3, 1;
        /// The market it is from (6341).
        market: String = 4, 1;
    }

    /// Terms of payment, PAT.
    Terms "PAT" {
        /// Which terms (4279): `1` basic, `22` discount.
        kind: String = 1, 1;
        /// By code and words (4277, 1131, 3055, 4276).
        terms: Vec<String> = 2, 1..=5;
        /// From when, how, in which unit and how many (2475, 2009, 2151, 2152).
        time: Vec<String> = 3, 1..=4;
    }

    /// A control total, CNT.
    Total "CNT" {
        /// Of what (6069): `1` quantities, `2` lines.
        qualifier: String = 1, 1;
        /// How many (6066).
        amount: Decimal = 1, 2;
        /// Of which unit (6411).
        unit: String = 1, 3;
    }

    /// Whom to ask, CTA.
    Contact "CTA" {
        /// For what (3139).
        function: String = 1, 1;
        /// Number and name (3413, 3412).
        name: Vec<String> = 2, 1..=2;
    }

    /// How to reach them, COM.
    Channel "COM" {
        /// The number or address (3148).
        number: String = 1, 1;
        /// Which (3155): `TE` telephone, `EM` mail.
        kind: String = 1, 2;
    }
}

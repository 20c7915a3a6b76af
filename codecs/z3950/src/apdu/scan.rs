//! Scan: terms of an index, in order.

use super::diagnostic::DiagRec;
use super::negotiation::OtherInformation;
use crate::Oid;
use crate::ber::value::{Bytes, DatabaseName, Opaque};
use crate::rpn::{AttributeList, AttributesPlusTerm, Term};

sequences! {
    /// Asks for terms about one: ScanRequest.
    ScanRequest plain {
        /// Comes back in the answer.
        reference_id: may (i 2) Bytes,
        /// The databases whose terms are wanted.
        databases: must (i 3) Vec<DatabaseName>,
        /// The set that the attributes are of.
        attribute_set: may (u) Oid,
        /// The index, by attributes, and the term to start at.
        term: must (u) AttributesPlusTerm,
        /// How many terms are left out between two; 0 for none.
        step: may (i 5) i64,
        /// How many terms are wanted.
        count: must (i 6) i64,
        /// At which place of the answer the term to start at is wanted, from 1.
        position: may (i 7) i64,
        /// More.
        other_information: may (i 201) Vec<OtherInformation>,
    }

    /// Answers a Scan: ScanResponse.
    ScanResponse plain {
        /// As in the request.
        reference_id: may (i 2) Bytes,
        /// How many terms are left out between two.
        step: may (i 3) i64,
        /// 0 all terms wanted; 1 to 5 some; 6 none.
        status: must (i 4) i64,
        /// How many terms are here.
        returned: must (i 5) i64,
        /// The place of the term to start at, from 1.
        position: may (i 6) i64,
        /// The terms, or why there are none.
        entries: may (i 7) ListEntries,
        /// The set that attributes of the terms are of.
        attribute_set: may (i 8) Oid,
        /// More.
        other_information: may (i 201) Vec<OtherInformation>,
    }

    /// Terms and diagnostics.
    ListEntries plain {
        /// Terms, or a diagnostic in place of one.
        entries: may (i 1) Vec<Entry>,
        /// Diagnostics about all.
        diagnostics: may (i 2) Vec<DiagRec>,
    }

    /// A term of an index.
    TermInfo plain {
        /// The term as it can be searched.
        term: must (x) Term,
        /// The term as it is shown, if not the same.
        display: may (i 0) String,
        /// Attributes to search it with.
        attributes: may (u) AttributeList,
        /// Other terms for it.
        alternatives: may (i 4) Vec<AttributesPlusTerm>,
        /// In how many records it is.
        occurrences: may (i 2) i64,
        /// The same for attributes and databases, kept as it came.
        by_attributes: may (i 3) Opaque,
        /// More.
        other_information: may (i 201) Vec<OtherInformation>,
    }
}

choices! {
    /// A term, or why it is not here.
    Entry {
        /// The term.
        Term (i 1) TermInfo,
        /// Why it is not here.
        Diagnostic (c 2) DiagRec,
    }
}

//! Sort: a result set in another order.

use super::diagnostic::DiagRec;
use super::negotiation::OtherInformation;
use super::records::Specification;
use crate::Oid;
use crate::ber::value::{Bytes, DatabaseName, Null};
use crate::rpn::AttributeList;

sequences! {
    /// Asks for result sets in order: SortRequest.
    SortRequest plain {
        /// Comes back in the answer.
        reference_id: may (i 2) Bytes,
        /// The result sets, taken together.
        inputs: must (i 3) Vec<String>,
        /// The result set that is made; it may be one of the inputs.
        output: must (i 4) String,
        /// The keys, major first.
        keys: must (i 5) Vec<SortKeySpec>,
        /// More.
        other_information: may (i 201) Vec<OtherInformation>,
    }

    /// A key with the way to sort by it.
    SortKeySpec plain {
        /// The key.
        element: must (x) SortElement,
        /// 0 ascending, 1 descending; 3 and 4 by frequency.
        relation: must (i 1) i64,
        /// 0 with regard to case, 1 without.
        case: must (i 2) i64,
        /// What happens to records without the key.
        missing: may (c 3) MissingValue,
    }

    /// The key of one database.
    DatabaseSort plain {
        /// The database.
        database: must (u) DatabaseName,
        /// Its key.
        key: must (x) SortKey,
    }

    /// A key by attributes.
    SortAttributes plain {
        /// The set that the attributes are of.
        attribute_set: must (u) Oid,
        /// The attributes.
        attributes: must (u) AttributeList,
    }

    /// Answers a Sort: SortResponse.
    SortResponse plain {
        /// As in the request.
        reference_id: may (i 2) Bytes,
        /// 0 done, 1 done in part, 2 not done.
        status: must (i 3) i64,
        /// Of a sort that was not done: 1 an empty set, 2 interim, 3 unchanged, 4 none.
        result_set_status: may (i 4) i64,
        /// Why it was not done.
        diagnostics: may (i 5) Vec<DiagRec>,
        /// How many records the set has.
        count: may (i 6) i64,
        /// More.
        other_information: may (i 201) Vec<OtherInformation>,
    }
}

choices! {
    /// A key for all databases or each.
    SortElement {
        /// For all.
        Generic (c 1) SortKey,
        /// For each its own.
        PerDatabase (i 2) Vec<DatabaseSort>,
    }

    /// What is sorted by.
    SortKey {
        /// A field by its name.
        Field (i 0) String,
        /// Parts of the record.
        Elements (i 1) Specification,
        /// An index by attributes.
        Attributes (i 2) SortAttributes,
    }

    /// What happens to records without the key.
    MissingValue {
        /// The sort ends.
        Abort (i 1) Null,
        /// They are sorted as if it were empty.
        Empty (i 2) Null,
        /// They are sorted by this.
        Data (i 3) Bytes,
    }
}

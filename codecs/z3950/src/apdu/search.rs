//! Search and its query.

use super::external::External;
use super::negotiation::OtherInformation;
use super::records::{ElementSets, Records};
use crate::ber::value::{Bytes, DatabaseName, Opaque};
use crate::{Oid, Rpn};

sequences! {
    /// Asks for records: SearchRequest.
    SearchRequest plain {
        /// Comes back in the answer.
        reference_id: may (i 2) Bytes,
        /// Up to so many hits, all records come with the answer.
        small_set_upper_bound: must (i 13) i64,
        /// From so many hits, none come with it.
        large_set_lower_bound: must (i 14) i64,
        /// Between the two, so many come with it.
        medium_set_present_number: must (i 15) i64,
        /// Whether a result set of this name may be replaced.
        replace: must (i 16) bool,
        /// The name that the result set will have.
        result_set: must (i 17) String,
        /// The databases searched.
        databases: must (i 18) Vec<DatabaseName>,
        /// The element set of records of a small set.
        small_set_elements: may (c 100) ElementSets,
        /// The element set of records of a medium set.
        medium_set_elements: may (c 101) ElementSets,
        /// The record syntax wanted.
        syntax: may (i 104) Oid,
        /// The query.
        query: must (c 21) Query,
        /// More about the search.
        additional_search_information: may (i 203) Vec<OtherInformation>,
        /// More.
        other_information: may (i 201) Vec<OtherInformation>,
    }

    /// Answers a Search: SearchResponse.
    SearchResponse plain {
        /// As in the request.
        reference_id: may (i 2) Bytes,
        /// How many records were found.
        count: must (i 23) i64,
        /// How many come with this answer.
        returned: must (i 24) i64,
        /// The position after the last of them; 0 past the end.
        next_position: must (i 25) i64,
        /// Whether the search was done.
        succeeded: must (i 22) bool,
        /// Of a search that was not: 1 a subset, 2 an interim set, 3 no set.
        result_set_status: may (i 26) i64,
        /// Whether the records wanted are here, see [`super::PresentStatus`].
        present_status: may (i 27) i64,
        /// Records or diagnostics.
        records: may (x) Records,
        /// More about the search.
        additional_search_information: may (i 203) Vec<OtherInformation>,
        /// More.
        other_information: may (i 201) Vec<OtherInformation>,
    }
}

choices! {
    /// A query of one of the types that the standard has.
    Query {
        /// Type 1: reverse Polish notation.
        Rpn (i 1) Rpn,
        /// Type 0: as both agreed.
        Agreed (i 0) Opaque,
        /// Type 2: ISO 8777 (CCL).
        Iso8777 (e 2) Bytes,
        /// Type 100: Z39.58.
        Z3958 (e 100) Bytes,
        /// Type 101: as type 1, with proximity in version 2.
        ExtendedRpn (i 101) Rpn,
        /// Type 102: ranked list.
        Ranked (e 102) Bytes,
        /// Type 104: told by its object identifier, such as CQL.
        External (i 104) External,
    }
}

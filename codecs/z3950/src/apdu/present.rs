//! Present: records of a result set.

use super::negotiation::OtherInformation;
use super::records::{Composition, NamePlusRecord, Records};
use crate::Oid;
use crate::ber::value::{Bytes, ResultSetId};

/// Whether the records wanted are in an answer (PresentStatus).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PresentStatus;

impl PresentStatus {
    /// All of them.
    pub const SUCCESS: i64 = 0;
    /// Not all: access control forbids.
    pub const PARTIAL_ACCESS: i64 = 1;
    /// Not all: the message would be too large.
    pub const PARTIAL_SIZE: i64 = 2;
    /// Not all: resource control of the client ended it.
    pub const PARTIAL_CLIENT: i64 = 3;
    /// Not all: resource control of the server ended it.
    pub const PARTIAL_SERVER: i64 = 4;
    /// None; see the diagnostics.
    pub const FAILURE: i64 = 5;
}

sequences! {
    /// Asks for records of a result set: PresentRequest.
    PresentRequest plain {
        /// Comes back in the answer.
        reference_id: may (i 2) Bytes,
        /// The result set.
        result_set: must (u) ResultSetId,
        /// The position of the first record wanted, from 1.
        start: must (i 30) i64,
        /// How many are wanted.
        count: must (i 29) i64,
        /// More ranges (version 3).
        additional_ranges: may (i 212) Vec<Range>,
        /// Which parts of them.
        composition: may (x) Composition,
        /// In which syntax.
        syntax: may (i 104) Oid,
        /// The most segments in the answer, where segmentation is in force.
        max_segments: may (i 204) i64,
        /// The largest record, in bytes, where level 2 segmentation is in force.
        max_record_size: may (i 206) i64,
        /// The largest segment, in bytes, where level 2 segmentation is in force.
        max_segment_size: may (i 207) i64,
        /// More.
        other_information: may (i 201) Vec<OtherInformation>,
    }

    /// Records of a result set from one position on.
    Range plain {
        /// The position of the first, from 1.
        start: must (i 1) i64,
        /// How many.
        count: must (i 2) i64,
    }

    /// Answers a Present: PresentResponse.
    PresentResponse plain {
        /// As in the request.
        reference_id: may (i 2) Bytes,
        /// How many records come with this answer.
        returned: must (i 24) i64,
        /// The position after the last of them; 0 past the end.
        next_position: must (i 25) i64,
        /// Whether all are here, see [`PresentStatus`].
        status: must (i 27) i64,
        /// Records or diagnostics.
        records: may (x) Records,
        /// More.
        other_information: may (i 201) Vec<OtherInformation>,
    }

    /// A part of the answer to a Present, where segmentation is in force: Segment.
    Segment plain {
        /// As in the request.
        reference_id: may (i 2) Bytes,
        /// How many records it holds.
        returned: must (i 24) i64,
        /// The records.
        records: must (i 0) Vec<NamePlusRecord>,
        /// More.
        other_information: may (i 201) Vec<OtherInformation>,
    }
}

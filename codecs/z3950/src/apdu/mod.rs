//! The APDUs of version 3, each a layout of its parts.

#[macro_use]
mod layout;
mod diagnostic;
mod external;
mod house;
mod init;
mod negotiation;
mod opac;
mod present;
mod records;
mod refuse;
mod scan;
mod search;
mod sort;
mod syntax;

pub use diagnostic::{AddInfo, DiagRec, Diagnostic};
pub use external::{Encoding, External};
pub use house::{
    AccessControlRequest, AccessControlResponse, Challenge, ChallengeResponse, Close,
    DeleteRequest, DeleteResponse, ExtendedServicesRequest, ExtendedServicesResponse,
    ResourceControlRequest, ResourceControlResponse, ResourceReportRequest, ResourceReportResponse,
    SetStatus, TriggerRequest,
};
pub use init::{Authentication, IdPass, InitRequest, InitResponse, OPTIONS};
pub use negotiation::{
    Category, CharsetNegotiation, CharsetProposal, CharsetResponse, Information, Iso10646,
    OtherInformation, ProposedCharset, SelectedCharset,
};
pub use opac::{Circulation, Holding, HoldingsData, OpacRecord, Volume};
pub use present::{PresentRequest, PresentResponse, PresentStatus, Range, Segment};
pub use records::{
    CompSpec, Composition, DatabaseElementSet, DatabaseSpecification, ElementSets, ElementSpec,
    NamePlusRecord, RecordBody, Records, Schema, Specification,
};
pub use refuse::{Answer, refuse};
pub use scan::{Entry, ListEntries, ScanRequest, ScanResponse, TermInfo};
pub use search::{Query, SearchRequest, SearchResponse};
pub use sort::{
    DatabaseSort, MissingValue, SortAttributes, SortElement, SortKey, SortKeySpec, SortRequest,
    SortResponse,
};
pub use syntax::Record;

use crate::ber::read::Reader;
use crate::ber::tree::{Tree, View};
use crate::ber::value::{Bytes, Opaque, Value};
use crate::ber::write::Writer;
use crate::ber::{Tag, context};
use crate::{Fault, Limits, Rule};

/// What was read, and what was wrong.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Reading {
    /// The APDU, as far as it could be understood.
    pub apdu: Option<Apdu>,
    /// The faults in their order; none when all is well.
    pub faults: Vec<Fault>,
}

macro_rules! apdus {
    ($( $(#[$doc:meta])* $name:ident $tag:literal $type:ty, )*) => {
        /// Any APDU.
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Apdu {
            $( $(#[$doc])* $name($type), )*
            /// One that is not read further: of duplicate detection, or of no standard.
            Other(Tag, Opaque),
        }

        impl Apdu {
            fn from_view(reader: &mut Reader, view: View<'_>) -> Self {
                match view.tag() {
                    $( tag if tag == context($tag) => {
                        Self::$name(<$type>::read(reader, view))
                    } )*
                    tag => {
                        if tag != context(49) && tag != context(50) {
                            let found = crate::ber::read::show(tag);
                            reader.fault(view.at(), Rule::UnknownApdu, found);
                        }
                        Self::Other(tag, Opaque::read(reader, view))
                    }
                }
            }

            fn write_to(&self, writer: &mut Writer) {
                match self {
                    $( Self::$name(apdu) => apdu.write(writer, context($tag)), )*
                    Self::Other(tag, opaque) => opaque.write(writer, *tag),
                }
            }

            /// The reference that the other side gave, to come back in the answer.
            #[must_use]
            pub const fn reference_id(&self) -> Option<&Bytes> {
                match self {
                    $( Self::$name(apdu) => apdu.reference_id.as_ref(), )*
                    Self::Other(..) => None,
                }
            }

            /// Its name in the standard.
            #[must_use]
            pub const fn name(&self) -> &'static str {
                match self {
                    $( Self::$name(_) => stringify!($name), )*
                    Self::Other(..) => "Other",
                }
            }
        }

        $(
            impl From<$type> for Apdu {
                fn from(apdu: $type) -> Self {
                    Self::$name(apdu)
                }
            }
        )*
    };
}

apdus! {
    /// Opens a session.
    InitRequest 20 InitRequest,
    /// Answers an Init.
    InitResponse 21 InitResponse,
    /// Asks for records.
    SearchRequest 22 SearchRequest,
    /// Answers a Search.
    SearchResponse 23 SearchResponse,
    /// Asks for records of a result set.
    PresentRequest 24 PresentRequest,
    /// Answers a Present.
    PresentResponse 25 PresentResponse,
    /// Asks to forget result sets.
    DeleteRequest 26 DeleteRequest,
    /// Answers a Delete.
    DeleteResponse 27 DeleteResponse,
    /// A challenge.
    AccessControlRequest 28 AccessControlRequest,
    /// Answers a challenge.
    AccessControlResponse 29 AccessControlResponse,
    /// Asks whether to go on.
    ResourceControlRequest 30 ResourceControlRequest,
    /// Answers that.
    ResourceControlResponse 31 ResourceControlResponse,
    /// Interrupts an operation.
    TriggerRequest 32 TriggerRequest,
    /// Asks what was used.
    ResourceReportRequest 33 ResourceReportRequest,
    /// Answers that.
    ResourceReportResponse 34 ResourceReportResponse,
    /// Asks for terms.
    ScanRequest 35 ScanRequest,
    /// Answers a Scan.
    ScanResponse 36 ScanResponse,
    /// Asks for another order.
    SortRequest 43 SortRequest,
    /// Answers a Sort.
    SortResponse 44 SortResponse,
    /// A part of an answer.
    Segment 45 Segment,
    /// Asks for more than searching.
    ExtendedServicesRequest 46 ExtendedServicesRequest,
    /// Answers that.
    ExtendedServicesResponse 47 ExtendedServicesResponse,
    /// Ends the session.
    Close 48 Close,
}

impl Apdu {
    /// Reads one APDU, framed by [`crate::Framer`]. Never panics; time and memory grow with the
    /// bytes and end at the limits.
    #[must_use]
    pub fn read(bytes: &[u8], limits: Limits) -> Reading {
        let most = bytes.len().min(limits.bytes);
        let mut faults = Vec::new();
        let tree = Tree::new(&bytes[..most], limits, &mut faults);
        let mut reader = Reader::new(limits, faults);
        if most < bytes.len() {
            reader.fault(most, Rule::Size, format!("{} bytes", bytes.len()));
        }
        let root = tree.root();
        let apdu = root.map(|view| Self::from_view(&mut reader, view));
        Reading {
            apdu,
            faults: reader.finish(),
        }
    }

    /// The APDU in BER, all lengths definite.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut writer = Writer::default();
        self.write_to(&mut writer);
        writer.finish()
    }
}

//! Init: who is there, and what both can do.

use super::external::External;
use super::negotiation::OtherInformation;
use crate::ber::Tag;
use crate::ber::read::Reader;
use crate::ber::tree::View;
use crate::ber::value::{Bits, Bytes, Item, Null, Opaque, Value, VisibleText};
use crate::ber::write::Writer;

/// The options that an Init negotiates, by the number of their bit.
pub const OPTIONS: [&str; 22] = [
    "search",
    "present",
    "delSet",
    "resourceReport",
    "triggerResourceCtrl",
    "resourceCtrl",
    "accessCtrl",
    "scan",
    "sort",
    "not used",
    "extendedServices",
    "level-1Segmentation",
    "level-2Segmentation",
    "concurrentOperations",
    "namedResultSets",
    "encapsulation",
    "resultCount",
    "negotiationModel",
    "duplicateDetection",
    "queryType104",
    "pQESCorrection",
    "stringSchema",
];

impl Bits {
    /// The options of these names; names that are none are left out.
    #[must_use]
    pub fn options(names: &[&str]) -> Self {
        let bits = OPTIONS.iter().enumerate();
        let set = bits.filter(|(_, option)| names.contains(option));
        Self::of(&set.map(|(bit, _)| bit).collect::<Vec<_>>())
    }

    /// The names of the options that are set.
    pub fn option_names(&self) -> impl Iterator<Item = &'static str> {
        let bits = OPTIONS.iter().enumerate();
        bits.filter(|(bit, _)| self.has(*bit))
            .map(|(_, name)| *name)
    }

    /// The versions up to this one, as an Init tells them; version 1 is always told.
    #[must_use]
    pub fn versions(highest: usize) -> Self {
        Self::of(&(0..highest.max(1)).collect::<Vec<_>>())
    }

    /// The highest version told.
    #[must_use]
    pub fn highest_version(&self) -> usize {
        self.0.iter().rposition(|set| *set).map_or(0, |bit| bit + 1)
    }
}

sequences! {
    /// Opens a session: InitializeRequest.
    InitRequest plain {
        /// Comes back in the answer.
        reference_id: may (i 2) Bytes,
        /// Versions spoken: bit 0 for version 1, and so on.
        versions: must (i 3) Bits,
        /// What the client would like, see [`OPTIONS`].
        options: must (i 4) Bits,
        /// The largest answer wanted, in bytes, records counted.
        preferred_message_size: must (i 5) i64,
        /// The largest single record taken all the same, in bytes.
        exceptional_record_size: must (i 6) i64,
        /// Who asks.
        authentication: may (c 7) Authentication,
        /// The client's program: a number from the Maintenance Agency.
        implementation_id: may (i 110) String,
        /// Its name.
        implementation_name: may (i 111) String,
        /// Its version.
        implementation_version: may (i 112) String,
        /// What both agreed on outside the standard.
        user_information: may (e 11) External,
        /// Negotiations and more.
        other_information: may (i 201) Vec<OtherInformation>,
    }

    /// Answers an Init: InitializeResponse.
    InitResponse plain {
        /// As in the request.
        reference_id: may (i 2) Bytes,
        /// Versions spoken.
        versions: must (i 3) Bits,
        /// What will be in force.
        options: must (i 4) Bits,
        /// The largest answer sent, in bytes.
        preferred_message_size: must (i 5) i64,
        /// The largest single record sent, in bytes.
        exceptional_record_size: must (i 6) i64,
        /// Whether the session is open.
        accepted: must (i 12) bool,
        /// The server's program: a number from the Maintenance Agency.
        implementation_id: may (i 110) String,
        /// Its name.
        implementation_name: may (i 111) String,
        /// Its version.
        implementation_version: may (i 112) String,
        /// Diagnostics, or what both agreed on outside the standard.
        user_information: may (e 11) External,
        /// Negotiations and more.
        other_information: may (i 201) Vec<OtherInformation>,
    }

    /// Group, user and password: idPass.
    IdPass plain {
        /// The group or library.
        group: may (i 0) String,
        /// The user.
        user: may (i 1) String,
        /// The password.
        password: may (i 2) String,
    }
}

/// Who asks, as the standard recommends it (idAuthentication).
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Authentication {
    /// One text: mostly `user/password`.
    Open(String),
    /// Group, user and password.
    IdPass(IdPass),
    /// Nobody in particular.
    Anonymous,
    /// Otherwise.
    Other(External),
    /// Of another type than the standard recommends.
    Unknown(Tag, Opaque),
}

impl Item for Authentication {
    fn accepts(_: Tag) -> bool {
        true
    }

    fn read_item(reader: &mut Reader, view: View<'_>) -> Option<Self> {
        let tag = view.tag();
        Some(if tag == VisibleText::TAG || tag == String::TAG {
            Self::Open(String::read(reader, view))
        } else if tag == IdPass::TAG {
            Self::IdPass(IdPass::read(reader, view))
        } else if tag == Null::TAG {
            Self::Anonymous
        } else if tag == External::TAG {
            Self::Other(External::read(reader, view))
        } else {
            Self::Unknown(tag, Opaque::read(reader, view))
        })
    }

    fn write_item(&self, writer: &mut Writer) {
        match self {
            Self::Open(text) => text.write(writer, VisibleText::TAG),
            Self::IdPass(pass) => pass.write(writer, IdPass::TAG),
            Self::Anonymous => Null.write(writer, Null::TAG),
            Self::Other(external) => external.write(writer, External::TAG),
            Self::Unknown(tag, opaque) => opaque.write(writer, *tag),
        }
    }
}

impl Authentication {
    /// User and password, from either form; the open form is cut at its first `/`.
    #[must_use]
    pub fn user_and_password(&self) -> Option<(&str, &str)> {
        match self {
            Self::Open(text) => Some(text.split_once('/').unwrap_or((text, ""))),
            Self::IdPass(pass) => {
                let password = pass.password.as_deref().unwrap_or("");
                pass.user.as_deref().map(|user| (user, password))
            }
            Self::Anonymous | Self::Other(_) | Self::Unknown(..) => None,
        }
    }
}

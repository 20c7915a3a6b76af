//! Other information, and what Init negotiates in it: character sets and languages (Character Set
//! and Language Negotiation 3, Z39.50 Maintenance Agency).

use super::external::{Encoding, External};
use super::init::InitRequest;
use crate::ber::read::Reader;
use crate::ber::tree::Tree;
use crate::ber::value::{Bytes, Item, Null, Opaque};
use crate::ber::write::Writer;
use crate::{Limits, Oid};

sequences! {
    /// A piece of other information.
    OtherInformation plain {
        /// What it is about.
        category: may (i 1) Category,
        /// The information.
        information: must (x) Information,
    }

    /// What a piece of information is about.
    Category plain {
        /// The list that the number is of; the standard's if left out.
        list: may (i 1) Oid,
        /// The number.
        value: must (i 2) i64,
    }

    /// What a client proposes.
    CharsetProposal plain {
        /// Character sets, best first.
        charsets: may (i 1) Vec<ProposedCharset>,
        /// Languages by their ISO 639-2 codes, best first.
        languages: may (i 2) Vec<String>,
        /// Whether records are to be in the set selected too.
        records: may (i 3) bool,
    }

    /// What a server selects.
    CharsetResponse plain {
        /// The character set; none if left out.
        charset: may (c 1) SelectedCharset,
        /// The language.
        language: may (i 2) String,
        /// Whether records will be in the set selected too.
        records: may (i 3) bool,
    }

    /// A form of Unicode.
    Iso10646 plain {
        /// The part of it.
        collections: may (i 1) Oid,
        /// The form: `utf-8` is 1.0.10646.1.0.8.
        encoding: must (i 2) Oid,
    }
}

choices! {
    /// Information in one of its forms.
    Information {
        /// Text.
        Text (i 2) String,
        /// Bytes.
        Binary (i 3) Bytes,
        /// Of a type of its own.
        External (i 4) External,
        /// An object identifier.
        Oid (i 5) Oid,
    }

    /// A negotiation of character sets and languages.
    CharsetNegotiation {
        /// By the client.
        Proposal (i 1) CharsetProposal,
        /// By the server.
        Response (i 2) CharsetResponse,
    }

    /// A character set as proposed.
    ProposedCharset {
        /// Unicode.
        Iso10646 (i 2) Iso10646,
        /// Of ISO 2022, kept as it came.
        Iso2022 (i 1) Opaque,
        /// As both agreed, kept as it came.
        Private (i 3) Opaque,
    }

    /// A character set as selected.
    SelectedCharset {
        /// Unicode.
        Iso10646 (i 2) Iso10646,
        /// Of ISO 2022, kept as it came.
        Iso2022 (i 1) Opaque,
        /// As both agreed, kept as it came.
        Private (i 3) Opaque,
        /// None.
        None (i 4) Null,
    }
}

impl Iso10646 {
    /// UTF-8.
    #[must_use]
    pub fn utf8() -> Self {
        Self {
            collections: None,
            encoding: Oid::named("utf-8").unwrap_or_default(),
        }
    }
}

impl CharsetNegotiation {
    /// A proposal of UTF-8 for everything.
    #[must_use]
    pub fn propose_utf8() -> Self {
        Self::Proposal(CharsetProposal {
            charsets: Some(vec![ProposedCharset::Iso10646(Iso10646::utf8())]),
            languages: None,
            records: Some(true),
        })
    }

    /// The answer to a proposal: UTF-8 if it is among the sets, else none.
    #[must_use]
    pub fn select_utf8(proposal: &CharsetProposal) -> Self {
        let is_utf8 = |charset: &ProposedCharset| matches!(charset, ProposedCharset::Iso10646(set) if set.encoding.is("utf-8"));
        let proposed = proposal.charsets.iter().flatten().any(is_utf8);
        Self::Response(CharsetResponse {
            charset: Some(if proposed {
                SelectedCharset::Iso10646(Iso10646::utf8())
            } else {
                SelectedCharset::None(Null)
            }),
            language: None,
            records: Some(proposed && proposal.records == Some(true)),
        })
    }

    /// As other information of an Init.
    #[must_use]
    pub fn to_other_information(&self) -> OtherInformation {
        let mut writer = Writer::default();
        self.write_item(&mut writer);
        let external = External {
            direct_reference: Oid::named("charset-3"),
            encoding: Encoding::Single(Opaque {
                constructed: true,
                content: writer.finish(),
            }),
            ..External::default()
        };
        OtherInformation {
            category: None,
            information: Information::External(external),
        }
    }

    /// The negotiation among pieces of other information, if there is a good one.
    #[must_use]
    pub fn among(pieces: &[OtherInformation]) -> Option<Self> {
        pieces.iter().find_map(|piece| match &piece.information {
            Information::External(external) => Self::from_external(external),
            Information::Text(_) | Information::Binary(_) | Information::Oid(_) => None,
        })
    }

    fn from_external(external: &External) -> Option<Self> {
        let oid = external.direct_reference.as_ref()?;
        let Encoding::Single(single) = &external.encoding else {
            return None;
        };
        if !oid.is("charset-3") && !oid.is("charset-4") {
            return None;
        }
        let mut faults = Vec::new();
        let limits = Limits::default();
        let tree = Tree::new(&single.content, limits, &mut faults);
        let mut reader = Reader::new(limits, faults);
        let negotiation = Self::read_item(&mut reader, tree.root()?);
        negotiation.filter(|_| reader.finish().is_empty())
    }
}

impl InitRequest {
    /// The character sets and languages that the client proposes.
    #[must_use]
    pub fn charset_proposal(&self) -> Option<CharsetProposal> {
        let pieces = self.other_information.as_deref()?;
        match CharsetNegotiation::among(pieces)? {
            CharsetNegotiation::Proposal(proposal) => Some(proposal),
            CharsetNegotiation::Response(_) => None,
        }
    }
}

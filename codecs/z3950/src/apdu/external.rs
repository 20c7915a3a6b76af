//! Values of types that are told by object identifiers (EXTERNAL).

use crate::Oid;
use crate::ber::value::{Bits, Bytes, Descriptor, Opaque};

sequences! {
    /// A value with the identifier of its type: a record, a report, a negotiation.
    External external {
        /// What it is: a record syntax, for instance.
        direct_reference: may (u) Oid,
        /// A type agreed on before.
        indirect_reference: may (u) i64,
        /// What it is in words.
        descriptor: may (u) Descriptor,
        /// The value.
        encoding: must (x) Encoding,
    }
}

choices! {
    /// How an external value is written.
    Encoding {
        /// As bytes: MARC, XML.
        Octets (i 1) Bytes,
        /// As one value of ASN.1, kept in BER: SUTRS, OPAC, GRS-1.
        Single (i 0) Opaque,
        /// As bits.
        Arbitrary (i 2) Bits,
    }
}

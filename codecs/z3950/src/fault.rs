//! What is wrong with an APDU, where, and by which rule.

use std::fmt;

use serde::Serialize;

/// One problem at one place of the APDU or of a query in PQF.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Where: bytes from its start.
    pub at: usize,
    /// Which rule is broken.
    pub rule: Rule,
    /// What stands there or is missing.
    pub found: String,
}

impl Fault {
    pub(crate) fn new(at: usize, rule: Rule, found: impl Into<String>) -> Self {
        Self {
            at,
            rule,
            found: found.into(),
        }
    }
}

impl fmt::Display for Fault {
    /// `offset: rule: message; here: found`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (code, message) = self.rule.row();
        write!(f, "{}: {code}: {message}", self.at)?;
        if self.found.is_empty() {
            return Ok(());
        }
        write!(f, "; here: {}", self.found)
    }
}

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident $code:literal $message:literal,)*) => {
        /// The rules that an APDU or a query can break.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Rule { $($(#[$doc])* $name,)* }

        impl Rule {
            /// Every rule.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            const fn row(self) -> (&'static str, &'static str) {
                match self { $(Self::$name => ($code, $message),)* }
            }

            /// The stable code, for machines.
            #[must_use]
            pub const fn code(self) -> &'static str {
                self.row().0
            }
        }
    };
}

rules! {
    /// Longer than the limit.
    Size "size" "the APDU is longer than the limit; end the connection, or raise the limit",
    /// Nested deeper than the limit.
    Depth "depth" "values are nested deeper than the limit; nothing was read from here on",
    /// More values than the limit.
    Elements "elements" "there are more values than the limit; nothing was read from here on",
    /// More faults than the limit.
    MoreFaults "more-faults" "there are more faults than are listed",
    /// The bytes end too early.
    Short "short" "expected more bytes; the APDU was cut off",
    /// Bytes after the end.
    Surplus "surplus" "expected nothing after the APDU; frame the stream first",
    /// A tag or length that cannot be.
    Header "header" "expected a tag and length (X.690, 8.1); nothing was read from here on",
    /// A length that goes past the value around it.
    Length "length" "the length goes past the value that this one stands in; read up to there",
    /// A stray end mark.
    EndMark "end-mark" "an end mark ends nothing here; passed over",
    /// No such APDU.
    UnknownApdu "unknown-apdu" "no APDU of version 3 has this tag; it was kept as bytes",
    /// A mandatory part is missing.
    Missing "missing" "a mandatory part is missing; an empty one was put for it",
    /// A part that has no place.
    Unexpected "unexpected" "no part of this type has this tag; passed over",
    /// Made of others, or not, against its type.
    Form "form" "expected the other form of value (primitive or constructed) for this type",
    /// An integer that is empty or too long.
    Integer "integer" "expected an integer of one to eight bytes",
    /// A boolean that is not one byte.
    Boolean "boolean" "expected a boolean of one byte",
    /// A bit string that cannot be.
    Bits "bits" "expected a bit string: unused bits (0 to 7), then bytes",
    /// An object identifier that cannot be.
    Oid "oid" "expected an object identifier",
    /// Text that is not UTF-8.
    Charset "charset" "expected UTF-8 or ASCII; read as ISO 8859-1, negotiate UTF-8",
    /// A choice with none of its alternatives.
    Choice "choice" "none of the alternatives of this type has this tag",
    /// Not what PQF expects.
    Pqf "pqf" "expected an operator, `@attr type=value`, `@set name`, `@term type` or a term",
    /// PQF that ends too early.
    PqfEnd "pqf-end" "expected a term or `@set name` before the end",
    /// PQF that goes on.
    PqfSurplus "pqf-surplus" "expected the end of the query; an operator may be missing before it",
    /// An attribute set nobody knows.
    AttributeSet "attribute-set" "no attribute set has this name; give its object identifier",
}

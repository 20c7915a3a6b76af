//! The rules that a link can break, each with its stable code and what to do about it.

use serde::Serialize;

/// Declares the rules as rows: name, code, what to do, and where the rule stands.
macro_rules! rules {
    ($($name:ident $code:literal $advice:literal $source:literal;)*) => {
        /// A rule of the OpenURL framework.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[non_exhaustive]
        #[serde(rename_all = "kebab-case")]
        pub enum Rule {
            $(#[doc = concat!("`", $code, "` (", $source, "): ", $advice, ".")] $name,)*
        }

        impl Rule {
            /// Every rule there is.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable code, such as `key-unknown`.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// What to do about it.
            #[must_use]
            pub const fn advice(self) -> &'static str {
                match self { $(Self::$name => $advice,)* }
            }

            /// Where the rule stands.
            #[must_use]
            pub const fn source(self) -> &'static str {
                match self { $(Self::$name => $source,)* }
            }
        }
    };
}

rules! {
    MoreFaults "more-faults" "mend the first ones and check again" "limits";
    TooLong "too-long" "shorten the link, or send it by POST or by reference" "limits";
    TooMany "too-many" "leave out what is not needed" "limits";
    TooDeep "too-deep" "give the context itself" "limits";
    Empty "empty" "give a link with a query" "Z39.88-2004 part 1, section 9";
    Escape "escape" "write % and two hexadecimal digits" "RFC 3986 section 2.1";
    Encoding "encoding" "encode the values as ctx_enc says, UTF-8 where it says nothing" "Z39.88-2004 part 1, section 7.1";
    Nul "nul" "take the NUL characters out" "this crate";
    NoValue "no-value" "write key=value" "Z39.88-2004 part 1, section 9";
    Markup "markup" "write & between the pairs; &amp; is for HTML" "HTML; this crate";
    Version "version" "write url_ver=Z39.88-2004 and ctx_ver=Z39.88-2004" "Z39.88-2004 part 1, section 9.1";
    Mixed "mixed" "write the keys of one version" "Z39.88-2004; OpenURL 0.1";
    KeyUnknown "key-unknown" "use a key of the metadata format; it is kept" "registry of the OpenURL framework";
    KeyTwice "key-twice" "give the key once; all values are kept" "registry of the OpenURL framework";
    KeyNever "key-never" "leave the key out" "Z39.88-2004 part 1, table 6";
    FormatUnknown "format-unknown" "use a metadata format of the registry" "registry of the OpenURL framework";
    FormatMissing "format-missing" "say which metadata format it is in rft_val_fmt" "Z39.88-2004 part 1, section 7.2";
    Reference "reference" "give rft_ref and rft_ref_fmt together" "Z39.88-2004 part 1, section 7.2";
    Genre "genre" "use a genre of the metadata format" "registry of the OpenURL framework";
    Date "date" "write YYYY-MM-DD, YYYY-MM or YYYY" "registry of the OpenURL framework; W3CDTF";
    Issn "issn" "write a valid ISSN, as in 1082-9873" "ISO 3297";
    Isbn "isbn" "write a valid ISBN of 10 or 13 digits" "ISO 2108";
    Identifier "identifier" "write the identifier as its scheme has it" "the info URI registry; RFC 8141";
    IdentifierScheme "identifier-scheme" "write it as a URI, as in info:doi/10.1000/182" "Z39.88-2004 part 1, section 7.2";
    CannotSay "cannot-say" "write it as OpenURL 1.0" "OpenURL 0.1";
}

#[cfg(test)]
mod tests {
    use super::Rule;

    /// Codes are what programs hold on to: one rule, one code.
    #[test]
    fn codes_are_unique() {
        let mut codes: Vec<&str> = Rule::ALL.iter().map(|rule| rule.code()).collect();
        codes.sort_unstable();
        let count = codes.len();
        codes.dedup();
        assert_eq!(codes.len(), count);
    }
}

//! What is wrong with a query, where, and by which rule.

use std::fmt;

use serde::Serialize;

/// One problem at one place of the query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Where: bytes from the start of the query.
    pub at: usize,
    /// Which rule is broken.
    pub rule: Rule,
    /// What stands there or what it concerns.
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

    /// The diagnostic of SRU (info:srw/diagnostic/1) that says the same to a client.
    #[must_use]
    pub fn diagnostic(&self) -> u16 {
        self.rule.row().1
    }
}

impl fmt::Display for Fault {
    /// `offset: rule: message (found)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (code, _, message) = self.rule.row();
        write!(f, "{}: {code}: {message}", self.at)?;
        if self.found.is_empty() {
            return Ok(());
        }
        write!(f, "; here: {}", self.found)
    }
}

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident $code:literal $diagnostic:literal $message:literal,)*) => {
        /// The rules that a query or its mapping can break.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Rule { $($(#[$doc])* $name,)* }

        impl Rule {
            /// Every rule.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Code, SRU diagnostic, message.
            const fn row(self) -> (&'static str, u16, &'static str) {
                match self { $(Self::$name => ($code, $diagnostic, $message),)* }
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
    Length "length" 12 "the query is longer than the limit; only its beginning was read",
    /// Nested deeper than the limit.
    Nesting "nesting" 13 "parentheses are nested deeper than the limit; nothing was read from here on",
    /// More clauses than the limit.
    Clauses "clauses" 38 "there are more search clauses than the limit; nothing was read from here on",
    /// More faults than the limit.
    MoreFaults "more-faults" 10 "there are more faults than are listed",
    /// Not UTF-8.
    Utf8 "utf-8" 10 "expected UTF-8; the bytes were replaced, send the query in UTF-8",
    /// A byte order mark.
    ByteOrderMark "byte-order-mark" 10 "a byte order mark is no part of a query; leave it out",
    /// A control character.
    Control "control" 10 "a control character cannot stand in a query; leave it out",
    /// Nothing at all.
    Empty "empty" 27 "expected a search clause, found nothing",
    /// No search clause where one must stand.
    ExpectedClause "expected-clause" 10 "expected a search clause: a term, an index or `(`",
    /// No term after a relation.
    ExpectedTerm "expected-term" 10 "expected a term after the relation",
    /// No boolean between clauses.
    ExpectedBoolean "expected-boolean" 10 "expected `and`, `or`, `not`, `prox`, `sortby` or the end; read as if `and` stood here",
    /// A sign that has no place here.
    Unexpected "unexpected" 10 "expected a boolean, a parenthesis or the end; the sign was passed over, put it in quotes if it is sought",
    /// Words side by side.
    FreeWords "free-words" 10 "expected a boolean or the end; put words that belong together in quotes, or `and` between them",
    /// `(` without `)`.
    Unclosed "unclosed" 13 "expected `)` for the parenthesis opened here",
    /// `)` without `(`.
    StrayParenthesis "stray-parenthesis" 13 "expected the end; this `)` closes nothing",
    /// `()`.
    EmptyParentheses "empty-parentheses" 13 "expected a search clause between the parentheses",
    /// `title = (x)`.
    GroupedTerm "grouped-term" 13 "expected a term after the relation; parentheses belong about whole clauses",
    /// A quotation mark without its fellow.
    OpenQuote "open-quote" 14 "expected the closing quotation mark of this one",
    /// A quotation mark within a bare word.
    QuoteInWord "quote-in-word" 14 "a quotation mark within a word needs a backslash before it",
    /// A backslash at the end.
    Backslash "backslash" 26 "expected a character after the backslash",
    /// `/` without a name.
    ModifierName "modifier-name" 10 "expected the name of a modifier after `/`",
    /// `/x=` without a value.
    ModifierValue "modifier-value" 10 "expected the value of the modifier",
    /// `>` without a prefix or URI.
    PrefixUri "prefix-uri" 10 "expected a prefix and `=`, or the identifier of a context set, after `>`",
    /// A prefix map after a boolean.
    PrefixPlace "prefix-place" 10 "a prefix map stands at the start of a query or parenthesis only",
    /// `sortby` without keys.
    SortKeys "sort-keys" 10 "expected at least one index after `sortby`",
    /// `sortby` in parentheses or before the end.
    SortPlace "sort-place" 10 "`sortby` stands at the end of the whole query only",
    /// Of a later edition.
    Edition "edition" 10 "not in CQL 1.1; ask with version 1.2, or write `exact` for `==`",
    /// A context set that is not mapped.
    ContextSet "context-set" 15 "the context set is not supported; see the mapping's `set.` lines",
    /// An index that is not mapped.
    Index "index" 16 "the index is not supported; see the mapping's `index.` lines",
    /// A relation that is not mapped.
    Relation "relation" 19 "the relation is not supported; see the mapping's `relation.` lines",
    /// A relation modifier that is not mapped.
    RelationModifier "relation-modifier" 20 "the relation modifier is not supported; see the mapping's `relationModifier.` lines",
    /// No structure for this relation.
    Structure "structure" 24 "the relation is not supported with such a term; see the mapping's `structure.` lines",
    /// Masks without a mapping.
    Masking "masking" 28 "masking characters are not supported; see the mapping's `truncation.` lines",
    /// Anchors without a mapping.
    Anchoring "anchoring" 32 "anchoring is not supported here; see the mapping's `position.` lines",
    /// A distance that is no number.
    Distance "distance" 41 "expected a whole number as the distance of `prox`",
    /// A unit of proximity that is not known.
    Unit "unit" 42 "expected word, sentence, paragraph or element as the unit of `prox`",
    /// A boolean modifier that is not known.
    BooleanModifier "boolean-modifier" 46 "the boolean modifier is not supported",
    /// A line of the mapping.
    MappingLine "mapping-line" 1 "expected `name = type=value ...` or `set.prefix = identifier`; the line was passed over",
    /// PQF that cannot be read.
    Pqf "pqf" 10 "expected an operator, `@attr type=value`, `@set name` or a term",
    /// An attribute that no line of the mapping gives.
    UseAttribute "use-attribute" 16 "no index of the mapping has these attributes",
    /// PQF that CQL cannot say.
    NotInCql "not-in-cql" 48 "CQL has no word for this",
}

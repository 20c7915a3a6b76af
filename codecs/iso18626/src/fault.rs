//! What is wrong with a message, where, by which rule, and what to do.

use std::fmt;

/// One thing wrong at one place. It never stops the reading of what is good beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where: bytes from the beginning of the document (characters' bytes in UTF-8, if it is in another encoding).
    pub offset: usize,
    /// The rule that was broken.
    pub rule: Rule,
    /// What was found.
    pub found: String,
}

impl fmt::Display for Fault {
    /// `offset: rule: what was found; what to do`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            offset,
            rule,
            found,
        } = self;
        write!(f, "{offset}: {}: {found}; {}", rule.id(), rule.advice())
    }
}

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident $id:literal $harmless:literal $advice:literal;)*) => {
        /// The rules that a document can break.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Rule {
            $($(#[$doc])* $name,)*
        }

        impl Rule {
            /// The stable id, such as `missing-element`.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// Whether the message is fully understood in spite of it.
            #[must_use]
            pub const fn harmless(self) -> bool {
                match self { $(Self::$name => $harmless,)* }
            }

            /// What to do about it.
            #[must_use]
            pub const fn advice(self) -> &'static str {
                match self { $(Self::$name => $advice,)* }
            }
        }
    };
}

rules! {
    /// More bytes than the limit.
    TooLong "too-long" false "raise the limit if such messages are wanted";
    /// More elements or attributes than the limit, or nested too deep.
    TooMany "too-many" false "raise the limit if such messages are wanted; what is before is kept";
    /// Bytes that are not text in the encoding declared.
    Encoding "encoding" false "declare the encoding that is used, or send UTF-8";
    /// A character that XML forbids.
    XmlCharacter "xml-character" false "leave it out";
    /// The document is not well-formed XML.
    XmlSyntax "xml-syntax" false "mend the program that writes it";
    /// Entities: a document type that could define them, or a reference to one.
    XmlEntity "xml-entity" false "send plain text; entities are never expanded";
    /// A document type without declarations.
    XmlDoctype "xml-doctype" true "leave it out, except in version 1, which has it";
    /// Elements are in no namespace, or a prefix is not declared.
    Namespace "namespace" true "declare the protocol's namespace";
    /// The first element is not that of the protocol.
    NotIso18626 "not-iso18626" false "check what is sent to this address";
    /// A message without `ISO18626Message` around it.
    NoEnvelope "no-envelope" true "put ISO18626Message around it";
    /// No version, or one that names no edition.
    Version "version" true "say 2021-2, 1.2 or 1.0";
    /// A message that the protocol does not have, or none.
    UnknownMessage "unknown-message" false "send one of the six messages";
    /// An element that has no place here in this edition.
    UnknownElement "unknown-element" true "leave it out; it is kept when read";
    /// Elements in another order than the schema's.
    ElementOrder "element-order" true "write them in the schema's order";
    /// An element that may stand once stands again.
    RepeatedElement "repeated-element" false "the first counts, the others are kept";
    /// An element that must be there is not.
    MissingElement "missing-element" false "send it";
    /// More than one of elements that exclude each other.
    Choice "choice" true "send one of them";
    /// An element is empty that must say something.
    EmptyValue "empty-value" true "leave it out";
    /// A value that its type does not allow.
    Value "value" false "take it as unknown";
    /// A code that is not in a closed list.
    ClosedCode "closed-code" false "use a code of the list";
    /// A code that is not in an open list.
    OpenCode "open-code" true "ask the partner what it means, or name its scheme";
    /// Text where only elements may be.
    StrayText "stray-text" true "leave it out";
    /// Something that the edition has no place for and that was not written.
    LeftOut "left-out" true "say it in a note, if the partner must know";
    /// More faults than are listed.
    MoreFaults "more-faults" true "mend the first and look again";
}

/// The faults of one message, kept to a number that bounds memory.
#[derive(Debug)]
pub(crate) struct Faults {
    list: Vec<Fault>,
    most: usize,
    left_off: usize,
}

impl Faults {
    pub(crate) const fn new(most: usize) -> Self {
        Self {
            list: Vec::new(),
            most,
            left_off: 0,
        }
    }

    /// Notes a fault.
    pub(crate) fn add(&mut self, offset: usize, rule: Rule, found: impl Into<String>) {
        self.add_with(offset, rule, || found.into());
    }

    /// Notes a fault whose words are only put together where there is still room for it.
    pub(crate) fn add_with(&mut self, offset: usize, rule: Rule, found: impl FnOnce() -> String) {
        if self.list.len() >= self.most {
            self.left_off += 1;
            return;
        }
        self.list.push(Fault {
            offset,
            rule,
            found: found(),
        });
    }

    /// How many there are, with those that were left off.
    pub(crate) const fn count(&self) -> usize {
        self.list.len() + self.left_off
    }

    /// All of them in the order of their places, which are none of a document.
    pub(crate) fn finish_unplaced(self) -> Vec<Fault> {
        let mut list = self.finish(0);
        list.iter_mut().for_each(|fault| fault.offset = 0);
        list
    }

    /// All of them by place, with a last one that says how many were left off.
    pub(crate) fn finish(mut self, end: usize) -> Vec<Fault> {
        self.list.sort_by_key(|fault| fault.offset);
        if self.left_off > 0 {
            let found = format!("{} more faults", self.left_off);
            self.list.push(Fault {
                offset: end,
                rule: Rule::MoreFaults,
                found,
            });
        }
        self.list
    }
}

//! What is wrong with a file: where, by which rule, and what to do.

use std::fmt;

use serde::Serialize;

/// How much a fault matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Weight {
    /// It departs from the standard; what was meant is plain, and nothing is lost.
    Odd,
    /// Something is missing, contradictory or lost: a person should look.
    Broken,
}

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident $id:literal $weight:ident $advice:literal;)*) => {
        /// The rule that was broken.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $($(#[$doc])* $name,)* }

        impl Rule {
            /// All rules.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its stable name.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// How much it matters.
            #[must_use]
            pub const fn weight(self) -> Weight {
                match self { $(Self::$name => Weight::$weight,)* }
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
    /// Bytes that belong to no interchange.
    Outside "outside" Odd "text around an interchange is passed over; send the file without it";
    /// A byte order mark before the interchange.
    ByteOrderMark "byte-order-mark" Odd "save the file without it";
    /// Delimiters in ISA that cannot be used.
    Delimiters "delimiters" Broken "the default ones * > ~ are taken where ISA's fail; ask the sender";
    /// An element of ISA that has not its fixed length.
    Width "isa-width" Odd "read all the same; other programs count its 106 bytes";
    /// Transaction sets without an interchange header.
    NoHeader "no-isa" Broken "ask the sender for the whole interchange";
    /// An element of ISA, GS or ST that does not say what it must.
    Header "header" Broken "read on without it; ask the sender to fill it in";
    /// An interchange without IEA.
    NoInterchangeEnd "no-iea" Broken "the end may be missing: ask the sender for the file again";
    /// A transaction set outside a group.
    NoGroup "no-gs" Odd "read all the same; the sender should open a group";
    /// A group without GE.
    NoGroupEnd "no-ge" Broken "the end may be missing: ask the sender for the file again";
    /// A transaction set without SE.
    NoSetEnd "no-se" Broken "the end may be missing: ask the sender for the set again";
    /// The file ends within a segment.
    NoTerminator "no-terminator" Broken "the segment is taken as it stands; ask for the file again";
    /// A line broken within a segment.
    LineBreak "line-break" Odd "taken out; lines may only end after a segment's terminator";
    /// A segment longer than the limit.
    SegmentLimit "segment-limit" Broken "cut there; raise the limit if such segments are meant";
    /// A transaction set larger than the limit.
    SetLimit "set-limit" Broken "the rest is passed over; raise the limit if it is meant";
    /// A count in a trailer that does not hold.
    Count "count" Broken "something may have been lost on the way: ask the sender";
    /// A control number in a trailer that is not its header's.
    Control "control-number" Broken "two sets may have been mixed: ask the sender";
    /// Two sets of a group with one control number.
    Duplicate "duplicate-control-number" Odd "take care not to book it twice";
    /// Something that is no segment tag.
    Tag "tag" Broken "kept as it is; a delimiter within a text may have cut it";
    /// A segment where none may be.
    Stray "stray" Broken "kept outside the sets; look whether one lost its ST";
    /// A character that X12 does not have.
    Charset "charset" Odd "read all the same; X12 has printable ASCII only, unless partners agree";
    /// A segment at another place than the set's layout has it.
    Misplaced "misplaced" Odd "taken where it stands";
    /// A segment that the set does not have.
    UnknownSegment "unknown-segment" Odd "kept as it is";
    /// A segment that must be there and is not.
    MissingSegment "missing-segment" Odd "read without it; the sender should add it";
    /// A segment more often than the layout allows.
    TooOften "too-often" Odd "all are kept";
    /// An element that must be there and is not.
    MissingElement "missing-element" Odd "read without it; the sender should add it";
    /// An element too many.
    Surplus "surplus-element" Odd "kept as it is";
    /// An element longer or shorter than it may be.
    Length "length" Odd "kept whole; programs with fixed fields may cut it";
    /// A number that is none, or has more digits than fit.
    Number "number" Broken "kept as text; enter it by hand";
    /// A day or time that does not exist.
    Date "date" Broken "kept as text; enter it by hand";
    /// A standard number whose check digit is wrong.
    CheckDigit "check-digit" Odd "match by the order's line number, not by this";
    /// A total that does not hold.
    Total "control-total" Broken "a line may be missing or read wrongly: compare with the paper";
    /// A level of an 856 whose parent is not there, or comes later.
    Hierarchy "hierarchy" Broken "put at the top; ask which order or package it belongs to";
    /// A set that has no typed value here.
    NoLayout "unknown-set" Odd "its segments are there to read";
    /// More faults than are listed.
    More "more" Broken "mend these first, or raise the limit";
}

impl Serialize for Rule {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Where, in bytes from the beginning of the input.
    pub offset: u64,
    /// By which rule.
    pub rule: Rule,
    /// What was found.
    pub found: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            offset,
            rule,
            found,
        } = self;
        write!(f, "{offset}: {}: {found}; {}", rule.id(), rule.advice())
    }
}

/// A list of faults that does not grow without end.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    list: Vec<Fault>,
    most: usize,
}

impl Faults {
    pub(crate) fn new(most: usize) -> Self {
        let list = Vec::new();
        Self { list, most }
    }

    pub(crate) fn add(&mut self, offset: u64, rule: Rule, found: impl Into<String>) {
        if self.list.len() < self.most {
            let found = found.into();
            self.list.push(Fault {
                offset,
                rule,
                found,
            });
        } else if self.list.len() == self.most {
            let found = format!("more than {} faults", self.most);
            self.list.push(Fault {
                offset,
                rule: Rule::More,
                found,
            });
        }
    }

    pub(crate) fn take(&mut self) -> Vec<Fault> {
        std::mem::take(&mut self.list)
    }
}

/// A text cut short enough for a message.
pub(crate) fn short(text: &str) -> String {
    const MOST: usize = 40;
    let mut cut: String = text.chars().take(MOST).collect();
    if text.chars().nth(MOST).is_some() {
        cut.push('…');
    }
    cut.chars()
        .map(|c| if c.is_control() { '·' } else { c })
        .collect()
}

//! Comparing a record with the definitions, field by field.

mod control;
mod data;

use super::compiled;
use super::fixed::Material;
use super::problem::{Problem, Rule};
use crate::{Field, Kind, Leader, Record, Tag};

const SUBFIELD: u8 = 0x1F;

/// Which field of the record: its tag, and which of those with that tag.
#[derive(Clone, Copy, Debug)]
struct Place {
    tag: Tag,
    nth: u32,
}

/// Checks the fields of one record after another, as they stand in the file.
///
/// ```
/// use callslip_marc::definitions::Checker;
///
/// let mut checker = Checker::new();
/// checker.begin(b"00000nam a2200000 i 4500");
/// checker.field(*b"245", b"1x\x1FaTitle");
/// let problems = checker.finish();
/// assert_eq!(problems.len(), 2); // the second indicator, and no 008
/// ```
#[derive(Debug)]
pub struct Checker {
    /// How often each tag has come, by its number.
    counts: Vec<u16>,
    /// The numbers of the tags that have come, to set `counts` back.
    came: Vec<u16>,
    material: Option<Material>,
    is_bib: bool,
    main_entries: u32,
    problems: Vec<Problem>,
}

impl Default for Checker {
    fn default() -> Self {
        Self::new()
    }
}

/// The departures of a record from the MARC 21 bibliographic format, in the order of its fields.
///
/// Authority and holdings records have formats of their own and give none.
#[must_use]
pub fn check(record: &Record) -> Vec<Problem> {
    let mut checker = Checker::new();
    checker.begin(record.leader.as_bytes());
    for field in &record.fields {
        match field {
            Field::Control(field) => checker.field(*field.tag.as_bytes(), field.value.as_bytes()),
            Field::Data(field) => {
                let parts = field.subfields.iter();
                let codes = parts.map(|part| (byte(part.code), part.value.as_bytes()));
                checker.data_field(*field.tag.as_bytes(), field.indicators, codes);
            }
        }
    }
    checker.finish()
}

/// The code as a byte; what is not ASCII is no code at all.
fn byte(code: char) -> u8 {
    u8::try_from(code).unwrap_or(u8::MAX)
}

impl Checker {
    /// A checker with nothing begun.
    #[must_use]
    pub fn new() -> Self {
        Self {
            counts: vec![0; 1000],
            came: Vec::with_capacity(64),
            material: None,
            is_bib: false,
            main_entries: 0,
            problems: Vec::new(),
        }
    }

    /// Begins a record with its leader; what was not finished is forgotten.
    pub fn begin(&mut self, leader: &[u8; 24]) {
        for tag in self.came.drain(..) {
            if let Some(count) = self.counts.get_mut(usize::from(tag)) {
                *count = 0;
            }
        }
        self.problems.clear();
        self.main_entries = 0;
        let read = Leader::lossy(leader);
        self.is_bib = Kind::from_code(read.record_kind()) == Kind::Bib;
        self.material = Material::of(&read);
        if self.is_bib {
            self.fixed(
                Place {
                    tag: Tag::new("LDR"),
                    nth: 0,
                },
                leader,
                &compiled::LEADER,
            );
        }
    }

    /// Checks one field: its bytes without the field terminator, indicators and delimiters included.
    pub fn field(&mut self, tag: [u8; 3], data: &[u8]) {
        if !self.is_bib {
            return;
        }
        if tag.starts_with(b"00") {
            return self.control_field(tag, data);
        }
        let (Some(indicators), true) = (data.first_chunk::<2>(), data.get(2) == Some(&SUBFIELD))
        else {
            return self.no_subfields(tag);
        };
        let rest = data.get(3..).unwrap_or_default();
        self.data_field(tag, *indicators, Parts { rest: Some(rest) });
    }

    /// Ends the record: what it lacks. Hands back all its problems.
    pub fn finish(&mut self) -> Vec<Problem> {
        let lacks = |number: usize| self.counts.get(number) == Some(&0);
        let missing = [(8, "008"), (245, "245")]
            .into_iter()
            .filter(|(number, _)| lacks(*number));
        let missing: Vec<_> = missing.filter(|_| self.is_bib).collect();
        for (_, tag) in missing {
            self.problem(
                Place {
                    tag: Tag::new(tag),
                    nth: 0,
                },
                Rule::MissingField,
            );
        }
        std::mem::take(&mut self.problems)
    }

    fn problem(&mut self, place: Place, rule: Rule) {
        self.problems.push(Problem {
            tag: place.tag,
            occurrence: place.nth,
            rule,
        });
    }

    /// Which field with this tag it is, counted from 1.
    fn count(&mut self, number: u16) -> u32 {
        let Some(count) = self.counts.get_mut(usize::from(number)) else {
            return 1;
        };
        if *count == 0 {
            self.came.push(number);
        }
        *count = count.saturating_add(1);
        u32::from(*count)
    }

    fn no_subfields(&mut self, tag: [u8; 3]) {
        let number = number(tag);
        if !is_local(tag) && number.is_some() {
            let nth = number.map_or(1, |number| self.count(number));
            self.problem(
                Place {
                    tag: Tag::lossy(tag),
                    nth,
                },
                Rule::NoSubfields,
            );
        }
    }
}

/// The subfields of a field as bytes: codes and values.
#[derive(Clone)]
struct Parts<'a> {
    rest: Option<&'a [u8]>,
}

impl<'a> Iterator for Parts<'a> {
    type Item = (u8, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.rest?;
        let end = memchr::memchr(SUBFIELD, rest);
        let part = rest.get(..end.unwrap_or(rest.len()))?;
        self.rest = end.and_then(|end| rest.get(end + 1..));
        Some(
            part.split_first()
                .map_or((0, part), |(code, value)| (*code, value)),
        )
    }
}

/// The tag as a number, when it is three digits.
fn number(tag: [u8; 3]) -> Option<u16> {
    Tag::lossy(tag).number()
}

/// Whether MARC 21 leaves the tag to the library: it has a 9.
fn is_local(tag: [u8; 3]) -> bool {
    tag.contains(&b'9')
}

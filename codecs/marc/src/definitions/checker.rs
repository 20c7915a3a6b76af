//! Comparing a record with the definitions, field by field.

use super::compiled::{self, Chars, FieldRules, FixedRules};
use super::fixed::Material;
use super::problem::{Problem, Rule, is_language, is_place};
use crate::{Field, Kind, Leader, Record, Tag};

/// How many characters 006 and 008 have.
const LEN_006: usize = 18;
const LEN_008: usize = 40;
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

    fn control_field(&mut self, bytes: [u8; 3], data: &[u8]) {
        let Some(number) = number(bytes) else { return };
        let place = Place {
            tag: Tag::lossy(bytes),
            nth: self.count(number),
        };
        match number {
            1 | 3 | 5 if place.nth > 1 => self.problem(place, Rule::RepeatedField),
            1 | 3 | 5 | 9 => {}
            6 => self.material_field(place, data, compiled::of_006, Some(LEN_006)),
            7 => self.material_field(place, data, compiled::of_007, None),
            8 => self.field_008(place, data),
            _ => self.problem(place, Rule::UnknownField),
        }
    }

    /// 006 and 007, whose first code tells the material.
    fn material_field(
        &mut self,
        place: Place,
        data: &[u8],
        rules: fn(u8) -> Option<&'static FixedRules>,
        len: Option<usize>,
    ) {
        let first = data.first().copied().unwrap_or(b' ');
        let Some(rules) = rules(first) else {
            return self.problem(place, Rule::UnknownMaterial(first));
        };
        if let Some(expected) = len.filter(|len| *len != data.len()) {
            return self.problem(
                place,
                Rule::Length {
                    expected,
                    found: data.len(),
                },
            );
        }
        self.fixed(place, data, rules);
    }

    fn field_008(&mut self, place: Place, data: &[u8]) {
        if place.nth > 1 {
            self.problem(place, Rule::RepeatedField);
        }
        if data.len() != LEN_008 {
            let found = data.len();
            return self.problem(
                place,
                Rule::Length {
                    expected: LEN_008,
                    found,
                },
            );
        }
        let Some(rules) = self.material.and_then(compiled::of_008) else {
            return;
        };
        self.fixed(place, data, rules);
        self.listed(place, data, (rules, 15, is_place));
        self.listed(place, data, (rules, 35, is_language));
    }

    /// Three characters that must be in one of MARC's lists.
    fn listed(
        &mut self,
        place: Place,
        data: &[u8],
        (rules, at, is_listed): (&FixedRules, usize, fn(&str) -> bool),
    ) {
        let found = data
            .get(at..at + 3)
            .and_then(|found| std::str::from_utf8(found).ok());
        let position = rules.chars.get(at).and_then(|rule| rule.1);
        if let (false, Some(position)) = (found.is_some_and(is_listed), position) {
            let found = three(data.get(at..at + 3).unwrap_or_default());
            self.problem(
                place,
                Rule::Code {
                    position,
                    at,
                    found,
                },
            );
        }
    }

    /// Every position of a fixed field.
    fn fixed(&mut self, place: Place, data: &[u8], rules: &FixedRules) {
        for (at, (found, (allowed, position))) in data.iter().zip(&rules.chars).enumerate() {
            if let (false, Some(position)) = (allowed.has(*found), position) {
                self.problem(
                    place,
                    Rule::Code {
                        position,
                        at,
                        found: [*found, 0, 0],
                    },
                );
            }
        }
        for position in &rules.words {
            let at = position.start;
            let Some(found) = data.get(at..at + position.len) else {
                continue;
            };
            let known = position.codes.iter().any(|code| code.matches(found));
            if !known && !found.iter().all(|byte| *byte == b'|') {
                self.problem(
                    place,
                    Rule::Code {
                        position,
                        at,
                        found: three(found),
                    },
                );
            }
        }
    }

    fn data_field<'a>(
        &mut self,
        bytes: [u8; 3],
        indicators: [u8; 2],
        parts: impl Iterator<Item = (u8, &'a [u8])> + Clone,
    ) {
        let number = number(bytes).filter(|_| self.is_bib);
        let Some(number) = number else { return };
        let place = Place {
            tag: Tag::lossy(bytes),
            nth: self.count(number),
        };
        if number == 880 {
            return self.other_script(place, indicators, parts);
        }
        let rules = compiled::FIELDS
            .get(usize::from(number))
            .and_then(Option::as_ref);
        match rules {
            Some(rules) if is_local(bytes) && rules.is_obsolete => {}
            Some(rules) => {
                self.repetition(place, rules);
                self.parts(place, rules, indicators, parts);
            }
            None if is_local(bytes) => {}
            None => self.problem(place, Rule::UnknownField),
        }
    }

    fn repetition(&mut self, place: Place, rules: &FieldRules) {
        if rules.is_obsolete {
            self.problem(place, Rule::ObsoleteField);
        }
        if place.nth > 1 && !rules.is_repeatable {
            return self.problem(place, Rule::RepeatedField);
        }
        if matches!(place.tag.as_bytes(), b"100" | b"110" | b"111" | b"130") {
            self.main_entries += 1;
            if self.main_entries > 1 {
                self.problem(place, Rule::SecondMainEntry);
            }
        }
    }

    /// 880 follows the rules of the field that its $6 names.
    fn other_script<'a>(
        &mut self,
        place: Place,
        indicators: [u8; 2],
        parts: impl Iterator<Item = (u8, &'a [u8])> + Clone,
    ) {
        let Some((_, link)) = parts.clone().find(|part| part.0 == b'6') else {
            return self.problem(place, Rule::MissingSubfield('6'));
        };
        let Some(linked) = link
            .first_chunk::<3>()
            .copied()
            .filter(|_| link.get(3) == Some(&b'-'))
        else {
            return self.problem(place, Rule::BadLinkage);
        };
        let rules =
            number(linked).and_then(|number| compiled::FIELDS.get(usize::from(number))?.as_ref());
        match rules {
            Some(rules) => self.parts(place, rules, indicators, parts),
            None if is_local(linked) => {}
            None => self.problem(place, Rule::BadLinkage),
        }
    }

    fn parts<'a>(
        &mut self,
        place: Place,
        rules: &FieldRules,
        indicators: [u8; 2],
        parts: impl Iterator<Item = (u8, &'a [u8])>,
    ) {
        if rules.is_open {
            return;
        }
        for ((allowed, found), number) in rules.indicators.iter().zip(indicators).zip(1..) {
            if !allowed.has(found) {
                self.problem(place, Rule::Indicator { number, found });
            }
        }
        let mut seen = Chars::default();
        for (code, value) in parts {
            let shown = if code.is_ascii() {
                char::from(code)
            } else {
                char::REPLACEMENT_CHARACTER
            };
            if value.is_empty() {
                self.problem(place, Rule::EmptySubfield(shown));
            }
            let is_again = seen.has(code) && !rules.repeatable.has(code);
            match (rules.known.has(code), is_again, rules.obsolete.has(code)) {
                (false, ..) => self.problem(place, Rule::UnknownSubfield(shown)),
                (_, true, _) => self.problem(place, Rule::RepeatedSubfield(shown)),
                (_, _, true) => self.problem(place, Rule::ObsoleteSubfield(shown)),
                _ => {}
            }
            seen = seen.with(code & 0x7F);
        }
        if place.tag.as_bytes() == b"245" && !seen.has(b'a') {
            self.problem(place, Rule::MissingSubfield('a'));
        }
        if seen == Chars::default() {
            self.problem(place, Rule::NoSubfields);
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

/// Up to three bytes, filled up with NUL.
fn three(found: &[u8]) -> [u8; 3] {
    let mut three = [0; 3];
    three
        .iter_mut()
        .zip(found)
        .for_each(|(to, from)| *to = *from);
    three
}

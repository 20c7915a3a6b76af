//! Fields of fixed length: 001 to 009 and the leader.

use super::{Checker, Place, number};
use crate::Tag;
use crate::definitions::compiled::{self, FixedRules};
use crate::definitions::problem::{Rule, is_language, is_place};

/// How many characters 006 and 008 have.
const LEN_006: usize = 18;
const LEN_008: usize = 40;

impl Checker {
    pub(super) fn control_field(&mut self, bytes: [u8; 3], data: &[u8]) {
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
    pub(super) fn material_field(
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

    pub(super) fn field_008(&mut self, place: Place, data: &[u8]) {
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
    pub(super) fn listed(
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
    pub(super) fn fixed(&mut self, place: Place, data: &[u8], rules: &FixedRules) {
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

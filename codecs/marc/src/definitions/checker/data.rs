//! Fields with indicators and subfields.

use super::{Checker, Place, is_local, number};
use crate::Tag;
use crate::definitions::compiled::{self, Chars, FieldRules};
use crate::definitions::problem::Rule;

impl Checker {
    pub(super) fn data_field<'a>(
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

    pub(super) fn repetition(&mut self, place: Place, rules: &FieldRules) {
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
    pub(super) fn other_script<'a>(
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

    pub(super) fn parts<'a>(
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

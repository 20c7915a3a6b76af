//! What belongs to a made-up person besides the name: language, program, telephone, mail, address.

use std::collections::HashMap;

use patrons::record::Particulars;
use unicode_normalization::UnicodeNormalization as _;

use super::files::{Mail, Names};
use super::random::Random;

/// House numbers run from here to [`LAST_HOUSE`].
const FIRST_HOUSE: i64 = 101;
/// See [`FIRST_HOUSE`].
const LAST_HOUSE: i64 = 9_899;
/// Of a thousand addresses, how many name a unit.
const UNITS: u32 = 250;

/// Draws particulars, and keeps mail addresses unique.
pub(super) struct Persona<'a> {
    names: &'a Names,
    mails: HashMap<String, u32>,
}

impl<'a> Persona<'a> {
    pub(super) fn new(names: &'a Names) -> Self {
        Self {
            names,
            mails: HashMap::new(),
        }
    }

    /// Fills in what the files know of people of this category.
    pub(super) fn fill(&mut self, random: &mut Random, person: &mut Particulars) {
        let names = self.names;
        if let Some(pronouns) = random.weighed(&names.pronouns, |one| one.weight) {
            person.pronouns.clone_from(&pronouns.text);
        }
        if let Some(language) = random.weighed(&names.language, |one| one.weight) {
            person.language.clone_from(&language.code);
        }
        if matches!(person.category.as_str(), "student" | "dual-enrolled") {
            let program = random.weighed(&names.programs, |one| one.weight);
            person.program = program.map(|one| one.code.clone()).unwrap_or_default();
        }
        if random.hits(names.share.affirmed_differs) {
            let legal = random.one(&names.given).cloned().unwrap_or_default();
            person.legal_name = Some(format!("{legal} {}", person.family));
        }
        person.emails.extend(self.mail(random, person));
        person.phones.extend(self.phone(random));
        person.addresses.push(self.address(random));
    }

    fn mail(&mut self, random: &mut Random, person: &Particulars) -> Option<String> {
        let Mail {
            student,
            staff,
            other,
            none,
        } = &self.names.email;
        if random.hits(*none) {
            return None;
        }
        let pattern = match person.category.as_str() {
            "student" | "dual-enrolled" => student,
            "faculty" | "staff" => staff,
            _ => other,
        };
        let plain = |n: &str| {
            let filled = pattern.replace("{given}", &ascii(&person.given));
            let filled = filled.replace("{family}", &ascii(&person.family));
            filled.replace("{n}", n).trim_start_matches('.').to_owned()
        };
        let count = self.mails.entry(plain("")).or_default();
        *count += 1;
        Some(if *count == 1 {
            plain("")
        } else {
            plain(&count.to_string())
        })
    }

    fn phone(&self, random: &mut Random) -> Option<String> {
        let phone = &self.names.phone;
        if random.hits(phone.none) {
            return None;
        }
        let area = random.one(&phone.areas)?;
        let digits = format!("{:02}", random.between(0, 99));
        Some(
            phone
                .pattern
                .replace("{area}", area)
                .replace("{two_digits}", &digits),
        )
    }

    fn address(&self, random: &mut Random) -> String {
        let address = &self.names.address;
        let word =
            |list: &[String], random: &mut Random| random.one(list).cloned().unwrap_or_default();
        let house = random.between(FIRST_HOUSE, LAST_HOUSE);
        let mut line = format!(
            "{house} {} {}",
            word(&address.streets, random),
            word(&address.kinds, random)
        );
        if random.hits(UNITS) {
            let unit =
                word(&address.units, random).replace("{n}", &random.between(1, 40).to_string());
            line = format!("{line}, {unit}");
        }
        let town = random.weighed(&address.towns, |town| town.weight);
        town.map_or(line.clone(), |town| {
            format!("{line}, {}, {} {}", town.name, town.state, town.zip)
        })
    }
}

/// A name as mail addresses have it: ASCII letters in lower case.
fn ascii(name: &str) -> String {
    let letters = name.nfd().filter(char::is_ascii_alphabetic);
    letters.map(|letter| letter.to_ascii_lowercase()).collect()
}

//! `prox` and its modifiers as the proximity operator of type-1 queries.

use super::pqf::Writer;
use crate::Rule;
use crate::query::{Modifier, Symbol};

/// Units of proximity and their codes (Z39.50, KnownProximityUnit).
const UNITS: [(&str, u8); 4] = [
    ("word", 2),
    ("sentence", 3),
    ("paragraph", 4),
    ("element", 8),
];

/// What `prox` says: exclusion is never asked for.
struct Proximity {
    distance: Option<String>,
    ordered: u8,
    relation: u8,
    unit: u8,
}

impl Writer<'_> {
    /// `@prox exclusion distance ordered relation k unit`; the nearest words if nothing is said.
    pub(super) fn proximity(&mut self, modifiers: &[Modifier]) {
        let mut said = Proximity {
            distance: None,
            ordered: 0,
            relation: 2,
            unit: 2,
        };
        for modifier in modifiers {
            self.proximity_modifier(modifier, &mut said);
        }
        let usual = if said.unit == 2 { "1" } else { "0" };
        let distance = said.distance.as_deref().unwrap_or(usual);
        let line = format!(
            "@prox 0 {distance} {} {} k {} ",
            said.ordered, said.relation, said.unit
        );
        self.put(&line);
    }

    fn proximity_modifier(&mut self, modifier: &Modifier, said: &mut Proximity) {
        let (at, name) = (modifier.name.at, &modifier.name.text);
        let (_, local) = modifier.name.split_prefix();
        match (local.to_ascii_lowercase().as_str(), &modifier.value) {
            ("ordered", None) => said.ordered = 1,
            ("unordered", None) => said.ordered = 0,
            ("distance", Some((symbol, value))) => {
                said.relation = relation_code(*symbol);
                match value.text.parse::<u32>() {
                    Ok(distance) => said.distance = Some(distance.to_string()),
                    Err(_) => self.fault(value.at, Rule::Distance, &value.text),
                }
            }
            ("unit", Some((_, value))) => {
                let known = UNITS
                    .iter()
                    .find(|(unit, _)| value.text.eq_ignore_ascii_case(unit));
                match known {
                    Some((_, code)) => said.unit = *code,
                    None => self.fault(value.at, Rule::Unit, &value.text),
                }
            }
            _ => self.fault(at, Rule::BooleanModifier, name),
        }
    }
}

/// The relation of a distance (Z39.50, ProximityOperator).
const fn relation_code(symbol: Symbol) -> u8 {
    match symbol {
        Symbol::Less => 1,
        Symbol::LessOrEqual => 2,
        Symbol::Equal | Symbol::Exact => 3,
        Symbol::GreaterOrEqual => 4,
        Symbol::Greater => 5,
        Symbol::NotEqual => 6,
    }
}

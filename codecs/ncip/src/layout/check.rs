//! Holds elements against the table.

use super::{Alternative, Form, Kind, Layouts, bit};
use crate::date::is_date_time;
use crate::fault::{Faults, Rule};
use crate::xml::decode::shortened;
use crate::xml::{Node, Space};

/// Notes everything in which this element and those in it differ from the table.
pub(crate) fn check(element: &Node<'_>, layouts: &Layouts, faults: &mut Faults) {
    check_kind(element, layouts.kind(element.name), layouts, faults);
}

fn check_kind(element: &Node<'_>, kind: Option<&Kind>, layouts: &Layouts, faults: &mut Faults) {
    match kind {
        Some(Kind::Text(form)) => text(element, *form, faults),
        Some(Kind::Parts(ways)) => {
            parts(element, ways, faults);
            let mut place = 0;
            for child in &element.children {
                if matches!(child.space, Space::Other(_)) {
                    continue;
                }
                let known = ways.iter().find_map(|way| {
                    let rank = way.rank_from(place, child.name)?;
                    way.parts.get(rank).map(|part| (rank, part))
                });
                match known {
                    Some((rank, part)) => {
                        place = rank;
                        check_kind(child, layouts.kind_of(part), layouts, faults);
                    }
                    None => check(child, layouts, faults),
                }
            }
        }
        Some(Kind::Any) | None => {}
    }
}

fn text(element: &Node<'_>, form: Form, faults: &mut Faults) {
    if let Some(child) = element.children.first() {
        let found = format!("{} in {}", shortened(child.name), element.name);
        faults.add(child.at, Rule::UnknownElement, found);
    }
    let value = element.value();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = value.strip_prefix('+').unwrap_or(value);
    let right = match form {
        Form::Text | Form::Code => true,
        Form::Date => is_date_time(value),
        Form::Natural => digits(unsigned),
        Form::Positive => digits(unsigned) && unsigned.bytes().any(|byte| byte != b'0'),
        Form::Integer => digits(value.strip_prefix('-').unwrap_or(unsigned)),
        Form::Flag => value.is_empty(),
    };
    if right {
        return;
    }
    if value.is_empty() {
        return faults.add(
            element.at,
            Rule::EmptyValue,
            format!("{} is empty", element.name),
        );
    }
    let wanted = match form {
        Form::Date => "a date and time",
        Form::Flag => "nothing",
        _ => "a whole number",
    };
    let found = format!(
        "{} is \"{}\" where {wanted} should be",
        element.name,
        shortened(value)
    );
    faults.add(element.at, Rule::Value, found);
}

/// Tries each way, and notes the faults of the one that fits best.
fn parts(element: &Node<'_>, ways: &[Alternative], faults: &mut Faults) {
    if !element.value().is_empty() {
        let found = format!("\"{}\" in {}", shortened(element.value()), element.name);
        faults.add(element.at, Rule::StrayText, found);
    }
    let best = match ways {
        [way] => Some(way),
        ways => ways.iter().min_by_key(|way| {
            let mut tried = Faults::new(0);
            against(element, way, &mut tried);
            tried.count()
        }),
    };
    if let Some(way) = best {
        against(element, way, faults);
    }
}

fn against(element: &Node<'_>, way: &Alternative, faults: &mut Faults) {
    // One bit for each part.
    let (mut seen, mut again) = (0_u32, 0_u32);
    let mut furthest = 0;
    let within = element.name;
    for child in &element.children {
        let name = child.name;
        let known = way
            .rank_from(furthest, name)
            .filter(|_| !matches!(child.space, Space::Other(_)));
        let Some(rank) = known else {
            faults.add_with(child.at, Rule::UnknownElement, || {
                format!("{} in {within}; it is kept", shortened(name))
            });
            continue;
        };
        if rank < furthest {
            let after = way.parts.get(furthest).map_or("", |part| part.name);
            faults.add_with(child.at, Rule::ElementOrder, || {
                format!("{name} after {after} in {within}")
            });
        }
        furthest = furthest.max(rank);
        let Some(part) = way.parts.get(rank) else {
            continue;
        };
        let bit = bit(rank);
        let second = seen & bit != 0 && again & bit == 0;
        again |= seen & bit;
        seen |= bit;
        if second && !part.many {
            faults.add_with(child.at, Rule::RepeatedElement, || {
                format!("{name} again in {within}")
            });
        }
    }
    missing(element, way, seen, faults);
}

/// Parts that must be there, and groups of which one must be, or not more than one.
fn missing(element: &Node<'_>, way: &Alternative, seen: u32, faults: &mut Faults) {
    let (at, within) = (element.at, element.name);
    let lacking = way.required & !seen;
    for (rank, part) in way.parts.iter().enumerate() {
        if lacking == 0 {
            break;
        }
        if lacking & bit(rank) != 0 {
            faults.add_with(at, Rule::MissingElement, || {
                format!("{within} has no {}", part.name)
            });
        }
    }
    for group in &way.groups {
        let range = group.parts.clone();
        let names = || {
            let parts = way.parts.get(range.clone()).unwrap_or_default();
            parts
                .iter()
                .map(|part| part.name)
                .collect::<Vec<_>>()
                .join(", ")
        };
        let kinds = range.clone().filter(|rank| seen & bit(*rank) != 0).count();
        if kinds == 0 && group.required {
            faults.add_with(at, Rule::MissingElement, || {
                format!("{within} has none of {}", names())
            });
        } else if kinds > 1 && group.exclusive {
            faults.add_with(at, Rule::Choice, || {
                format!("{within} has more than one of {}", names())
            });
        }
    }
}

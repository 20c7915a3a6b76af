//! Holds elements against the table of an edition.

use super::{Form, Kind, Layouts, Parts, bit};
use crate::date::is_date_time;
use crate::fault::{Faults, Rule};
use crate::xml::decode::shortened;
use crate::xml::{Node, Space};

/// Notes everything in which this element and those in it differ from the table.
pub(crate) fn check(element: &Node<'_>, kind: &str, layouts: &Layouts, faults: &mut Faults) {
    check_kind(element, layouts.kind(kind), layouts, faults);
}

fn check_kind(element: &Node<'_>, kind: Option<&Kind>, layouts: &Layouts, faults: &mut Faults) {
    match kind {
        Some(Kind::Text(form)) => text(element, *form, layouts, faults),
        Some(Kind::Parts(parts)) => {
            compare(element, parts, layouts, faults);
        }
        None => {}
    }
}

fn text(element: &Node<'_>, form: Form, layouts: &Layouts, faults: &mut Faults) {
    let at = element.at;
    if let Some(child) = element.children.first() {
        let found = format!("{} in {}", shortened(child.name), element.name);
        faults.add(child.at, Rule::UnknownElement, found);
    }
    let value = element.value();
    if value.is_empty() && form != Form::Text {
        return faults.add(at, Rule::EmptyValue, format!("{} is empty", element.name));
    }
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let found = || format!("{} is \"{}\"", element.name, shortened(value));
    let (right, rule) = match form {
        Form::Text => (true, Rule::Value),
        Form::Date => (is_date_time(value), Rule::Value),
        Form::Natural => (
            digits(value.strip_prefix('+').unwrap_or(value)),
            Rule::Value,
        ),
        Form::Decimal => (decimal(value), Rule::Value),
        Form::Boolean => (matches!(value, "true" | "false" | "0" | "1"), Rule::Value),
        Form::Closed(list) => (layouts.codes(list).contains(&value), Rule::ClosedCode),
        Form::Open(list) => {
            // A code with a scheme is from somebody's own list.
            let own = element
                .attribute("scheme")
                .is_some_and(|scheme| !scheme.is_empty());
            let codes = layouts.codes(list);
            let right = own || codes.is_empty() || codes.contains(&value);
            (right, Rule::OpenCode)
        }
    };
    if !right {
        faults.add_with(at, rule, found);
    }
}

/// A sign, digits, a point, digits.
fn decimal(value: &str) -> bool {
    let value = value.strip_prefix(['-', '+']).unwrap_or(value);
    let (whole, part) = value.split_once('.').unwrap_or((value, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole) && digits(part) && !(whole.is_empty() && part.is_empty())
}

/// Its parts, and what is in them: the faults are put in the order of their places afterwards.
fn compare(element: &Node<'_>, parts: &Parts, layouts: &Layouts, faults: &mut Faults) {
    let within = element.name;
    if !element.value().is_empty() {
        let found = format!("\"{}\" in {within}", shortened(element.value()));
        faults.add(element.at, Rule::StrayText, found);
    }
    // One bit for each part.
    let (mut seen, mut again) = (0_u32, 0_u32);
    let mut furthest = 0;
    for child in &element.children {
        let (name, at) = (child.name, child.at);
        let rank = parts.rank_from(furthest, name);
        let Some(rank) = rank.filter(|_| child.space == Space::Own) else {
            faults.add_with(at, Rule::UnknownElement, || {
                format!("{} in {within}", shortened(name))
            });
            continue;
        };
        if rank < furthest {
            let after = parts.list.get(furthest).map_or("", |part| part.name);
            faults.add_with(at, Rule::ElementOrder, || {
                format!("{name} after {after} in {within}")
            });
        }
        furthest = furthest.max(rank);
        let Some(part) = parts.list.get(rank) else {
            continue;
        };
        let bit = bit(rank);
        let second = seen & bit != 0 && again & bit == 0;
        again |= seen & bit;
        seen |= bit;
        if second && !part.many {
            faults.add_with(at, Rule::RepeatedElement, || {
                format!("{name} again in {within}")
            });
        }
        check_kind(child, layouts.kind_of(part), layouts, faults);
    }
    missing(element, parts, seen, faults);
}

/// Parts that must be there, and choices of which one must be, and not more.
fn missing(element: &Node<'_>, parts: &Parts, seen: u32, faults: &mut Faults) {
    let (at, within) = (element.at, element.name);
    let lacking = parts.required & !seen;
    for (rank, part) in parts.list.iter().enumerate() {
        if lacking == 0 {
            break;
        }
        if lacking & bit(rank) != 0 {
            faults.add_with(at, Rule::MissingElement, || {
                format!("{within} has no {}", part.name)
            });
        }
    }
    for choice in &parts.choices {
        let kinds = choice.clone().filter(|rank| seen & bit(*rank) != 0).count();
        let names = || {
            let list = parts.list.get(choice.clone()).unwrap_or_default();
            list.iter()
                .map(|part| part.name)
                .collect::<Vec<_>>()
                .join(", ")
        };
        match kinds {
            0 => faults.add_with(at, Rule::MissingElement, || {
                format!("{within} has none of {}", names())
            }),
            1 => {}
            _ => faults.add_with(at, Rule::Choice, || {
                format!("{within} has more than one of {}", names())
            }),
        }
    }
}

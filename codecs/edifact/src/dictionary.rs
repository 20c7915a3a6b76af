//! The segments of directory D.96A as data, and what a segment has that they do not allow.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::fault::{Faults, Rule, short};
use crate::segment::{Level, Segment};
use crate::value::number::Decimal;

const TABLES: &str = include_str!("tables/segments.txt");

/// How a component is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// Whether it is a number.
    pub number: bool,
    /// Its greatest length in characters; sign and decimal mark do not count.
    pub most: usize,
}

/// An element of a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Whether it must be there.
    pub must: bool,
    /// Its components.
    pub components: Vec<Form>,
}

/// The elements of a segment by its tag.
#[must_use]
pub fn elements(tag: &str) -> Option<&'static [Element]> {
    static ALL: OnceLock<HashMap<&str, Vec<Element>>> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        let lines = TABLES.lines().filter(|line| !line.starts_with('#'));
        let lines = lines.filter_map(|line| line.split_once(' '));
        lines.map(|(tag, elements)| (tag, read(elements))).collect()
    });
    all.get(tag).map(Vec::as_slice)
}

fn read(line: &str) -> Vec<Element> {
    let mut elements = Vec::new();
    for word in line.split_whitespace() {
        let (word, times) = word.split_once('x').unwrap_or((word, "1"));
        let element = Element {
            must: word.ends_with('!'),
            components: word.trim_end_matches('!').split(',').map(form).collect(),
        };
        let times = times.parse().unwrap_or(1);
        elements.extend(std::iter::repeat_n(element, times));
    }
    elements
}

fn form(word: &str) -> Form {
    let digits = word.trim_start_matches(|c: char| !c.is_ascii_digit());
    Form {
        number: word.starts_with('n'),
        most: digits.parse().unwrap_or(usize::MAX),
    }
}

/// Checks a segment's elements by the directory.
pub(crate) fn check(segment: &Segment, faults: &mut Faults) {
    let Some(known) = elements(segment.tag()) else {
        return;
    };
    let (mut element, mut component) = (0, 0);
    for (level, value) in segment.values() {
        match level {
            Level::Element => (element, component) = (element + 1, 0),
            Level::Repetition => component = 0,
            Level::Component => component += 1,
        }
        let Some(at) = usize::checked_sub(element, 2) else {
            continue;
        };
        if value.is_empty() {
            continue;
        }
        let form = known
            .get(at)
            .and_then(|element| element.components.get(component));
        check_value(segment, (at + 1, component + 1), value, form, faults);
    }
    let missing = known
        .iter()
        .enumerate()
        .filter(|(at, element)| element.must && segment.components(at + 1).all(str::is_empty));
    for (at, _) in missing {
        let found = format!("{} has no element {}", segment.tag(), at + 1);
        faults.add(segment.offset, Rule::MissingElement, found);
    }
}

fn check_value(
    segment: &Segment,
    (element, component): (usize, usize),
    value: &str,
    form: Option<&Form>,
    faults: &mut Faults,
) {
    let place = || format!("{} element {element}, component {component}", segment.tag());
    let Some(form) = form else {
        let found = format!("{} is {:?}", place(), short(value));
        return faults.add(segment.offset, Rule::Surplus, found);
    };
    let length = match form.number {
        true => value.bytes().filter(u8::is_ascii_digit).count(),
        false => value.trim_end().chars().count(),
    };
    if length > form.most {
        let found = format!(
            "{} has {length} characters of {}: {:?}",
            place(),
            form.most,
            short(value)
        );
        faults.add(segment.offset, Rule::TooLong, found);
    }
    if form.number && Decimal::parse(value).is_none() {
        let found = format!("{} is {:?}", place(), short(value));
        faults.add(segment.offset, Rule::Number, found);
    }
}

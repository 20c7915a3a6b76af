//! The segments as data, and what a segment has that they do not allow.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::date;
use crate::fault::{Faults, Rule, short};
use crate::number::Decimal;
use crate::segment::Segment;

const TABLES: &str = include_str!("tables/segments.txt");

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text or a code.
    Text,
    /// A day.
    Day,
    /// A time.
    Time,
    /// A number with its decimal mark.
    Real,
    /// A whole number, or one with a decimal mark that is not written: so many places behind it.
    Whole(u8),
    /// A composite, not looked into.
    Composite,
}

/// An element of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Element {
    /// What it is.
    pub kind: Kind,
    /// Its least length in characters.
    pub least: usize,
    /// Its greatest length; sign and decimal mark do not count.
    pub most: usize,
    /// Whether it must be there.
    pub must: bool,
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

/// Reads a line of the table; `(...)x5` repeats what is in brackets.
fn read(line: &str) -> Vec<Element> {
    let mut elements = Vec::new();
    let mut rest = line.trim();
    while !rest.is_empty() {
        let (words, times, after) = match rest
            .strip_prefix('(')
            .and_then(|inner| inner.split_once(")x"))
        {
            Some((words, after)) => {
                let (times, after) = after.split_once(' ').unwrap_or((after, ""));
                (words, times.parse().unwrap_or(1), after)
            }
            None => {
                let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
                (word, 1, after)
            }
        };
        let group: Vec<Element> = words.split(' ').filter_map(element).collect();
        for _ in 0..times {
            elements.extend(group.iter().copied());
        }
        rest = after.trim_start();
    }
    elements
}

fn element(word: &str) -> Option<Element> {
    let must = word.ends_with('!');
    let word = word.trim_end_matches('!');
    if word == "C" {
        return Some(Element {
            kind: Kind::Composite,
            least: 0,
            most: usize::MAX,
            must,
        });
    }
    let (kind, lengths) = match word.split_at_checked(2)? {
        ("AN" | "ID", lengths) => (Kind::Text, lengths),
        ("DT", lengths) => (Kind::Day, lengths),
        ("TM", lengths) => (Kind::Time, lengths),
        ("N0", lengths) => (Kind::Whole(0), lengths),
        ("N2", lengths) => (Kind::Whole(2), lengths),
        _ => (Kind::Real, word.strip_prefix('R')?),
    };
    let (least, most) = lengths.split_once('-')?;
    Some(Element {
        kind,
        least: least.parse().ok()?,
        most: most.parse().ok()?,
        must,
    })
}

/// Checks a segment's elements by the tables.
pub(crate) fn check(segment: &Segment, faults: &mut Faults) {
    let Some(known) = elements(segment.tag()) else {
        return;
    };
    for (at, element) in known.iter().enumerate() {
        let place = || format!("{}{:02}", segment.tag(), at + 1);
        let empty = segment.components(at + 1).all(str::is_empty);
        if empty && element.must {
            faults.add(
                segment.offset,
                Rule::MissingElement,
                format!("{} is empty", place()),
            );
        }
        let value = segment.get(at + 1, 0);
        if empty || element.kind == Kind::Composite {
            continue;
        }
        if let Some(rule) = broken(element, value) {
            faults.add(
                segment.offset,
                rule,
                format!("{} is {:?}", place(), short(value)),
            );
        }
    }
    if segment.trimmed().len() > known.len() {
        let found = format!(
            "{} has {} elements of {}",
            segment.tag(),
            segment.len(),
            known.len()
        );
        faults.add(segment.offset, Rule::Surplus, found);
    }
}

/// The rule that a value breaks.
fn broken(element: &Element, value: &str) -> Option<Rule> {
    let bare = value.trim();
    let good = match element.kind {
        Kind::Text | Kind::Composite => true,
        Kind::Day => date::day(bare).is_some(),
        Kind::Time => date::is_time(bare),
        Kind::Real => Decimal::parse(bare).is_some(),
        Kind::Whole(_) => !bare.contains('.') && Decimal::parse(bare).is_some(),
    };
    if !good {
        let day = matches!(element.kind, Kind::Day | Kind::Time);
        return Some(if day { Rule::Date } else { Rule::Number });
    }
    let length = match element.kind {
        Kind::Real | Kind::Whole(_) => bare.bytes().filter(u8::is_ascii_digit).count(),
        _ => value.trim_end().chars().count(),
    };
    let short = length < element.least && matches!(element.kind, Kind::Text);
    (length > element.most || short).then_some(Rule::Length)
}

//! When: the years coded in 008 and, failing these, written in the statements of publication.

use super::code::country_name;
use super::publication::{PublicationKind, publications};
use crate::Record;

/// From when to when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Years {
    /// The year of publication; for a span or a doubtful date the earliest.
    pub first: u16,
    /// The last year of a span or of the doubt, if it is another and has come.
    pub last: Option<u16>,
    /// Whether it still comes out (a serial without an end).
    pub is_open: bool,
    /// Whether `last` bounds a guess (`19uu`, questionable date) rather than a time of appearing.
    pub is_guess: bool,
}

impl Years {
    /// For people: `2019`, `1998-2004`, `1998-`, `between 1900 and 1999`.
    #[must_use]
    pub fn display(&self) -> String {
        match (self.is_open, self.is_guess, self.last) {
            (true, ..) => format!("{}-", self.first),
            (false, true, Some(last)) => format!("between {} and {last}", self.first),
            (false, false, Some(last)) => format!("{}-{last}", self.first),
            (false, _, None) => self.first.to_string(),
        }
    }
}

/// The years by which the thing is found, from 008/06-14 by type of date, else from 264 $c and 260 $c.
///
/// A reprint (type r) counts by its own date, not its original's.
#[must_use]
pub fn years(record: &Record) -> Option<Years> {
    coded(record).or_else(|| written(record))
}

/// One year to sort and to show by: that of publication, or the first of a serial.
#[must_use]
pub fn year(record: &Record) -> Option<u16> {
    years(record).map(|years| years.first)
}

fn coded(record: &Record) -> Option<Years> {
    let fixed = record.control("008")?;
    let (kind, first) = (fixed.get(6..7)?, span(fixed.get(7..11)?)?);
    let second = fixed.get(11..15).and_then(span);
    let is_open = match kind {
        "c" => true,
        "d" | "u" | "i" | "k" | "m" => fixed.get(11..15) == Some("9999"),
        _ => false,
    };
    let last = match kind {
        "d" | "i" | "k" | "m" | "q" | "u" => second.map(|second| second.1).or(Some(first.1)),
        _ => Some(first.1),
    };
    Some(Years {
        first: first.0,
        last: last.filter(|last| *last > first.0 && *last < 9999 && !is_open),
        is_open,
        is_guess: kind == "q" || (first.0 != first.1 && second.is_none()),
    })
}

/// The first and last year that four characters can mean: `19uu` is 1900 to 1999.
fn span(text: &str) -> Option<(u16, u16)> {
    let digits = text.len() == 4 && text.starts_with(|char: char| char.is_ascii_digit());
    let known = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'u' | b'|'));
    let year = |fill: &str| text.replace(['u', '|'], fill).parse::<u16>().ok();
    let (first, last) = (year("0")?, year("9")?);
    (digits && known && first > 0).then_some((first, last))
}

fn written(record: &Record) -> Option<Years> {
    let statements = publications(record);
    let of_kind = |kind: PublicationKind| {
        let dates = statements
            .iter()
            .filter(|one| one.kind == kind)
            .filter_map(|one| one.date);
        dates.filter_map(year_span).next()
    };
    let kinds = [
        PublicationKind::Publication,
        PublicationKind::Production,
        PublicationKind::Distribution,
        PublicationKind::Copyright,
        PublicationKind::Manufacture,
    ];
    kinds.into_iter().find_map(of_kind)
}

/// The years in a written date: `2003-2007`, `[2003]-`, `c1999`.
fn year_span(date: &str) -> Option<Years> {
    let first = first_year(date)?;
    let rest = date
        .split_once(&first.to_string())
        .map_or("", |(_, rest)| rest);
    let rest = rest.trim_start_matches([']', '?', ' ', '.']);
    let after = rest.strip_prefix('-');
    let last = after.and_then(first_year).filter(|last| *last > first);
    let is_open = after.is_some_and(|after| after.trim().is_empty());
    Some(Years {
        first,
        last,
        is_open,
        is_guess: false,
    })
}

/// The first four digits standing alone in a text, if they can be a year.
pub(super) fn first_year(text: &str) -> Option<u16> {
    let numbers = text.split(|char: char| !char.is_ascii_digit());
    let four = numbers
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse().ok());
    four.into_iter().find(|year| (1000..=2999).contains(year))
}

/// The name of the place of publication's country, state or province (008/15-17).
#[must_use]
pub fn country(record: &Record) -> Option<&'static str> {
    country_name(record.control("008")?.get(15..18)?)
}

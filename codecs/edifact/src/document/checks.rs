//! Whether the values of a message are what they say: numbers, days, check digits, totals.

use super::Kind;
use crate::dictionary;
use crate::fault::{Faults, Rule, short};
use crate::header::Message;
use crate::segment::Segment;
use crate::value::number::Decimal;
use crate::value::{date, standard};

pub(super) fn run(message: &Message, kind: Kind, faults: &mut Faults) {
    dictionary::check(&message.header, faults);
    let currency = message
        .segments
        .iter()
        .find(|segment| segment.tag() == "CUX");
    let currency = currency.map_or("", |segment| segment.get(1, 1));
    for segment in &message.segments {
        dictionary::check(segment, faults);
        match segment.tag() {
            "DTM" => check_date(segment, faults),
            "LIN" => check_number(segment, 3, faults),
            "PIA" => (2..=segment.len()).for_each(|at| check_number(segment, at, faults)),
            "MOA" => check_amount(segment, currency, faults),
            _ => {}
        }
    }
    check_totals(message, kind, faults);
}

fn check_date(segment: &Segment, faults: &mut Faults) {
    let (value, form) = (segment.get(1, 1), segment.get(1, 2));
    if !value.is_empty() && date::parse(value, form).is_none() {
        let found = format!("DTM has {:?} in form {:?}", short(value), short(form));
        faults.add(segment.offset, Rule::Date, found);
    }
}

fn check_number(segment: &Segment, element: usize, faults: &mut Faults) {
    let (number, kind) = (segment.get(element, 0), segment.get(element, 1));
    if !number.is_empty() && !standard::is_sound(number, kind) {
        let found = format!("{} has {} {:?}", segment.tag(), short(kind), short(number));
        faults.add(segment.offset, Rule::CheckDigit, found);
    }
}

fn check_amount(segment: &Segment, currency: &str, faults: &mut Faults) {
    let own = Some(segment.get(1, 2)).filter(|code| !code.is_empty());
    let currency = own.unwrap_or(currency);
    let Some(amount) = Decimal::parse(segment.get(1, 1)) else {
        return;
    };
    if amount.minor(currency).is_none() {
        let found = format!("MOA has {amount} {}", short(currency));
        faults.add(segment.offset, Rule::Fraction, found);
    }
}

/// CNT 2 counts the lines. CNT 1 adds up their quantities: of which kind, senders differ, so that
/// any kind's sum will do.
fn check_totals(message: &Message, kind: Kind, faults: &mut Faults) {
    if matches!(kind, Kind::StatusReport) {
        return;
    }
    let tagged = |tag: &'static str| message.segments.iter().filter(move |s| s.tag() == tag);
    let lines = tagged("LIN").count();
    for total in tagged("CNT") {
        let Some(said) = Decimal::parse(total.get(1, 1)).and_then(Decimal::to_whole) else {
            continue;
        };
        match total.get(1, 0) {
            "2" if usize::try_from(said) != Ok(lines) => {
                let found = format!("CNT says {said} lines, found {lines}");
                faults.add(total.offset, Rule::Total, found);
            }
            "1" => {
                let sums = sums(message);
                if !sums.iter().any(|(_, sum)| *sum == said) && !sums.is_empty() {
                    let found = format!("CNT says {said} items, found {}", told(&sums));
                    faults.add(total.offset, Rule::Total, found);
                }
            }
            _ => {}
        }
    }
}

/// Quantities of the lines added up by kind, and all together.
fn sums(message: &Message) -> Vec<(String, i64)> {
    let behind = message
        .segments
        .iter()
        .skip_while(|segment| segment.tag() != "LIN");
    let mut sums: Vec<(String, i64)> = Vec::new();
    let mut all: i64 = 0;
    for segment in behind.filter(|segment| segment.tag() == "QTY") {
        let amount = Decimal::parse(segment.get(1, 1)).and_then(Decimal::to_whole);
        let amount = amount.unwrap_or_default();
        all = all.saturating_add(amount);
        let kind = segment.get(1, 0);
        match sums.iter().position(|(known, _)| known == kind) {
            Some(at) => sums[at].1 = sums[at].1.saturating_add(amount),
            None if sums.len() < 16 => sums.push((kind.to_owned(), amount)),
            None => {}
        }
    }
    if sums.len() > 1 {
        sums.push(("all".to_owned(), all));
    }
    sums
}

fn told(sums: &[(String, i64)]) -> String {
    let told: Vec<String> = sums
        .iter()
        .map(|(kind, sum)| format!("{sum} of kind {kind}"))
        .collect();
    told.join(", ")
}

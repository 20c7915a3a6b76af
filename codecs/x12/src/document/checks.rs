//! Whether the values of a set are what they say: elements, check digits, totals.

use super::Kind;
use crate::dictionary;
use crate::fault::{Faults, Rule, short};
use crate::header::Set;
use crate::number::{Cents, Decimal};
use crate::segment::Segment;
use crate::standard;

pub(super) fn run(set: &Set, kind: Kind, faults: &mut Faults) {
    dictionary::check(&set.header, faults);
    for segment in &set.segments {
        dictionary::check(segment, faults);
        match segment.tag() {
            "PO1" | "IT1" => numbers(segment, 6, faults),
            "LIN" => numbers(segment, 2, faults),
            "ACK" => numbers(segment, 7, faults),
            _ => {}
        }
    }
    count(set, kind, faults);
    if kind == Kind::Invoice {
        total(set, faults);
    }
}

fn numbers(segment: &Segment, from: usize, faults: &mut Faults) {
    for element in (from..segment.len()).step_by(2) {
        let (kind, number) = (segment.get(element, 0), segment.get(element + 1, 0));
        if !number.is_empty() && !standard::is_sound(number, kind) {
            let found = format!("{} has {} {:?}", segment.tag(), short(kind), short(number));
            faults.add(segment.offset, Rule::CheckDigit, found);
        }
    }
}

/// CTT01 counts the lines, in an 856 the levels; CTT02 adds up the quantities.
fn count(set: &Set, kind: Kind, faults: &mut Faults) {
    let opener = match kind {
        Kind::Order | Kind::Acknowledgement => "PO1",
        Kind::Invoice => "IT1",
        Kind::ShipNotice => "HL",
    };
    let lines = set
        .segments
        .iter()
        .filter(|segment| segment.tag() == opener);
    let lines: Vec<&Segment> = lines.collect();
    for total in set.segments.iter().filter(|segment| segment.tag() == "CTT") {
        let said = Decimal::parse(total.get(1, 0)).and_then(Decimal::to_whole);
        if said.is_some_and(|said| usize::try_from(said) != Ok(lines.len())) {
            let found = format!(
                "CTT says {} of {opener}, found {}",
                short(total.get(1, 0)),
                lines.len()
            );
            faults.add(total.offset, Rule::Total, found);
        }
        let sum = lines
            .iter()
            .filter_map(|line| Decimal::parse(line.get(2, 0))?.to_whole());
        let sum = sum.fold(0_i64, i64::saturating_add);
        let said = Decimal::parse(total.get(2, 0)).and_then(Decimal::to_whole);
        if kind != Kind::ShipNotice && said.is_some_and(|said| said != sum) {
            let found = format!("CTT says {} items, found {sum}", short(total.get(2, 0)));
            faults.add(total.offset, Rule::Total, found);
        }
    }
}

/// TDS01 is the sum of the lines, charges and taxes, where all of them can be reckoned in cents.
fn total(set: &Set, faults: &mut Faults) {
    let Some(tds) = set.segments.iter().find(|segment| segment.tag() == "TDS") else {
        return;
    };
    let (Some(said), Some(lines)) = (Cents::parse(tds.get(1, 0)), lines(set)) else {
        return;
    };
    let charges = set.segments.iter().filter(|segment| segment.tag() == "SAC");
    let charges: i64 = charges.filter_map(charge).fold(0, i64::saturating_add);
    let taxes = set.segments.iter().filter(|segment| segment.tag() == "TXI");
    let taxes = taxes.filter_map(|tax| Decimal::parse(tax.get(2, 0))?.minor("USD"));
    let taxes: i64 = taxes.fold(0, i64::saturating_add);
    // Some prices are net, some have charges and taxes in them: any of these sums will do.
    let sums = [
        lines,
        lines.saturating_add(charges),
        lines.saturating_add(taxes),
        lines.saturating_add(charges).saturating_add(taxes),
    ];
    if !sums.contains(&said.0) {
        let found = format!(
            "TDS says {} cents, the lines {lines}, charges {charges}, taxes {taxes}",
            said.0
        );
        faults.add(tds.offset, Rule::Total, found);
    }
}

/// The lines' amounts in cents; nothing where one of them has no price or is finer than a cent.
fn lines(set: &Set) -> Option<i64> {
    let mut sum: i64 = 0;
    for line in set.segments.iter().filter(|segment| segment.tag() == "IT1") {
        let (quantity, price) = (
            Decimal::parse(line.get(2, 0))?,
            Decimal::parse(line.get(4, 0))?,
        );
        let units = quantity.units.checked_mul(price.units)?;
        let places = quantity.places.checked_add(price.places)?;
        sum = sum.checked_add(Decimal { units, places }.minor("USD")?)?;
    }
    Some(sum)
}

/// A charge in cents, an allowance less than nothing.
fn charge(sac: &Segment) -> Option<i64> {
    let amount = Cents::parse(sac.get(5, 0))?.0;
    match sac.get(1, 0) {
        "A" => amount.checked_neg(),
        "C" => Some(amount),
        _ => None,
    }
}

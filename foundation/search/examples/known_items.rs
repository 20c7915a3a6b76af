//! Known items: for queries that mean one record of a bulk MARC file (given as argument), how often it comes first, and
//! how often among the first ten, by kind of query. Exit status 1 when a goal is missed.
#![allow(clippy::float_arithmetic, reason = "figures to read")]

#[path = "bulk/mod.rs"]
mod bulk;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

use search::{BibDoc, Index, Request, SearchError};

const ITEMS: &str = include_str!("../testdata/known-items.tsv");

/// Goals in percent: first and in ten of all that is spelt right; in ten of what is not.
const FIRST: usize = 80;
const IN_TEN: usize = 95;
const MISSPELT: usize = 90;

#[derive(Default)]
struct Rate {
    asked: usize,
    first: usize,
    in_ten: usize,
}

fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let path = std::env::args()
        .nth(1)
        .map(PathBuf::from)
        .ok_or("usage: known_items FILE [FOLDER]")?;
    let folder = std::env::args().nth(2).map_or_else(
        || std::env::temp_dir().join("callslip-known-items"),
        PathBuf::from,
    );
    let docs = bulk::records(&path)?;
    let index = Index::open(&folder)?;
    if index.count() != docs.len() as u64 {
        index.clear()?;
        index.apply(&docs, &[])?;
        index.commit(1)?;
        index.rest()?;
    }
    let rates = ask(&index, &docs)?;
    Ok(if print(&rates) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn ask(index: &Index, docs: &[BibDoc]) -> Result<BTreeMap<&'static str, Rate>, SearchError> {
    let ids: BTreeMap<&str, i64> = docs
        .iter()
        .filter_map(|doc| Some((doc.control_number.as_deref()?, doc.id)))
        .collect();
    let mut rates: BTreeMap<&'static str, Rate> = BTreeMap::new();
    for line in ITEMS.lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let (Some(kind), Some(text), Some(number)) =
            (columns.next(), columns.next(), columns.next())
        else {
            continue;
        };
        let page = index.search(&Request {
            text: text.to_owned(),
            limit: 10,
            ..Request::default()
        })?;
        let place = ids
            .get(number)
            .and_then(|id| page.ids.iter().position(|each| each == id));
        let rate = rates.entry(kind).or_default();
        rate.asked += 1;
        rate.first += usize::from(place == Some(0));
        rate.in_ten += usize::from(place.is_some());
        if place != Some(0) {
            let did = page.did_you_mean.unwrap_or_default();
            println!(
                "  {kind}: {text:?} wants {number}: place {place:?} of {}; {did}",
                page.total
            );
        }
    }
    Ok(rates)
}

/// Prints the rates; whether the goals are met.
fn print(rates: &BTreeMap<&'static str, Rate>) -> bool {
    for (kind, rate) in rates {
        println!(
            "{kind:24} {:4} asked {:4}% first {:4}% in ten",
            rate.asked,
            percent(rate.first, rate),
            percent(rate.in_ten, rate)
        );
    }
    let mut right = Rate::default();
    for rate in rates
        .iter()
        .filter(|(kind, _)| **kind != "misspelt")
        .map(|(_, rate)| rate)
    {
        right.asked += rate.asked;
        right.first += rate.first;
        right.in_ten += rate.in_ten;
    }
    println!(
        "{:24} {:4} asked {:4}% first {:4}% in ten",
        "all spelt right",
        right.asked,
        percent(right.first, &right),
        percent(right.in_ten, &right)
    );
    let misspelt = rates
        .get("misspelt")
        .map_or(0, |rate| percent(rate.in_ten, rate));
    percent(right.first, &right) >= FIRST
        && percent(right.in_ten, &right) >= IN_TEN
        && misspelt >= MISSPELT
}

fn percent(part: usize, rate: &Rate) -> usize {
    part * 100 / rate.asked.max(1)
}

//! Known items: for queries that each mean one record, how often it comes first and among the first ten.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use super::http::{Connection, encoded};
use super::table::{Goal, Table};
use crate::Outcome;

/// The kind of query that is counted apart.
const MISSPELT: &str = "misspelt";
/// What the record meant and one that is as right are worth in nDCG.
const MEANT: f64 = 7.0;
const AS_RIGHT: f64 = 3.0;

/// One query: its kind, its words, the record meant, those that are as right.
struct Query<'a> {
    kind: &'a str,
    text: &'a str,
    meant: &'a str,
    others: Vec<&'a str>,
}

impl<'a> Query<'a> {
    fn read(line: &'a str) -> Option<Self> {
        let mut columns = line.split('\t');
        Some(Self {
            kind: columns.next()?,
            text: columns.next()?,
            meant: columns.next()?,
            others: columns.next().unwrap_or_default().split(' ').collect(),
        })
    }

    fn worth(&self, number: &str) -> f64 {
        match number {
            "" => 0.0,
            number if number == self.meant => MEANT,
            number if self.others.contains(&number) => AS_RIGHT,
            _ => 0.0,
        }
    }

    /// The discounted gain of an answer, against that of the best one possible.
    fn gain(&self, found: &[String]) -> f64 {
        let sum = |worths: &mut dyn Iterator<Item = f64>| -> f64 {
            let ranked = (2_u32..).zip(worths);
            ranked
                .map(|(rank, worth)| worth / f64::from(rank).log2())
                .sum()
        };
        let others = self.others.iter().filter(|one| !one.is_empty());
        let mut best = std::iter::once(MEANT)
            .chain(others.map(|_| AS_RIGHT))
            .take(10);
        sum(&mut found.iter().map(|number| self.worth(number))) / sum(&mut best)
    }
}

#[derive(Clone, Copy, Default)]
struct Rate {
    asked: f64,
    first: f64,
    in_ten: f64,
    gain: f64,
}

impl Rate {
    fn add(&mut self, query: &Query<'_>, found: &[String]) {
        let place = found.iter().position(|number| query.worth(number) > 0.0);
        self.asked += 1.0;
        self.first += if place == Some(0) { 1.0 } else { 0.0 };
        self.in_ten += if place.is_some() { 1.0 } else { 0.0 };
        self.gain += query.gain(found);
    }

    fn beside(&self) -> String {
        let part = |sum: f64| sum / self.asked;
        format!(
            "in ten {:.3}, nDCG {:.3}, of {}",
            part(self.in_ten),
            part(self.gain),
            self.asked
        )
    }
}

/// Asks every query of the server, and adds what was found.
pub(super) fn measure(queries: &str, address: SocketAddr, table: &mut Table) -> Outcome<()> {
    let mut connection = Connection::open(address)?;
    let (mut kinds, mut right) = (BTreeMap::<&str, Rate>::new(), Rate::default());
    for query in queries
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(Query::read)
    {
        let found = ask(&mut connection, query.text)?;
        if found
            .first()
            .is_none_or(|number| query.worth(number) == 0.0)
        {
            println!(
                "  {}: {:?} wants {}, finds {:?}",
                query.kind,
                query.text,
                query.meant,
                found.first()
            );
        }
        kinds.entry(query.kind).or_default().add(&query, &found);
        if query.kind != MISSPELT {
            right.add(&query, &found);
        }
    }
    for (kind, rate) in &kinds {
        let goal = Goal::None;
        table.add(
            format!("known items, {kind}, first"),
            (rate.first / rate.asked, ""),
            goal,
            rate.beside(),
        );
    }
    let misspelt = kinds.get(MISSPELT).copied().unwrap_or_default();
    for (what, part, goal) in [
        ("all spelt right, first", right.first / right.asked, 0.80),
        ("all spelt right, in ten", right.in_ten / right.asked, 0.95),
        ("misspelt, in ten", misspelt.in_ten / misspelt.asked, 0.90),
    ] {
        table.add(
            format!("known items, {what}"),
            (part, ""),
            Goal::AtLeast(goal),
            "",
        );
    }
    Ok(())
}

/// The control numbers of the first ten records found.
fn ask(connection: &mut Connection, text: &str) -> Outcome<Vec<String>> {
    let (status, body) =
        connection.read(&format!("/api/v1/search?limit=10&q={}", encoded(text)))?;
    if status != 200 {
        return Err(format!("/api/v1/search?q={text}: status {status}").into());
    }
    let numbers = body.split("\"control_number\":").skip(1);
    Ok(numbers
        .map(|rest| rest.trim_start_matches('"').split(['"', ',']).next())
        .map(|number| number.unwrap_or_default().to_owned())
        .collect())
}

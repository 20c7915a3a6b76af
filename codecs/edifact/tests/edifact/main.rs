//! Reading and writing EDIFACT: rows of text, real files, properties, damaged input.
#![allow(clippy::expect_used, reason = "a test may break off")]

mod documents;
mod files;
mod hostile;
mod mutation;
mod properties;
mod rows;

use callslip_edifact::{Limits, Outcome, document, read};

/// The ids of the faults of a text, those of its messages' values too.
fn faults(bytes: &[u8]) -> Vec<&'static str> {
    let outcome = read(bytes);
    let mut ids: Vec<&str> = outcome.faults.iter().map(|fault| fault.rule.id()).collect();
    for message in messages(&outcome) {
        let reading = document::read(message, &Limits::default());
        ids.extend(reading.faults.iter().map(|fault| fault.rule.id()));
    }
    ids
}

fn messages(outcome: &Outcome) -> impl Iterator<Item = &callslip_edifact::Message> {
    outcome
        .interchanges
        .iter()
        .flat_map(callslip_edifact::Interchange::messages)
}

/// An order in an interchange, its body given; the count of UNT is right.
fn order(body: &str) -> String {
    wrapped("ORDERS", body)
}

fn wrapped(name: &str, body: &str) -> String {
    let count = body.matches('\'').count() - body.matches("?'").count() + 2;
    format!(
        "UNB+UNOC:3+A:14+B:14+261128:0915+1'UNH+1+{name}:D:96A:UN:EAN008'{body}UNT+{count}+1'UNZ+1+1'"
    )
}

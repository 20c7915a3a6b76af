//! Reading and writing X12: rows of text, files, the published tables, properties, damaged input.
#![allow(clippy::expect_used, reason = "a test may break off")]

mod documents;
mod files;
mod hostile;
mod mutation;
mod properties;
mod rows;
mod tables;

use callslip_x12::{Limits, Outcome, Set, document, read};

/// The ids of the faults of a text, those of its sets' values too.
fn faults(bytes: &[u8]) -> Vec<&'static str> {
    let outcome = read(bytes);
    let mut ids: Vec<&str> = outcome.faults.iter().map(|fault| fault.rule.id()).collect();
    for set in sets(&outcome) {
        let reading = document::read(set, &Limits::default());
        ids.extend(reading.faults.iter().map(|fault| fault.rule.id()));
    }
    ids
}

fn sets(outcome: &Outcome) -> impl Iterator<Item = &Set> {
    outcome
        .interchanges
        .iter()
        .flat_map(callslip_x12::Interchange::sets)
}

const ISA: &str = "ISA*00*          *00*          *ZZ*A              *ZZ*B              *261128*0915*U*00401*000000042*0*P*>~";

/// A set in its group and interchange; the count of SE is right.
fn wrapped(kind: &str, body: &str) -> String {
    let count = body.matches('~').count() + 2;
    format!(
        "{ISA}GS*PO*A2*B2*20261128*0915*7*X*004010~ST*{kind}*0001~{body}SE*{count}*0001~GE*1*7~IEA*1*000000042~"
    )
}

fn order(body: &str) -> String {
    wrapped("850", body)
}

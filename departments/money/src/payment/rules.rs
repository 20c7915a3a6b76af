//! What a payment goes to, and what speaks against it: pure.

use kernel::{Cents, ChargeId, Reason};

use super::store::NewLine;
use super::{NewPayment, Towards};
use crate::charge::OpenCharge;
use crate::drawer::{Session, State};
use crate::setup::{FROM_CREDIT, Method};

/// Nobody hands over a hundred dollars more than is due: the largest note is $100.
pub(crate) const CHANGE_BELOW: Cents = Cents(10_000);

/// What the rules look at.
pub(super) struct Facts {
    pub(super) method: Option<Method>,
    /// Oldest first.
    pub(super) open: Vec<OpenCharge>,
    pub(super) session: Option<Session>,
    pub(super) credit: Cents,
}

/// The part of a payment that goes to one charge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// The charge.
    pub charge: ChargeId,
    /// The code of its kind.
    pub kind: String,
    /// The name of its kind: what a receipt shows.
    pub what: String,
    /// What was open of it before.
    pub owed: Cents,
    /// What is paid of it now.
    pub cents: Cents,
}

impl Share {
    /// As a line of the payment.
    pub(super) fn line(&self) -> NewLine<'_> {
        NewLine {
            charge: Some(self.charge),
            kind: &self.kind,
            what: &self.what,
            quantity: 1,
            owed: self.owed,
            cents: self.cents,
        }
    }
}

/// How the payment is shared out, or every reason against it.
pub(super) fn shares(new: &NewPayment, facts: &Facts) -> Result<Vec<Share>, Vec<Reason>> {
    let mut reasons = Vec::new();
    let open = meant(new, facts, &mut reasons);
    let owed: Cents = open.iter().map(|c| c.open).sum();
    if new.cents <= Cents::ZERO {
        reasons.push(Reason::new("payment-nothing"));
    } else if new.cents > owed {
        let above = new.cents - owed;
        let reason = Reason::new("payment-above-debt");
        reasons.push(
            reason
                .with("paid", new.cents)
                .with("owed", owed)
                .with("above", above),
        );
    }
    match &facts.method {
        None => reasons.push(Reason::new("payment-method-unknown").with("method", &new.method)),
        Some(method) => {
            reasons.extend(against_method(
                method,
                new.cents,
                new.tendered,
                &new.reference,
            ));
            reasons.extend(against_drawer(method, facts.session.as_ref()));
            if method.code == FROM_CREDIT && new.cents > facts.credit {
                let reason = Reason::new("payment-credit-short");
                reasons.push(reason.with("credit", facts.credit).with("paid", new.cents));
            }
        }
    }
    if reasons.is_empty() {
        Ok(share_out(new.cents, &open))
    } else {
        Err(reasons)
    }
}

/// The charges the payment may go to; a chosen one that is not open is a reason.
fn meant<'a>(new: &NewPayment, facts: &'a Facts, reasons: &mut Vec<Reason>) -> Vec<&'a OpenCharge> {
    let Towards::Chosen(ids) = &new.towards else {
        return facts.open.iter().collect();
    };
    for id in ids
        .iter()
        .filter(|id| !facts.open.iter().any(|c| c.id == **id))
    {
        reasons.push(Reason::new("payment-charge-not-open").with("id", id));
    }
    if ids.is_empty() {
        reasons.push(Reason::new("payment-none-chosen"));
    }
    facts.open.iter().filter(|c| ids.contains(&c.id)).collect()
}

fn share_out(cents: Cents, open: &[&OpenCharge]) -> Vec<Share> {
    let mut left = cents;
    let mut shares = Vec::new();
    for charge in open {
        let part = charge.open.min(left);
        if part > Cents::ZERO {
            shares.push(Share {
                charge: charge.id,
                kind: charge.kind.clone(),
                what: charge.kind_name.clone(),
                owed: charge.open,
                cents: part,
            });
            left = left - part;
        }
    }
    shares
}

/// What a way to pay asks for: a reference that is no card number, cash that suffices.
pub(crate) fn against_method(
    method: &Method,
    cents: Cents,
    tendered: Option<Cents>,
    reference: &str,
) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if method.reference && reference.trim().is_empty() {
        reasons.push(Reason::new("payment-reference-missing").with("method", &method.name));
    }
    if is_card_number(reference) {
        reasons.push(Reason::new("payment-reference-card-number"));
    }
    match tendered {
        Some(given) if !method.gives_change && given != cents => {
            reasons.push(Reason::new("payment-no-change").with("method", &method.name));
        }
        Some(given) if given < cents => {
            let reason = Reason::new("payment-tendered-short");
            reasons.push(reason.with("given", given).with("due", cents));
        }
        Some(given) if given - cents >= CHANGE_BELOW => {
            reasons.push(Reason::new("payment-tendered-odd").with("change", given - cents));
        }
        _ => {}
    }
    reasons
}

/// What goes into a drawer needs an open one; a drawer named must be open.
pub(crate) fn against_drawer(method: &Method, session: Option<&Session>) -> Option<Reason> {
    match session {
        None => method
            .in_drawer
            .then(|| Reason::new("payment-drawer-missing").with("method", &method.name)),
        Some(session) => (session.state != State::Open)
            .then(|| Reason::new("payment-drawer-closed").with("drawer", &session.name)),
    }
}

/// 13 to 19 digits with the check digit of payment cards (ISO/IEC 7812-1, Luhn): such a number is never
/// kept (PCI DSS 3.3).
fn is_card_number(text: &str) -> bool {
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    let only = text
        .chars()
        .all(|c| c.is_ascii_digit() || c == ' ' || c == '-');
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(i, d)| {
            if i % 2 == 0 {
                *d
            } else {
                d * 2 / 10 + d * 2 % 10
            }
        })
        .sum();
    only && (13..=19).contains(&digits.len()) && sum.is_multiple_of(10)
}

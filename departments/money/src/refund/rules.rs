//! What speaks against a refund: pure.

use kernel::{Actor, Cents, PatronId, Permission, Reason};

use super::NewRefund;
use crate::charge::Charge;
use crate::drawer::Session;
use crate::payment::rules::{against_drawer, against_method};
use crate::setup::{FROM_CREDIT, Method};

/// What the rules look at.
pub(super) struct Facts<'a> {
    pub(super) actor: &'a Actor,
    pub(super) charge: Option<&'a Charge>,
    pub(super) credit: Cents,
    /// The acting person's own patron record.
    pub(super) own_patron: Option<PatronId>,
    /// What this person gave back to this patron today: it counts against the limit together.
    pub(super) before: Cents,
    pub(super) method: Option<Method>,
    /// The cash that should be in the drawer.
    pub(super) cash: Cents,
    pub(super) session: Option<&'a Session>,
    pub(super) reasons: Vec<String>,
    pub(super) note_above: Cents,
}

/// All reasons against it.
pub(super) fn against(new: &NewRefund, facts: &Facts<'_>) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if new.cents <= Cents::ZERO {
        reasons.push(Reason::new("refund-nothing"));
    }
    reasons.extend(against_amount(new, facts));
    if facts.own_patron == Some(new.patron) {
        reasons.push(Reason::new("refund-own"));
    }
    reasons.extend(against_limit(new, facts));
    reasons.extend(against_way(new, facts));
    if !facts.reasons.contains(&new.reason) {
        reasons.push(Reason::new("refund-reason-unknown").with("reason", &new.reason));
    }
    if new.cents > facts.note_above && new.note.trim().is_empty() {
        reasons.push(Reason::new("refund-note-missing").with("above", facts.note_above));
    }
    reasons
}

/// Not more than was paid for the charge, or than the credit.
fn against_amount(new: &NewRefund, facts: &Facts<'_>) -> Option<Reason> {
    let Some(charge) = facts.charge else {
        let reason = Reason::new("refund-above-credit").with("amount", new.cents);
        return (new.cents > facts.credit).then(|| reason.with("credit", facts.credit));
    };
    if charge.patron != new.patron {
        return Some(Reason::new("refund-other-patron"));
    }
    let reason = Reason::new("refund-above-paid").with("amount", new.cents);
    (new.cents > charge.paid).then(|| reason.with("paid", charge.paid))
}

fn against_limit(new: &NewRefund, facts: &Facts<'_>) -> Option<Reason> {
    let all = facts.before + new.cents;
    if facts.actor.may_for(Permission::Waive, all) {
        return None;
    }
    let limit = facts
        .actor
        .grant(Permission::Waive)
        .and_then(|g| g.limit)
        .unwrap_or_default();
    let reason = Reason::new("refund-above-limit")
        .with("amount", all)
        .with("limit", limit);
    let mut reason = reason.overridable(Permission::Waive);
    reason.override_amount = Some(all);
    Some(reason)
}

/// The method, its reference, its drawer, and enough cash in it.
fn against_way(new: &NewRefund, facts: &Facts<'_>) -> Vec<Reason> {
    let Some(method) = facts.method.as_ref().filter(|m| m.code != FROM_CREDIT) else {
        return vec![Reason::new("payment-method-unknown").with("method", &new.method)];
    };
    let mut reasons = against_method(method, new.cents, None, &new.reference);
    reasons.extend(against_drawer(method, facts.session));
    if method.in_drawer && facts.session.is_some() && new.cents > facts.cash {
        reasons.push(Reason::new("refund-drawer-short").with("amount", new.cents));
    }
    reasons
}

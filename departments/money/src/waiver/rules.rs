//! What speaks against giving up money: pure.

use kernel::{Actor, Cents, PatronId, Reason};

use super::NewWaiver;
use crate::charge::Charge;

/// What the rules look at.
pub(super) struct Facts<'a> {
    pub(super) actor: &'a Actor,
    pub(super) charge: &'a Charge,
    /// The acting person's own patron record.
    pub(super) own_patron: Option<PatronId>,
    /// What this person gave up of this charge before: parts count together against the limit.
    pub(super) before: Cents,
    pub(super) reasons: Vec<String>,
    pub(super) note_above: Cents,
}

/// All reasons against it.
pub(super) fn against(new: &NewWaiver, facts: &Facts<'_>) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if new.cents <= Cents::ZERO {
        reasons.push(Reason::new("waive-nothing"));
    } else if new.cents > facts.charge.open {
        let reason = Reason::new("waive-above-open");
        reasons.push(
            reason
                .with("amount", new.cents)
                .with("open", facts.charge.open),
        );
    }
    if facts.own_patron == Some(facts.charge.patron) {
        reasons.push(Reason::new("waive-own-charge"));
    }
    reasons.extend(against_limit(new, facts));
    if !facts.reasons.contains(&new.reason) {
        reasons.push(Reason::new("waive-reason-unknown").with("reason", &new.reason));
    }
    if new.cents > facts.note_above && new.note.trim().is_empty() {
        reasons.push(Reason::new("waive-note-missing").with("above", facts.note_above));
    }
    reasons
}

/// The limit of the role, counted over this person's parts of the same charge.
fn against_limit(new: &NewWaiver, facts: &Facts<'_>) -> Option<Reason> {
    let permission = new.sort.permission();
    let all = facts.before + new.cents;
    if facts.actor.may_for(permission, all) {
        return None;
    }
    let limit = facts
        .actor
        .grant(permission)
        .and_then(|g| g.limit)
        .unwrap_or_default();
    let reason = Reason::new("waive-above-limit")
        .with("amount", all)
        .with("limit", limit);
    let mut reason = reason.overridable(permission);
    reason.override_amount = Some(all);
    Some(reason)
}

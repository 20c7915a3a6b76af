//! What speaks against each step of a session: pure.

use kernel::{Actor, Cents, Permission, Reason, StaffId};

use super::{Closing, Session, State};

/// The reason for a step that the session's state does not allow; none when it does.
pub(super) fn unless_state(session: &Session, wanted: State) -> Option<Reason> {
    let code = match (session.state, wanted) {
        (have, want) if have == want => return None,
        (State::Open, _) => "drawer-still-open",
        (State::Closed, _) => "drawer-closed",
        (State::Accepted | State::Deposited, State::Accepted) => "drawer-deposited",
        (State::Accepted | State::Deposited, _) => "drawer-accepted",
    };
    Some(Reason::new(code).with("drawer", &session.name))
}

/// Only a member of staff holds a drawer.
pub(super) fn person(actor: &Actor) -> Result<StaffId, Reason> {
    actor
        .staff()
        .ok_or_else(|| Reason::new("drawer-needs-person"))
}

/// Only the holder closes; somebody else takes it over first.
pub(super) fn against_closing(session: &Session, who: StaffId) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = unless_state(session, State::Open).into_iter().collect();
    if session.holder != who {
        let reason = Reason::new("drawer-held").with("holder", &session.holder_name);
        reasons.push(reason.with("drawer", &session.name));
    }
    reasons
}

/// What acceptance looks at.
pub(super) struct Facts<'a> {
    pub(super) session: &'a Session,
    pub(super) closing: Option<&'a Closing>,
    pub(super) actor: &'a Actor,
    pub(super) who: StaffId,
}

/// All reasons against accepting.
pub(super) fn against_accepting(facts: &Facts<'_>) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = unless_state(facts.session, State::Closed)
        .into_iter()
        .collect();
    reasons.extend(against_other(facts));
    let Some(closing) = facts.closing else {
        return reasons;
    };
    if closing.needs_explaining() && closing.explanation.is_none() {
        let reason = Reason::new("drawer-unexplained").with("variance", closing.variance);
        reasons.push(reason.with("closer", &closing.by_name));
    }
    if closing.needs_second_count(facts.session.second_count_above) {
        let above = facts.session.second_count_above;
        let reason = Reason::new("drawer-second-count").with("variance", closing.variance);
        reasons.push(reason.with("above", above));
    }
    reasons
}

/// Another person than the one who closed or held it, with the permission.
pub(super) fn against_other(facts: &Facts<'_>) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if facts.closing.is_some_and(|c| c.by == facts.who) {
        reasons.push(Reason::new("drawer-own").with("drawer", &facts.session.name));
    }
    if !facts.actor.may(Permission::AcceptDrawer) {
        reasons.push(Reason::new("drawer-may-not-accept").overridable(Permission::AcceptDrawer));
    }
    reasons
}

/// What speaks against money put in or taken out.
pub(super) fn against_amount(cents: Cents, takes_out: bool, cash: Cents) -> Option<Reason> {
    if cents <= Cents::ZERO {
        Some(Reason::new("drawer-move-nothing"))
    } else if takes_out && cents > cash {
        // The cash itself is not named: it would tell what a blind count must not know.
        Some(Reason::new("drawer-move-short").with("amount", cents))
    } else {
        None
    }
}

//! Closing by a blind count, explaining what differs, and another person's count.

use ::store::{Entry, Tx};
use kernel::{Cents, DrawerId, Moment, Reason, StaffId};
use serde::{Deserialize, Serialize};

use super::rules::Facts;
use super::{Count, State, locked, rules, store, sums};
use crate::error::unless;
use crate::{MoneyError, by, setup};

/// A closing as it stands: what was counted, what should have been there, what was said about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// When.
    pub closed_at: Moment,
    /// Who counted.
    pub by: StaffId,
    /// The name of who counted.
    pub by_name: String,
    /// The cash counted.
    pub counted: Cents,
    /// The cash that should have been there.
    pub expected: Cents,
    /// Counted less expected, papers of the drawer (checks) included: over above nothing, short below.
    pub variance: Cents,
    /// Methods other than cash: code, name, whether they lie in the drawer, booked, reported.
    pub reported: Vec<Reported>,
    /// What was said about the variance: reason's code and note.
    pub explanation: Option<(String, String)>,
    /// Another person's count: who and how much.
    pub second: Option<(String, Cents)>,
}

/// What our books and its own report say of one method.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reported {
    /// The code of the method.
    pub method: String,
    /// Its name.
    pub name: String,
    /// Whether its papers lie in the drawer.
    pub in_drawer: bool,
    /// What was booked here.
    pub booked: Cents,
    /// What the count of the papers, or the terminal's own report, says.
    pub reported: Cents,
}

impl Closing {
    /// The variance by the latest count.
    #[must_use]
    pub fn final_variance(&self) -> Cents {
        self.second.as_ref().map_or(self.variance, |(_, cents)| {
            self.variance + *cents - self.counted
        })
    }

    /// Whether anything differs: the drawer, or a method from its own report.
    #[must_use]
    pub fn needs_explaining(&self) -> bool {
        !self.variance.is_zero() || self.reported.iter().any(|r| r.booked != r.reported)
    }

    /// Whether another person must count first.
    #[must_use]
    pub fn needs_second_count(&self, above: Cents) -> bool {
        self.second.is_none() && self.variance.0.unsigned_abs() > above.0.unsigned_abs()
    }
}

/// Closes a session by the holder's blind count. `reported` are the totals of methods other than cash,
/// as counted (checks) or read off their own report (the card terminal's batch), by method code; what
/// is counted in the drawer and not named counts as nothing there. Nothing can be taken afterwards.
///
/// # Errors
/// [`MoneyError::Refused`] when it is not open or somebody else holds it.
pub fn close(
    tx: &Tx<'_>,
    id: DrawerId,
    count: &Count,
    reported: &[(String, Cents)],
) -> Result<Closing, MoneyError> {
    let who = rules::person(&tx.act()?.actor)?;
    let session = locked(tx, id)?;
    let methods = setup::methods(tx)?;
    let mut reasons = rules::against_closing(&session, who);
    reasons.extend(count.against(&setup::denominations(tx)?));
    let other = |code: &str| methods.iter().find(|m| m.code == code && !m.gives_change);
    let unknown = reported.iter().filter(|(code, _)| other(code).is_none());
    reasons.extend(unknown.map(|(m, _)| Reason::new("payment-method-unknown").with("method", m)));
    unless(reasons)?;
    let sums = sums::of(tx, &session)?;
    let by = by::by(tx)?;
    let lines = sums.compare(&methods, reported);
    let papers: Cents = lines
        .iter()
        .filter(|l| l.in_drawer)
        .map(|l| l.reported - l.booked)
        .sum();
    let (counted, expected) = (count.total(), sums.cash());
    let variance = counted - expected + papers;
    store::insert_count(tx, id, ("close", count), who, &by)?;
    store::insert_closing(tx, id, (counted, expected, variance), who, &by)?;
    for line in &lines {
        store::insert_reported(tx, id, line)?;
    }
    tx.journal(
        Entry::new("drawer.closed", "drawer", id.0)
            .fact("counted", counted)
            .fact("expected", expected)
            .fact("variance", variance),
    )?;
    store::closing(tx, id)?.ok_or_else(|| ::store::StoreError::Missing.into())
}

/// Says why the count differs: a reason of the library's list and a note, by the person who closed.
///
/// # Errors
/// [`MoneyError::Refused`] when it is not closed, not theirs, or explained before.
pub fn explain(tx: &Tx<'_>, id: DrawerId, reason: &str, note: &str) -> Result<(), MoneyError> {
    let who = rules::person(&tx.act()?.actor)?;
    let session = locked(tx, id)?;
    let closing = store::closing(tx, id)?;
    let mut reasons: Vec<Reason> = rules::unless_state(&session, State::Closed)
        .into_iter()
        .collect();
    if let Some(closing) = closing.filter(|c| c.by != who) {
        reasons.push(Reason::new("explain-not-yours").with("closer", closing.by_name));
    } else if store::closing(tx, id)?.is_some_and(|c| c.explanation.is_some()) {
        reasons.push(Reason::new("explain-done-before"));
    }
    if !setup::reasons(tx, "variance")?.iter().any(|r| r == reason) {
        reasons.push(Reason::new("explain-reason-unknown"));
    }
    if note.trim().is_empty() {
        reasons.push(Reason::new("explain-note-missing"));
    }
    unless(reasons)?;
    store::insert_explanation(tx, id, (reason, note.trim()), who, &by::by(tx)?)?;
    let entry = Entry::new("drawer.explained", "drawer", id.0);
    tx.journal(entry.fact("reason", reason).fact("note", note.trim()))?;
    Ok(())
}

/// Another person's count of a closed drawer, blind too; its sum stands from then on.
///
/// # Errors
/// [`MoneyError::Refused`] when it is not closed, was counted twice, or it is one's own.
pub fn second_count(tx: &Tx<'_>, id: DrawerId, count: &Count) -> Result<(), MoneyError> {
    let actor = &tx.act()?.actor;
    let who = rules::person(actor)?;
    let session = locked(tx, id)?;
    let closing = store::closing(tx, id)?;
    let facts = Facts {
        session: &session,
        closing: closing.as_ref(),
        actor,
        who,
    };
    let mut reasons: Vec<Reason> = rules::unless_state(&session, State::Closed)
        .into_iter()
        .collect();
    reasons.extend(rules::against_other(&facts));
    reasons.extend(count.against(&setup::denominations(tx)?));
    if closing.is_some_and(|c| c.second.is_some()) {
        reasons.push(Reason::new("count-done-before"));
    }
    unless(reasons)?;
    store::insert_count(tx, id, ("second", count), who, &by::by(tx)?)?;
    let entry = Entry::new("drawer.counted-again", "drawer", id.0);
    tx.journal(entry.fact("counted", count.total()))?;
    Ok(())
}

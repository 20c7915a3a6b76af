//! Checkout: facts, every reason at once, one transaction.

mod facts;
pub mod overrides;
mod rules;
#[cfg(test)]
mod tests;

use ::store::{Entry, Store, StoreError, Tx};
use catalogue::ItemAtHand;
use kernel::{Act, Barcode, Day, ItemId, LoanId, Moment, PatronId, Permission, Reason};
use patrons::{Holder, Patron};
use serde::{Deserialize, Serialize};

pub use overrides::Override;
pub use rules::{Borrower, Held, Thing, against, against_borrower};

use facts::Facts;
pub(crate) use facts::borrower;

use crate::ask::{self, ItemBy, PatronBy};
use crate::loan::store::{NewLoan, insert};
use crate::rule::Period;
use crate::{CirculationError, Offer, Refusal, due, lock};

/// What is asked at a checkout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// To whom.
    pub patron: PatronBy,
    /// What.
    pub item: ItemBy,
    /// When it shall be due instead of what the rule says; needs [`Permission::ChangeDue`].
    pub due: Option<Moment>,
    /// The reasons set aside.
    pub overrides: Vec<Override>,
}

impl Ask {
    /// A scan of a card and an item, nothing special asked.
    #[must_use]
    pub fn scans(card: &Barcode, item: &Barcode) -> Self {
        Self {
            patron: PatronBy::Card(card.clone()),
            item: ItemBy::Barcode(item.clone()),
            due: None,
            overrides: Vec::new(),
        }
    }
}

/// A loan made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// The loan.
    pub loan: LoanId,
    /// To whom.
    pub patron: PatronId,
    /// What.
    pub item: ItemId,
    /// Its title.
    pub title: String,
    /// Its barcode.
    pub barcode: Barcode,
    /// Its call number.
    pub call_number: String,
    /// When it is due.
    pub due_at: Moment,
    /// Whether the minute counts.
    pub hourly: bool,
    /// The row of the rules that holds.
    pub rule: i64,
    /// Whether it was missing until now.
    pub found: bool,
}

webkit::shape!(Done, "Checkout" { loan, patron, item, title, barcode, call_number, due_at, hourly, rule, found });

/// What keeps a patron from borrowing now, whatever the item.
///
/// # Errors
/// What the store says.
pub fn against_patron(
    tx: &Tx<'_>,
    patron: &Patron,
    now: Moment,
) -> Result<Vec<Reason>, CirculationError> {
    let calendar = building::calendar(tx, patron.home_branch)?;
    Ok(against_borrower(&borrower(
        tx,
        &patron.into(),
        &calendar,
        now,
    )?))
}

/// Lends an item: exactly once for an act key.
///
/// # Errors
/// [`CirculationError::Refused`] with every reason at once, each with who may set it aside.
pub fn checkout(store: &Store, act: &Act, ask: &Ask) -> Result<Done, CirculationError> {
    let done = store.write_once(act, "checkout", |tx| lend(tx, ask));
    match done {
        // On PostgreSQL two desks may meet at the index of open loans: the later one asks again and is told.
        Err(CirculationError::Store(error)) if error.is_unique("loans_by_item") => {
            store.write_once(act, "checkout", |tx| lend(tx, ask))
        }
        other => other,
    }
}

/// Lends an item in the caller's transaction.
///
/// # Errors
/// See [`checkout`].
pub fn lend(tx: &Tx<'_>, ask: &Ask) -> Result<Done, CirculationError> {
    let patron = ask::patron(tx, &ask.patron)?;
    lock::patron(tx, patron.id)?;
    let item = ask::item_at_hand(tx, &ask.item)?;
    let facts = Facts::gather(tx, &patron, &item)?;
    match decide(ask, tx.act()?, &facts, patron.expires_on) {
        Ok(until) => write(tx, ask, &patron, item, &until),
        Err(reasons) => Err(refusal(reasons, facts.thing, patron.id, item).into()),
    }
}

/// When it is due and by which row of the rules, or every reason that stays. Pure.
fn decide(
    ask: &Ask,
    act: &Act,
    facts: &Facts,
    expires_on: Day,
) -> Result<(due::Due, i64), Vec<Reason>> {
    let mut reasons = against(&facts.borrower, &facts.thing);
    let rule = due::DueAsk {
        from: act.at,
        period: facts.thing.terms.map_or(Period::NotLent, |t| t.period),
        calendar: &facts.calendar,
        policy: &facts.book.policy,
        expires_on: Some(expires_on),
    };
    let due = due_of(ask, &facts.thing, &rule)
        .map_err(|reason| reasons.push(reason))
        .ok();
    reasons.extend(against_given(ask.due, &act.actor));
    let left = overrides::left(reasons, &ask.overrides, &act.actor);
    match due.zip(facts.thing.rule) {
        Some(lent) if left.is_empty() => Ok(lent),
        _ => Err(left),
    }
}

/// The reasons with what may be done instead: renewed where the same patron has it, else checked in.
fn refusal(reasons: Vec<Reason>, thing: Thing, patron: PatronId, item: ItemAtHand) -> Refusal {
    let offer = thing.loan.map(|(loan, holder)| {
        if holder == Some(patron) {
            Offer::Renew(loan)
        } else {
            Offer::CheckIn(item.barcode)
        }
    });
    Refusal {
        reasons,
        patron: Some(patron),
        item: Some(item.id),
        title: item.title,
        offer,
    }
}

fn write(
    tx: &Tx<'_>,
    ask: &Ask,
    patron: &Holder,
    item: ItemAtHand,
    (due, rule): &(due::Due, i64),
) -> Result<Done, CirculationError> {
    let act = tx.act()?;
    let new = NewLoan {
        item: item.id,
        patron: patron.id,
        branch: act.branch.unwrap_or(item.branch),
        kind: &item.kind,
        category: &patron.category,
        rule: *rule,
        hourly: due.hourly,
        lent_at: act.at,
        due_at: due.at,
    };
    let loan = insert(tx, &new)?;
    journal(tx, loan, &new, &ask.overrides)?;
    let found = item.missing_since.is_some();
    if found {
        catalogue::mark_found(tx, item.id)?;
    }
    Ok(Done {
        loan,
        patron: patron.id,
        item: item.id,
        title: item.title,
        barcode: item.barcode,
        call_number: item.call_number,
        due_at: due.at,
        hourly: due.hourly,
        rule: *rule,
        found,
    })
}

/// The due moment asked for, or the rule's; what is not lent and lent all the same is due at closing.
fn due_of(ask: &Ask, thing: &Thing, rule: &due::DueAsk<'_>) -> Result<due::Due, Reason> {
    if let Some(at) = ask.due {
        let asked = due::Due {
            at,
            hourly: due::end_of(rule.calendar, rule.calendar.day_of(at)) != at,
            steps: Vec::new(),
        };
        return if at > rule.from {
            Ok(asked)
        } else {
            Err(Reason::new("loan-due-past"))
        };
    }
    let lent_all_the_same = thing.terms.is_some_and(|t| t.period == Period::NotLent);
    if lent_all_the_same {
        let period = Period::UntilClose;
        return due::due(&due::DueAsk { period, ..*rule });
    }
    if thing.terms.is_none() {
        return Err(Reason::new("loan-no-rule").cleared_at("/staff/rules", Permission::EditRules));
    }
    due::due(rule)
}

fn journal(
    tx: &Tx<'_>,
    loan: LoanId,
    new: &NewLoan<'_>,
    overrides: &[Override],
) -> Result<(), StoreError> {
    let mut entry = Entry::new("loan.made", "loan", loan.0)
        .fact("item", new.item)
        .fact("due_at", new.due_at)
        .fact("rule", new.rule);
    if !overrides.is_empty() {
        entry = entry.fact("overrides", overrides);
    }
    tx.journal(entry.patron(new.patron))?;
    Ok(())
}

/// A due moment given by hand needs its own permission.
pub(crate) fn against_given(due: Option<Moment>, actor: &kernel::Actor) -> Option<Reason> {
    due.filter(|_| !actor.may(Permission::ChangeDue))
        .map(|_| Reason::new("loan-due-given").overridable(Permission::ChangeDue))
}

//! What stands against a loan: all of it at once, each with who may set it aside. Pure.

use kernel::{Cents, Day, LoanId, PatronId, Permission, Reason};
use patrons::BlockPolicy;

use crate::rule::{Period, Terms};

/// A loan that the patron has now, as the rules see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The item's kind.
    pub kind: String,
    /// Whether the minute counts.
    pub hourly: bool,
    /// Whole days late; a loan by the hour is late by 0 days on its own day.
    pub days_late: Option<i64>,
    /// Whether it counts as lost.
    pub lost: bool,
    /// Whether the patron says that it was returned.
    pub claimed: bool,
}

/// What is known of the patron.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Borrower {
    /// The patron.
    pub id: PatronId,
    /// What stands in the record itself: the expired card, blocks.
    pub standing: Vec<Reason>,
    /// The name of the category.
    pub category: String,
    /// Loans at once.
    pub loans_limit: Option<i64>,
    /// What is owed that counts.
    pub owed: Cents,
    /// Borrowing stops above this.
    pub owes_limit: Option<Cents>,
    /// What the patron has now.
    pub held: Vec<Held>,
    /// What stops borrowing by itself.
    pub policy: BlockPolicy,
}

/// What is known of the item and of the rule for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    /// The code of its kind.
    pub kind: String,
    /// The name of its kind.
    pub kind_name: String,
    /// The name of its location.
    pub location: String,
    /// When it was taken out of the collection.
    pub withdrawn_on: Option<Day>,
    /// Whether it never leaves the building.
    pub not_for_loan: bool,
    /// Whether its location lends.
    pub location_lends: bool,
    /// Whether its kind is lent at all.
    pub kind_lent: bool,
    /// Its open loan, and to whom.
    pub loan: Option<(LoanId, Option<PatronId>)>,
    /// The row that holds.
    pub rule: Option<i64>,
    /// What the row gives.
    pub terms: Option<Terms>,
}

/// Every reason against lending this to this patron.
#[must_use]
pub fn against(borrower: &Borrower, thing: &Thing) -> Vec<Reason> {
    let mut reasons = against_borrower(borrower);
    reasons.extend(too_many(borrower, thing));
    reasons.extend(against_thing(borrower.id, thing));
    reasons
}

/// The reasons that lie with the patron: they hold for renewals too.
#[must_use]
pub fn against_borrower(borrower: &Borrower) -> Vec<Reason> {
    let mut reasons = borrower.standing.clone();
    reasons.extend(owes(borrower));
    reasons.extend(late(borrower));
    let counted = |is: fn(&Held) -> bool| len(borrower.held.iter().filter(|l| is(l)).count());
    let above = |code, n: i64, most: Option<i64>| {
        most.filter(|most| n > *most).map(|most| {
            let reason = Reason::new(code).with("n", n).with("most", most);
            reason.overridable(Permission::OverrideLimit)
        })
    };
    let policy = &borrower.policy;
    reasons.extend(above(
        "loan-lost-items",
        counted(|l| l.lost),
        policy.lost_items_most,
    ));
    reasons.extend(above(
        "loan-claims",
        counted(|l| l.claimed),
        policy.claims_returned_most,
    ));
    reasons
}

fn owes(borrower: &Borrower) -> Option<Reason> {
    let limit = borrower.owes_limit.filter(|limit| borrower.owed > *limit)?;
    let reason = Reason::new("loan-owes")
        .with("owed", borrower.owed)
        .with("limit", limit)
        .cleared_at(
            format!("/staff/patrons/{}/money", borrower.id),
            Permission::SeePatronMoney,
        )
        .overridable(Permission::OverrideLimit);
    Some(Reason {
        override_amount: Some(borrower.owed - limit),
        ..reason
    })
}

fn late(borrower: &Borrower) -> Vec<Reason> {
    let policy = &borrower.policy;
    let late: Vec<&Held> = borrower
        .held
        .iter()
        .filter(|l| l.days_late.is_some() && !l.lost)
        .collect();
    let most = late.iter().filter_map(|l| l.days_late).max().unwrap_or(0);
    let mut reasons = Vec::new();
    if policy
        .overdue_items_most
        .is_some_and(|n| len(late.len()) > n)
    {
        reasons.push(Reason::new("loan-overdue-items").with("n", late.len()));
    }
    if policy.overdue_days_most.is_some_and(|n| most > n) {
        reasons.push(Reason::new("loan-overdue-long").with("days", most));
    }
    if policy.hourly_overdue_any && late.iter().any(|l| l.hourly) {
        reasons.push(Reason::new("loan-overdue-hourly"));
    }
    let limit = |r: Reason| r.overridable(Permission::OverrideLimit);
    reasons.into_iter().map(limit).collect()
}

fn too_many(borrower: &Borrower, thing: &Thing) -> Vec<Reason> {
    // What the patron has already is offered for renewal, and does not count against itself.
    if thing
        .loan
        .is_some_and(|(_, holder)| holder == Some(borrower.id))
    {
        return Vec::new();
    }
    let held = len(borrower.held.len());
    let of_kind = len(borrower
        .held
        .iter()
        .filter(|l| l.kind == thing.kind)
        .count());
    let full = |n: i64, most: Option<i64>| most.filter(|most| n >= *most);
    let all = full(held, borrower.loans_limit).map(|most| {
        Reason::new("loan-too-many")
            .with("n", held)
            .with("most", most)
            .with("category", &borrower.category)
    });
    let kind = full(of_kind, thing.terms.and_then(|t| t.max_loans)).map(|most| {
        Reason::new("loan-too-many-of-kind")
            .with("n", of_kind)
            .with("most", most)
            .with("kind", &thing.kind_name)
    });
    let limit = |r: Reason| r.overridable(Permission::OverrideLimit);
    all.into_iter().chain(kind).map(limit).collect()
}

fn against_thing(patron: PatronId, thing: &Thing) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if let Some((_, holder)) = thing.loan {
        let same = holder == Some(patron);
        reasons.push(Reason::new(if same {
            "loan-has-it"
        } else {
            "loan-another-has-it"
        }));
    }
    if let Some(day) = thing.withdrawn_on {
        reasons.push(Reason::new("loan-withdrawn").with("day", day));
    }
    let not_lent = [
        (thing.not_for_loan, Reason::new("loan-item-not-lent")),
        (
            !thing.location_lends,
            Reason::new("loan-location-not-lent").with("location", &thing.location),
        ),
        (
            !thing.kind_lent,
            Reason::new("loan-kind-not-lent").with("kind", &thing.kind_name),
        ),
        (
            thing.terms.is_some_and(|t| t.period == Period::NotLent) && thing.kind_lent,
            Reason::new("loan-rule-not-lent").with("kind", &thing.kind_name),
        ),
    ];
    let not_lent = not_lent.into_iter().filter(|(is, _)| *is);
    reasons.extend(not_lent.map(|(_, reason)| reason.overridable(Permission::OverrideItem)));
    reasons
}

fn len(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

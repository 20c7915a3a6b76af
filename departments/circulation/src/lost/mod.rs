//! Loans that do not come back: declared lost or assumed so, charged, and what happens when they turn up.

mod store;

use ::store::{Entry, Store, StoreError, Tx};
use catalogue::ItemFacts;
use kernel::{Act, Cents, LoanId, Reason};
use money::NewCharge;
use money::charge::explain::Explanation;

use crate::CirculationError;
use crate::checkin::{charge_fine, fine_of, locked_loan};
use crate::loan::Loan;
use crate::loan::store::{due_before, set_claimed, set_lost};
use crate::rule::{Book, OverdueWhenLost};

/// Minutes of a day.
const DAY: i64 = 24 * 60;
/// Loans looked at in one transaction of the nightly run.
const BATCH: i64 = 500;

/// What becomes of a lost loan whose item is back.
pub(crate) struct Found {
    /// Taken back of what was charged.
    pub(crate) refunded: Cents,
    /// Whether the overdue fine is charged (after all).
    pub(crate) fine_is_due: bool,
}

/// Declares the item of an open loan lost and charges what the policy says. The route asks for
/// [`kernel::Permission::DeclareLost`].
///
/// # Errors
/// A loan that is over, or lost already.
pub fn declare(store: &Store, act: &Act, id: LoanId) -> Result<Cents, CirculationError> {
    store.write_once(act, "lost.declare", |tx| lose(tx, id))
}

/// Declares it in the caller's transaction; gives what was charged.
///
/// # Errors
/// See [`declare`].
pub fn lose(tx: &Tx<'_>, id: LoanId) -> Result<Cents, CirculationError> {
    let (loan, item) = open_loan(tx, id)?;
    if loan.lost_at.is_some() {
        return Err(Reason::new("lost-already").into());
    }
    let book = crate::rule::book(tx)?;
    let at = tx.act()?.at;
    set_lost(tx, id, at)?;
    let mut charged = Cents::ZERO;
    for kind in &book.lost.charge {
        charged += charge(tx, &loan, &item, kind, price(&book, &item, kind))?;
    }
    if book.lost.overdue_when_lost == OverdueWhenLost::Keep {
        let calendar = building::calendar(tx, item.branch)?;
        let fine = fine_of(&loan, at, &book, &calendar)?;
        if let Some(fined) = charge_fine(tx, &loan, &item, &fine, (&book, &calendar))? {
            store::keep_charge(tx, id, fined)?;
            charged += fine.found.cents;
        }
    }
    let entry = Entry::new("loan.lost", "loan", id.0)
        .fact("item", item.id)
        .fact("charged", charged);
    tx.journal(match loan.patron {
        Some(patron) => entry.patron(patron),
        None => entry,
    })?;
    Ok(charged)
}

/// Notes that the patron says the item was returned, or takes that note back.
///
/// # Errors
/// A loan that is over.
pub fn claim(store: &Store, act: &Act, id: LoanId, claimed: bool) -> Result<(), CirculationError> {
    store.write_once(act, "lost.claim", |tx| {
        let (loan, item) = open_loan(tx, id)?;
        set_claimed(tx, id, claimed.then_some(act.at))?;
        let kind = if claimed {
            "loan.claimed"
        } else {
            "loan.claim-ended"
        };
        let entry = Entry::new(kind, "loan", id.0).fact("item", item.id);
        tx.journal(match loan.patron {
            Some(patron) => entry.patron(patron),
            None => entry,
        })?;
        Ok(())
    })
}

/// Declares every loan lost that the policy assumes to be, for the nightly run; gives how many.
///
/// # Errors
/// What the database says.
pub fn assume(store: &Store, act: &Act) -> Result<usize, CirculationError> {
    let mut lost = 0;
    loop {
        let n = store.write(act, |tx| {
            let book = crate::rule::book(tx)?;
            let least = book
                .lost
                .assumed_lost_days
                .min(book.lost.hourly_assumed_lost_days);
            let late = due_before(tx, act.at.plus_minutes(-least * DAY), BATCH)?;
            let due = late.iter().filter(|loan| is_assumed(loan, act, &book));
            let due: Vec<LoanId> = due.map(|l| l.id).collect();
            for id in &due {
                lose(tx, *id)?;
            }
            Ok::<_, CirculationError>(due.len())
        })?;
        lost += n;
        if n == 0 {
            return Ok(lost);
        }
    }
}

fn is_assumed(loan: &Loan, act: &Act, book: &Book) -> bool {
    let days = if loan.hourly {
        book.lost.hourly_assumed_lost_days
    } else {
        book.lost.assumed_lost_days
    };
    loan.due_at < act.at.plus_minutes(-days * DAY)
}

/// What comes of the charges when the item is back: within the time of refund they are taken back, and the
/// overdue fine is charged after all where the policy says so.
pub(crate) fn found(tx: &Tx<'_>, loan: &Loan, book: &Book) -> Result<Found, CirculationError> {
    let Some(lost_at) = loan.lost_at else {
        return Ok(Found {
            refunded: Cents::ZERO,
            fine_is_due: true,
        });
    };
    let in_time = tx.act()?.at <= lost_at.plus_minutes(book.lost.refund_days * DAY);
    let mut refunded = Cents::ZERO;
    if in_time {
        for (charge, kind) in store::charges_of(tx, loan.id)? {
            if book.lost.refund.contains(&kind) {
                let taken = money::cancel_charge(tx, charge, "item-found")?;
                refunded += taken.dropped + taken.credited;
            }
        }
    }
    let kept = book.lost.overdue_when_lost == OverdueWhenLost::Keep;
    Ok(Found {
        refunded,
        fine_is_due: in_time && book.lost.reinstate_overdue && !kept,
    })
}

/// An open loan with its item, patron and item locked.
fn open_loan(tx: &Tx<'_>, id: LoanId) -> Result<(Loan, ItemFacts), CirculationError> {
    let seen = crate::loan::loan(tx, id)?.ok_or_else(|| Reason::new("loan-unknown"))?;
    let open = locked_loan(tx, seen.item)?.filter(|open| open.id == id);
    let open = open.ok_or_else(|| Reason::new("loan-over"))?;
    let item = catalogue::item(tx, open.item)?.ok_or(StoreError::Missing)?;
    Ok((open, item))
}

fn price(book: &Book, item: &ItemFacts, kind: &str) -> Cents {
    let facts = book.kind(&item.kind);
    match kind {
        "lost" => item.price.unwrap_or(facts.replacement),
        _ => facts.processing,
    }
}

fn charge(
    tx: &Tx<'_>,
    loan: &Loan,
    item: &ItemFacts,
    kind: &str,
    cents: Cents,
) -> Result<Cents, CirculationError> {
    let Some(patron) = loan.patron.filter(|_| cents.0 > 0) else {
        return Ok(Cents::ZERO);
    };
    let source = if item.price.is_some() && kind == "lost" {
        "item"
    } else {
        "item-kind"
    };
    let facts = vec![
        ("item".into(), item.barcode.grouped()),
        ("price-of".into(), source.into()),
    ];
    let explanation = Explanation {
        facts,
        ..Explanation::default()
    };
    let new = NewCharge {
        patron,
        kind,
        cents,
        item: Some(item.id),
        loan: Some(loan.id),
        branch: Some(loan.branch),
        title: item.title.clone(),
        explanation: explanation.to_json(),
    };
    let id = money::charge(tx, new)?;
    store::keep_charge(tx, loan.id, id)?;
    Ok(cents)
}

//! The statements of loans.

use ::store::{Row, StoreError, Tx};
use kernel::{BranchId, ChargeId, ItemId, LoanId, Moment, PatronId};

use super::Loan;

macro_rules! loan_where {
    ($condition:literal) => {
        concat!(
            "SELECT id, item_id, patron_id, branch_id, kind, category, rule_id, hourly, lent_at, due_at, renewals,
               returned_at, recorded_at, fine_charge_id, lost_at, claimed_at, undone FROM loans WHERE ",
            $condition
        )
    };
}

/// What decides whether a patron may have an item: their open loans, and the item's.
pub(crate) struct Open {
    pub(crate) of_patron: Vec<OpenLoan>,
    pub(crate) of_item: Option<(LoanId, Option<PatronId>)>,
}

/// An open loan, as far as it bears on the next.
pub(crate) struct OpenLoan {
    pub(crate) kind: String,
    pub(crate) hourly: bool,
    pub(crate) due_at: Moment,
    pub(crate) lost: bool,
    pub(crate) claimed: bool,
}

fn row(r: &Row<'_>) -> Result<Loan, StoreError> {
    Ok(Loan {
        id: r.get(0)?,
        item: r.get(1)?,
        patron: r.get(2)?,
        branch: r.get(3)?,
        kind: r.get(4)?,
        category: r.get(5)?,
        rule: r.get(6)?,
        hourly: r.get(7)?,
        lent_at: r.get(8)?,
        due_at: r.get(9)?,
        renewals: r.get(10)?,
        returned_at: r.get(11)?,
        recorded_at: r.get(12)?,
        fine_charge: r.get(13)?,
        lost_at: r.get(14)?,
        claimed_at: r.get(15)?,
        undone: r.get(16)?,
    })
}

pub(crate) fn get(tx: &Tx<'_>, id: LoanId) -> Result<Option<Loan>, StoreError> {
    tx.query_opt(loan_where!("id = $1"), &[&id], row)
}

pub(crate) fn open_of_item(tx: &Tx<'_>, item: ItemId) -> Result<Option<Loan>, StoreError> {
    tx.query_opt(loan_where!("item_id = $1 AND ended = 0"), &[&item], row)
}

/// The last loan of an item that is over and was not taken back.
pub(crate) fn last_of_item(tx: &Tx<'_>, item: ItemId) -> Result<Option<Loan>, StoreError> {
    let sql = loan_where!("item_id = $1 AND ended > 0 AND undone = 0 ORDER BY ended DESC LIMIT 1");
    tx.query_opt(sql, &[&item], row)
}

pub(crate) fn open_of_patron(tx: &Tx<'_>, patron: PatronId) -> Result<Vec<Loan>, StoreError> {
    let sql = loan_where!("patron_id = $1 AND returned_at IS NULL ORDER BY due_at, id");
    tx.query(sql, &[&patron], row)
}

/// What decides whether a patron may have an item: their open loans, and the item's.
pub(crate) fn open_of(tx: &Tx<'_>, patron: PatronId, item: ItemId) -> Result<Open, StoreError> {
    let sql = "SELECT id, item_id, patron_id, kind, hourly, due_at, lost_at, claimed_at FROM loans
               WHERE patron_id = $1 AND returned_at IS NULL
               UNION ALL SELECT id, item_id, patron_id, kind, hourly, due_at, lost_at, claimed_at FROM loans
               WHERE item_id = $2 AND ended = 0 AND (patron_id IS NULL OR patron_id <> $1)";
    let (mut of_patron, mut of_item) = (Vec::new(), None);
    tx.for_each(sql, &[&patron, &item], |r| {
        let holder: Option<PatronId> = r.get(2)?;
        if r.get::<ItemId>(1)? == item {
            of_item = Some((r.get(0)?, holder));
        }
        if holder == Some(patron) {
            of_patron.push(OpenLoan {
                kind: r.get(3)?,
                hourly: r.get(4)?,
                due_at: r.get(5)?,
                lost: r.get::<Option<i64>>(6)?.is_some(),
                claimed: r.get::<Option<i64>>(7)?.is_some(),
            });
        }
        Ok(())
    })?;
    of_patron.sort_by_key(|loan| loan.due_at);
    Ok(Open { of_patron, of_item })
}

impl From<&Loan> for OpenLoan {
    fn from(loan: &Loan) -> Self {
        Self {
            kind: loan.kind.clone(),
            hourly: loan.hourly,
            due_at: loan.due_at,
            lost: loan.lost_at.is_some(),
            claimed: loan.claimed_at.is_some(),
        }
    }
}

/// Open loans due before a moment and not yet lost, the earliest first.
pub(crate) fn due_before(tx: &Tx<'_>, before: Moment, limit: i64) -> Result<Vec<Loan>, StoreError> {
    let sql = loan_where!(
        "returned_at IS NULL AND due_at < $1 AND lost_at IS NULL AND claimed_at IS NULL ORDER BY due_at, id LIMIT $2"
    );
    tx.query(sql, &[&before, &limit], row)
}

/// A loan about to be written.
pub(crate) struct NewLoan<'a> {
    pub(crate) item: ItemId,
    pub(crate) patron: PatronId,
    pub(crate) branch: BranchId,
    pub(crate) kind: &'a str,
    pub(crate) category: &'a str,
    pub(crate) rule: i64,
    pub(crate) hourly: bool,
    pub(crate) lent_at: Moment,
    pub(crate) due_at: Moment,
}

pub(crate) fn insert(tx: &Tx<'_>, new: &NewLoan<'_>) -> Result<LoanId, StoreError> {
    tx.insert(
        "INSERT INTO loans (item_id, patron_id, branch_id, kind, category, rule_id, hourly, lent_at, due_at, renewals,
           undone) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, 0) RETURNING id",
        &[
            &new.item, &new.patron, &new.branch, &new.kind, &new.category, &new.rule, &new.hourly, &new.lent_at,
            &new.due_at,
        ],
    )
}

/// How a loan ended.
pub(crate) struct Ending {
    pub(crate) returned_at: Moment,
    pub(crate) recorded_at: Moment,
    pub(crate) branch: Option<BranchId>,
    pub(crate) charge: Option<ChargeId>,
}

pub(crate) fn close(tx: &Tx<'_>, id: LoanId, end: &Ending) -> Result<u64, StoreError> {
    tx.execute(
        "UPDATE loans SET returned_at = $2, recorded_at = $3, return_branch_id = $4, fine_charge_id = $5
         WHERE id = $1 AND returned_at IS NULL",
        &[&id, &end.returned_at, &end.recorded_at, &end.branch, &end.charge],
    )
}

/// Takes a return back.
pub(crate) fn reopen(tx: &Tx<'_>, id: LoanId) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE loans SET returned_at = NULL, recorded_at = NULL, return_branch_id = NULL, fine_charge_id = NULL
         WHERE id = $1",
        &[&id],
    )?;
    Ok(())
}

/// Takes a checkout back: it was never a loan, and nobody's.
pub(crate) fn undo(tx: &Tx<'_>, id: LoanId, at: Moment) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE loans SET returned_at = $2, recorded_at = $2, patron_id = NULL, undone = 1 WHERE id = $1",
        &[&id, &at],
    )?;
    Ok(())
}

pub(crate) fn set_lost(tx: &Tx<'_>, id: LoanId, at: Moment) -> Result<(), StoreError> {
    tx.execute("UPDATE loans SET lost_at = $2 WHERE id = $1", &[&id, &at])?;
    Ok(())
}

pub(crate) fn set_claimed(tx: &Tx<'_>, id: LoanId, at: Option<Moment>) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE loans SET claimed_at = $2 WHERE id = $1",
        &[&id, &at],
    )?;
    Ok(())
}

/// Cuts the link to the patron of loans whose return was scanned before a moment and on which no money depends.
pub(crate) fn cut_links(tx: &Tx<'_>, before: Moment, limit: i64) -> Result<u64, StoreError> {
    tx.execute(
        "UPDATE loans SET patron_id = NULL WHERE id IN (
           SELECT l.id FROM loans l
           WHERE l.recorded_at IS NOT NULL AND l.patron_id IS NOT NULL AND l.recorded_at < $1
             AND NOT EXISTS (SELECT 1 FROM charge_facts c WHERE c.id = l.fine_charge_id AND c.open_cents > 0)
             AND NOT EXISTS (SELECT 1 FROM loan_lost_charges x JOIN charge_facts c ON c.id = x.charge_id
                             WHERE x.loan_id = l.id AND c.open_cents > 0)
           ORDER BY l.recorded_at, l.id LIMIT $2)",
        &[&before, &limit],
    )
}

//! Rows of each step.

use ::store::{StoreError, Tx};
use kernel::{Cents, DrawerId, StaffId};

use super::read::CashDrawer;
use crate::by::By;
use crate::drawer::close::Reported;
use crate::drawer::{Count, NewMove, Session, ZFigures};

pub(in crate::drawer) fn lock_drawer(
    tx: &Tx<'_>,
    id: i64,
) -> Result<Option<CashDrawer>, StoreError> {
    tx.query_opt(
        "SELECT id, code, name, branch_id, float_cents, drop_above_cents FROM cash_drawers
         WHERE id = $1 AND active = 1 {{lock}}",
        &[&id],
        super::read::drawer_row,
    )
}

pub(in crate::drawer) fn lock_session(tx: &Tx<'_>, id: DrawerId) -> Result<(), StoreError> {
    tx.query_opt(
        "SELECT id FROM drawer_openings WHERE id = $1 {{lock}}",
        &[&id],
        |_| Ok(()),
    )?;
    Ok(())
}

pub(in crate::drawer) fn insert_opening(
    tx: &Tx<'_>,
    drawer: &CashDrawer,
    float: Cents,
    who: StaffId,
    by: &By,
) -> Result<DrawerId, StoreError> {
    tx.insert(
        "INSERT INTO drawer_openings (cash_drawer_id, branch_id, opened_at, opened_on, by_id, by_name, float_cents)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
        &[&drawer.id, &drawer.branch, &by.at, &by.day, &who, &by.name, &float],
    )
}

pub(in crate::drawer) fn insert_count(
    tx: &Tx<'_>,
    session: DrawerId,
    (role, count): (&str, &Count),
    who: StaffId,
    by: &By,
) -> Result<(), StoreError> {
    let id: i64 = tx.insert(
        "INSERT INTO drawer_counts (session_id, role, at, by_id, by_name, cents)
         VALUES ($1, $2, $3, $4, $5, $6) RETURNING id",
        &[&session, &role, &by.at, &who, &by.name, &count.total()],
    )?;
    for (worth, pieces) in count.0.iter().filter(|(_, pieces)| *pieces > 0) {
        tx.execute(
            "INSERT INTO drawer_count_lines (count_id, denomination, pieces) VALUES ($1, $2, $3)",
            &[&id, worth, pieces],
        )?;
    }
    Ok(())
}

pub(in crate::drawer) fn insert_handover(
    tx: &Tx<'_>,
    session: &Session,
    who: StaffId,
    by: &By,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO drawer_handovers (session_id, at, from_id, from_name, to_id, to_name)
         VALUES ($1, $2, $3, $4, $5, $6)",
        &[
            &session.id,
            &by.at,
            &session.holder,
            &session.holder_name,
            &who,
            &by.name,
        ],
    )?;
    Ok(())
}

pub(in crate::drawer) fn insert_move(
    tx: &Tx<'_>,
    new: &NewMove,
    cents: Cents,
    by: &By,
) -> Result<i64, StoreError> {
    tx.insert(
        "INSERT INTO drawer_moves (session_id, kind, cents, reason, at, by_id, by_name)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
        &[
            &new.drawer,
            &new.kind.code(),
            &cents,
            &new.reason.trim(),
            &by.at,
            &by.id,
            &by.name,
        ],
    )
}

/// Counted, expected and variance.
pub(in crate::drawer) fn insert_closing(
    tx: &Tx<'_>,
    session: DrawerId,
    sums: (Cents, Cents, Cents),
    who: StaffId,
    by: &By,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO drawer_closings (session_id, closed_at, by_id, by_name, counted_cents, expected_cents,
           variance_cents) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[&session, &by.at, &who, &by.name, &sums.0, &sums.1, &sums.2],
    )?;
    Ok(())
}

pub(in crate::drawer) fn insert_reported(
    tx: &Tx<'_>,
    session: DrawerId,
    line: &Reported,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO drawer_reported (session_id, method, booked_cents, reported_cents)
         VALUES ($1, $2, $3, $4)",
        &[&session, &line.method, &line.booked, &line.reported],
    )?;
    Ok(())
}

/// The reason's code and the note.
pub(in crate::drawer) fn insert_explanation(
    tx: &Tx<'_>,
    session: DrawerId,
    said: (&str, &str),
    who: StaffId,
    by: &By,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO drawer_explanations (session_id, at, by_id, by_name, reason, note)
         VALUES ($1, $2, $3, $4, $5, $6)",
        &[&session, &by.at, &who, &by.name, &said.0, &said.1],
    )?;
    Ok(())
}

pub(in crate::drawer) fn insert_acceptance(
    tx: &Tx<'_>,
    figures: &ZFigures,
    who: StaffId,
    by: &By,
) -> Result<(), StoreError> {
    let report = serde_json::to_string(figures)
        .map_err(|e| StoreError::Database(format!("Z-report: {e}")))?;
    tx.execute(
        "INSERT INTO drawer_acceptances (session_id, accepted_at, by_id, by_name, z_number, report)
         VALUES ($1, $2, $3, $4, $5, $6)",
        &[
            &figures.session.id,
            &by.at,
            &who,
            &by.name,
            &figures.number,
            &report,
        ],
    )?;
    Ok(())
}

/// Slip and bag; cash and papers; who.
pub(in crate::drawer) fn insert_deposit(
    tx: &Tx<'_>,
    session: DrawerId,
    numbers: (&str, &str),
    cents: (Cents, Cents),
    who: (StaffId, &By),
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO drawer_deposits (session_id, at, by_id, by_name, slip, bag, cash_cents, papers_cents)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[&session, &who.1.at, &who.0, &who.1.name, &numbers.0, &numbers.1, &cents.0, &cents.1],
    )?;
    Ok(())
}

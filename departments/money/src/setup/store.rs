//! The statements of the setup.

use ::store::{Row, StoreError, Tx};
use kernel::BranchId;

use super::{ChargeKind, Denomination, Method, NewDrawer, Price};

pub(super) fn charge_kind(tx: &Tx<'_>, kind: &ChargeKind) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO charge_kinds (code, name, account, usual_cents, set_by, blocks, active)
         VALUES ($1, $2, $3, $4, $5, $6, 1)
         ON CONFLICT (code) DO UPDATE SET name = excluded.name, account = excluded.account,
           usual_cents = excluded.usual_cents, set_by = excluded.set_by, blocks = excluded.blocks, active = 1",
        &[&kind.code, &kind.name, &kind.account, &kind.amount_cents, &kind.by, &kind.blocks],
    )?;
    Ok(())
}

pub(super) fn method(tx: &Tx<'_>, method: &Method, sort: i64) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO payment_methods (code, name, account, in_drawer, reference, gives_change, sort, active)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 1)
         ON CONFLICT (code) DO UPDATE SET name = excluded.name, account = excluded.account,
           in_drawer = excluded.in_drawer, reference = excluded.reference,
           gives_change = excluded.gives_change, sort = excluded.sort, active = 1",
        &[
            &method.code, &method.name, &method.account, &method.in_drawer, &method.reference,
            &method.gives_change, &sort,
        ],
    )?;
    Ok(())
}

pub(super) fn denomination(tx: &Tx<'_>, piece: &Denomination) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO denominations (cents, name) VALUES ($1, $2)
         ON CONFLICT (cents) DO UPDATE SET name = excluded.name",
        &[&piece.cents, &piece.name],
    )?;
    Ok(())
}

pub(super) fn price(tx: &Tx<'_>, price: &Price, sort: i64) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO prices (code, name, kind, cents, unit, sort, active) VALUES ($1, $2, $3, $4, $5, $6, 1)
         ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind,
           cents = excluded.cents, unit = excluded.unit, sort = excluded.sort, active = 1",
        &[&price.code, &price.name, &price.kind, &price.cents, &price.unit, &sort],
    )?;
    Ok(())
}

pub(super) fn drawer(
    tx: &Tx<'_>,
    drawer: &NewDrawer,
    branch: Option<BranchId>,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO cash_drawers (code, name, branch_id, float_cents, drop_above_cents,
           second_count_above_cents, active) VALUES ($1, $2, $3, $4, $5, $6, 1)
         ON CONFLICT (code) DO UPDATE SET name = excluded.name, branch_id = excluded.branch_id,
           float_cents = excluded.float_cents, drop_above_cents = excluded.drop_above_cents,
           second_count_above_cents = excluded.second_count_above_cents, active = 1",
        &[
            &drawer.code,
            &drawer.name,
            &branch,
            &drawer.float_cents,
            &drawer.drop_above_cents,
            &drawer.second_count_above_cents,
        ],
    )?;
    Ok(())
}

pub(super) fn reason(tx: &Tx<'_>, list: &str, code: &str, sort: i64) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO money_reasons (list, code, sort, active) VALUES ($1, $2, $3, 1)
         ON CONFLICT (list, code) DO UPDATE SET sort = excluded.sort, active = 1",
        &[&list, &code, &sort],
    )?;
    Ok(())
}

const KIND: &str =
    "SELECT code, name, account, usual_cents, set_by, blocks FROM charge_kinds WHERE active = 1";

fn kind_row(row: &Row<'_>) -> Result<ChargeKind, StoreError> {
    Ok(ChargeKind {
        code: row.get(0)?,
        name: row.get(1)?,
        account: row.get(2)?,
        amount_cents: row.get(3)?,
        by: row.get(4)?,
        blocks: row.get(5)?,
    })
}

/// The kinds of charge in use, by name.
///
/// # Errors
/// What the database says.
pub fn charge_kinds(tx: &Tx<'_>) -> Result<Vec<ChargeKind>, StoreError> {
    tx.query(&format!("{KIND} ORDER BY name"), &[], kind_row)
}

pub(crate) fn kind_of(tx: &Tx<'_>, code: &str) -> Result<Option<ChargeKind>, StoreError> {
    tx.query_opt(&format!("{KIND} AND code = $1"), &[&code], kind_row)
}

const METHOD: &str = "SELECT code, name, account, in_drawer, reference, gives_change FROM payment_methods WHERE active = 1";

fn method_row(row: &Row<'_>) -> Result<Method, StoreError> {
    Ok(Method {
        code: row.get(0)?,
        name: row.get(1)?,
        account: row.get(2)?,
        in_drawer: row.get(3)?,
        reference: row.get(4)?,
        gives_change: row.get(5)?,
    })
}

/// The ways to pay in use, in the library's order; the patron's own credit comes last.
///
/// # Errors
/// What the database says.
pub fn methods(tx: &Tx<'_>) -> Result<Vec<Method>, StoreError> {
    tx.query(&format!("{METHOD} ORDER BY sort, code"), &[], method_row)
}

/// The way to pay of a code, if it is in use.
///
/// # Errors
/// What the database says.
pub fn method_of(tx: &Tx<'_>, code: &str) -> Result<Option<Method>, StoreError> {
    tx.query_opt(&format!("{METHOD} AND code = $1"), &[&code], method_row)
}

/// Coins and notes, the largest first.
///
/// # Errors
/// What the database says.
pub fn denominations(tx: &Tx<'_>) -> Result<Vec<Denomination>, StoreError> {
    tx.query(
        "SELECT cents, name FROM denominations ORDER BY cents DESC",
        &[],
        |r| {
            Ok(Denomination {
                cents: r.get(0)?,
                name: r.get(1)?,
            })
        },
    )
}

/// The price list, in the library's order.
///
/// # Errors
/// What the database says.
pub fn prices(tx: &Tx<'_>) -> Result<Vec<Price>, StoreError> {
    tx.query(
        "SELECT code, name, cents, kind, unit FROM prices WHERE active = 1 ORDER BY sort, code",
        &[],
        |r| {
            Ok(Price {
                code: r.get(0)?,
                name: r.get(1)?,
                cents: r.get(2)?,
                kind: r.get(3)?,
                unit: r.get(4)?,
            })
        },
    )
}

/// The codes of a list of reasons (`waive`, `refund`, `write-off`, `variance`, `paid-out`).
///
/// # Errors
/// What the database says.
pub fn reasons(tx: &Tx<'_>, list: &str) -> Result<Vec<String>, StoreError> {
    tx.query(
        "SELECT code FROM money_reasons WHERE list = $1 AND active = 1 ORDER BY sort, code",
        &[&list],
        |r| r.get(0),
    )
}

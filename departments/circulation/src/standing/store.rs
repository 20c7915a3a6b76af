//! The facts an item's state follows from.

use ::store::{StoreError, ToValue, Tx, list_of};
use kernel::{ItemId, LoanId, Moment};

/// Items asked for in one statement.
const AT_ONCE: usize = 500;

pub(super) struct Facts {
    pub(super) item: ItemId,
    pub(super) missing: bool,
    pub(super) withdrawn: bool,
    pub(super) in_library: bool,
    pub(super) loan: Option<LoanId>,
    pub(super) due_at: Option<Moment>,
    pub(super) hourly: bool,
    pub(super) lost: bool,
    pub(super) claimed: bool,
}

pub(super) fn facts(tx: &Tx<'_>, items: &[ItemId]) -> Result<Vec<Facts>, StoreError> {
    let mut found = Vec::with_capacity(items.len());
    for some in items.chunks(AT_ONCE) {
        let sql = format!(
            "SELECT i.id, i.missing_since, i.withdrawn_on, i.not_for_loan, p.lends, k.lent, l.id, l.due_at, l.hourly,
               l.lost_at, l.claimed_at
             FROM item_facts i JOIN location_facts p ON p.id = i.location_id
             LEFT JOIN lending_kinds k ON k.kind = i.kind
             LEFT JOIN loans l ON l.item_id = i.id AND l.ended = 0
             WHERE i.id IN ({})",
            list_of(some.len(), 1)
        );
        let ids: Vec<&dyn ToValue> = some.iter().map(|id| id as &dyn ToValue).collect();
        tx.for_each(&sql, &ids, |r| {
            let not_for_loan: bool = r.get(3)?;
            found.push(Facts {
                item: r.get(0)?,
                missing: r.get::<Option<i64>>(1)?.is_some(),
                withdrawn: r.get::<Option<String>>(2)?.is_some(),
                in_library: not_for_loan
                    || !r.get::<bool>(4)?
                    || r.get::<Option<bool>>(5)? == Some(false),
                loan: r.get(6)?,
                due_at: r.get(7)?,
                hourly: r.get::<Option<bool>>(8)?.unwrap_or(false),
                lost: r.get::<Option<i64>>(9)?.is_some(),
                claimed: r.get::<Option<i64>>(10)?.is_some(),
            });
            Ok(())
        })?;
    }
    Ok(found)
}

pub(super) fn lent_ever(tx: &Tx<'_>, items: &[ItemId]) -> Result<Vec<ItemId>, StoreError> {
    let mut found = Vec::new();
    for some in items.chunks(AT_ONCE) {
        let sql = format!(
            "SELECT DISTINCT item_id FROM loans WHERE item_id IN ({})",
            list_of(some.len(), 1)
        );
        let ids: Vec<&dyn ToValue> = some.iter().map(|id| id as &dyn ToValue).collect();
        found.extend(tx.query(&sql, &ids, |r| r.get::<ItemId>(0))?);
    }
    Ok(found)
}

//! Regular hours: the week of each branch in each kind of period, and which kind holds when.

mod pages;
pub(crate) mod rules;
pub(crate) mod store;

use ::store::{Entry, Store, StoreError};
use kernel::{Act, BranchId, DateSpan};

pub(crate) use pages::pages;

use crate::{BuildingError, Opening};

/// The hours of seven days, from Monday; `None` is closed.
pub type Week = [Option<Opening>; 7];

/// Sets the week of a branch in one kind of period.
///
/// # Errors
/// [`StoreError::Missing`] where there is no such branch; what the store says.
pub fn put_week(
    tables: &Store,
    act: &Act,
    (branch, kind): (BranchId, &str),
    week: &Week,
) -> Result<(), BuildingError> {
    tables.write_once(act, "week.put", |tx| {
        let name = crate::branch(tx, branch)?.ok_or(StoreError::Missing)?.name;
        let before = store::week(tx, branch, kind)?;
        store::put_week(tx, branch, kind, week)?;
        let entry = Entry::new("week.put", "week", branch.0)
            .fact("name", format!("{name}, {kind}"))
            .fact("period", kind);
        let entry = (0..7).fold(entry, |entry, day| {
            let text = |week: &Week| crate::show::typed(week[day]);
            entry.change(&format!("day_{}", day + 1), text(&before), text(week))
        });
        tx.journal(entry)?;
        Ok(())
    })
}

/// Says which kind of hours holds from a day to a day; what stood on those days gives way.
///
/// # Errors
/// [`BuildingError::Refused`] with every fault; what the store says.
pub fn put_period(
    tables: &Store,
    act: &Act,
    span: DateSpan,
    kind: &str,
) -> Result<(), BuildingError> {
    tables.write_once(act, "period.put", |tx| {
        BuildingError::unless(rules::faults(span, kind, &store::weeks(tx)?))?;
        let before = store::periods(tx)?;
        store::put_periods(tx, &rules::laid(&before, (span, kind)))?;
        let days = format!("{} – {}", span.from_on, span.to_on);
        let entry = Entry::new("period.put", "period", 1).fact("name", format!("{kind}, {days}"));
        tx.journal(entry)?;
        Ok(())
    })
}

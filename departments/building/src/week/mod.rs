//! Regular hours: the week of each branch in each kind of period, and which kind holds when.

mod pages;
pub(crate) mod rules;
pub(crate) mod store;

use std::collections::HashMap;

use ::store::{Entry, Store, StoreError, Tx};
use kernel::{Act, BranchId, DateSpan, Day};

pub(crate) use pages::pages;

use crate::{BuildingError, Opening};

/// The hours of seven days, from Monday; `None` is closed.
pub type Week = [Option<Opening>; 7];

/// A week that holds from a day on, until the next of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekFrom {
    /// Its first day; [`SINCE_EVER`] for the first of a kind.
    pub from_on: Day,
    /// The hours.
    pub days: Week,
}

/// The weeks of one branch, by kind of period; of each kind the earliest first.
pub(crate) type WeeksByKind = HashMap<String, Vec<WeekFrom>>;

/// The day from which the first week of a kind holds: no day of a library is before it.
pub const SINCE_EVER: Day = Day(jiff::civil::date(1, 1, 1));

/// Sets the week of a branch in one kind of period, from a day on until the next one that is planned; without a day on
/// all days, past ones and planned changes too. The first week of a kind holds on all days.
///
/// # Errors
/// [`BuildingError::Refused`] with every fault; [`StoreError::Missing`] where there is no such branch; what the store
/// says.
pub fn put_week(
    tables: &Store,
    act: &Act,
    (branch, kind): (BranchId, &str),
    from_on: Option<Day>,
    week: &Week,
) -> Result<(), BuildingError> {
    tables.write_once(act, "week.put", |tx| {
        store::lock(tx, branch)?;
        let today = crate::calendar(tx, branch)?.day_of(act.at);
        BuildingError::unless(rules::week_faults(from_on, today))?;
        put(tx, (branch, kind), from_on, week)
    })
}

/// Takes a planned change of the week back: the hours before it go on.
///
/// # Errors
/// [`BuildingError::Refused`] where the day has come, or no change is planned for it any more;
/// [`StoreError::Missing`] where there is no such branch; what the store says.
pub fn take_week_back(
    tables: &Store,
    act: &Act,
    (branch, kind): (BranchId, &str),
    from_on: Day,
) -> Result<(), BuildingError> {
    tables.write_once(act, "week.take-back", |tx| {
        store::lock(tx, branch)?;
        let today = crate::calendar(tx, branch)?.day_of(act.at);
        BuildingError::unless(rules::take_back_faults(from_on, today))?;
        let kinds = store::weeks_of(tx, branch)?;
        let weeks = kinds.get(kind).map(Vec::as_slice).unwrap_or_default();
        let planned = weeks.iter().any(|week| week.from_on == from_on);
        let before = rules::week_on(weeks, from_on.plus_days(-1)).filter(|_| planned);
        let gone = || BuildingError::Refused(vec![rules::not_planned()]);
        let before = before.ok_or_else(gone)?;
        put(tx, (branch, kind), Some(from_on), &before)
    })
}

fn put(
    tx: &Tx<'_>,
    (branch, kind): (BranchId, &str),
    from_on: Option<Day>,
    week: &Week,
) -> Result<(), BuildingError> {
    let name = crate::branch(tx, branch)?.ok_or(StoreError::Missing)?.name;
    let kinds = store::weeks_of(tx, branch)?;
    let weeks = kinds.get(kind).map(Vec::as_slice).unwrap_or_default();
    let before = rules::week_on(weeks, from_on.unwrap_or(Day(jiff::civil::Date::MAX)));
    let before = before.unwrap_or_default();
    store::put_weeks(tx, (branch, kind), &rules::weeks_laid(weeks, from_on, week))?;
    let name = match from_on.filter(|_| !weeks.is_empty()) {
        Some(day) => format!("{name}, {kind}, {day}"),
        None => format!("{name}, {kind}"),
    };
    let entry = Entry::new("week.put", "week", branch.0)
        .fact("name", name)
        .fact("period", kind)
        .fact("from_on", from_on);
    let entry = (0..7).fold(entry, |entry, day| {
        let text = |week: &Week| crate::show::typed(week[day]);
        entry.change(&format!("day_{}", day + 1), text(&before), text(week))
    });
    tx.journal(entry)?;
    Ok(())
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

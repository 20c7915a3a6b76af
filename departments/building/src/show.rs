//! What the pages of the building share: tabs, work in the database, hours and history in words.

use ::store::journal::{self, History as Entry};
use ::store::{StoreError, Tx};
use kernel::Day;
use serde_json::Value;
use webkit::{Change, Form, History, PageError, Tabs, Visit};

use crate::{BuildingError, Opening};

/// Entries shown of a history.
const HISTORY_MOST: i64 = 40;

/// The pages of the building, the present one marked.
pub(crate) fn tabs(visit: &Visit, current: &str) -> Tabs {
    Tabs::new(visit.t("building-tabs"), current)
        .with(visit.t("building-tab-hours"), "/staff/hours", None)
        .with(visit.t("building-tab-weekly"), "/staff/hours/weekly", None)
        .with(visit.t("building-tab-terms"), "/staff/hours/terms", None)
        .with(visit.t("building-tab-places"), "/staff/hours/places", None)
}

/// Work in the database whose refusal is noted beside the fields; `None` when it was refused.
pub(crate) async fn tried<T: Send + 'static>(
    form: &mut Form,
    work: impl FnOnce() -> Result<T, BuildingError> + Send + 'static,
) -> Result<Option<T>, PageError> {
    match tokio::task::spawn_blocking(work).await? {
        Ok(done) => Ok(Some(done)),
        Err(BuildingError::Refused(faults)) => {
            for fault in faults {
                if fault.field.is_empty() {
                    form.refuse_all([fault.reason]);
                } else {
                    form.refuse(fault.field, fault.reason);
                }
            }
            Ok(None)
        }
        Err(BuildingError::Store(StoreError::Missing)) => Err(PageError::NotFound),
        Err(BuildingError::Store(error)) => Err(error.into()),
    }
}

/// Hours as a form has them: `08:00-20:00`, empty for closed.
pub(crate) fn typed(opening: Option<Opening>) -> String {
    let clock = |minutes: i64| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    opening.map_or_else(String::new, |o| {
        format!("{}-{}", clock(o.opens), clock(o.closes))
    })
}

/// Hours in words, as clocks in the library show them.
pub(crate) fn spoken(visit: &Visit, opening: Option<Opening>) -> String {
    let Some(opening) = opening else {
        return visit.t("hours-closed");
    };
    let calendar = crate::Calendar::always(visit.zone.clone(), None);
    let today = visit.now.day(&visit.zone);
    let time = |minutes| visit.words.time(calendar.moment(today, minutes));
    format!("{} – {}", time(opening.opens), time(opening.closes))
}

/// A span of days in words; one day is said once.
pub(crate) fn days(visit: &Visit, from: Day, to: Day) -> String {
    if from == to {
        visit.words.day(from)
    } else {
        format!("{} – {}", visit.words.day(from), visit.words.day(to))
    }
}

/// What happened to things of some sorts, newest first.
pub(crate) fn entries(tx: &Tx<'_>, subjects: &[&str]) -> Result<Vec<Entry>, StoreError> {
    let mut all = Vec::new();
    for subject in subjects {
        all.extend(journal::history_of_sort(tx, subject, HISTORY_MOST)?);
    }
    all.sort_by_key(|entry| std::cmp::Reverse(entry.id));
    all.truncate(usize::try_from(HISTORY_MOST).unwrap_or(usize::MAX));
    Ok(all)
}

/// What happened to one thing, newest first.
pub(crate) fn entries_of(tx: &Tx<'_>, subject: &str, id: i64) -> Result<Vec<Entry>, StoreError> {
    journal::history_of(tx, subject, id, HISTORY_MOST)
}

/// The same as the page shows it.
pub(crate) fn history(visit: &Visit, entries: Vec<Entry>) -> History {
    let change = |entry: Entry| {
        let key = format!("building-history-{}", entry.kind.replace('.', "-"));
        let of = entry.facts.get("name").and_then(Value::as_str);
        let what = visit.t(key);
        Change {
            at: entry.at,
            what: of.map_or_else(|| what.clone(), |name| format!("{what}: {name}")),
            values: values(visit, &entry.facts),
            who: entry.who,
        }
    };
    History::new(&visit.words, entries.into_iter().map(change).collect())
}

/// The facts of an entry that say what was before and what is now.
fn values(visit: &Visit, facts: &Value) -> Vec<(String, String, String)> {
    let changed = facts.as_object().into_iter().flatten();
    let changed = changed.filter_map(|(name, value)| {
        let (before, after) = (value.get("before")?, value.get("after")?);
        let field = visit.t(format!("building-field-{}", name.replace('_', "-")));
        Some((field, plain(visit, before), plain(visit, after)))
    });
    changed.collect()
}

fn plain(visit: &Visit, value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(true) => visit.t("building-yes"),
        Value::Bool(false) => visit.t("building-no"),
        Value::String(text) if text.is_empty() => visit.t("building-empty"),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

//! Which kind of hours holds when, and which week of it. Pure.

use kernel::{DateSpan, Day, Reason};

use super::{SINCE_EVER, Week, WeekFrom};
use crate::{Fault, Opening};

/// The longest period that is believed to be meant, in days.
const DAYS_MAX: i64 = 800;

/// Every fault of a period, beside its field; `known` are the kinds that some branch has hours for.
#[must_use]
pub(crate) fn faults(span: DateSpan, kind: &str, known: &[String]) -> Vec<Fault> {
    let mut faults = Vec::new();
    if span.to_on < span.from_on {
        faults.push(Fault::new("to_on", Reason::new("closure-ends-before")));
    } else if span.from_on.days_until(span.to_on) > DAYS_MAX {
        let reason = Reason::new("period-too-long").with("days", DAYS_MAX);
        faults.push(Fault::new("to_on", reason));
    }
    if !known.iter().any(|k| k == kind) {
        let reason = Reason::new("period-kind-unknown").with("kind", kind);
        faults.push(Fault::new("kind", reason));
    }
    faults
}

/// The periods once `new` is laid over them: what stood on its days is cut away, what stood on both
/// sides of it stays on both, and neighbours of one kind become one.
#[must_use]
pub(crate) fn laid(
    before: &[(DateSpan, String)],
    new: (DateSpan, &str),
) -> Vec<(DateSpan, String)> {
    let (span, kind) = new;
    let mut after = vec![(span, kind.to_owned())];
    for (old, old_kind) in before {
        let left = DateSpan {
            from_on: old.from_on,
            to_on: old.to_on.min(span.from_on.plus_days(-1)),
        };
        let right = DateSpan {
            from_on: old.from_on.max(span.to_on.plus_days(1)),
            to_on: old.to_on,
        };
        let kept = [left, right].into_iter().filter(|s| s.from_on <= s.to_on);
        after.extend(kept.map(|s| (s, old_kind.clone())));
    }
    after.sort_by_key(|(span, _)| span.from_on);
    joined(after)
}

fn joined(sorted: Vec<(DateSpan, String)>) -> Vec<(DateSpan, String)> {
    let mut out: Vec<(DateSpan, String)> = Vec::with_capacity(sorted.len());
    for (span, kind) in sorted {
        match out.last_mut() {
            Some((last, same)) if *same == kind && last.to_on.plus_days(1) == span.from_on => {
                last.to_on = span.to_on;
            }
            _ => out.push((span, kind)),
        }
    }
    out
}

/// The week that holds on a day, of those of one kind, the earliest first.
#[must_use]
pub(crate) fn week_on(weeks: &[WeekFrom], day: Day) -> Option<Week> {
    let before = weeks.iter().rev().find(|week| week.from_on <= day);
    before.map(|week| week.days)
}

/// The weeks of one kind once `new` holds from a day on, until the next that is planned; without a day it holds alone.
/// A week that changes nothing goes.
#[must_use]
pub(crate) fn weeks_laid(before: &[WeekFrom], from_on: Option<Day>, new: &Week) -> Vec<WeekFrom> {
    let new = |from_on| WeekFrom {
        from_on,
        days: *new,
    };
    let Some(day) = from_on.filter(|_| !before.is_empty()) else {
        return vec![new(SINCE_EVER)];
    };
    let others = before.iter().filter(|week| week.from_on != day);
    let mut after: Vec<WeekFrom> = others.copied().chain([new(day)]).collect();
    after.sort_by_key(|week| week.from_on);
    after.dedup_by(|later, earlier| later.days == earlier.days);
    after
}

/// The faults of the day from which a week shall hold.
#[must_use]
pub(crate) fn week_faults(from_on: Option<Day>, today: Day) -> Vec<Fault> {
    let days = |day: Day| today.days_until(day).abs();
    let far = from_on.is_some_and(|day| days(day) > DAYS_MAX);
    let reason = || Reason::new("week-from-far").with("days", DAYS_MAX);
    far.then(|| Fault::new("from_on", reason()))
        .into_iter()
        .collect()
}

/// The faults of taking back what shall hold from a day on.
#[must_use]
pub(crate) fn take_back_faults(from_on: Day, today: Day) -> Vec<Fault> {
    let begun = (from_on <= today).then(|| Fault::new("", Reason::new("week-begun")));
    begun.into_iter().collect()
}

/// Nothing is planned from that day on: somebody else may have taken it back.
pub(crate) fn not_planned() -> Fault {
    Fault::new("", Reason::new("week-not-planned"))
}

/// Reads hours as people type them: `08:00-20:00`, `8am-8pm`, `8:30 am – noon`; empty is closed.
///
/// # Errors
/// `hours-unreadable` with the text, or `hours-turned` where the doors would close before they open.
pub(crate) fn read_hours(text: &str) -> Result<Option<Opening>, Reason> {
    let text = text.trim();
    if text.is_empty() || text.eq_ignore_ascii_case("closed") {
        return Ok(None);
    }
    let unreadable = || Reason::new("hours-unreadable").with("text", text);
    let plain = text
        .to_lowercase()
        .replace(['–', '—'], "-")
        .replace(" to ", "-");
    let (from, to) = plain.split_once('-').ok_or_else(unreadable)?;
    let (opens, mut closes) = (
        minutes(from).ok_or_else(unreadable)?,
        minutes(to).ok_or_else(unreadable)?,
    );
    if closes == 0 {
        closes = 24 * 60;
    }
    if opens >= closes {
        return Err(Reason::new("hours-turned").with("text", text));
    }
    Ok(Some(Opening { opens, closes }))
}

/// Minutes after midnight of one clock reading; `None` where it is none.
fn minutes(text: &str) -> Option<i64> {
    let text = text.trim();
    match text {
        "noon" => return Some(12 * 60),
        "midnight" => return Some(24 * 60),
        _ => {}
    }
    let bare = text.replace('.', "");
    let (clock, half) = match (bare.strip_suffix("am"), bare.strip_suffix("pm")) {
        (Some(clock), _) => (clock.trim(), Some(0)),
        (_, Some(clock)) => (clock.trim(), Some(12)),
        _ => (bare.as_str(), None),
    };
    let (hour, minute) = clock.split_once(':').unwrap_or((clock, "0"));
    if half.is_none() && !clock.contains(':') {
        return None;
    }
    let (hour, minute): (i64, i64) = (hour.trim().parse().ok()?, minute.trim().parse().ok()?);
    let hour = match half {
        None if (0..=24).contains(&hour) => hour,
        Some(add) if (1..=12).contains(&hour) => hour % 12 + add,
        _ => return None,
    };
    let all = hour * 60 + minute;
    ((0..60).contains(&minute) && all <= 24 * 60).then_some(all)
}

//! Dates, tags and refusals as the pages of lending write them.

use kernel::{Barcode, Moment};
use webkit::{Kind, PageError, Tag, Visit};

use crate::CirculationError;
use crate::account::AccountLoan;

/// When something is due: with its minute where the minute counts, as `Today 3:40 pm` on the same day.
pub(crate) fn due(visit: &Visit, at: Moment, hourly: bool) -> String {
    let (day, today) = (at.day(&visit.zone), visit.now.day(&visit.zone));
    let word = if day == today {
        visit.t("due-today")
    } else if day.0.year() == today.0.year() {
        visit.words.day_short(day)
    } else {
        visit.words.day(day)
    };
    if hourly || day == today {
        format!("{word} {}", visit.words.time(at))
    } else {
        word
    }
}

/// The state of a loan as a word that stands out; `since` is when this session began.
pub(crate) fn tag(visit: &Visit, loan: &AccountLoan, since: Option<Moment>) -> Tag {
    if loan.lost {
        return Tag::new(Kind::Stop, visit.t("loan-state-lost"));
    }
    if loan.claimed {
        return Tag::new(Kind::Warn, visit.t("loan-state-claimed"));
    }
    match loan.days_late {
        Some(0) => Tag::new(Kind::Stop, visit.t("loan-state-late-today")).icon("clock-alert"),
        Some(days) => {
            Tag::new(Kind::Stop, visit.words.tn("loan-state-late", days)).icon("clock-alert")
        }
        None if since.is_some_and(|since| loan.lent_at >= since) => {
            Tag::new(Kind::Ok, visit.t("loan-state-now")).icon("check")
        }
        None => Tag::new(Kind::Plain, visit.t("loan-state-out")),
    }
}

/// A refusal as the page of its reasons, anything else as our fault.
pub(crate) fn page_error(error: CirculationError) -> PageError {
    match error {
        CirculationError::Refused(refusal) => PageError::Refused(refusal.reasons),
        CirculationError::Store(store::StoreError::Missing) => PageError::NotFound,
        other => PageError::internal(other.to_string()),
    }
}

/// The page of fast-add for a barcode, and back here after it.
pub(crate) fn fast_add(barcode: &Barcode, next: &str) -> String {
    format!(
        "/staff/fast-add?barcode={}&next={}",
        encoded(barcode.as_str()),
        encoded(next)
    )
}

/// Percent-encodes a value of a query string.
pub(crate) fn encoded(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

/// Work in the database, away from the threads that serve requests; a refusal becomes its page.
pub(crate) async fn work<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, CirculationError> + Send + 'static,
) -> Result<T, PageError> {
    tokio::task::spawn_blocking(work).await?.map_err(page_error)
}

/// The same, with a refusal handed back to be shown beside the form.
pub(crate) async fn try_work<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, CirculationError> + Send + 'static,
) -> Result<Result<T, crate::Refusal>, PageError> {
    match tokio::task::spawn_blocking(work).await? {
        Ok(done) => Ok(Ok(done)),
        Err(CirculationError::Refused(refusal)) => Ok(Err(*refusal)),
        Err(other) => Err(page_error(other)),
    }
}

/// A moment in full.
pub(crate) fn moment(visit: &Visit, at: Moment) -> String {
    visit.words.moment(at)
}

/// How long ago a moment was.
pub(crate) fn ago(visit: &Visit, at: Moment) -> String {
    visit.words.ago(at, visit.now)
}

//! Values in the words of a visit, for templates, which hand over references and values alike.

use std::borrow::Borrow;

use jiff::civil::Date;
use kernel::{Cents, Day, Moment};
use webkit::{Visit, Words};

/// An amount as pages write it.
pub(crate) fn money(visit: impl Borrow<Visit>, cents: impl Borrow<Cents>) -> String {
    visit.borrow().words.money(*cents.borrow())
}

/// An amount taken off.
pub(crate) fn minus(visit: impl Borrow<Visit>, cents: impl Borrow<Cents>) -> String {
    visit.borrow().words.money(-*cents.borrow())
}

/// A day and time as pages write it.
pub(crate) fn moment(visit: impl Borrow<Visit>, at: impl Borrow<Moment>) -> String {
    visit.borrow().words.moment(*at.borrow())
}

/// What a computation noted, its dates in the words of the visit: they are kept as `2026-11-12` and
/// `2026-11-12 21:00`, whoever reads them, and several stand one after the other.
pub(crate) fn dated(visit: impl Borrow<Visit>, noted: impl AsRef<str>) -> String {
    let words = &visit.borrow().words;
    let parts: Vec<&str> = noted.as_ref().split(", ").collect();
    let told: Option<Vec<String>> = parts.iter().map(|part| date(words, part)).collect();
    told.map_or_else(|| noted.as_ref().to_owned(), |told| told.join(" · "))
}

/// One date, or how many more there are (`+12`).
fn date(words: &Words, text: &str) -> Option<String> {
    if text.starts_with('+') {
        return Some(text.to_owned());
    }
    match text.split_once(' ') {
        None => Some(words.day_short(Day(text.parse::<Date>().ok()?))),
        Some((day, time)) => {
            let (day, time) = (day.parse().ok()?, time.parse().ok()?);
            Some(words.moment(Day(day).at(time, words.zone())))
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use std::sync::Arc;

    use jiff::tz::TimeZone;
    use webkit::{Lexicon, Words};

    #[test]
    fn dates_that_were_noted_are_read_in_words() {
        let lexicon = Lexicon::new(webkit::MESSAGES).unwrap();
        let words = Words::new(Arc::new(lexicon), "en", TimeZone::UTC);
        let check = |text: &str, want: Option<&str>| {
            assert_eq!(super::date(&words, text).as_deref(), want, "{text}");
        };
        check("2026-11-12", Some("Thu, Nov 12"));
        check("2026-11-12 21:05", Some("Thu, Nov 12, 2026, 9:05 pm"));
        check("+12", Some("+12"));
        check("5", None);
        check("2026-13-45", None);
    }
}

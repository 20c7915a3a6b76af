//! Days and times: `CCYYMMDD` (or `YYMMDD`), `HHMM` to `HHMMSSDD`.

/// The day as `YYYY-MM-DD`; two digits of a year are 1970 to 2069. Nothing where it does not exist.
#[must_use]
pub fn day(text: &str) -> Option<String> {
    let text = text.trim();
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (year, rest) = match text.len() {
        8 => (text.get(..4)?.parse::<u16>().ok()?, text.get(4..)?),
        6 => {
            let short: u16 = text.get(..2)?.parse().ok()?;
            (
                if short < 70 {
                    2000 + short
                } else {
                    1900 + short
                },
                text.get(2..)?,
            )
        }
        _ => return None,
    };
    let (month, day): (u8, u8) = (rest.get(..2)?.parse().ok()?, rest.get(2..)?.parse().ok()?);
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let longest = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    ((1..=longest).contains(&day) && year > 0).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// Whether a time exists.
#[must_use]
pub fn is_time(text: &str) -> bool {
    let text = text.trim();
    let pair = |at: usize| {
        text.get(at..at + 2)
            .and_then(|pair| pair.parse::<u8>().ok())
    };
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let seconds = text.len() == 4 || pair(4).is_some_and(|second| second < 60);
    digits
        && (4..=8).contains(&text.len())
        && pair(0).is_some_and(|hour| hour < 24)
        && pair(2).is_some_and(|minute| minute < 60)
        && seconds
}

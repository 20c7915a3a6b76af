//! Dates and times as XML Schema writes them (xs:dateTime).

/// Whether this is `YYYY-MM-DDThh:mm:ss`, with a fraction and a zone or without, of a day in the calendar.
pub(crate) fn is_date_time(text: &str) -> bool {
    usual(text).unwrap_or_else(|| parts(text).is_some())
}

/// The same for the first 28 days of a month in years of four digits, as most are; `None` for others.
fn usual(text: &str) -> Option<bool> {
    let (moment, rest) = text.split_at_checked(19)?;
    let moment = moment.as_bytes();
    if !has_form(moment, b"0000-00-00T00:00:00") {
        return None;
    }
    let pair = |at: usize| match moment.get(at..at + 2) {
        Some([tens, units]) => (tens - b'0') * 10 + (units - b'0'),
        _ => u8::MAX,
    };
    let date = (1..=12).contains(&pair(5)) && (1..=28).contains(&pair(8));
    let sound = date && pair(11) < 24 && pair(14) < 60 && pair(17) < 60;
    sound.then(|| zoneless(rest).is_some_and(is_fraction))
}

/// Whether this is a fraction of a second, or nothing.
fn is_fraction(text: &str) -> bool {
    match text.as_bytes() {
        [] => true,
        [b'.', digits @ ..] => !digits.is_empty() && digits.iter().all(u8::is_ascii_digit),
        _ => false,
    }
}

/// Whether text has digits where the form has noughts, and is else the same.
fn has_form(text: &[u8], form: &[u8]) -> bool {
    text.iter().zip(form).all(|(byte, shape)| {
        let digit = *shape == b'0' && byte.is_ascii_digit();
        digit || (*shape != b'0' && byte == shape)
    })
}

fn parts(text: &str) -> Option<()> {
    let (date, time) = text.split_once('T')?;
    let date = date.strip_prefix('-').unwrap_or(date);
    let [year, month, day] = fields(date, '-')?;
    let (year_digits, year) = (year.len(), number(year)?);
    let (month, day) = (two(month)?, two(day)?);
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    (year_digits >= 4 && (1..=days).contains(&day)).then_some(())?;
    clock(zoneless(time)?)
}

/// The time without its zone: `Z`, `+hh:mm` or `-hh:mm`.
fn zoneless(time: &str) -> Option<&str> {
    if let Some(time) = time.strip_suffix('Z') {
        return Some(time);
    }
    let Some(sign) = time.rfind(['+', '-']) else {
        return Some(time);
    };
    let (hours, minutes) = time.get(sign + 1..)?.split_once(':')?;
    let minutes_east = two(hours)? * 60 + two(minutes)?;
    (minutes_east <= 14 * 60 && two(minutes)? < 60).then_some(())?;
    time.get(..sign)
}

fn clock(time: &str) -> Option<()> {
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let [hour, minute, second] = fields(time, ':')?;
    let (hour, minute, second) = (two(hour)?, two(minute)?, two(second)?);
    let midnight = hour == 24 && minute == 0 && second == 0;
    let sound = (hour < 24 || midnight) && minute < 60 && second < 60;
    (sound && !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit()))
        .then_some(())
}

fn fields(text: &str, separator: char) -> Option<[&str; 3]> {
    let mut fields = text.split(separator);
    let three = [fields.next()?, fields.next()?, fields.next()?];
    fields.next().is_none().then_some(three)
}

fn two(text: &str) -> Option<u32> {
    if text.len() == 2 { number(text) } else { None }
}

fn number(text: &str) -> Option<u32> {
    let digits = (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::is_date_time;

    #[test]
    fn dates() {
        let rows = [
            ("2026-11-28T09:30:00", true),
            ("2026-11-28T09:30:00Z", true),
            ("2026-11-28T09:30:00.123+13:45", true),
            ("2024-02-29T24:00:00-05:00", true),
            ("2024-02-28T24:00:00", true),
            ("2026-11-28T09:30:00-14:00", true),
            ("-2026-11-28T09:30:00Z", true),
            ("12026-11-28T09:30:00Z", true),
            ("2026-11-28", false),
            ("2026-11-28T09:30", false),
            ("2026-02-29T09:30:00", false),
            ("2026-13-01T09:30:00", false),
            ("2026-11-28T25:30:00", false),
            ("2026-11-28T09:30:00.", false),
            ("2026-11-28T09:30:00.Z", false),
            ("2026-11-28T09:30:00:00", false),
            ("2026-11-28T09:30:00,5", false),
            ("2026-11-28T09:30:00.5+01", false),
            ("2026-11-28T09:30:00+14:01", false),
            ("2026-11-00T09:30:00", false),
            ("2026-11-28T09:60:00", false),
            ("2026-11-28T09:30:00+0000", false),
            ("2026-11-28T09:30:00+15:00", false),
            ("26-11-28T09:30:00", false),
            ("", false),
            ("T", false),
        ];
        for (text, right) in rows {
            assert_eq!(is_date_time(text), right, "{text}");
        }
    }
}

//! Dates and times as XML Schema writes them (xs:dateTime).

/// Whether this is `YYYY-MM-DDThh:mm:ss`, with a fraction and a zone or without, of a day in the calendar.
pub(crate) fn is_date_time(text: &str) -> bool {
    parts(text).is_some()
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
            ("12026-11-28T09:30:00Z", true),
            ("2026-11-28", false),
            ("2026-11-28T09:30", false),
            ("2026-02-29T09:30:00", false),
            ("2026-13-01T09:30:00", false),
            ("2026-11-28T25:30:00", false),
            ("2026-11-28T09:30:00.", false),
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

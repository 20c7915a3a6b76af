//! Days and times in the forms of code list 2379.

use serde::Serialize;

/// The forms of DTM in use, by code: two texts where it is a period. `Y` year, `M` month, `D` day,
/// `h` hour, `m` minute, `s` second, `w` week; with `y` the year has two digits.
const FORMS: [(&str, &str, &str); 20] = [
    ("2", "DDMMyy", ""),
    ("101", "yyMMDD", ""),
    ("102", "YYYYMMDD", ""),
    ("103", "yyww", ""),
    ("106", "MMDD", ""),
    ("201", "yyMMDDhhmm", ""),
    ("202", "yyMMDDhhmmss", ""),
    ("203", "YYYYMMDDhhmm", ""),
    ("204", "YYYYMMDDhhmmss", ""),
    ("401", "hhmm", ""),
    ("402", "hhmmss", ""),
    ("602", "YYYY", ""),
    ("609", "yyMM", ""),
    ("610", "YYYYMM", ""),
    ("616", "YYYYww", ""),
    ("710", "YYYYMM", "YYYYMM"),
    ("713", "yyMMDDhhmm", "yyMMDDhhmm"),
    ("717", "yyMMDD", "yyMMDD"),
    ("718", "YYYYMMDD", "YYYYMMDD"),
    ("719", "YYYYMMDDhhmm", "YYYYMMDDhhmm"),
];

/// Forms that count something (days, weeks, months): a bare number.
const SPANS: [&str; 6] = ["801", "802", "803", "804", "805", "806"];

/// A day or time as far as it was given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct When {
    /// The year; two digits are 1970 to 2069.
    pub year: Option<u16>,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
    /// 0 to 23.
    pub hour: Option<u8>,
    /// 0 to 59.
    pub minute: Option<u8>,
    /// 0 to 59.
    pub second: Option<u8>,
    /// 1 to 53.
    pub week: Option<u8>,
}

impl When {
    /// The day as `YYYY-MM-DD`, where there is one.
    #[must_use]
    pub fn iso_day(&self) -> Option<String> {
        let (year, month, day) = (self.year?, self.month?, self.day?);
        Some(format!("{year:04}-{month:02}-{day:02}"))
    }

    fn exists(&self) -> bool {
        let within =
            |value: Option<u8>, from: u8, to: u8| value.is_none_or(|v| v >= from && v <= to);
        let longest = match self.month {
            Some(2) if self.year.is_none_or(is_leap) => 29,
            Some(2) => 28,
            Some(4 | 6 | 9 | 11) => 30,
            _ => 31,
        };
        within(self.month, 1, 12)
            && within(self.day, 1, longest)
            && within(self.hour, 0, 23)
            && within(self.minute, 0, 59)
            && within(self.second, 0, 59)
            && within(self.week, 1, 53)
            && self.year != Some(0)
    }
}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

/// What a value in a form says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Span {
    /// A day, or a time.
    At(When),
    /// From, to.
    Between(When, When),
    /// So many days, weeks or months.
    Count(u32),
}

/// Reads a value by the code of its form (2379); without a code, the form is told by its length.
#[must_use]
pub fn parse(value: &str, form: &str) -> Option<Span> {
    let value = value.trim();
    if SPANS.contains(&form) {
        return value.parse().ok().map(Span::Count);
    }
    let form = match (form, value.len()) {
        ("", 6) => "101",
        ("", 8) => "102",
        ("", 12) => "203",
        _ => form,
    };
    let (_, first, second) = FORMS.iter().find(|(code, _, _)| *code == form)?;
    if second.is_empty() {
        return by_form(value, first).map(Span::At);
    }
    let bare: String = value.chars().filter(|c| *c != '-').collect();
    let (from, to) = bare.split_at_checked(first.len())?;
    Some(Span::Between(by_form(from, first)?, by_form(to, second)?))
}

fn by_form(value: &str, form: &str) -> Option<When> {
    let all = value.len() == form.len() && value.bytes().all(|byte| byte.is_ascii_digit());
    if !all {
        return None;
    }
    let number = |letter: char| {
        let begin = form.find(letter)?;
        let end = form.rfind(letter)? + 1;
        value.get(begin..end)?.parse::<u16>().ok()
    };
    let small = |letter: char| number(letter).and_then(|number| u8::try_from(number).ok());
    let short = number('y').map(|year| if year < 70 { 2000 + year } else { 1900 + year });
    let when = When {
        year: number('Y').or(short),
        month: small('M'),
        day: small('D'),
        hour: small('h'),
        minute: small('m'),
        second: small('s'),
        week: small('w'),
    };
    when.exists().then_some(when)
}

/// Whether UNB's day and time of preparation exist.
pub(crate) fn is_stamp(day: &str, time: &str) -> bool {
    let form = if day.trim().len() == 6 { "101" } else { "102" };
    let time = time.trim();
    parse(day, form).is_some() && (parse(time, "401").is_some() || parse(time, "402").is_some())
}

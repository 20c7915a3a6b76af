//! Days, times and numbers as a language writes them. Names of months and the order of the parts
//! stand in the message files, so that a translator sets them.

use kernel::{Day, Moment};

use super::Words;

impl Words {
    /// `Mon, Dec 14, 2026`.
    #[must_use]
    pub fn day(&self, day: Day) -> String {
        self.tf("date-day", &self.day_parts(day))
    }

    /// `Mon, Dec 14`, where the year is plain.
    #[must_use]
    pub fn day_short(&self, day: Day) -> String {
        self.tf("date-day-short", &self.day_parts(day))
    }

    /// `Tuesday, November 24`, for a heading.
    #[must_use]
    pub fn day_long(&self, day: Day) -> String {
        let mut parts = self.day_parts(day);
        parts[0].1 = self.t(format!("weekday-long-{}", day.weekday()));
        parts[1].1 = self.t(format!("month-long-{}", day.0.month()));
        self.tf("date-day-long", &parts)
    }

    /// `3:40 pm` on the library's clock.
    #[must_use]
    pub fn time(&self, moment: Moment) -> String {
        let zoned = moment.in_zone(self.zone());
        let (hour, half) = match zoned.hour() {
            0 => (12, "am"),
            h @ 1..=11 => (h, "am"),
            12 => (12, "pm"),
            h => (h - 12, "pm"),
        };
        let minute = format!("{:02}", zoned.minute());
        let hour24 = format!("{:02}", zoned.hour());
        let half = self.t(format!("time-{half}"));
        let parts = [
            ("hour", hour.to_string()),
            ("hour24", hour24),
            ("minute", minute),
            ("half", half),
        ];
        self.tf("time-of-day", &parts)
    }

    /// `Mon, Dec 14, 2026, 3:40 pm`.
    #[must_use]
    pub fn moment(&self, moment: Moment) -> String {
        let day = self.day(moment.day(self.zone()));
        self.tf("date-moment", &[("day", day), ("time", self.time(moment))])
    }

    /// How long before `now`: "just now", "5 minutes ago", "yesterday", then the day itself.
    #[must_use]
    pub fn ago(&self, moment: Moment, now: Moment) -> String {
        let minutes = now.0.saturating_sub(moment.0) / 60_000;
        let days = moment.day(self.zone()).days_until(now.day(self.zone()));
        match (minutes, days) {
            (i64::MIN..=-1, _) => self.moment(moment),
            (0, _) => self.t("ago-now"),
            (1..=59, _) => self.tn("ago-minutes", minutes),
            (_, 0) => self.tn("ago-hours", minutes / 60),
            (_, 1) => self.t("ago-yesterday"),
            (_, 2..=13) => self.tn("ago-days", days),
            _ => self.day(moment.day(self.zone())),
        }
    }

    fn day_parts(&self, day: Day) -> [(&'static str, String); 5] {
        [
            ("weekday", self.t(format!("weekday-{}", day.weekday()))),
            ("month", self.t(format!("month-{}", day.0.month()))),
            ("day", day.0.day().to_string()),
            ("year", day.0.year().to_string()),
            ("number", day.0.month().to_string()),
        ]
    }
}

/// Groups of three digits.
pub(super) fn grouped(n: i64, mark: char) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if n < 0 {
        text.push('-');
    }
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

//! Reading what was typed, by types. Each returns `None` and notes why beside the field.

use std::str::FromStr;

use kernel::{ActKey, Barcode, Cents, Day, Reason};

use super::Form;

impl Form {
    /// A text that must be there, trimmed, of at most `most` characters.
    pub fn text(&mut self, field: &str, most: usize) -> Option<String> {
        match self.optional_text(field, most)? {
            text if text.is_empty() => self.missing(field),
            text => Some(text),
        }
    }

    /// A text that may be empty, trimmed, of at most `most` characters.
    pub fn optional_text(&mut self, field: &str, most: usize) -> Option<String> {
        let text = self.raw(field).trim().replace("\r\n", "\n");
        let length = text.chars().count();
        if length > most {
            let reason = Reason::new("form-too-long")
                .with("most", most)
                .with("length", length);
            return self.wrong(field, reason);
        }
        if text
            .chars()
            .any(|c| c.is_control() && c != '\n' && c != '\t')
        {
            return self.wrong(field, Reason::new("form-unprintable"));
        }
        Some(text)
    }

    /// An amount of money that must be there.
    pub fn cents(&mut self, field: &str) -> Option<Cents> {
        self.required(field, |text| {
            Cents::parse(text).map_err(|e| Reason::new(e.code()))
        })
    }

    /// A day that must be there: `2026-12-14` or, as people type it, `12/14/2026`.
    pub fn day(&mut self, field: &str) -> Option<Day> {
        self.required(field, |text| {
            read_day(text).ok_or_else(|| Reason::new("form-not-a-day"))
        })
    }

    /// A day that may be left empty: outer `None` is a fault, inner `None` is empty.
    pub fn optional_day(&mut self, field: &str) -> Option<Option<Day>> {
        if self.raw(field).trim().is_empty() {
            Some(None)
        } else {
            self.day(field).map(Some)
        }
    }

    /// A scan that must be there.
    pub fn barcode(&mut self, field: &str) -> Option<Barcode> {
        self.required(field, |text| {
            Barcode::parse(text).map_err(|e| Reason::new(e.code()))
        })
    }

    /// An id, chosen from a list or carried hidden.
    pub fn id<T: FromStr>(&mut self, field: &str) -> Option<T> {
        self.required(field, |text| {
            text.parse().map_err(|_| Reason::new("form-choose"))
        })
    }

    /// A whole number between two bounds, both included.
    pub fn number(&mut self, field: &str, least: i64, most: i64) -> Option<i64> {
        self.required(field, |text| match text.parse::<i64>() {
            Ok(n) if (least..=most).contains(&n) => Ok(n),
            _ => Err(Reason::new("form-number")
                .with("least", least)
                .with("most", most)),
        })
    }

    /// The version of the record that the form was filled from, carried hidden: without it nobody can tell whether
    /// somebody else changed the record meanwhile, and the whole form is refused.
    pub fn version(&mut self) -> Option<i64> {
        let version = self.raw("version").trim().parse().ok();
        let version = version.filter(|version: &i64| *version >= 0);
        if version.is_none() {
            self.refuse_all([Reason::new("form-without-version")]);
        }
        version
    }

    /// One of the words that a select offers.
    pub fn one_of<T>(&mut self, field: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        self.required(field, |text| {
            read(text).ok_or_else(|| Reason::new("form-choose"))
        })
    }

    /// Whether a box is ticked.
    #[must_use]
    pub fn ticked(&self, field: &str) -> bool {
        !self.raw(field).is_empty()
    }

    /// The act key as the kernel's type.
    #[must_use]
    pub fn key(&self) -> Option<ActKey> {
        (!self.key.is_empty()).then(|| ActKey(self.key.clone()))
    }

    fn required<T>(
        &mut self,
        field: &str,
        read: impl FnOnce(&str) -> Result<T, Reason>,
    ) -> Option<T> {
        let text = self.raw(field).trim().to_owned();
        if text.is_empty() {
            return self.missing(field);
        }
        match read(&text) {
            Ok(value) => Some(value),
            Err(reason) => self.wrong(field, reason),
        }
    }

    fn missing<T>(&mut self, field: &str) -> Option<T> {
        self.wrong(field, Reason::new("form-missing"))
    }

    fn wrong<T>(&mut self, field: &str, reason: Reason) -> Option<T> {
        self.refuse(field, reason);
        None
    }
}

fn read_day(text: &str) -> Option<Day> {
    if let Ok(day) = text.parse() {
        return Some(day);
    }
    let mut parts = text.split('/').map(|p| p.trim().parse::<i16>());
    let (month, day, year) = (
        parts.next()?.ok()?,
        parts.next()?.ok()?,
        parts.next()?.ok()?,
    );
    let year = if year < 100 { year + 2000 } else { year };
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    if parts.next().is_some() {
        None
    } else {
        Day::new(year, month, day)
    }
}

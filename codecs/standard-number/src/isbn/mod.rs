//! International Standard Book Number (ISO 2108:2017), thirteen digits and the older ten.

mod parse;
mod ranges;

use std::fmt;

pub use parse::{find_isbns, isbn};

use crate::{check, marks};

/// A sound ISBN. Both forms are the same number; the ten-digit one exists under 978 only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Isbn([u8; 13]);

/// The elements of an ISBN, between which its hyphens stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elements {
    /// GS1 element: 978 or 979.
    pub prefix: String,
    /// Registration group: a country, a language area.
    pub group: String,
    /// Registrant: a publisher.
    pub registrant: String,
    /// Publication.
    pub publication: String,
    /// Check digit of the thirteen-digit form.
    pub check: String,
    /// Name of the registration group (`English language`, `Mexico`).
    pub agency: &'static str,
}

impl Isbn {
    /// From thirteen digits whose check digit was found right.
    pub(crate) fn from_sound(digits: &[u8]) -> Option<Self> {
        digits.try_into().ok().map(Self)
    }

    /// Thirteen digits without hyphens: the form to store and compare.
    #[must_use]
    pub fn thirteen(&self) -> String {
        marks::text(&self.0)
    }

    /// Ten digits without hyphens, the last perhaps `X`; none for 979.
    #[must_use]
    pub fn ten(&self) -> Option<String> {
        let nine = self
            .0
            .get(3..12)
            .filter(|_| self.0.starts_with(&[9, 7, 8]))?;
        Some(format!("{}{}", marks::text(nine), check::modulo_11(nine)))
    }

    /// The elements by the range list; none when the number lies in no assigned range.
    #[must_use]
    pub fn elements(&self) -> Option<Elements> {
        let text = self.thirteen();
        let (agency, group, registrant) = ranges::split(&text)?;
        let (prefix, rest) = text.split_at_checked(3)?;
        let (group, rest) = rest.split_at_checked(group)?;
        let (registrant, rest) = rest.split_at_checked(registrant)?;
        let (publication, check) = rest.split_at_checked(rest.len().checked_sub(1)?)?;
        let [prefix, group, registrant, publication, check] =
            [prefix, group, registrant, publication, check].map(str::to_owned);
        Some(Elements {
            prefix,
            group,
            registrant,
            publication,
            check,
            agency,
        })
    }

    /// Thirteen digits with hyphens; none when the number lies in no assigned range.
    #[must_use]
    pub fn hyphenated(&self) -> Option<String> {
        let e = self.elements()?;
        Some([e.prefix, e.group, e.registrant, e.publication, e.check].join("-"))
    }

    /// Ten digits with hyphens; none for 979 or when the number lies in no assigned range.
    #[must_use]
    pub fn hyphenated_ten(&self) -> Option<String> {
        let (e, ten) = (self.elements()?, self.ten()?);
        let check = ten.get(9..)?.to_owned();
        Some([e.group, e.registrant, e.publication, check].join("-"))
    }
}

impl fmt::Display for Isbn {
    /// With hyphens where the ranges have them, else plain.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.hyphenated().unwrap_or_else(|| self.thirteen()))
    }
}

/// The date of the range list in use, as the International ISBN Agency wrote it.
#[must_use]
pub fn isbn_ranges_date() -> &'static str {
    ranges::date()
}

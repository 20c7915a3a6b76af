//! The fourteen digits of North American library bar codes (Codabar, ANSI/AIM BC3-1995).

use std::fmt;

use crate::check;
use crate::fault::{Reading, Rule};
use crate::marks::{self, Mark};

/// What a library bar code is stuck on, told by its first digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BarcodeKind {
    /// 2: a patron's card.
    Patron,
    /// 3: an item.
    Item,
    /// Any other digit: the library's own use.
    Other,
}

/// A sound bar code: kind, four digits of the institution, eight of the number, check digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LibraryBarcode([u8; 13]);

impl LibraryBarcode {
    /// What it is stuck on.
    #[must_use]
    pub fn kind(&self) -> BarcodeKind {
        match self.0[0] {
            2 => BarcodeKind::Patron,
            3 => BarcodeKind::Item,
            _ => BarcodeKind::Other,
        }
    }

    /// The four digits of the institution.
    #[must_use]
    pub fn institution(&self) -> String {
        marks::text(self.0.get(1..5).unwrap_or_default())
    }

    /// The bar code of given thirteen digits, its check digit reckoned; none if they are not
    /// thirteen digits.
    #[must_use]
    pub fn complete(thirteen: &str) -> Option<Self> {
        let digit = |c: char| c.to_digit(10).and_then(|digit| u8::try_from(digit).ok());
        let digits: Option<Vec<u8>> = thirteen.chars().map(digit).collect();
        digits?.try_into().ok().map(Self)
    }

    /// The next bar code of the same kind and institution; none after the last.
    #[must_use]
    pub fn next(&self) -> Option<Self> {
        let mut digits = self.0;
        for digit in digits.iter_mut().skip(5).rev() {
            if *digit < 9 {
                *digit += 1;
                return Some(Self(digits));
            }
            *digit = 0;
        }
        None
    }
}

impl fmt::Display for LibraryBarcode {
    /// Fourteen digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", marks::text(&self.0), check::luhn(&self.0))
    }
}

/// Reads a library bar code as scanned or typed: spaces and the start and stop letters of
/// Codabar (A to D) around it are left out.
#[must_use]
pub fn library_barcode(text: &str) -> Reading<LibraryBarcode> {
    let mut digits = Vec::new();
    let trimmed = text.trim();
    let from = text.len() - text.trim_start().len();
    for (at, c) in trimmed.char_indices() {
        let edge = at == 0 || at + c.len_utf8() == trimmed.len();
        let frame = edge && matches!(c, 'A'..='D' | 'a'..='d');
        if c.is_ascii_digit() {
            digits.push(Mark {
                char: c,
                at: at + from,
            });
        } else if !frame && !c.is_whitespace() {
            return Reading::bad(Vec::new(), at + from, Rule::Character { found: c });
        }
    }
    let Some(first) = digits.first() else {
        return Reading::bad(Vec::new(), 0, Rule::Empty);
    };
    let values = marks::values(&digits);
    let thirteen = values
        .get(..13)
        .and_then(|digits| <[u8; 13]>::try_from(digits).ok());
    let Some(thirteen) = thirteen.filter(|_| values.len() == 14) else {
        let rule = Rule::Length {
            found: values.len(),
            wanted: "14",
        };
        return Reading::bad(Vec::new(), first.at, rule);
    };
    match crate::label::check(&digits, check::luhn(&thirteen), check::LUHN) {
        Some(fault) => Reading::bad(Vec::new(), fault.at, fault.rule),
        None => Reading::good(LibraryBarcode(thirteen), Vec::new()),
    }
}

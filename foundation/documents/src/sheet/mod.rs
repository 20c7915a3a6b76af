//! Lists as Excel workbooks and CSV files, row after row in constant memory.

mod csv;
mod xlsx;

use jiff::civil::DateTime;
use kernel::{Cents, Day};

pub use csv::{Reader, csv};
pub use xlsx::{xlsx, xlsx_to};

/// What a column holds; it decides format, width and alignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words, call numbers, barcodes: never taken for a number or a formula.
    Text,
    /// Whole numbers.
    Number,
    /// Money, written with cents.
    Money,
    /// Days.
    Day,
    /// Dates with times on the library's clock.
    Moment,
}

/// One column of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The word above it.
    pub head: String,
    /// What it holds.
    pub kind: Kind,
    /// Summed in the last row (numbers and money only).
    pub totalled: bool,
}

impl Column {
    /// A column without a total.
    #[must_use]
    pub fn new(head: impl Into<String>, kind: Kind) -> Self {
        Self {
            head: head.into(),
            kind,
            totalled: false,
        }
    }

    /// The same column with its sum in the last row of a workbook.
    #[must_use]
    pub fn totalled(mut self) -> Self {
        self.totalled = matches!(self.kind, Kind::Number | Kind::Money);
        self
    }
}

/// One value of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Money.
    Money(Cents),
    /// A day.
    Day(Day),
    /// A date with its time on the library's clock.
    Moment(DateTime),
}

macro_rules! cell_from {
    ($($from:ty => $make:expr),+ $(,)?) => {$(
        impl From<$from> for Cell {
            fn from(value: $from) -> Self {
                let make: fn($from) -> Self = $make;
                make(value)
            }
        }
    )+};
}

cell_from! {
    &str => |text| Self::Text(text.to_owned()),
    String => Self::Text,
    i64 => Self::Number,
    u32 => |number| Self::Number(i64::from(number)),
    Cents => Self::Money,
    Day => Self::Day,
    DateTime => Self::Moment,
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

//! Values between Rust and the two databases: integers, text, bytes and nothing. No dates, no
//! booleans, no decimals: those are written as the kernel writes them, so both databases agree.

use std::borrow::Cow;

use kernel::{Barcode, Cents, Day, Moment};

use crate::StoreError;

/// A value on its way into a statement.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// SQL NULL.
    Null,
    /// BIGINT.
    Int(i64),
    /// DOUBLE PRECISION: measurements only, never money.
    Real(f64),
    /// TEXT, compared bytewise.
    Text(String),
    /// BLOB or BYTEA.
    Blob(Vec<u8>),
}

/// A value as a row holds it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ValueRef<'a> {
    /// SQL NULL.
    Null,
    /// BIGINT.
    Int(i64),
    /// DOUBLE PRECISION.
    Real(f64),
    /// TEXT.
    Text(&'a str),
    /// BLOB or BYTEA.
    Blob(&'a [u8]),
}

/// A value bound to a statement: borrowed where the Rust value holds it as the database takes it.
#[derive(Clone, Debug, PartialEq)]
pub enum Bound<'a> {
    /// SQL NULL.
    Null,
    /// BIGINT.
    Int(i64),
    /// DOUBLE PRECISION.
    Real(f64),
    /// TEXT.
    Text(Cow<'a, str>),
    /// BLOB or BYTEA.
    Blob(&'a [u8]),
}

impl ValueRef<'_> {
    fn kind(&self) -> String {
        match self {
            Self::Null => "nothing".into(),
            Self::Int(n) => format!("the integer {n}"),
            Self::Real(_) => "a real number".into(),
            Self::Text(_) => "text".into(),
            Self::Blob(bytes) => format!("{} bytes", bytes.len()),
        }
    }

    /// The error of a column that holds another shape.
    #[must_use]
    pub fn not(&self, column: usize, wanted: &'static str) -> StoreError {
        StoreError::Shape {
            column,
            wanted,
            found: self.kind(),
        }
    }
}

/// What may be bound to `$1`.
pub trait ToValue {
    /// The value as the database takes it, borrowed where it can be.
    fn to_value(&self) -> Bound<'_>;
}

/// What may be taken out of a row.
pub trait FromValue: Sized {
    /// The value of `column`, or the error that names what was wanted.
    ///
    /// # Errors
    /// [`StoreError::Shape`] when the column holds something else.
    fn from_value(value: ValueRef<'_>, column: usize) -> Result<Self, StoreError>;
}

impl ToValue for Value {
    fn to_value(&self) -> Bound<'_> {
        match self {
            Self::Null => Bound::Null,
            Self::Int(n) => Bound::Int(*n),
            Self::Real(x) => Bound::Real(*x),
            Self::Text(s) => Bound::Text(Cow::Borrowed(s)),
            Self::Blob(b) => Bound::Blob(b),
        }
    }
}

impl FromValue for Value {
    fn from_value(value: ValueRef<'_>, _: usize) -> Result<Self, StoreError> {
        Ok(match value {
            ValueRef::Null => Self::Null,
            ValueRef::Int(n) => Self::Int(n),
            ValueRef::Real(x) => Self::Real(x),
            ValueRef::Text(s) => Self::Text(s.into()),
            ValueRef::Blob(b) => Self::Blob(b.into()),
        })
    }
}

/// Integers and what is kept as one.
macro_rules! as_int {
    ($($name:ty, $wanted:literal, $to:expr, $from:expr;)+) => {$(
        impl ToValue for $name {
            fn to_value(&self) -> Bound<'_> {
                let to: fn(&$name) -> i64 = $to;
                Bound::Int(to(self))
            }
        }
        impl FromValue for $name {
            fn from_value(value: ValueRef<'_>, column: usize) -> Result<Self, StoreError> {
                let from: fn(i64) -> Option<$name> = $from;
                match value {
                    ValueRef::Int(n) => from(n).ok_or_else(|| value.not(column, $wanted)),
                    _ => Err(value.not(column, $wanted)),
                }
            }
        }
    )+};
}

as_int! {
    i64, "an integer", |n| *n, Some;
    i32, "a 32-bit integer", |n| i64::from(*n), |n| i32::try_from(n).ok();
    u32, "a 32-bit count", |n| i64::from(*n), |n| u32::try_from(n).ok();
    u8, "a small count", |n| i64::from(*n), |n| u8::try_from(n).ok();
    bool, "0 or 1", |b| i64::from(*b), |n| (n == 0 || n == 1).then_some(n == 1);
    Cents, "cents", |c| c.0, |n| Some(Cents(n));
    Moment, "a moment", |m| m.0, |n| Some(Moment(n));
}

macro_rules! ids_as_int {
    ($($name:ident),+ $(,)?) => {
        as_int! { $(kernel::$name, "an id", |id| id.0, |n| Some(kernel::$name(n));)+ }
    };
}

ids_as_int!(
    BibId,
    ItemId,
    PatronId,
    BranchId,
    LocationId,
    StaffId,
    LoanId,
    ChargeId,
    PaymentId,
    DrawerId,
    BatchId,
    JobId,
    EntryId,
    AccountId,
    PostingGroupId,
);

impl ToValue for str {
    fn to_value(&self) -> Bound<'_> {
        Bound::Text(Cow::Borrowed(self))
    }
}

impl<T: ToValue + ?Sized> ToValue for &T {
    fn to_value(&self) -> Bound<'_> {
        (**self).to_value()
    }
}

impl ToValue for String {
    fn to_value(&self) -> Bound<'_> {
        Bound::Text(Cow::Borrowed(self))
    }
}

impl FromValue for String {
    fn from_value(value: ValueRef<'_>, column: usize) -> Result<Self, StoreError> {
        match value {
            ValueRef::Text(s) => Ok(s.into()),
            _ => Err(value.not(column, "text")),
        }
    }
}

impl ToValue for [u8] {
    fn to_value(&self) -> Bound<'_> {
        Bound::Blob(self)
    }
}

impl ToValue for Vec<u8> {
    fn to_value(&self) -> Bound<'_> {
        Bound::Blob(self)
    }
}

impl FromValue for Vec<u8> {
    fn from_value(value: ValueRef<'_>, column: usize) -> Result<Self, StoreError> {
        match value {
            ValueRef::Blob(b) => Ok(b.into()),
            _ => Err(value.not(column, "bytes")),
        }
    }
}

impl ToValue for f64 {
    fn to_value(&self) -> Bound<'_> {
        Bound::Real(*self)
    }
}

impl FromValue for f64 {
    fn from_value(value: ValueRef<'_>, column: usize) -> Result<Self, StoreError> {
        match value {
            ValueRef::Real(x) => Ok(x),
            _ => Err(value.not(column, "a real number")),
        }
    }
}

impl ToValue for Barcode {
    fn to_value(&self) -> Bound<'_> {
        Bound::Text(Cow::Borrowed(self.as_str()))
    }
}

impl FromValue for Barcode {
    fn from_value(value: ValueRef<'_>, column: usize) -> Result<Self, StoreError> {
        match value {
            ValueRef::Text(s) => Self::parse(s).map_err(|_| value.not(column, "a barcode")),
            _ => Err(value.not(column, "a barcode")),
        }
    }
}

/// Days are text, `YYYY-MM-DD`, which sorts as days do.
impl ToValue for Day {
    fn to_value(&self) -> Bound<'_> {
        Bound::Text(Cow::Owned(self.to_string()))
    }
}

impl FromValue for Day {
    fn from_value(value: ValueRef<'_>, column: usize) -> Result<Self, StoreError> {
        match value {
            ValueRef::Text(s) => s.parse().map_err(|_| value.not(column, "a day")),
            _ => Err(value.not(column, "a day")),
        }
    }
}

impl<T: ToValue> ToValue for Option<T> {
    fn to_value(&self) -> Bound<'_> {
        self.as_ref().map_or(Bound::Null, ToValue::to_value)
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: ValueRef<'_>, column: usize) -> Result<Self, StoreError> {
        if value == ValueRef::Null {
            Ok(None)
        } else {
            T::from_value(value, column).map(Some)
        }
    }
}

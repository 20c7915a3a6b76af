//! The shapes of values for programs, as JSON Schema 2020-12, taken from the types themselves.

use std::any::type_name;
use std::collections::BTreeMap;

use kernel::{Barcode, Cents, Day, Moment};
use serde_json::{Map, Value, json};

/// A type whose values programs send or read.
pub trait Shape {
    /// Its shape; what has a name is noted in `all` and pointed at.
    fn shape(all: &mut Shapes) -> Value;
}

/// The shapes that have names, gathered while others point at them.
#[derive(Debug, Default)]
pub struct Shapes {
    named: Map<String, Value>,
    types: BTreeMap<&'static str, &'static str>,
}

impl Shapes {
    /// Notes the shape of `T` under a name and gives the pointer to it. A name that another type has already
    /// becomes a shape that nothing fits, so that the tests of the description see it.
    pub fn named<T>(&mut self, name: &'static str, make: impl FnOnce(&mut Self) -> Value) -> Value {
        match self.types.insert(name, type_name::<T>()) {
            Some(other) if other != type_name::<T>() => return Value::Bool(false),
            Some(_) => {}
            None => {
                let made = make(self);
                self.named.insert(name.to_owned(), made);
            }
        }
        json!({ "$ref": format!("#/components/schemas/{name}") })
    }

    /// The shape of a field: its type is found by the compiler.
    pub fn field<T, F: Shape>(&mut self, _: fn(&T) -> &F) -> Value {
        F::shape(self)
    }

    /// All that were noted.
    #[must_use]
    pub fn gathered(self) -> Map<String, Value> {
        self.named
    }
}

/// An object of these fields: name, whether it is always there, shape.
#[must_use]
pub fn object_shape(fields: Vec<(&'static str, bool, Value)>) -> Value {
    let required = fields.iter().filter(|(_, always, _)| *always);
    let required: Vec<&str> = required.map(|(name, ..)| *name).collect();
    let properties = fields
        .into_iter()
        .map(|(name, _, shape)| (name.to_owned(), shape))
        .collect::<Map<String, Value>>();
    json!({ "type": "object", "required": required, "properties": properties })
}

/// Gives a struct its [`Shape`] under a name of the description: fields that always stand there, then, after a
/// semicolon, those that may be left out, then `hidden` ones that are never written. A field that is not named does
/// not compile. An enum that is written as a word is given with its words.
///
/// ```
/// struct Found { total: u64, next_cursor: Option<String>, seen: bool }
/// webkit::shape!(Found, "Page" { total; next_cursor } hidden { seen });
/// enum By { Kind, Branch }
/// webkit::shape!(By, ["kind", "branch"]);
/// let mut all = webkit::Shapes::default();
/// <Found as webkit::Shape>::shape(&mut all);
/// assert_eq!(all.gathered()["Page"]["required"][0], "total");
/// ```
#[macro_export]
macro_rules! shape {
    ($type:ident, $name:literal { $($field:ident),* $(,)? $(; $($loose:ident),* $(,)?)? } $(hidden { $($hidden:ident),* })?) => {
        impl $crate::Shape for $type {
            fn shape(all: &mut $crate::Shapes) -> $crate::Json {
                let _named = |value: &Self| {
                    let Self { $($field: _,)* $($($loose: _,)*)? $($($hidden: _,)*)? } = value;
                };
                all.named::<Self>($name, |all| {
                    $crate::object_shape(vec![
                        $((stringify!($field), true, all.field(|value: &$type| &value.$field)),)*
                        $($((stringify!($loose), false, all.field(|value: &$type| &value.$loose)),)*)?
                    ])
                })
            }
        }
    };
    ($type:ident, [$($word:literal),+ $(,)?]) => {
        impl $crate::Shape for $type {
            fn shape(_: &mut $crate::Shapes) -> $crate::Json {
                $crate::words_shape(&[$($word),+])
            }
        }
    };
}

/// A text that is one of these words.
#[must_use]
pub fn words_shape(words: &[&str]) -> Value {
    json!({ "type": "string", "enum": words })
}

macro_rules! plain {
    ($($shape:expr => $($type:ty),+;)+) => {$($(
        impl Shape for $type {
            fn shape(_: &mut Shapes) -> Value {
                $shape
            }
        }
    )+)+};
}

plain! {
    json!({ "type": "boolean" }) => bool;
    json!({ "type": "string" }) => String, &'static str;
    json!({ "type": "integer", "format": "int64" }) => i64, i32, u64, u32, usize;
    json!({ "type": "integer", "description": "Whole cents." }) => Cents;
    json!({ "type": "integer", "format": "int64", "description": "Milliseconds since 1970, UTC." }) => Moment;
    json!({ "type": "string", "format": "date" }) => Day;
    json!({ "type": "string", "minLength": 1, "maxLength": Barcode::LENGTH_MAX }) => Barcode;
    json!({ "type": "integer", "format": "int64", "minimum": 1 }) =>
        kernel::BibId, kernel::ItemId, kernel::PatronId, kernel::BranchId, kernel::LocationId, kernel::StaffId,
        kernel::LoanId, kernel::ChargeId, kernel::PaymentId, kernel::DrawerId, kernel::BatchId, kernel::JobId;
}

impl<T: Shape> Shape for Option<T> {
    fn shape(all: &mut Shapes) -> Value {
        json!({ "anyOf": [T::shape(all), { "type": "null" }] })
    }
}

impl<T: Shape> Shape for Vec<T> {
    fn shape(all: &mut Shapes) -> Value {
        json!({ "type": "array", "items": T::shape(all) })
    }
}

//! The fields of variable length: code, name, form, whether a message may have several, and whose they are.

use super::{Form, codes};
use crate::Code;

/// Where a field is defined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// SIP2 2.00.
    Standard,
    /// 3M's extensions to 2.00 (for sorters and hold slips), taken up in SIP 3.00.
    Extension,
    /// What makers of terminals and library systems added.
    Maker,
}

/// A field that a code of two characters names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldKind {
    /// Its code.
    pub code: Code,
    /// The standard's name for it.
    pub name: &'static str,
    /// What it may hold.
    pub form: Form,
    /// How many characters it always has; 0 where that is free.
    pub width: usize,
    /// Whether a message may have several.
    pub repeats: bool,
    /// Where it is defined.
    pub origin: Origin,
}

/// The field of this code, if the tables have it.
#[must_use]
pub fn field(code: Code) -> Option<&'static FieldKind> {
    let row = PLACES.get(place(code)?)?;
    FIELDS.get(usize::from(*row))
}

/// Pairs of a capital and a capital or digit.
const PAIRS: usize = 26 * 36;

/// Which of the pairs a code is.
pub(crate) const fn place(code: Code) -> Option<usize> {
    let [first, second] = code.0;
    if !code.is_field() {
        return None;
    }
    let second = if second.is_ascii_digit() {
        second - b'0'
    } else {
        second - b'A' + 10
    };
    Some((first - b'A') as usize * 36 + second as usize)
}

/// For each pair the row of its field; 255 where there is none.
const PLACES: [u8; PAIRS] = {
    let mut places = [u8::MAX; PAIRS];
    let mut row = 0;
    while row < FIELDS.len() {
        if let Some(place) = place(FIELDS[row].code) {
            places[place] = row as u8;
        }
        row += 1;
    }
    places
};

/// A field of the standard that stands once and holds any text; the rows below change one thing or another.
const fn text(code: [u8; 2], name: &'static str) -> FieldKind {
    FieldKind {
        code: Code(code),
        name,
        form: Form::Text,
        width: 0,
        repeats: false,
        origin: Origin::Standard,
    }
}

const fn list(code: [u8; 2], name: &'static str) -> FieldKind {
    FieldKind {
        repeats: true,
        ..text(code, name)
    }
}

const fn set(code: [u8; 2], name: &'static str, form: Form, width: usize) -> FieldKind {
    FieldKind {
        form,
        width,
        ..text(code, name)
    }
}

const fn extension(code: [u8; 2], name: &'static str, form: Form) -> FieldKind {
    FieldKind {
        form,
        origin: Origin::Extension,
        ..text(code, name)
    }
}

const fn maker(code: [u8; 2], name: &'static str) -> FieldKind {
    FieldKind {
        origin: Origin::Maker,
        ..text(code, name)
    }
}

/// Every field known, in order of codes. Fields that are not here are kept all the same.
pub const FIELDS: &[FieldKind] = &[
    text(*b"AA", "patron identifier"),
    text(*b"AB", "item identifier"),
    text(*b"AC", "terminal password"),
    text(*b"AD", "patron password"),
    text(*b"AE", "personal name"),
    list(*b"AF", "screen message"),
    list(*b"AG", "print line"),
    text(*b"AH", "due date"),
    text(*b"AJ", "title identifier"),
    text(*b"AL", "blocked card msg"),
    text(*b"AM", "library name"),
    text(*b"AN", "terminal location"),
    text(*b"AO", "institution id"),
    text(*b"AP", "current location"),
    text(*b"AQ", "permanent location"),
    list(*b"AS", "hold items"),
    list(*b"AT", "overdue items"),
    list(*b"AU", "charged items"),
    list(*b"AV", "fine items"),
    set(*b"AY", "sequence number", Form::Digits, 1),
    set(*b"AZ", "checksum", Form::Text, 4),
    text(*b"BD", "home address"),
    text(*b"BE", "e-mail address"),
    text(*b"BF", "home phone number"),
    text(*b"BG", "owner"),
    set(*b"BH", "currency type", Form::Text, 3),
    set(*b"BI", "cancel", Form::YesNo, 1),
    text(*b"BK", "transaction id"),
    set(*b"BL", "valid patron", Form::YesNo, 1),
    list(*b"BM", "renewed items"),
    list(*b"BN", "unrenewed items"),
    set(*b"BO", "fee acknowledged", Form::YesNo, 1),
    text(*b"BP", "start item"),
    text(*b"BQ", "end item"),
    text(*b"BR", "queue position"),
    text(*b"BS", "pickup location"),
    set(*b"BT", "fee type", Form::Code(codes::FEE_TYPE), 2),
    list(*b"BU", "recall items"),
    set(*b"BV", "fee amount", Form::Money, 0),
    set(*b"BW", "expiration date", Form::Date, 18),
    set(*b"BX", "supported messages", Form::Answers, 0),
    set(*b"BY", "hold type", Form::Code(codes::HOLD_TYPE), 1),
    set(*b"BZ", "hold items limit", Form::Digits, 4),
    set(*b"CA", "overdue items limit", Form::Digits, 4),
    set(*b"CB", "charged items limit", Form::Digits, 4),
    set(*b"CC", "fee limit", Form::Money, 0),
    list(*b"CD", "unavailable hold items"),
    text(*b"CF", "hold queue length"),
    text(*b"CG", "fee identifier"),
    text(*b"CH", "item properties"),
    set(*b"CI", "security inhibit", Form::YesNo, 1),
    set(*b"CJ", "recall date", Form::Date, 18),
    set(*b"CK", "media type", Form::Code(codes::MEDIA_TYPE), 3),
    text(*b"CL", "sort bin"),
    set(*b"CM", "hold pickup date", Form::Date, 18),
    text(*b"CN", "login user id"),
    text(*b"CO", "login password"),
    text(*b"CP", "location code"),
    set(*b"CQ", "valid patron password", Form::YesNo, 1),
    extension(*b"CR", "collection code", Form::Text),
    extension(*b"CS", "call number", Form::Text),
    extension(*b"CT", "destination location", Form::Text),
    extension(*b"CV", "alert type", Form::Code(codes::ALERT_TYPE)),
    extension(*b"CY", "hold patron id", Form::Text),
    extension(*b"DA", "hold patron name", Form::Text),
    maker(*b"OR", "register login"),
    maker(*b"PA", "patron expire date"),
    maker(*b"PB", "patron birth date"),
    maker(*b"PC", "patron class"),
    maker(*b"PI", "patron internet profile"),
    maker(*b"RN", "check number"),
];

//! The attributes of Bib-1 by name.

/// Type, value and name of each attribute, one a line.
const BIB_1: &str = include_str!("data/attributes-bib-1.txt");

/// The name of an attribute of Bib-1: `(1, 4)` is Title.
#[must_use]
pub fn attribute_name(kind: i64, value: i64) -> Option<&'static str> {
    let lines = BIB_1.lines().filter(|line| !line.starts_with('#'));
    let mut rows = lines.filter_map(|line| {
        let (kind, rest) = line.split_once(' ')?;
        let (value, name) = rest.split_once(' ')?;
        Some((kind.parse::<i64>().ok()?, value.parse::<i64>().ok()?, name))
    });
    rows.find(|row| (row.0, row.1) == (kind, value))
        .map(|(_, _, name)| name)
}

/// The diagnostic of bib-1 for an attribute that a server does not support, by its type.
#[must_use]
pub const fn unsupported_attribute(kind: i64) -> i64 {
    match kind {
        1 => 114,
        2 => 117,
        3 => 119,
        4 => 118,
        5 => 120,
        6 => 122,
        _ => 113,
    }
}

//! Which fields and subfields a row of a mapping takes: `500-599!506!530[1=3][$2=tgn] $abc`.

use callslip_marc::{DataField, Subfield, views};

/// The fields of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fields<'t> {
    first: &'t str,
    last: &'t str,
    without: Vec<&'t str>,
    conditions: Vec<Condition<'t>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Condition<'t> {
    /// The first or second indicator is one of these.
    Indicator(usize, &'t str),
    /// A subfield with this code has this text.
    Equals(char, &'t str),
    /// There is no subfield with this code.
    Without(char),
    /// There is a subfield with this code.
    With(char),
}

impl<'t> Fields<'t> {
    /// Reads `245`, `500-599!506`, `650[2=0]`, `041[!$2]`, `700[$t]`, `655[$2=dct]`.
    pub(crate) fn read(text: &'t str) -> Option<Self> {
        let (tags, rest) = text.split_at(text.find('[').unwrap_or(text.len()));
        let mut tags = tags.split('!');
        let (first, last) = {
            let range = tags.next()?;
            range.split_once('-').unwrap_or((range, range))
        };
        let conditions = rest.split('[').filter(|part| !part.is_empty());
        let conditions = conditions.map(|part| condition(part.strip_suffix(']')?));
        Some(Self {
            first,
            last,
            without: tags.collect(),
            conditions: conditions.collect::<Option<_>>()?,
        })
    }

    /// Whether a field under this tag is one of them.
    pub(crate) fn takes(&self, tag: &str, field: &DataField) -> bool {
        self.first <= tag
            && tag <= self.last
            && !self.without.contains(&tag)
            && self.conditions.iter().all(|it| it.holds(field))
    }
}

fn condition(text: &str) -> Option<Condition<'_>> {
    let code = |text: &str| text.chars().next();
    if let Some(rest) = text.strip_prefix("!$") {
        return Some(Condition::Without(code(rest)?));
    }
    if let Some(rest) = text.strip_prefix('$') {
        return match rest.split_once('=') {
            Some((key, value)) => Some(Condition::Equals(code(key)?, value)),
            None => Some(Condition::With(code(rest)?)),
        };
    }
    let (place, values) = text.split_once('=')?;
    let place = place.parse::<usize>().ok()?.checked_sub(1)?;
    Some(Condition::Indicator(place, values))
}

impl Condition<'_> {
    fn holds(&self, field: &DataField) -> bool {
        match *self {
            Condition::Indicator(place, values) => {
                let found = field.indicators.get(place).copied().unwrap_or(b' ');
                // A blank is written #, as in the documents of MARC.
                let found = if found == b' ' {
                    '#'
                } else {
                    char::from(found)
                };
                values.contains(found)
            }
            Condition::Equals(code, value) => field.values(code).any(|it| it.trim() == value),
            Condition::Without(code) => field.first(code).is_none(),
            Condition::With(code) => field.first(code).is_some(),
        }
    }
}

/// The subfields with these codes in their order, a blank between, without blanks around.
pub(crate) fn joined(field: &DataField, codes: &str) -> String {
    let mut text = String::new();
    for part in parts(field, codes) {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(part.value.trim());
    }
    text
}

/// As [`joined`], without the punctuation that only divides.
pub(crate) fn trimmed(field: &DataField, codes: &str) -> String {
    let mut text = joined(field, codes);
    text.truncate(views::trim(&text).len());
    text
}

/// A heading: its subfields, and its subdivisions (v, x, y, z) behind `--`.
pub(crate) fn heading(field: &DataField, codes: &str) -> String {
    let mut text = String::new();
    for part in parts(field, codes) {
        let divides = "vxyz".contains(part.code);
        if !text.is_empty() {
            text.truncate(if divides {
                views::trim(&text).len()
            } else {
                text.len()
            });
            text.push_str(if divides { "--" } else { " " });
        }
        text.push_str(part.value.trim());
    }
    text.truncate(views::trim(&text).len());
    text
}

/// The subfields with these codes that say something.
pub(crate) fn parts<'a>(field: &'a DataField, codes: &str) -> impl Iterator<Item = &'a Subfield> {
    let all = field.subfields.iter();
    all.filter(move |part| codes.contains(part.code) && !part.value.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::{Fields, heading};
    use callslip_marc::DataField;

    /// Row, tag, indicators, $2 and whether the row takes the field.
    const ROWS: [(&str, &str, &[u8; 2], &str, bool); 10] = [
        ("245", "245", b"10", "", true),
        ("245", "246", b"10", "", false),
        ("500-599!506!530", "506", b"  ", "", false),
        ("500-599!506!530", "599", b"  ", "", true),
        ("520[1=#3]", "520", b"  ", "", true),
        ("520[1=#3]", "520", b"1 ", "", false),
        ("650[2=7][$2=tgn]", "650", b" 7", "tgn", true),
        ("650[2=7][$2=tgn]", "650", b" 7", "fast", false),
        ("041[!$2]", "041", b" 7", "x", false),
        ("041[$2]", "041", b" 7", "x", true),
    ];

    #[test]
    fn rows_take_their_fields() {
        for (row, tag, indicators, source, expected) in ROWS {
            let mut field = DataField::new(tag, *indicators).with('a', "x");
            if !source.is_empty() {
                field = field.with('2', source);
            }
            let fields = Fields::read(row).unwrap();
            assert_eq!(fields.takes(tag, &field), expected, "{row} {tag}");
        }
        assert_eq!(Fields::read("245[x]"), None);
        assert_eq!(Fields::read("245[3"), None);
    }

    #[test]
    fn subdivisions_stand_behind_dashes() {
        let field = DataField::new("650", *b" 0")
            .with('a', "Bees,")
            .with('z', "Maine")
            .with('v', "Maps.");
        assert_eq!(heading(&field, "abvxyz"), "Bees--Maine--Maps");
    }
}

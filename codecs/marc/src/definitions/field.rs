//! Variable fields: tags, indicators, subfields.

use crate::Tag;

/// The files in the order of the tags.
const FILES: [&str; 8] = [
    include_str!("data/fields-0.txt"),
    include_str!("data/fields-1.txt"),
    include_str!("data/fields-3.txt"),
    include_str!("data/fields-4.txt"),
    include_str!("data/fields-5.txt"),
    include_str!("data/fields-6.txt"),
    include_str!("data/fields-7.txt"),
    include_str!("data/fields-8.txt"),
];

/// What MARC 21 says of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldDefinition {
    /// The tag.
    pub tag: Tag,
    /// The name in English: `Title statement`.
    pub name: &'static str,
    /// Whether a record may have it more than once.
    pub is_repeatable: bool,
    /// Whether new records no longer have it.
    pub is_obsolete: bool,
    /// Whether its subfields are defined elsewhere (holdings embedded in the record).
    pub is_open: bool,
    /// What the two indicators say.
    pub indicators: [IndicatorDefinition; 2],
    /// The subfields, in the order of the format.
    pub subfields: Vec<SubfieldDefinition>,
}

/// What an indicator says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndicatorDefinition {
    /// What it tells; empty when it is undefined, and then it is blank.
    pub name: &'static str,
    /// Its values: `#` for a blank, `0-9` for any digit; with their meaning.
    pub values: Vec<super::Code>,
}

/// What a subfield holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubfieldDefinition {
    /// The code.
    pub code: char,
    /// The name in English.
    pub name: &'static str,
    /// Whether a field may have it more than once.
    pub is_repeatable: bool,
    /// Whether new records no longer have it.
    pub is_obsolete: bool,
}

impl FieldDefinition {
    /// The definition of a subfield.
    #[must_use]
    pub fn subfield(&self, code: char) -> Option<&SubfieldDefinition> {
        self.subfields.iter().find(|subfield| subfield.code == code)
    }
}

/// All fields, sorted by tag.
pub(super) fn read() -> Vec<FieldDefinition> {
    let mut fields: Vec<FieldDefinition> = Vec::new();
    for line in FILES.iter().flat_map(|file| file.lines()) {
        if let Some(field) = header(line) {
            fields.push(field);
        } else if let Some(field) = fields.last_mut() {
            read_part(field, line);
        }
    }
    fields.sort_by_key(|field| field.tag);
    fields
}

/// `245+ Name`: three digits, marks, and the name.
fn header(line: &'static str) -> Option<FieldDefinition> {
    let (head, name) = line.split_once(' ')?;
    let (tag, marks) = head.split_at_checked(3)?;
    Some(FieldDefinition {
        tag: Tag::parse(tag)?,
        name,
        is_repeatable: marks.contains('+'),
        is_obsolete: marks.contains('!'),
        is_open: marks.contains('~'),
        indicators: [
            IndicatorDefinition::default(),
            IndicatorDefinition::default(),
        ],
        subfields: Vec::new(),
    })
}

fn read_part(field: &mut FieldDefinition, line: &'static str) {
    let Some((kind, rest)) = line.split_once(' ') else {
        return;
    };
    let [first, second] = &mut field.indicators;
    match kind {
        "1" => *first = indicator(rest),
        "2" => *second = indicator(rest),
        _ => field.subfields.extend(rest.split('|').filter_map(subfield)),
    }
}

fn indicator(text: &'static str) -> IndicatorDefinition {
    let (name, values) = text.split_once('|').unwrap_or((text, ""));
    let values = values.split('|').filter_map(super::fixed::code).collect();
    IndicatorDefinition { name, values }
}

fn subfield(text: &'static str) -> Option<SubfieldDefinition> {
    let (head, name) = text.split_once(' ')?;
    Some(SubfieldDefinition {
        code: head.chars().next()?,
        name,
        is_repeatable: head.contains('+'),
        is_obsolete: head.contains('!'),
    })
}

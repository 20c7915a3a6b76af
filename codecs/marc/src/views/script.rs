//! The same field in another script: 880 beside its romanised partner.

use std::collections::HashMap;

use crate::{DataField, Field, Record, Tag};

/// A field in its original script, with the field that gives it in Latin letters if there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair<'a> {
    /// The tag of the field that the 880 stands for.
    pub tag: Tag,
    /// The 880.
    pub script: &'a DataField,
    /// Its partner; `None` for an 880 that stands alone (occurrence 00) or whose partner is missing.
    pub latin: Option<&'a DataField>,
    /// Which script $6 names.
    pub script_code: Option<&'a str>,
    /// Whether the text runs from right to left (`/r` in $6).
    pub is_right_to_left: bool,
}

/// The parts of a $6: `245-01/(2/r`.
struct Linkage<'a> {
    tag: Tag,
    occurrence: &'a str,
    script: Option<&'a str>,
    is_right_to_left: bool,
}

/// All fields in other scripts (880), in the order of the record, each with its partner by $6.
#[must_use]
pub fn pairs(record: &Record) -> Vec<Pair<'_>> {
    let mut scripts = record.data_fields("880").peekable();
    if scripts.peek().is_none() {
        return Vec::new();
    }
    let partners = partners(record);
    scripts
        .filter_map(|script| pair(&partners, script))
        .collect()
}

/// The linked fields by tag and occurrence, found once for all 880s of a record.
type Partners<'a> = HashMap<(Tag, &'a str), &'a DataField>;

fn partners(record: &Record) -> Partners<'_> {
    let mut found = Partners::new();
    for field in record.fields.iter().filter_map(Field::as_data) {
        if let Some(own) = linkage(field) {
            found.entry((field.tag, own.occurrence)).or_insert(field);
        }
    }
    found
}

/// The 880 that gives this field in its original script, as its $6 says.
#[must_use]
pub fn in_script<'a>(record: &'a Record, field: &DataField) -> Option<&'a DataField> {
    let own = linkage(field).filter(|link| link.occurrence != "00")?;
    record.data_fields("880").find(|script| {
        linkage(script)
            .is_some_and(|link| link.tag == field.tag && link.occurrence == own.occurrence)
    })
}

/// The record in its original script: every 880 as the field it stands for, with leader and control fields;
/// `None` when there is no 880. All views can be asked of it, `title` for the title in Cyrillic.
#[must_use]
pub fn original_script(record: &Record) -> Option<Record> {
    let mut original = Record::new(record.leader);
    let scripts = pairs(record).into_iter().map(|pair| DataField {
        tag: pair.tag,
        ..pair.script.clone()
    });
    let scripts: Vec<Field> = scripts.map(Field::from).collect();
    if scripts.is_empty() {
        return None;
    }
    let control = record
        .fields
        .iter()
        .filter(|field| field.as_control().is_some());
    original.fields = control.cloned().chain(scripts).collect();
    Some(original)
}

fn pair<'a>(partners: &Partners<'a>, script: &'a DataField) -> Option<Pair<'a>> {
    let link = linkage(script)?;
    let partner = (link.tag, link.occurrence);
    let latin = Some(partner).filter(|(_, occurrence)| *occurrence != "00");
    Some(Pair {
        tag: link.tag,
        script,
        latin: latin.and_then(|key| partners.get(&key).copied()),
        script_code: link.script,
        is_right_to_left: link.is_right_to_left,
    })
}

fn linkage(field: &DataField) -> Option<Linkage<'_>> {
    let mut parts = field.first('6')?.trim().split('/');
    let (tag, occurrence) = parts.next()?.split_once('-')?;
    let script = parts.next().filter(|code| !code.is_empty());
    Some(Linkage {
        tag: Tag::parse(tag)?,
        occurrence,
        script,
        is_right_to_left: parts.next() == Some("r"),
    })
}

//! Adding, placing and taking away the fields of a record.

use super::{ControlField, DataField, Field, Record, Tag};

impl Record {
    /// Appends a field at the end of the record.
    pub fn add(&mut self, field: impl Into<Field>) {
        self.fields.push(field.into());
    }

    /// Places a field after the last one whose tag is not greater, so that a sorted record stays sorted.
    pub fn insert(&mut self, field: impl Into<Field>) {
        let field = field.into();
        let place = self
            .fields
            .iter()
            .rposition(|other| other.tag() <= field.tag());
        let at = place.map_or(0, |place| place.saturating_add(1));
        self.fields.insert(at.min(self.fields.len()), field);
    }

    /// Takes away all fields with this tag and hands them back, in order.
    pub fn remove(&mut self, tag: impl Into<Tag>) -> Vec<Field> {
        let tag = tag.into();
        self.fields
            .extract_if(.., |field| field.tag() == tag)
            .collect()
    }

    /// Gives the first control field with this tag this text, or inserts such a field in tag order.
    pub fn set_control(&mut self, tag: impl Into<Tag>, value: impl Into<String>) {
        let (tag, value) = (tag.into(), value.into());
        let found = self.fields.iter_mut().find_map(|field| match field {
            Field::Control(control) if control.tag == tag => Some(control),
            Field::Control(_) | Field::Data(_) => None,
        });
        match found {
            Some(control) => control.value = value,
            None => self.insert(ControlField { tag, value }),
        }
    }

    /// All data fields with this tag, in order, to be changed in place.
    pub fn data_fields_mut(&mut self, tag: impl Into<Tag>) -> impl Iterator<Item = &mut DataField> {
        let tag = tag.into();
        self.fields.iter_mut().filter_map(move |field| match field {
            Field::Data(data) if data.tag == tag => Some(data),
            Field::Control(_) | Field::Data(_) => None,
        })
    }
}

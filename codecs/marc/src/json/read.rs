//! Reading MARC-in-JSON. What stands before a fault is kept.

use std::fmt;
use std::io::{self, Read};

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::fault::Faults;
use crate::pieces::{self, Cut, Format, Pieces};
use crate::{ControlField, DataField, Limits, Outcome, Record, Rule, Subfield, Tag};

use super::cut;
use super::text::{Text, escape_controls};

/// Reads the records of a stream of MARC-in-JSON.
#[derive(Debug)]
pub struct Reader<R>(Pieces<R, Json>);

impl<R: Read> Reader<R> {
    /// Over this input with the usual limits.
    pub fn new(input: R) -> Self {
        Self::with_limits(input, Limits::default())
    }

    /// Over this input with these limits.
    pub fn with_limits(input: R, limits: Limits) -> Self {
        Self(Pieces::new(input, Json, limits))
    }
}

impl<R: Read> Iterator for Reader<R> {
    type Item = io::Result<Outcome>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next()
    }
}

#[derive(Debug)]
struct Json;

impl Format for Json {
    fn cut(&mut self, bytes: &[u8], ended: bool) -> Cut {
        cut::cut(bytes, ended)
    }

    fn read(&mut self, bytes: &[u8], offset: u64, faults: &mut Faults) -> Option<Record> {
        let text = pieces::text(bytes, offset, faults);
        let mut building = Building::new(offset, faults);
        if let Err(error) = building.parse(&text) {
            let escaped = escape_controls(&text);
            building.fault(None, Rule::Json(error.to_string()));
            if escaped != *text {
                building.record.fields.clear();
                if let Err(error) = building.parse(&escaped) {
                    building.fault(None, Rule::Json(error.to_string()));
                }
            }
        }
        let Building {
            record,
            leader,
            faults,
            ..
        } = building;
        if !leader {
            faults.add(offset, None, Rule::Leader(0));
        }
        (leader || !record.fields.is_empty()).then_some(record)
    }

    fn nothing(&self, bytes: u64) -> Rule {
        Rule::NotMarc(bytes, "JSON without MARC records")
    }
}

/// A record being read, with its faults.
struct Building<'f> {
    record: Record,
    leader: bool,
    offset: u64,
    faults: &'f mut Faults,
}

impl<'f> Building<'f> {
    fn new(offset: u64, faults: &'f mut Faults) -> Self {
        Self {
            record: Record::new(crate::Leader::lossy(b"")),
            leader: false,
            offset,
            faults,
        }
    }

    fn parse(&mut self, text: &str) -> serde_json::Result<()> {
        let mut parser = serde_json::Deserializer::from_str(text);
        RecordSeed(self).deserialize(&mut parser)?;
        parser.end()
    }

    fn fault(&mut self, tag: Option<Tag>, rule: Rule) {
        self.faults.add(self.offset, tag, rule);
    }

    fn tag(&mut self, key: &str) -> Tag {
        pieces::tag(key, self.offset, self.faults)
    }
}

/// Gives a type that reads a map, a list or a text into a record being built.
macro_rules! seed {
    ($name:ident, $call:ident) => {
        impl<'de> DeserializeSeed<'de> for $name<'_, '_> {
            type Value = ();
            fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
                deserializer.$call(self)
            }
        }
    };
}

struct RecordSeed<'b, 'f>(&'b mut Building<'f>);
struct FieldsSeed<'b, 'f>(&'b mut Building<'f>);
struct FieldSeed<'b, 'f>(&'b mut Building<'f>);
struct ContentSeed<'b, 'f>(&'b mut Building<'f>, Tag);
struct SubfieldsSeed<'b, 'f>(&'b mut Building<'f>, Tag);
struct SubfieldSeed<'b, 'f>(&'b mut Building<'f>, Tag);

seed!(RecordSeed, deserialize_map);
seed!(FieldsSeed, deserialize_seq);
seed!(FieldSeed, deserialize_map);
seed!(ContentSeed, deserialize_any);
seed!(SubfieldsSeed, deserialize_seq);
seed!(SubfieldSeed, deserialize_map);

impl<'de> Visitor<'de> for RecordSeed<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with leader and fields")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "leader" => {
                    let text: Text = map.next_value()?;
                    self.0.record.leader = pieces::leader(&text.0, self.0.offset, self.0.faults);
                    self.0.leader = true;
                }
                "fields" => map.next_value_seed(FieldsSeed(self.0))?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    self.0
                        .fault(None, Rule::Json(format!("unknown key \"{key}\"")));
                }
            }
        }
        Ok(())
    }
}

impl<'de> Visitor<'de> for FieldsSeed<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of fields")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element_seed(FieldSeed(self.0))?.is_some() {}
        Ok(())
    }
}

impl<'de> Visitor<'de> for FieldSeed<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with a tag as its key")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            let tag = self.0.tag(&key);
            map.next_value_seed(ContentSeed(self.0, tag))?;
        }
        Ok(())
    }
}

impl<'de> Visitor<'de> for ContentSeed<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the text of a control field or the object of a data field")
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.0.record.add(ControlField::new(self.1, text));
        Ok(())
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<(), E> {
        self.visit_str(&number.to_string())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.0
            .fault(Some(self.1), Rule::Json("a field that is null".to_owned()));
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        self.0.fault(
            Some(self.1),
            Rule::Json("a field that is a list".to_owned()),
        );
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let place = self.0.record.fields.len();
        self.0.record.add(DataField::new(self.1, [b' '; 2]));
        let mut found = [None, None];
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "ind1" => found[0] = Some(map.next_value::<Text>()?.0),
                "ind2" => found[1] = Some(map.next_value::<Text>()?.0),
                "subfields" => map.next_value_seed(SubfieldsSeed(self.0, self.1))?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    self.0
                        .fault(Some(self.1), Rule::Json(format!("unknown key \"{key}\"")));
                }
            }
        }
        let (odd, indicators) = pieces::indicators(found).map_or_else(
            |wrong| {
                self.0.fault(Some(self.1), Rule::Indicators);
                wrong
            },
            |indicators| (None, indicators),
        );
        if let Some(crate::Field::Data(field)) = self.0.record.fields.get_mut(place) {
            field.indicators = indicators;
            if let Some(text) = odd {
                field.subfields.insert(0, Subfield::new('\0', text));
            }
        }
        Ok(())
    }
}

impl<'de> Visitor<'de> for SubfieldsSeed<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of subfields")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list
            .next_element_seed(SubfieldSeed(self.0, self.1))?
            .is_some()
        {}
        Ok(())
    }
}

impl<'de> Visitor<'de> for SubfieldSeed<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with a subfield code as its key")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            let value: Text = map.next_value()?;
            let subfield = self.subfield(&key, value.0);
            if let Some(crate::Field::Data(field)) = self.0.record.fields.last_mut() {
                field.subfields.push(subfield);
            }
        }
        Ok(())
    }
}

impl SubfieldSeed<'_, '_> {
    fn subfield(&mut self, key: &str, value: String) -> Subfield {
        let mut characters = key.chars();
        let first = characters.next();
        if !first.is_some_and(|code| code.is_ascii_graphic()) || !characters.as_str().is_empty() {
            self.0.fault(Some(self.1), Rule::SubfieldCode);
        }
        match first {
            Some(code) if characters.as_str().is_empty() => Subfield { code, value },
            _ => Subfield {
                code: '\0',
                value: format!("{key}{value}"),
            },
        }
    }
}

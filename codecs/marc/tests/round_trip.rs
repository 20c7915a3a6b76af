//! Any record written in any format comes back the same.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod common;

use callslip_marc::iso2709::Target;
use callslip_marc::{ControlField, DataField, Field, Format, Leader, Record, Subfield, Tag};
use proptest::prelude::*;

use common::read_as;

/// Text of every kind: plain, marked up, forbidden in XML, with a meaning in mnemonic MARC.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{0,12}",
        "\\PC{0,8}",
        any::<String>(),
        "[&<>\"'$\\\\{}=\u{0}\u{1b}\r\n\t]{0,6}",
        "<U\\+00(1B|3C|41)>",
        "\\{(dollar|lcub|acute|U\\+001B|nothing)\\}",
    ]
}

fn tag() -> impl Strategy<Value = Tag> {
    "[0-9A-Za-z]{3}".prop_map(|tag| Tag::new(&tag))
}

fn field() -> impl Strategy<Value = Field> {
    let control =
        ("00[1-9]", text()).prop_map(|(tag, value)| ControlField::new(tag.as_str(), value).into());
    let subfield = ("[!-~]", text())
        .prop_map(|(code, value)| Subfield::new(code.chars().next().unwrap(), value));
    let data = (tag(), "[ -~]{2}", prop::collection::vec(subfield, 1..4)).prop_map(
        |(tag, indicators, subfields)| {
            let indicators = indicators.as_bytes().try_into().unwrap();
            Field::Data(DataField {
                tag,
                indicators,
                subfields,
            })
        },
    );
    prop_oneof![
        control,
        data.prop_filter("control tags have no subfields", |field| !field
            .tag()
            .is_control())
    ]
}

fn record() -> impl Strategy<Value = Record> {
    let leader = "[0-9]{5}[a-z]{4}a22[0-9]{5}[ a-z0-9]{3}4500";
    (leader, prop::collection::vec(field(), 0..8)).prop_map(|(leader, fields)| Record {
        leader: Leader::from(leader.as_str()),
        fields,
    })
}

/// The record without the delimiters that ISO 2709 keeps for itself.
fn without_delimiters(mut record: Record) -> Record {
    let clean = |text: &mut String| text.retain(|c| !('\u{1D}'..='\u{1F}').contains(&c));
    for field in &mut record.fields {
        match field {
            Field::Control(field) => clean(&mut field.value),
            Field::Data(field) => field.subfields.iter_mut().for_each(|s| clean(&mut s.value)),
        }
    }
    record
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn text_formats_lose_nothing(record in record()) {
        for format in [Format::MarcXml, Format::Json, Format::Mnemonic] {
            let mut out = Vec::new();
            prop_assert_eq!(format.write(&record, Target::Utf8, &mut out), vec![]);
            let back = read_as(&out, format);
            prop_assert_eq!(back.len(), 1);
            prop_assert_eq!(back[0].record.as_ref(), Some(&record), "{}", format);
        }
    }

    #[test]
    fn iso_2709_loses_nothing(record in record().prop_map(without_delimiters)) {
        let mut out = Vec::new();
        prop_assert_eq!(Format::Marc.write(&record, Target::Utf8, &mut out), vec![]);
        let back = read_as(&out, Format::Marc);
        prop_assert_eq!(back.len(), 1);
        prop_assert_eq!(&back[0].record.as_ref().unwrap().fields, &record.fields);
        let mut again = Vec::new();
        Format::Marc.write(back[0].record.as_ref().unwrap(), Target::Utf8, &mut again);
        prop_assert_eq!(again, out);
    }
}

//! Damaged records of every kind: converted without a panic, and the results well formed.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod common;

use callslip_marc::{DataField, Format, Leader, Limits, Record, Records, Subfield, Tag};
use callslip_mods_dc::dc::{self, Profile};
use callslip_mods_dc::{mods, schema_org};
use proptest::prelude::*;

use common::{record, well_formed};

/// How many damaged records are converted.
const INPUTS: u32 = 50_000;

/// A small generator of numbers, the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides.max(1) as u64).unwrap()
    }
}

/// Lines of a record with something of everything.
const SEED: &str = "=LDR  00000cam a2200000 i 4500\n=001  1\n=007  vd\n=008  980513q19101919nyua\\\\\\j\\bi\\\\\\101\\1\\eng\\d\n\
=020  \\\\$a9780131103627 (pbk.)\n=041  1\\$aengfre$hger\n=045  2\\$bd1860$bc1865\n=100  1\\$6880-01$aTwain, Mark,$d1835\n\
=245  14$aThe bees :$bstory.$nPart 2,$pIn /$cN. Lee.\n=260  \\\\$a[Boston] :$bT.,$c1854, c1853.\n=300  \\\\$axii, 340 p.\n\
=490  1\\$aBooks ;$vv. 3\n=520  3\\$aShort.\n=600  10$aTwain$tTom$xFences\n=650  \\0$aBees$zMaine\n=700  12$aLee$tBees\n\
=776  08$iOnline:$tB$z978\n=856  42$uhttps://e.org$3R\n=880  1\\$6100-01/(2/r$aספר";

/// Signs that mean something to a mapping.
const SPICE: [&str; 20] = [
    "$a",
    "$t",
    "$6",
    "$0",
    "$2tgn",
    "9",
    "u",
    "|",
    "\\",
    " ",
    "(",
    "©",
    "--",
    ".",
    ",",
    "\u{FFFE}",
    "é",
    "880-",
    "=880  \\\\$6",
    "(OCoLC)",
];

fn damage(text: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for _ in 0..=dice.roll(5) {
        let at = dice.roll(letters.len() + 1);
        let span = dice.roll(20).min(letters.len() - at);
        match dice.roll(4) {
            0 => drop(letters.drain(at..at + span)),
            1 => {
                let copy = letters[at..at + span].to_vec();
                let to = dice.roll(letters.len() + 1);
                letters.splice(to..to, copy);
            }
            2 if at < letters.len() => letters[at] = char::from(dice.roll(128).to_le_bytes()[0]),
            _ => {
                let spice = SPICE[dice.roll(SPICE.len())].chars().collect::<Vec<_>>();
                letters.splice(at..at, spice);
            }
        }
    }
    letters.into_iter().collect()
}

/// Converts into one of the four forms.
fn convert(record: &Record, form: usize) -> Result<(), String> {
    match form {
        0 => well_formed(&dc::to_element(record, Profile::Simple).value.to_xml()),
        1 => well_formed(&dc::to_element(record, Profile::Qualified).value.to_xml()),
        2 => well_formed(&mods::to_element(record).value.to_xml()),
        _ => {
            let json = schema_org::to_json(record, Some("urn:x")).value;
            json.is_object().then_some(()).ok_or("no object".to_owned())
        }
    }
}

#[test]
fn damaged_records() {
    let mut dice = Dice(0x5EED_0BAD_CAFE_F00D);
    let mut read = 0;
    for number in 0..INPUTS {
        let text = damage(SEED, &mut dice);
        let records = Records::new(text.as_bytes(), Format::Mnemonic, Limits::default());
        for record in records.flatten().filter_map(|outcome| outcome.record) {
            read += 1;
            let form = usize::try_from(number % 4).unwrap();
            convert(&record, form).unwrap_or_else(|what| panic!("{what}: {text}"));
        }
    }
    assert!(read >= INPUTS, "{read}");
}

#[test]
fn a_hundred_thousand_fields_take_bounded_time() {
    let mut big = record("=245  10$aX");
    for number in 0..20_000 {
        big.add(DataField::new("650", *b" 0").with('a', format!("Topic {number}")));
    }
    for form in 0..4 {
        convert(&big, form).unwrap();
    }
    let mut linked = record("=245  10$aX");
    for number in 0..1_000 {
        linked.add(
            DataField::new("500", *b"  ")
                .with('6', format!("880-{number}"))
                .with('a', "x"),
        );
        linked.add(
            DataField::new("880", *b"  ")
                .with('6', format!("500-{number}/(N"))
                .with('a', "x"),
        );
    }
    for form in 0..4 {
        convert(&linked, form).unwrap();
    }
}

fn field() -> impl Strategy<Value = DataField> {
    let subfield = ("[a-z0-9]", any::<String>());
    let subfield =
        subfield.prop_map(|(code, value)| Subfield::new(code.chars().next().unwrap(), value));
    let tag = prop_oneof!["[0-9]{3}", "(245|100|700|880|260|264|856|045|034|752)"];
    (tag, "[ 0-9]{2}", prop::collection::vec(subfield, 0..5)).prop_map(
        |(tag, indicators, subfields)| DataField {
            tag: Tag::new(&tag),
            indicators: indicators.as_bytes().try_into().unwrap(),
            subfields,
        },
    )
}

proptest! {
    #[test]
    fn any_record_becomes_well_formed(
        leader in "[ -~]{24}",
        fixed in any::<String>(),
        fields in prop::collection::vec(field(), 0..12),
    ) {
        let mut record = Record::new(Leader::from(leader.as_str()));
        record.add(callslip_marc::ControlField::new("008", fixed));
        fields.into_iter().for_each(|field| record.add(field));
        for form in 0..4 {
            prop_assert_eq!(convert(&record, form), Ok(()));
        }
    }
}

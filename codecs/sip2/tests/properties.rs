//! Messages made at random come back as they were; damaged ones never do harm.
#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use callslip_sip2::tables::{fields::FIELDS, messages::ALL};
use callslip_sip2::{
    Dialect, Encoding, Framer, Limits, Message, Terminator, Timestamp, read, write,
};
use proptest::prelude::*;

fn dialects() -> impl Strategy<Value = Dialect> {
    let encodings = prop::sample::select(vec![Encoding::Utf8, Encoding::Latin1, Encoding::Cp850]);
    let terminators = prop::sample::select(vec![Terminator::Cr, Terminator::Lf, Terminator::CrLf]);
    let delimiters = prop::sample::select(b"|^~".to_vec());
    (encodings, terminators, delimiters).prop_map(|(encoding, terminator, delimiter)| Dialect {
        encoding,
        terminator,
        delimiter,
        ..Dialect::default()
    })
}

fn messages() -> impl Strategy<Value = Message> {
    let kinds = prop::sample::select(ALL.to_vec());
    let codes: Vec<_> = FIELDS
        .iter()
        .map(|kind| kind.code)
        .filter(|code| &code.0 != b"AY" && &code.0 != b"AZ")
        .collect();
    // Letters that all the encodings have; nothing that ends a field.
    let field = (
        prop::sample::select(codes),
        "[A-Za-z0-9 .,'$@àéîõüßÆñ-]{0,40}",
    );
    let fields = prop::collection::vec(field, 0..20);
    let fixed = "[YN 0-9]{0,70}";
    (
        kinds,
        fixed,
        fields,
        prop::option::of(0..10_u8),
        any::<bool>(),
    )
        .prop_map(|(kind, text, fields, sequence, checksum)| {
            let mut message = Message::new(kind);
            let mut text = text.as_str();
            for field in kind.fixed.iter().filter(|field| field.width < 18) {
                let (value, rest) = text.split_at(field.width.min(text.len()));
                message.set(field, value).unwrap();
                text = rest;
            }
            message = fields.into_iter().fold(message, |message, (code, value)| {
                message.with(&code.to_string(), value)
            });
            (message.sequence, message.checksum) = (sequence, checksum);
            message
        })
}

proptest! {
    #[test]
    fn written_and_read_again(message in messages(), dialect in dialects()) {
        let mut bytes = Vec::new();
        prop_assert_eq!(write(&message, &dialect, &mut bytes), vec![]);
        let outcome = read(&bytes, &dialect, &Limits::default());
        prop_assert!(outcome.intact());
        prop_assert_eq!(outcome.message.unwrap(), message);
    }

    #[test]
    fn dates(year in 1900..2100_u16, month in 0..14_u8, day in 0..33_u8, hour in 0..26_u8) {
        let text = format!("{year:04}{month:02}{day:02}    {hour:02}3015");
        if let Some(date) = Timestamp::parse(&text) {
            prop_assert_eq!(date.to_string(), text);
            prop_assert_eq!(Timestamp::parse_loose(&format!("{year:04}-{month:02}-{day:02} {hour:02}:30:15")), Some(date));
        } else {
            prop_assert!(month == 0 || month > 12 || day == 0 || day > 28 || hour > 23);
        }
    }
}

/// How many damaged messages are tried.
const INPUTS: u32 = 60_000;

#[test]
fn damaged_messages() {
    let seeds = common::messages();
    let mut dice = common::Dice(0x5EED_0BAD_CAFE_F00D);
    let limits = Limits {
        message: 2_000,
        fields: 60,
        faults: 20,
    };
    let encodings = [
        Encoding::Utf8,
        Encoding::Latin1,
        Encoding::Cp850,
        Encoding::Ascii,
    ];
    for turn in 0..INPUTS {
        let mut input = seeds[dice.roll(seeds.len())].clone().into_bytes();
        common::damage(&mut input, &mut dice);
        let dialect = Dialect {
            encoding: encodings[turn as usize % 4],
            ..Dialect::default()
        };
        let mut framer = Framer::new(&limits);
        let mut frames = Vec::new();
        framer.push(&input, |frame| frames.push(frame.bytes));
        framer.finish(|frame| frames.push(frame.bytes));
        for frame in frames.iter().chain([&input]) {
            look_at(frame, &dialect, &limits);
        }
    }
}

/// A message of any bytes is within the limits, or refused with a reason; written, it reads as itself.
fn look_at(frame: &[u8], dialect: &Dialect, limits: &Limits) {
    let outcome = read(frame, dialect, limits);
    assert!(outcome.faults.len() <= limits.faults + 1);
    assert!(
        outcome
            .faults
            .iter()
            .all(|fault| fault.offset <= frame.len())
    );
    let Some(message) = outcome.message else {
        assert!(!outcome.faults.is_empty());
        return;
    };
    assert!(message.fields.len() <= limits.fields);
    let width = message
        .kind()
        .map_or(0, callslip_sip2::tables::messages::MessageKind::fixed_width);
    assert_eq!(message.fixed_part().len(), width);
    let mut bytes = Vec::new();
    if write(&message, dialect, &mut bytes).is_empty() && outcome.faults.is_empty() {
        let again = read(&bytes, dialect, &Limits::default());
        assert_eq!(
            again.message.as_ref(),
            Some(&message),
            "{}",
            frame.escape_ascii()
        );
    }
}

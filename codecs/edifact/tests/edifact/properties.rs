//! What must hold for all values.

use callslip_edifact::value::number::Decimal;
use callslip_edifact::{
    Address, Charset, Delimiters, Header, Interchange, Lines, Message, MessageType, Segment, Style,
    read, write,
};
use proptest::collection::vec;
use proptest::prelude::*;

/// Values with every service character in them, and letters of many scripts.
fn value() -> impl Strategy<Value = String> {
    proptest::string::string_regex("[a-zA-Z0-9 '+:?*.,éß€жא語-]{0,12}").expect("an expression")
}

fn segment() -> impl Strategy<Value = Segment> {
    let element = vec(value(), 0..4);
    let tag = proptest::string::string_regex("[A-TV-Z][A-Z]{2}").expect("an expression");
    (tag, vec(element, 0..5)).prop_map(|(tag, elements)| {
        let parts = |element: &Vec<String>| element.clone();
        let mut segment = Segment::new(&tag);
        for element in elements.iter().map(parts) {
            segment = segment.composite(element.iter().map(String::as_str));
        }
        segment
    })
}

fn delimiters() -> impl Strategy<Value = Delimiters> {
    let all = [*b":+.? '", *b"^<.? >", *b"|~,\\ \x1C", *b":+,? \n"];
    proptest::sample::select(all.to_vec())
        .prop_map(|advice| Delimiters::from_advice(advice).expect("they work"))
}

fn interchange(messages: &[Vec<Segment>], delimiters: Delimiters) -> Interchange {
    let (from, to) = (Address::new("A+1", "14"), Address::new("B:2", "ZZ"));
    let header = Header::new(Charset::UnoY, &from, &to, ("261128", "0915"), "R'1");
    let mut interchange = Interchange::new(header);
    interchange.delimiters = delimiters;
    for (at, segments) in messages.iter().enumerate() {
        let mut message = Message::new(&at.to_string(), &MessageType::eancom("ORDERS"));
        message.segments.clone_from(segments);
        interchange = interchange.with(message);
    }
    interchange
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(
        messages in vec(vec(segment(), 0..6), 1..4),
        delimiters in delimiters(),
        lines in proptest::sample::select(vec![Lines::None, Lines::Segments]),
    ) {
        let written = interchange(&messages, delimiters);
        let mut bytes = Vec::new();
        let style = Style { lines, ..Style::default() };
        let faults = write(&written, style, &mut bytes).expect("written to memory");
        prop_assert_eq!(faults, vec![]);
        let outcome = read(&bytes);
        prop_assert_eq!(outcome.faults, vec![]);
        let again: Vec<Vec<Segment>> = outcome.interchanges[0].messages().map(|m| m.segments.clone()).collect();
        let sent: Vec<Vec<Segment>> = messages.iter().map(|m| m.iter().map(Segment::trimmed).collect()).collect();
        prop_assert_eq!(again, sent);
        prop_assert_eq!(outcome.interchanges[0].header.sender(), Address::new("A+1", "14"));
    }

    #[test]
    fn trimming_twice_changes_nothing(segment in segment()) {
        let once = segment.trimmed();
        prop_assert_eq!(once.trimmed(), once.clone());
        for element in 0..=segment.len() {
            for component in 0..5 {
                prop_assert_eq!(once.get(element, component), segment.get(element, component));
            }
        }
    }

    #[test]
    fn numbers_come_back(units in -999_999_999_999_i64..999_999_999_999, places in 0_u8..=9) {
        let number = Decimal { units, places };
        prop_assert_eq!(Decimal::parse(&number.to_string()), Some(number));
    }

    #[test]
    fn any_bytes_are_read(bytes in vec(any::<u8>(), 0..300)) {
        let outcome = read(&[b"UNB+UNOC:3+A+B+261128:0915+1'", bytes.as_slice()].concat());
        prop_assert!(!outcome.interchanges.is_empty());
    }
}

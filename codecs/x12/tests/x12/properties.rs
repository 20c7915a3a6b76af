//! What must hold for all values.

use callslip_x12::{
    Address, Delimiters, GroupHeader, Header, Interchange, Lines, Segment, Set, Style, read, write,
};
use proptest::collection::vec;
use proptest::prelude::*;

fn segment() -> impl Strategy<Value = Segment> {
    let value =
        || proptest::string::string_regex("[a-zA-Z0-9 '+:?.,!-]{0,12}").expect("an expression");
    let tag = proptest::string::string_regex("[J-RT-Z][A-Z][0-9A-Z]?").expect("an expression");
    (tag, vec(vec(value(), 0..3), 0..6)).prop_map(|(tag, elements)| {
        let mut segment = Segment::new(&tag);
        for element in &elements {
            segment = segment.composite(element.iter().map(String::as_str));
        }
        segment
    })
}

fn delimiters() -> impl Strategy<Value = Delimiters> {
    let all = [
        Delimiters::DEFAULT,
        Delimiters {
            element: b'|',
            component: b'<',
            repetition: Some(b'^'),
            terminator: b'~',
        },
        Delimiters {
            element: 0x1D,
            component: 0x1F,
            repetition: None,
            terminator: b'\n',
        },
    ];
    proptest::sample::select(all.to_vec())
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(
        sets in vec(vec(segment(), 0..6), 1..4),
        delimiters in delimiters(),
        lines in proptest::sample::select(vec![Lines::None, Lines::Segments]),
    ) {
        let release = if delimiters.repetition.is_some() { "00501" } else { "00401" };
        let (from, to) = (Address::new("ZZ", "A"), Address::new("01", "123456789"));
        let header = Header::new(release, (&from, &to), ("261128", "0915"), 9, &delimiters);
        let group = GroupHeader::new("PO", ("A", "B"), ("20261128", "0915"), 1, "004010");
        let made = sets.iter().enumerate().map(|(at, segments)| {
            let mut set = Set::new("850", &format!("{at:04}"));
            set.segments.clone_from(segments);
            set
        });
        let written = Interchange::new(header, delimiters).with(group, made.collect());
        let mut bytes = Vec::new();
        let faults = write(&written, Style { lines }, &mut bytes).expect("written to memory");
        prop_assert_eq!(faults, vec![]);
        let outcome = read(&bytes);
        prop_assert_eq!(outcome.faults, vec![]);
        let again: Vec<Vec<Segment>> = outcome.interchanges[0].sets().map(|set| set.segments.clone()).collect();
        let sent: Vec<Vec<Segment>> = sets.iter().map(|set| set.iter().map(Segment::trimmed).collect()).collect();
        prop_assert_eq!(again, sent);
        prop_assert_eq!(outcome.interchanges[0].header.recipient(), to);
    }

    #[test]
    fn any_bytes_are_read(bytes in vec(any::<u8>(), 0..300)) {
        let outcome = read(&[super::ISA.as_bytes(), bytes.as_slice()].concat());
        prop_assert!(!outcome.interchanges.is_empty());
    }
}

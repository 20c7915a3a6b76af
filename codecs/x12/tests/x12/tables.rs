//! The published segment tables of 004010, restated in rows: what they say of an element, and what
//! our data say.

use callslip_x12::dictionary::{Kind, elements};
use callslip_x12::layout::{self, Place};

/// Segment and element; required or not; type; least and greatest length.
const ELEMENTS: &str = "
ISA06 M AN 15 15
ISA12 M ID 5 5
ISA13 M N0 9 9
GS01 M ID 2 2
GS04 M DT 8 8
GS06 M N0 1 9
GS08 M AN 1 12
ST01 M ID 3 3
ST02 M AN 4 9
SE01 M N0 1 10
GE01 M N0 1 6
IEA01 M N0 1 5
BEG01 M ID 2 2
BEG03 M AN 1 22
BEG05 M DT 8 8
BAK02 M ID 2 2
BAK04 M DT 8 8
BAK09 O DT 8 8
BIG01 M DT 8 8
BIG02 M AN 1 22
BIG04 O AN 1 22
BSN02 M AN 2 30
BSN04 M TM 4 8
BSN05 O ID 4 4
PO101 O AN 1 20
PO102 O R 1 15
PO104 O R 1 17
PO106 O ID 2 2
PO107 O AN 1 48
PO125 O AN 1 48
IT102 O R 1 15
IT104 O R 1 17
ACK01 M ID 2 2
ACK05 O DT 8 8
ACK08 O AN 1 48
SAC01 M ID 1 1
SAC05 O N2 1 15
SAC15 O AN 1 80
TDS01 M N2 1 15
TDS04 O N2 1 15
ITD03 O R 1 6
ITD08 O N2 1 10
CTT01 M N0 1 6
CTT02 O R 1 10
HL01 M AN 1 12
HL02 O AN 1 12
HL03 M ID 1 2
SN102 M R 1 10
PRF01 M AN 1 22
N101 M ID 2 3
N102 O AN 1 60
N104 O AN 2 80
N301 M AN 1 55
N402 O ID 2 2
N403 O ID 3 15
PID05 O AN 1 80
MSG01 M AN 1 264
SDQ03 O AN 2 80
SDQ04 O R 1 15
MAN02 M AN 1 48
TXI02 O R 1 18
";

#[test]
fn elements_as_published() {
    for row in ELEMENTS.trim().lines() {
        let [place, must, kind, least, most] =
            row.split(' ').collect::<Vec<_>>().try_into().expect("five");
        let (tag, at) = place.split_at(place.len() - 2);
        let at: usize = at.parse().expect("a number");
        let element = elements(tag).expect("a segment")[at - 1];
        let expected = match kind {
            "DT" => Kind::Day,
            "TM" => Kind::Time,
            "R" => Kind::Real,
            "N0" => Kind::Whole(0),
            "N2" => Kind::Whole(2),
            _ => Kind::Text,
        };
        assert_eq!(
            (element.kind, element.must),
            (expected, must == "M"),
            "{row}"
        );
        assert_eq!(
            (element.least.to_string(), element.most.to_string()),
            (least.to_owned(), most.to_owned()),
            "{row}"
        );
    }
}

/// How many elements a segment has.
const LENGTHS: &str = "ISA 16, GS 8, ST 3, SE 2, GE 2, IEA 2, BEG 12, BAK 10, BIG 10, BSN 7, PO1 25, IT1 25, ACK 29, \
    SAC 16, ITD 15, TDS 4, CTT 7, HL 4, SN1 8, PRF 7, N1 6, N3 2, N4 7, REF 4, DTM 6, CUR 21, LIN 31, SDQ 23, TD1 10, \
    TD3 10, TD5 15, MAN 6, PER 9, PID 9, TXI 10, AMT 3, FOB 9, N9 7";

#[test]
fn lengths_as_published() {
    for row in LENGTHS.split(", ") {
        let (tag, count) = row.trim().split_once(' ').expect("two");
        let found = elements(tag).expect("a segment").len();
        assert_eq!(found.to_string(), count, "{tag}");
    }
}

/// Set, path of loops, segment; required or not; how often.
const PLACES: &str = "
850 BEG M 1
850 PER O 3
850 SAC O 25
850 N9 O 1000
850 N9/MSG O 1000
850 N1 O 200
850 N1/N3 O 2
850 PO1 O 100000
850 PO1/PID O 1000
850 PO1/SDQ O 500
850 PO1/SCH O 200
850 PO1/N1 O 200
850 CTT O 1
855 BAK M 1
855 PO1 O 100000
855 PO1/ACK O 104
855 PO1/ACK/DTM O 1
810 BIG M 1
810 NTE O 100
810 N1 O 200
810 IT1 O 200000
810 IT1/SAC O 25
810 IT1/TXI O 10
810 TDS M 1
810 SAC O 25
810 CTT O 1
856 BSN M 1
856 HL M 200000
856 HL/LIN O 1
856 HL/SN1 O 1
856 HL/PRF O 1
856 HL/TD1 O 20
856 HL/N1 O 200
856 CTT O 1
";

#[test]
fn places_as_published() {
    for row in PLACES.trim().lines() {
        let [set, path, must, most] = row.split(' ').collect::<Vec<_>>().try_into().expect("four");
        let mut places: &[Place] = &layout::of(set).expect("a set").places;
        let mut found = None;
        for tag in path.split('/') {
            let place = places.iter().find(|place| place.tag == tag).expect(row);
            (found, places) = (Some(place), &place.group);
        }
        let found = found.expect("a place");
        assert_eq!(
            (found.must, found.most.to_string()),
            (must == "M", most.to_owned()),
            "{row}"
        );
    }
}

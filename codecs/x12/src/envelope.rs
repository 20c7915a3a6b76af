//! What is open while an interchange is read, and what its headers and trailers must say.

use crate::date;
use crate::delimiters::Delimiters;
use crate::fault::{Faults, Rule, short};
use crate::header::{Header, Set, WIDTHS};
use crate::segment::Segment;

/// An open interchange.
#[derive(Debug)]
pub(crate) struct Open {
    control: Option<String>,
    pub(crate) groups: u64,
    pub(crate) group: Option<OpenGroup>,
    pub(crate) set: Option<OpenSet>,
}

/// An open group.
#[derive(Debug)]
pub(crate) struct OpenGroup {
    pub(crate) control: String,
    pub(crate) sets: u64,
}

/// An open transaction set.
#[derive(Debug)]
pub(crate) struct OpenSet {
    pub(crate) set: Set,
    /// Segments met, those over the limit too.
    pub(crate) met: u64,
    /// Bytes kept.
    pub(crate) size: usize,
    pub(crate) full: bool,
}

impl Open {
    pub(crate) fn new(header: &Header) -> Self {
        let bare = header.segment.tag().is_empty();
        Self {
            control: (!bare).then(|| header.control().to_owned()),
            groups: 0,
            group: None,
            set: None,
        }
    }

    /// The control number of ISA; nothing where there was no ISA.
    pub(crate) fn control(&self) -> Option<&str> {
        self.control.as_deref()
    }
}

/// The delimiters that ISA shows: they are told by counting its elements, so that one whose lengths
/// are wrong is read too.
pub(crate) fn delimiters(head: &[u8]) -> Option<Delimiters> {
    let element = *head.get(3)?;
    let marks: Vec<usize> = head
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == element)
        .map(|(at, _)| at)
        .collect();
    let last = *marks.get(15)?;
    let eleventh = head.get(marks[10] + 1..marks[11])?;
    let release = head.get(marks[11] + 1..marks[12])?;
    let repetition = match eleventh {
        [mark] if !mark.is_ascii_alphanumeric() && *mark != b' ' && release > b"00401" => {
            Some(*mark)
        }
        _ => None,
    };
    let delimiters = Delimiters {
        element,
        component: *head.get(last + 1)?,
        repetition,
        terminator: *head.get(last + 2)?,
    };
    delimiters.works().then_some(delimiters)
}

/// Checks a count and a control number in SE, GE or IEA. Leading zeros do not matter.
pub(crate) fn check_trailer(trailer: &Segment, counted: u64, own: &str, faults: &mut Faults) {
    let said: Option<u64> = trailer.get(1, 0).trim().parse().ok();
    if said != Some(counted) {
        let said = short(trailer.get(1, 0));
        let found = format!("{} says {said:?}, found {counted}", trailer.tag());
        faults.add(trailer.offset, Rule::Count, found);
    }
    let said = trailer.get(2, 0).trim();
    let bare = |text: &str| text.trim_start_matches('0').to_owned();
    if bare(said) != bare(own) {
        let (said, own) = (short(said), short(own));
        let found = format!("{} says {said:?}, its header {own:?}", trailer.tag());
        faults.add(trailer.offset, Rule::Control, found);
    }
}

/// Checks what ISA must say.
pub(crate) fn check_header(header: &Header, faults: &mut Faults) {
    let at = header.segment.offset;
    let widths = (1..=WIDTHS.len()).map(|element| header.segment.get(element, 0).chars().count());
    if let Some((element, (width, _))) = widths.zip(WIDTHS).enumerate().find(|(_, (a, b))| a != b) {
        faults.add(
            at,
            Rule::Width,
            format!(
                "ISA{:02} has {width} characters of {}",
                element + 1,
                WIDTHS[element]
            ),
        );
    }
    let (day, time) = header.prepared();
    if date::day(day).is_none() || !date::is_time(time) {
        let found = format!("ISA was prepared {:?}", short(&format!("{day} {time}")));
        faults.add(at, Rule::Header, found);
    }
    let lacks = [
        ("sender", header.sender().id.is_empty()),
        ("recipient", header.recipient().id.is_empty()),
        ("control number", header.control().is_empty()),
    ];
    for (what, _) in lacks.iter().filter(|(_, lacks)| *lacks) {
        faults.add(at, Rule::Header, format!("ISA has no {what}"));
    }
}

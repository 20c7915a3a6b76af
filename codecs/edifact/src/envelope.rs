//! What is open while an interchange is read, and what its headers and trailers must say.

use crate::fault::{Faults, Rule, short};
use crate::header::{Header, Message};
use crate::segment::Segment;
use crate::value::date;

/// An open interchange.
#[derive(Debug)]
pub(crate) struct Open {
    reference: Option<String>,
    pub(crate) messages: u64,
    pub(crate) groups: u64,
    pub(crate) group: Option<OpenGroup>,
    pub(crate) message: Option<OpenMessage>,
}

/// An open group.
#[derive(Debug)]
pub(crate) struct OpenGroup {
    pub(crate) reference: String,
    pub(crate) messages: u64,
}

/// An open message.
#[derive(Debug)]
pub(crate) struct OpenMessage {
    pub(crate) message: Message,
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
            reference: (!bare).then(|| header.reference().to_owned()),
            messages: 0,
            groups: 0,
            group: None,
            message: None,
        }
    }

    /// Whether it began without a header.
    pub(crate) fn is_bare(&self) -> bool {
        self.reference.is_none()
    }

    /// Checks UNZ: groups where there are any (or messages, as some count), and the reference.
    pub(crate) fn check_end(&self, trailer: &Segment, faults: &mut Faults) {
        let counted = if self.groups > 0 {
            self.groups
        } else {
            self.messages
        };
        let also = Some(self.messages);
        let said: Option<u64> = trailer.get(1, 0).trim().parse().ok();
        if said != Some(counted) && said != also {
            let things = if self.groups > 0 {
                "groups"
            } else {
                "messages"
            };
            let said = short(trailer.get(1, 0));
            let found = format!("UNZ says {said:?} {things}, found {counted}");
            faults.add(trailer.offset, Rule::Count, found);
        }
        let own = self.reference.as_deref().unwrap_or_default();
        check_reference(own, trailer, faults);
    }
}

/// Checks a count and a reference in UNT or UNE.
pub(crate) fn check_trailer(trailer: &Segment, counted: u64, own: &str, faults: &mut Faults) {
    let said: Option<u64> = trailer.get(1, 0).trim().parse().ok();
    if said != Some(counted) {
        let said = short(trailer.get(1, 0));
        let found = format!("{} says {said:?}, found {counted}", trailer.tag());
        faults.add(trailer.offset, Rule::Count, found);
    }
    check_reference(own, trailer, faults);
}

fn check_reference(own: &str, trailer: &Segment, faults: &mut Faults) {
    let said = trailer.get(2, 0).trim();
    if said != own {
        let (said, own) = (short(said), short(own));
        let found = format!("{} says {said:?}, its header {own:?}", trailer.tag());
        faults.add(trailer.offset, Rule::Reference, found);
    }
}

/// Checks what UNB must say.
pub(crate) fn check_header(header: &Header, faults: &mut Faults) {
    let at = header.segment.offset;
    if header.charset().is_none() {
        let found = format!("UNB names {:?}", short(header.segment.get(1, 0)));
        faults.add(at, Rule::UnknownCharset, found);
    }
    if header.version().is_none() {
        let found = format!(
            "UNB has syntax version {:?}",
            short(header.segment.get(1, 1))
        );
        faults.add(at, Rule::Header, found);
    }
    let (day, time) = header.prepared();
    if !date::is_stamp(day, time) {
        let found = format!("UNB was prepared {:?}", short(&format!("{day}:{time}")));
        faults.add(at, Rule::Header, found);
    }
    let sender = header.sender().id.is_empty();
    let recipient = header.recipient().id.is_empty();
    let reference = header.reference().is_empty();
    let lacks = [
        ("sender", sender),
        ("recipient", recipient),
        ("reference", reference),
    ];
    for (what, _) in lacks.iter().filter(|(_, lacks)| *lacks) {
        faults.add(at, Rule::Header, format!("UNB has no {what}"));
    }
}

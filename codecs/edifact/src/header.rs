//! The service segments that open things: UNB, UNG, UNH, in the terms of ISO 9735.

use serde::Serialize;

use crate::charset::Charset;
use crate::segment::Segment;

/// Who sends or receives.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Address {
    /// Its number, such as a SAN or a GLN (0004, 0010).
    pub id: String,
    /// Whose number it is (0007): `14` GLN, `31B` SAN, `91` and `92` agreed, `ZZ` mutually defined.
    pub qualifier: String,
    /// Where within the house (0008, 0014).
    pub routing: String,
}

impl Address {
    /// An address by number and kind of number.
    #[must_use]
    pub fn new(id: &str, qualifier: &str) -> Self {
        Self {
            id: id.to_owned(),
            qualifier: qualifier.to_owned(),
            routing: String::new(),
        }
    }

    fn read(segment: &Segment, element: usize) -> Self {
        Self {
            id: segment.get(element, 0).trim().to_owned(),
            qualifier: segment.get(element, 1).trim().to_owned(),
            routing: segment.get(element, 2).trim().to_owned(),
        }
    }

    fn parts(&self) -> [&str; 3] {
        [&self.id, &self.qualifier, &self.routing]
    }
}

/// The header of an interchange, UNB.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Header {
    /// The segment, with what has no method here.
    pub segment: Segment,
}

impl Header {
    /// A header in syntax version 3. `day` is `YYMMDD`, `time` is `HHMM`.
    #[must_use]
    pub fn new(
        charset: Charset,
        from: &Address,
        to: &Address,
        stamp: (&str, &str),
        reference: &str,
    ) -> Self {
        let segment = Segment::new("UNB")
            .composite([charset.id(), "3"])
            .composite(from.parts())
            .composite(to.parts())
            .composite([stamp.0, stamp.1])
            .with(reference);
        Self { segment }
    }

    /// The character set (0001), where it is a known one.
    #[must_use]
    pub fn charset(&self) -> Option<Charset> {
        Charset::from_id(self.segment.get(1, 0))
    }

    /// The version of the syntax (0002): 1 to 4.
    #[must_use]
    pub fn version(&self) -> Option<u8> {
        let version = self.segment.get(1, 1).parse().ok();
        version.filter(|version| (1..=4).contains(version))
    }

    /// Who sends (S002).
    #[must_use]
    pub fn sender(&self) -> Address {
        Address::read(&self.segment, 2)
    }

    /// Who receives (S003).
    #[must_use]
    pub fn recipient(&self) -> Address {
        Address::read(&self.segment, 3)
    }

    /// Day and time of preparation as sent (S004): `YYMMDD` or `CCYYMMDD`, and `HHMM`.
    #[must_use]
    pub fn prepared(&self) -> (&str, &str) {
        (self.segment.get(4, 0), self.segment.get(4, 1))
    }

    /// The control reference (0020), unique for the sender: by it nothing is booked twice.
    #[must_use]
    pub fn reference(&self) -> &str {
        self.segment.get(5, 0).trim()
    }

    /// The application reference (0026), often the message type.
    #[must_use]
    pub fn application(&self) -> &str {
        self.segment.get(7, 0)
    }

    /// Whether an acknowledgement is asked for (0031).
    #[must_use]
    pub fn wants_acknowledgement(&self) -> bool {
        self.segment.get(9, 0) == "1"
    }

    /// Whether it is a test (0035).
    #[must_use]
    pub fn is_test(&self) -> bool {
        self.segment.get(11, 0) == "1"
    }
}

/// The header of a functional group, UNG.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GroupHeader {
    /// The segment, with what has no method here.
    pub segment: Segment,
}

impl GroupHeader {
    /// A group of messages of one kind, such as `ORDERS` in `D:96A`.
    #[must_use]
    pub fn new(
        kind: &str,
        from: &Address,
        to: &Address,
        stamp: (&str, &str),
        reference: &str,
    ) -> Self {
        let segment = Segment::new("UNG")
            .with(kind)
            .composite([from.id.as_str(), from.qualifier.as_str()])
            .composite([to.id.as_str(), to.qualifier.as_str()])
            .composite([stamp.0, stamp.1])
            .with(reference)
            .with("UN")
            .composite(["D", "96A"]);
        Self { segment }
    }

    /// Which messages (0038).
    #[must_use]
    pub fn kind(&self) -> &str {
        self.segment.get(1, 0)
    }

    /// Who sends (S006).
    #[must_use]
    pub fn sender(&self) -> Address {
        Address::read(&self.segment, 2)
    }

    /// Who receives (S007).
    #[must_use]
    pub fn recipient(&self) -> Address {
        Address::read(&self.segment, 3)
    }

    /// The group's reference (0048).
    #[must_use]
    pub fn reference(&self) -> &str {
        self.segment.get(5, 0).trim()
    }
}

/// What kind of message it is (S009 of UNH).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MessageType {
    /// `ORDERS`, `INVOIC` and so on (0065).
    pub name: String,
    /// `D` for draft directories (0052).
    pub version: String,
    /// The directory, such as `96A` (0054).
    pub release: String,
    /// `UN` (0051).
    pub agency: String,
    /// The user's code of the layout, such as `EAN008` (0057).
    pub association: String,
}

impl MessageType {
    /// A message of directory D.96A in EANCOM's version 8, as the book trade sends it.
    #[must_use]
    pub fn eancom(name: &str) -> Self {
        let text = |text: &str| text.to_owned();
        Self {
            name: text(name),
            version: text("D"),
            release: text("96A"),
            agency: text("UN"),
            association: text("EAN008"),
        }
    }

    pub(crate) fn read(header: &Segment) -> Self {
        let part = |at: usize| header.get(2, at).trim().to_owned();
        Self {
            name: part(0),
            version: part(1),
            release: part(2),
            agency: part(3),
            association: part(4),
        }
    }

    pub(crate) fn parts(&self) -> [&str; 5] {
        [
            &self.name,
            &self.version,
            &self.release,
            &self.agency,
            &self.association,
        ]
    }
}

/// A message: what stands between UNH and UNT.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Message {
    /// UNH.
    pub header: Segment,
    /// The segments behind UNH, without UNT.
    pub segments: Vec<Segment>,
}

impl Message {
    /// A message without segments yet.
    #[must_use]
    pub fn new(reference: &str, kind: &MessageType) -> Self {
        let header = Segment::new("UNH").with(reference).composite(kind.parts());
        Self {
            header,
            segments: Vec::new(),
        }
    }

    /// Its reference (0062), unique in the interchange.
    #[must_use]
    pub fn reference(&self) -> &str {
        self.header.get(1, 0).trim()
    }

    /// What kind it is.
    #[must_use]
    pub fn kind(&self) -> MessageType {
        MessageType::read(&self.header)
    }
}

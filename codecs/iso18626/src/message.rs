//! A message: a request, what either agency says of it, and the confirmations.

use crate::fault::{Fault, Faults, Rule};
use crate::layout::{check, layouts};
use crate::older;
use crate::parts as p;
use crate::record::Value;
use crate::xml::decode::shortened;
use crate::xml::write::Style;
use crate::xml::{Attribute, Element, Node, Space, read as xml_read, write as xml_write};
use crate::{Edition, Limits};

/// What the attribute `version` of a message of 2021 says.
const VERSION: &str = "2021-2";

/// The element around every message.
const ENVELOPE: &str = "ISO18626Message";

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The edition that it was read as; writing makes 2021 of it.
    pub edition: Edition,
    /// What the message says of its version.
    pub version: String,
    /// What it says.
    pub body: Body,
}

/// What reading one document gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The message, with everything good that was found; `None` when it is no ISO 18626.
    pub message: Option<Message>,
    /// What is wrong with it by the schema of its edition, by place.
    pub faults: Vec<Fault>,
}

/// What writing a message gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The document.
    pub xml: String,
    /// What keeps it from being valid by the schema of 2021, and what was left out because that has no
    /// place for it. Without faults it is valid.
    pub faults: Vec<Fault>,
}

macro_rules! bodies {
    ($($name:ident $element:literal)*) => {
        /// What a message says.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Body {
            $(
                #[doc = concat!("`", $element, "`.")]
                $name(Box<p::$name>),
            )*
        }

        /// The names of the messages.
        pub(crate) const NAMES: &[&str] = &[$($element),*];

        impl Body {
            /// The name of the element.
            #[must_use]
            pub const fn name(&self) -> &'static str {
                match self { $(Self::$name(_) => $element,)* }
            }

            fn take(node: &Node<'_>) -> Option<Self> {
                match node.name {
                    $($element => Some(Self::$name(Box::new(Value::take(node)))),)*
                    _ => None,
                }
            }

            fn give(&self) -> Element {
                match self { $(Self::$name(message) => message.give($element),)* }
            }
        }

        $(
            impl From<p::$name> for Body {
                fn from(message: p::$name) -> Self {
                    Self::$name(Box::new(message))
                }
            }
        )*
    };
}

bodies! {
    Request "request"
    RequestConfirmation "requestConfirmation"
    SupplyingAgencyMessage "supplyingAgencyMessage"
    SupplyingAgencyMessageConfirmation "supplyingAgencyMessageConfirmation"
    RequestingAgencyMessage "requestingAgencyMessage"
    RequestingAgencyMessageConfirmation "requestingAgencyMessageConfirmation"
}

impl Message {
    /// A message of 2021 that says this.
    #[must_use]
    pub fn new(body: impl Into<Body>) -> Self {
        Self {
            edition: Edition::Of2021,
            version: VERSION.to_owned(),
            body: body.into(),
        }
    }

    /// The message as a document of 2021 in UTF-8: elements in the schema's order, what 2021 has no place for left out.
    #[must_use]
    pub fn to_xml(&self, style: &Style) -> Written {
        let mut faults = Faults::new(Limits::default().faults);
        let table = layouts(Edition::Of2021);
        let mut body = self.body.give();
        table.conform(&mut body, self.body.name(), &mut faults);
        let body_of = Node::of(&body, &mut 0);
        check(&body_of, self.body.name(), table, &mut faults);
        let mut root = Element::new(ENVELOPE).with(body);
        let version = if self.edition == Edition::Of2021 {
            &self.version
        } else {
            VERSION
        };
        root.attributes.push(Attribute {
            name: "version".into(),
            space: Space::Own,
            value: version.to_owned(),
        });
        Written {
            xml: xml_write::write(&root, style),
            faults: faults.finish_unplaced(),
        }
    }
}

/// The codes of a list such as `action`, `status`, `reasonUnfilled`; empty for a list that is not the standard's.
#[must_use]
pub fn codes(list: &str, edition: Edition) -> &'static [&'static str] {
    layouts(edition).codes(list)
}

/// The first element of a document as it stands, whatever it is; for programs that look at all of it.
#[must_use]
pub fn elements(bytes: &[u8], limits: &Limits) -> Option<Element> {
    let mut faults = Faults::new(limits.faults);
    let (text, start) = xml_read::text(bytes, limits, &mut faults)?;
    xml_read::read((&text, start), limits, &mut faults)
        .as_ref()
        .map(Element::from)
}

/// Reads a document.
#[must_use]
pub fn read(bytes: &[u8], limits: &Limits) -> Outcome {
    let mut faults = Faults::new(limits.faults);
    let text = xml_read::text(bytes, limits, &mut faults);
    let root = text
        .as_ref()
        .and_then(|(text, start)| xml_read::read((text, *start), limits, &mut faults));
    let message = root.and_then(|root| message(root, &mut faults));
    Outcome {
        message,
        faults: faults.finish(bytes.len()),
    }
}

fn message(mut root: Node<'_>, faults: &mut Faults) -> Option<Message> {
    let at = root.at;
    if root.name == ENVELOPE || NAMES.contains(&root.name) {
        spaced(&root, faults);
    }
    claim(&mut root);
    let version = root.attribute("version").unwrap_or_default().to_owned();
    let mut body = if NAMES.contains(&root.name) {
        faults.add(at, Rule::NoEnvelope, format!("{} by itself", root.name));
        root
    } else {
        inside(root, &version, faults)?
    };
    let edition = Edition::of(&version).unwrap_or_else(|| guessed(&body));
    check(&body, body.name, layouts(edition), faults);
    if edition != Edition::Of2021 {
        older::upgrade(&mut body);
    }
    let body = Body::take(&body)?;
    Some(Message {
        edition,
        version,
        body,
    })
}

/// The message in the envelope.
fn inside<'a>(root: Node<'a>, version: &str, faults: &mut Faults) -> Option<Node<'a>> {
    let at = root.at;
    if root.name != ENVELOPE {
        let found = format!("the first element is {}", shortened(root.name));
        faults.add(at, Rule::NotIso18626, found);
        return None;
    }
    if Edition::of(version).is_none() {
        faults.add(
            at,
            Rule::Version,
            format!("the version is \"{}\"", shortened(version)),
        );
    }
    if !root.value().is_empty() {
        let found = format!("\"{}\" in ISO18626Message", shortened(root.value()));
        faults.add(at, Rule::StrayText, found);
    }
    let mut body = None;
    for child in root.children {
        let known = NAMES.contains(&child.name);
        if known && body.is_none() {
            body = Some(child);
        } else {
            let rule = if known {
                Rule::RepeatedElement
            } else {
                Rule::UnknownMessage
            };
            faults.add(
                child.at,
                rule,
                format!("{} in ISO18626Message", shortened(child.name)),
            );
        }
    }
    if body.is_none() {
        faults.add(
            at,
            Rule::UnknownMessage,
            "there is none of the six messages",
        );
    }
    body
}

/// The edition with whose table the message has the fewest faults, the latest of several.
fn guessed(body: &Node<'_>) -> Edition {
    let faults = |edition: &Edition| {
        let mut faults = Faults::new(0);
        check(body, body.name, layouts(*edition), &mut faults);
        faults.count()
    };
    let mut best = (usize::MAX, Edition::default());
    for edition in Edition::ALL {
        let found = faults(&edition);
        if found == 0 {
            return edition;
        }
        if found < best.0 {
            best = (found, edition);
        }
    }
    best.1
}

/// Notes that a message is not in its namespace.
fn spaced(root: &Node<'_>, faults: &mut Faults) {
    let found = match &root.space {
        Space::Own => return,
        Space::None => "the message is in no namespace".to_owned(),
        Space::Other(uri) => format!("the message is in the namespace {}", shortened(uri)),
    };
    faults.add(root.at, Rule::Namespace, found);
}

/// Takes elements of no namespace, or of the one that the message wrongly has, for the protocol's own.
fn claim(root: &mut Node<'_>) {
    let wrong = std::mem::take(&mut root.space);
    claim_in(root, &wrong);
}

fn claim_in(node: &mut Node<'_>, wrong: &Space) {
    for child in &mut node.children {
        if child.space == Space::None || child.space == *wrong {
            child.space = Space::Own;
        }
        claim_in(child, wrong);
    }
}

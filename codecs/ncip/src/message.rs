//! A message: one service's request or answer, or problems.

use crate::Limits;
use crate::fault::{Fault, Faults, Rule};
use crate::layout::{check, layouts};
use crate::older;
use crate::parts::Problem;
use crate::record::Value;
use crate::services as s;
use crate::xml::decode::shortened;
use crate::xml::write::Style;
use crate::xml::{Attribute, Element, Node, Space, read as xml_read, write as xml_write};

/// What the attribute `version` of a message of 2.02 says.
const VERSION: &str = "http://www.niso.org/schemas/ncip/v2_02/ncip_v2_02.xsd";

/// Which of the two generations a message is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Generation {
    /// 1.0 and 1.01: a document type, no namespace. It is read; writing makes version 2 of it.
    One,
    /// 2.0, 2.01 and 2.02.
    #[default]
    Two,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Its generation.
    pub generation: Generation,
    /// Its version as it says it: the address of a schema or document type, in practice anything.
    pub version: String,
    /// What it says.
    pub body: Body,
    /// Elements beside that: kept, and written back.
    pub others: Vec<Element>,
}

/// What reading one document gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The message, with everything good that was found; `None` when it is no NCIP.
    pub message: Option<Message>,
    /// What is wrong with it, by place.
    pub faults: Vec<Fault>,
}

macro_rules! bodies {
    ($($name:ident $element:literal)*) => {
        /// What a message says.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Body {
            $(
                #[doc = concat!("`", $element, "`.")]
                $name(Box<s::$name>),
            )*
            /// What was wrong with a request that could not be understood.
            Problems(Vec<Problem>),
            /// A service that has no type here, as it came.
            Other(Element),
        }

        /// The services that have types here, by their requests.
        #[cfg(test)]
        pub(crate) const SERVICES: &[&str] = &[$($element),*];

        impl Body {
            /// The name of the element; `Problem` for problems.
            #[must_use]
            pub fn name(&self) -> &str {
                match self {
                    $(Self::$name(_) => $element,)*
                    Self::Problems(_) => "Problem",
                    Self::Other(element) => &element.name,
                }
            }

            fn take(node: &Node<'_>) -> Self {
                match node.name {
                    $($element => Self::$name(Box::new(Value::take(node))),)*
                    _ => Self::Other(node.into()),
                }
            }

            fn give(&self) -> Vec<Element> {
                match self {
                    $(Self::$name(service) => vec![service.give($element)],)*
                    Self::Problems(problems) => problems.iter().map(|problem| problem.give("Problem")).collect(),
                    Self::Other(element) => vec![element.clone()],
                }
            }
        }

        $(
            impl From<s::$name> for Body {
                fn from(service: s::$name) -> Self {
                    Self::$name(Box::new(service))
                }
            }
        )*
    };
}

bodies! {
    LookupUser "LookupUser" LookupUserResponse "LookupUserResponse"
    LookupItem "LookupItem" LookupItemResponse "LookupItemResponse"
    LookupItemSet "LookupItemSet" LookupItemSetResponse "LookupItemSetResponse"
    LookupAgency "LookupAgency" LookupAgencyResponse "LookupAgencyResponse"
    RequestItem "RequestItem" RequestItemResponse "RequestItemResponse"
    CancelRequestItem "CancelRequestItem" CancelRequestItemResponse "CancelRequestItemResponse"
    AcceptItem "AcceptItem" AcceptItemResponse "AcceptItemResponse"
    DeleteItem "DeleteItem" DeleteItemResponse "DeleteItemResponse"
    CheckOutItem "CheckOutItem" CheckOutItemResponse "CheckOutItemResponse"
    CheckInItem "CheckInItem" CheckInItemResponse "CheckInItemResponse"
    RenewItem "RenewItem" RenewItemResponse "RenewItemResponse"
    CreateUserFiscalTransaction "CreateUserFiscalTransaction"
    CreateUserFiscalTransactionResponse "CreateUserFiscalTransactionResponse"
}

impl Message {
    /// A message of version 2.02 that says this.
    #[must_use]
    pub fn new(body: impl Into<Body>) -> Self {
        Self {
            generation: Generation::Two,
            version: VERSION.to_owned(),
            body: body.into(),
            others: Vec::new(),
        }
    }

    /// The message as a document of version 2 in UTF-8, its elements in the schema's order.
    #[must_use]
    pub fn to_xml(&self, style: &Style) -> String {
        let mut root = Element::new("NCIPMessage");
        let version = match self.generation {
            Generation::One => VERSION,
            Generation::Two => &self.version,
        };
        root.attributes.push(Attribute {
            name: "version".into(),
            space: Space::Own,
            value: version.to_owned(),
        });
        root.children = self.body.give();
        root.children.extend(self.others.iter().cloned());
        root.children
            .iter_mut()
            .for_each(|child| layouts().arrange(child));
        xml_write::write(&root, style)
    }
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
    if root.name != "NCIPMessage" {
        let found = format!("the first element is {}", shortened(root.name));
        faults.add(root.at, Rule::NotNcip, found);
        return None;
    }
    let version = root.attribute("version").unwrap_or_default().to_owned();
    if version.is_empty() {
        faults.add(root.at, Rule::Version, "no version");
    }
    let generation = if older::is_older(&root, &version) {
        older::upgrade(&mut root);
        faults.forgive(Rule::XmlDoctype);
        Generation::One
    } else {
        spaced(&root, faults);
        Generation::Two
    };
    claim(&mut root);
    if !root.value().is_empty() {
        let found = format!("\"{}\" in NCIPMessage", shortened(root.value()));
        faults.add(root.at, Rule::StrayText, found);
    }
    let (body, others) = bodies(root, faults)?;
    if generation == Generation::One {
        faults.recast(Rule::UnknownElement, Rule::OlderElement);
    }
    Some(Message {
        generation,
        version,
        body,
        others,
    })
}

/// Notes that a message of version 2 is not in its namespace.
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
        if child.name != "Ext" {
            claim_in(child, wrong);
        }
    }
}

/// The service or the problems, and whatever stands beside it.
fn bodies(root: Node<'_>, faults: &mut Faults) -> Option<(Body, Vec<Element>)> {
    let (at, mut others) = (root.at, Vec::new());
    let (mut body, mut problems) = (None, Vec::new());
    for child in root.children {
        let name = child.name;
        let service = layouts().is_service(name);
        check(&child, layouts(), faults);
        if name == "Problem" {
            problems.push(Problem::take(&child));
        } else if service && body.is_none() {
            body = Some(Body::take(&child));
        } else {
            let rule = match name {
                _ if service => Rule::RepeatedElement,
                "Ext" => Rule::UnknownElement,
                _ => Rule::UnknownService,
            };
            if rule != Rule::UnknownElement {
                faults.add(
                    child.at,
                    rule,
                    format!("{} in NCIPMessage", shortened(name)),
                );
            }
            others.push(Element::from(&child));
        }
    }
    if let Some(body) = body {
        others.extend(problems.iter().map(|problem| problem.give("Problem")));
        return Some((body, others));
    }
    if !problems.is_empty() {
        return Some((Body::Problems(problems), others));
    }
    if others.is_empty() {
        faults.add(at, Rule::NoService, "NCIPMessage says nothing");
        return None;
    }
    Some((Body::Other(others.remove(0)), others))
}

//! MODS 3.8, after the *MARC 21 to MODS Mapping* of the Library of Congress.
//!
//! Each section of the mapping is a file; rows are in the `.txt` files beside them. A field in
//! another script (880) becomes an element of its own, tied to its partner by `altRepGroup`.

mod codes;
mod identifier;
mod language;
mod location;
mod name;
mod note;
mod origin;
mod physical;
mod record_info;
mod related;
mod subject;
mod title;
mod type_of_resource;

use callslip_marc::Record;

use crate::fault::{self, Converted, Fault, Rule};
use crate::field::{Source, sources};
use crate::xml::Element;

/// The namespace of MODS 3.
pub const NAMESPACE: &str = "http://www.loc.gov/mods/v3";

/// What every section reads, and where its elements go.
struct Context<'a> {
    record: &'a Record,
    sources: Vec<Source<'a>>,
    root: Element,
}

/// The sections in the order of the mapping.
const SECTIONS: [fn(&mut Context<'_>); 12] = [
    title::write,
    name::write,
    type_of_resource::write,
    origin::write,
    language::write,
    physical::write,
    note::write,
    subject::write,
    subject::write_classification,
    related::write,
    identifier::write,
    location::write,
];

/// The record as a `mods` element.
///
/// ```
/// use callslip_marc::{DataField, Record};
///
/// let mut record = Record::default();
/// record.add(DataField::new("245", *b"14").with('a', "The bees /").with('c', "N. Lee."));
/// let mods = callslip_mods_dc::mods::to_element(&record).value.to_xml();
/// assert!(mods.contains("<titleInfo><nonSort>The </nonSort><title>bees</title></titleInfo>"));
/// assert!(mods.contains("<note type=\"statement of responsibility\">N. Lee.</note>"));
/// ```
#[must_use]
pub fn to_element(record: &Record) -> Converted<Element> {
    let root = Element::new("mods")
        .with("xmlns", NAMESPACE)
        .with("xmlns:xlink", "http://www.w3.org/1999/xlink")
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .with("version", "3.8")
        .with("xsi:schemaLocation", SCHEMA);
    let mut context = Context {
        record,
        sources: sources(record),
        root,
    };
    for section in SECTIONS {
        section(&mut context);
    }
    record_info::write(&mut context);
    let mut faults = fault::of(record);
    if context.root.holds_forbidden() {
        let (rule, tag) = (Rule::Character, "any");
        faults.push(Fault { rule, tag });
    }
    Converted {
        value: context.root,
        faults,
    }
}

const SCHEMA: &str = "http://www.loc.gov/mods/v3 http://www.loc.gov/standards/mods/v3/mods-3-8.xsd";

impl Context<'_> {
    /// Makes an element of each field under one of these tags, in their order.
    fn each(&mut self, tags: &[&str], make: impl Fn(&Source<'_>) -> Option<Element>) {
        for source in &self.sources {
            if tags.contains(&source.tag())
                && let Some(element) = make(source)
            {
                self.root.push(tied(element, source));
            }
        }
    }

    /// A part of 008; blanks where there is none.
    fn fixed(&self, from: usize, to: usize) -> &str {
        self.record
            .control("008")
            .and_then(|it| it.get(from..to))
            .unwrap_or_default()
    }
}

/// An element of a field, tied to that of the same field in another script.
fn tied(element: Element, source: &Source<'_>) -> Element {
    element
        .with_some("altRepGroup", source.occurrence)
        .with_some("script", source.script)
}

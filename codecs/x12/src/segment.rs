//! A segment: a tag, its elements, their components.

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

/// How a value is set off from the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Level {
    Element,
    Repetition,
    Component,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Cut {
    end: u32,
    level: Level,
}

/// A segment. Element 0 is the tag, components are counted from 0, and what is absent is empty.
#[derive(Clone, Debug, Default)]
pub struct Segment {
    /// All values, one behind the other.
    text: String,
    cuts: Vec<Cut>,
    /// Where it began, in bytes from the beginning of the input; no part of its value.
    pub offset: u64,
}

impl Segment {
    /// A segment without elements yet.
    #[must_use]
    pub fn new(tag: &str) -> Self {
        let mut segment = Self::default();
        segment.push(Level::Element, tag);
        segment
    }

    /// With one more element of one component.
    #[must_use]
    pub fn with(mut self, value: &str) -> Self {
        self.push(Level::Element, value);
        self
    }

    /// With one more element of several components.
    #[must_use]
    pub fn composite<'a>(mut self, values: impl IntoIterator<Item = &'a str>) -> Self {
        let mut level = Level::Element;
        for value in values {
            self.push(level, value);
            level = Level::Component;
        }
        if level == Level::Element {
            self.push(level, "");
        }
        self
    }

    /// With one more repetition of the last element (release 00402 and later).
    #[must_use]
    pub fn repeated<'a>(mut self, values: impl IntoIterator<Item = &'a str>) -> Self {
        let mut level = Level::Repetition;
        for value in values {
            self.push(level, value);
            level = Level::Component;
        }
        self
    }

    pub(crate) fn push(&mut self, level: Level, value: &str) {
        self.text.push_str(value);
        self.end(level);
    }

    /// Ends the value whose text was pushed last.
    pub(crate) fn end(&mut self, level: Level) {
        let end = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.cuts.push(Cut { end, level });
    }

    pub(crate) fn text_mut(&mut self) -> &mut String {
        &mut self.text
    }

    /// The tag.
    #[must_use]
    pub fn tag(&self) -> &str {
        self.get(0, 0)
    }

    /// A component of the first repetition of an element; empty where it is absent.
    #[must_use]
    pub fn get(&self, element: usize, component: usize) -> &str {
        self.components(element).nth(component).unwrap_or_default()
    }

    /// The components of the first repetition of an element.
    pub fn components(&self, element: usize) -> impl Iterator<Item = &str> {
        let mut at = usize::MAX;
        let values = self.values().skip_while(move |(level, _)| {
            if *level == Level::Element {
                at = at.wrapping_add(1);
            }
            at != element
        });
        let mut first = true;
        let values = values
            .take_while(move |(level, _)| std::mem::take(&mut first) || *level == Level::Component);
        values.map(|(_, value)| value)
    }

    /// How many elements there are behind the tag, empty ones at the end counted.
    #[must_use]
    pub fn len(&self) -> usize {
        let elements = self.cuts.iter().filter(|cut| cut.level == Level::Element);
        elements.count().saturating_sub(1)
    }

    /// Whether no element follows the tag.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Bytes of all values together.
    pub(crate) fn size(&self) -> usize {
        self.text.len() + self.cuts.len() * size_of::<Cut>() + size_of::<Self>()
    }

    /// Every value with what sets it off.
    pub(crate) fn values(&self) -> impl Iterator<Item = (Level, &str)> {
        let mut begin = 0;
        self.cuts.iter().map(move |cut| {
            let end = cut.end as usize;
            let value = self.text.get(begin..end).unwrap_or_default();
            begin = end;
            (cut.level, value)
        })
    }

    /// Without empty components at the ends of elements and empty elements at its end, as it is
    /// written.
    #[must_use]
    pub fn trimmed(&self) -> Self {
        let mut kept = Self {
            offset: self.offset,
            ..Self::default()
        };
        let mut pending: Vec<Level> = Vec::new();
        for (level, value) in self.values() {
            match level {
                Level::Element => pending.retain(|level| *level == Level::Element),
                Level::Repetition => pending.retain(|level| *level != Level::Component),
                Level::Component => {}
            }
            if value.is_empty() {
                pending.push(level);
                continue;
            }
            for empty in pending.drain(..) {
                kept.push(empty, "");
            }
            kept.push(level, value);
        }
        kept
    }

    fn elements(&self) -> Vec<Vec<Vec<&str>>> {
        let mut elements: Vec<Vec<Vec<&str>>> = Vec::new();
        for (level, value) in self.values() {
            match (level, elements.last_mut()) {
                (Level::Repetition, Some(last)) => last.push(vec![value]),
                (Level::Component, Some(last)) => {
                    if let Some(last) = last.last_mut() {
                        last.push(value);
                    }
                }
                _ => elements.push(vec![vec![value]]),
            }
        }
        elements
    }
}

impl PartialEq for Segment {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text && self.cuts == other.cuts
    }
}

impl Eq for Segment {}

impl Serialize for Segment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut written = serializer.serialize_struct("Segment", 2)?;
        written.serialize_field("tag", self.tag())?;
        let elements = self.elements();
        let elements = elements.get(1..).unwrap_or_default();
        if elements.iter().all(|element| element.len() == 1) {
            let flat: Vec<&Vec<&str>> = elements.iter().filter_map(|e| e.first()).collect();
            written.serialize_field("elements", &flat)?;
        } else {
            written.serialize_field("repetitions", elements)?;
        }
        written.end()
    }
}

//! Object identifiers, and the names of those that Z39.50 knows.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use crate::Rule;
use crate::ber::read::Reader;
use crate::ber::tree::View;
use crate::ber::value::{Value, items};
use crate::ber::write::{Writer, base_128};
use crate::ber::{Tag, universal};

/// Name and identifier of each object, one a line.
const NAMES: &str = include_str!("data/oids.txt");

/// The most arcs that an identifier may have.
const MOST_ARCS: usize = 128;

/// An object identifier: of a record syntax, an attribute set, a diagnostic set.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Oid(Vec<u64>);

impl Default for Oid {
    /// `0.0`, which stands for nothing here.
    fn default() -> Self {
        Self(vec![0, 0])
    }
}

impl Oid {
    /// The object of this name (`usmarc`, `bib-1`, `opac`), in capitals or not.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let found = rows().find(|(known, _)| name.eq_ignore_ascii_case(known));
        found.and_then(|(_, oid)| oid.parse().ok())
    }

    /// Its name, if it is one of those known.
    #[must_use]
    pub fn name(&self) -> Option<&'static str> {
        let dotted = self.to_string();
        let found = rows().find(|(_, oid)| *oid == dotted);
        found.map(|(name, _)| name)
    }

    /// Whether it is the object of this name.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        self.name()
            .is_some_and(|own| own.eq_ignore_ascii_case(name))
            || Self::named(name).as_ref() == Some(self)
    }

    fn from_content(content: &[u8]) -> Option<Self> {
        let mut arcs = Vec::new();
        let mut arc: u64 = 0;
        let mut open = true;
        for byte in content {
            arc = arc.checked_mul(128)?.checked_add(u64::from(byte & 0x7f))?;
            open = byte & 0x80 != 0;
            if open {
                continue;
            }
            if arcs.is_empty() {
                let first = (arc / 40).min(2);
                arcs.extend([first, arc - first * 40]);
            } else {
                arcs.push(arc);
            }
            arc = 0;
        }
        (!open && arcs.len() <= MOST_ARCS).then_some(Self(arcs))
    }
}

fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = NAMES.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(' '))
}

impl FromStr for Oid {
    type Err = Rule;

    /// Reads `1.2.840.10003.5.10`, or a name.
    fn from_str(text: &str) -> Result<Self, Rule> {
        let arcs: Result<Vec<u64>, _> = text.split('.').map(str::parse).collect();
        match arcs {
            Ok(arcs) if is_oid(&arcs) => Ok(Self(arcs)),
            _ => Self::named(text)
                .filter(|_| !text.is_empty())
                .ok_or(Rule::Oid),
        }
    }
}

fn is_oid(arcs: &[u64]) -> bool {
    let first = match arcs {
        [0 | 1, second, ..] => *second < 40,
        [2, second, ..] => *second < u64::MAX - 80,
        _ => false,
    };
    first && arcs.len() <= MOST_ARCS
}

impl fmt::Display for Oid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, arc) in self.0.iter().enumerate() {
            let dot = if n == 0 { "" } else { "." };
            write!(f, "{dot}{arc}")?;
        }
        Ok(())
    }
}

impl Serialize for Oid {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Value for Oid {
    const TAG: Tag = universal(6);

    fn read(reader: &mut Reader, view: View<'_>) -> Self {
        let content = reader.primitive(view);
        Self::from_content(content).unwrap_or_else(|| {
            reader.fault(view.at(), Rule::Oid, format!("{} bytes", content.len()));
            Self::default()
        })
    }

    fn write(&self, writer: &mut Writer, tag: Tag) {
        let mut content = Vec::new();
        let (first, rest) = match self.0.as_slice() {
            [first, second, rest @ ..] => (first * 40 + second, rest),
            _ => (0, &[][..]),
        };
        base_128(first, &mut content);
        for arc in rest {
            base_128(*arc, &mut content);
        }
        writer.value(tag, false, &content);
    }
}

items!(Oid);

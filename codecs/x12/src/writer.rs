//! Writing interchanges that vendors accept.

use std::io::{self, Write};

use crate::delimiters::Delimiters;
use crate::fault::{Fault, Faults, Rule, short};
use crate::header::{Set, WIDTHS};
use crate::interchange::{Body, Group, Interchange};
use crate::scan::is_x12;
use crate::segment::{Level, Segment};

/// How lines end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lines {
    /// Nowhere: all in one line, as the standard has it.
    #[default]
    None,
    /// After each segment.
    Segments,
    /// Records of so many bytes, the last filled with blanks, as old systems ask for.
    Records(usize),
}

/// How an interchange is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// How lines end.
    pub lines: Lines,
}

/// Writes an interchange: ISA in its 106 bytes with the interchange's delimiters, empty elements
/// trimmed, counts and control numbers of the trailers reckoned. X12 cannot release a delimiter
/// within a text: one that stands there becomes a blank, as does what X12's characters lack, and the
/// faults say so.
///
/// # Errors
/// Where the target cannot be written.
pub fn write(
    interchange: &Interchange,
    style: Style,
    to: &mut impl Write,
) -> io::Result<Vec<Fault>> {
    let mut writer = Writer {
        delimiters: interchange.delimiters,
        style,
        out: Vec::new(),
        faults: Faults::new(1_000),
    };
    writer.interchange(interchange);
    match style.lines {
        Lines::Records(length) if length > 0 => records(&writer.out, length, to)?,
        _ => to.write_all(&writer.out)?,
    }
    Ok(writer.faults.take())
}

/// Cuts into records of one length; the last is filled with blanks.
fn records(bytes: &[u8], length: usize, to: &mut impl Write) -> io::Result<()> {
    for record in bytes.chunks(length) {
        to.write_all(record)?;
        to.write_all(&vec![b' '; length - record.len()])?;
        to.write_all(b"\r\n")?;
    }
    Ok(())
}

struct Writer {
    delimiters: Delimiters,
    style: Style,
    out: Vec<u8>,
    faults: Faults,
}

impl Writer {
    fn interchange(&mut self, interchange: &Interchange) {
        let bare = interchange.header.segment.tag().is_empty();
        if !bare {
            self.isa(&interchange.header.segment);
        }
        let mut groups = 0;
        for body in &interchange.bodies {
            match body {
                Body::Set(set) => self.set(set),
                Body::Group(group) => {
                    groups += 1;
                    self.group(group);
                }
                Body::Stray(segment) => self.segment(segment),
            }
        }
        if !bare {
            let control = interchange.header.control();
            let trailer = Segment::new("IEA").with(&groups.to_string()).with(control);
            self.segment(&trailer);
        }
    }

    /// ISA: each element in its length, the delimiters where they stand.
    fn isa(&mut self, segment: &Segment) {
        self.out.extend(b"ISA");
        for (at, width) in WIDTHS.into_iter().enumerate() {
            self.out.push(self.delimiters.element);
            match (at + 1, self.delimiters.repetition) {
                (16, _) => self.out.push(self.delimiters.component),
                (11, Some(mark)) => self.out.push(mark),
                _ => {
                    let value: String = segment.get(at + 1, 0).chars().take(width).collect();
                    self.value("ISA", &format!("{value:<width$}"));
                }
            }
        }
        self.out.push(self.delimiters.terminator);
        self.end_line();
    }

    fn group(&mut self, group: &Group) {
        self.segment(&group.header.segment);
        for set in &group.sets {
            self.set(set);
        }
        let count = group.sets.len().to_string();
        self.segment(&Segment::new("GE").with(&count).with(group.header.control()));
    }

    fn set(&mut self, set: &Set) {
        self.segment(&set.header);
        for segment in &set.segments {
            self.segment(segment);
        }
        let count = (set.segments.len() + 2).to_string();
        self.segment(&Segment::new("SE").with(&count).with(set.control()));
    }

    fn segment(&mut self, segment: &Segment) {
        let segment = segment.trimmed();
        for (at, (level, value)) in segment.values().enumerate() {
            let mark = match level {
                Level::Element => self.delimiters.element,
                Level::Component => self.delimiters.component,
                Level::Repetition => self
                    .delimiters
                    .repetition
                    .unwrap_or(self.delimiters.component),
            };
            if at > 0 {
                self.out.push(mark);
            }
            self.value(segment.tag(), value);
        }
        self.out.push(self.delimiters.terminator);
        self.end_line();
    }

    /// A terminator that ends the line already gets no second one: other programs take the blank line for the end.
    fn end_line(&mut self) {
        let ended = matches!(self.delimiters.terminator, b'\n' | b'\r');
        if self.style.lines == Lines::Segments && !ended {
            self.out.extend(b"\r\n");
        }
    }

    fn value(&mut self, tag: &str, value: &str) {
        for c in value.chars() {
            if is_x12(c) && !self.delimiters.is_special(c as u8) {
                self.out.push(c as u8);
                continue;
            }
            let found = format!("{tag} has {c:?}, which cannot be written");
            self.faults
                .add(self.out.len() as u64, Rule::Charset, short(&found));
            self.out.push(b' ');
        }
    }
}

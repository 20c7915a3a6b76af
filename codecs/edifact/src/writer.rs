//! Writing interchanges that vendors accept.

use std::io::{self, Write};

use unicode_normalization::UnicodeNormalization as _;

use crate::charset::Charset;
use crate::delimiters::Delimiters;
use crate::fault::{Fault, Faults, Rule, short};
use crate::header::Message;
use crate::interchange::{Body, Group, Interchange};
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// How lines end.
    pub lines: Lines,
    /// Whether UNA is written; without it the service characters must be the default ones.
    pub advice: bool,
    /// Whether a character that the set does not have may lose its accent or become a capital.
    pub fold: bool,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            lines: Lines::None,
            advice: true,
            fold: true,
        }
    }
}

/// Writes an interchange: empty elements trimmed, counts and references of the trailers reckoned.
/// The faults name characters that the set does not have: folded where that was asked for and
/// could be, a blank where not.
///
/// # Errors
/// Where the target cannot be written.
pub fn write(
    interchange: &Interchange,
    style: Style,
    to: &mut impl Write,
) -> io::Result<Vec<Fault>> {
    let charset = interchange.header.charset().unwrap_or(Charset::UnoC);
    let mut writer = Writer {
        delimiters: interchange.delimiters,
        charset,
        style,
        out: Vec::new(),
        faults: Faults::new(1_000),
        plain: [false; 128],
    };
    if interchange.header.version() != Some(4) {
        writer.delimiters.repetition = None;
    }
    writer.plain = std::array::from_fn(|byte| {
        let byte = byte as u8;
        charset.has(char::from(byte)) && !writer.delimiters.is_special(byte)
    });
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
    charset: Charset,
    style: Style,
    out: Vec<u8>,
    faults: Faults,
    /// ASCII characters that are written as they are.
    plain: [bool; 128],
}

impl Writer {
    fn interchange(&mut self, interchange: &Interchange) {
        let bare = interchange.header.segment.tag().is_empty();
        if self.style.advice || self.delimiters != Delimiters::DEFAULT {
            self.out.extend(b"UNA");
            self.out.extend(self.delimiters.advice());
            self.end_line();
        }
        if !bare {
            self.segment(&interchange.header.segment);
        }
        for body in &interchange.bodies {
            match body {
                Body::Message(message) => self.message(message),
                Body::Group(group) => self.group(group),
                Body::Stray(segment) => self.segment(segment),
            }
        }
        if !bare {
            let groups = interchange
                .bodies
                .iter()
                .filter(|body| matches!(body, Body::Group(_)));
            let count = match groups.count() {
                0 => interchange.messages().count(),
                groups => groups,
            };
            self.trailer("UNZ", count, interchange.header.reference());
        }
    }

    fn group(&mut self, group: &Group) {
        self.segment(&group.header.segment);
        for message in &group.messages {
            self.message(message);
        }
        self.trailer("UNE", group.messages.len(), group.header.reference());
    }

    fn message(&mut self, message: &Message) {
        self.segment(&message.header);
        for segment in &message.segments {
            self.segment(segment);
        }
        self.trailer("UNT", message.segments.len() + 2, message.reference());
    }

    fn trailer(&mut self, tag: &str, count: usize, reference: &str) {
        self.segment(&Segment::new(tag).with(&count.to_string()).with(reference));
    }

    fn segment(&mut self, segment: &Segment) {
        let segment = segment.trimmed();
        for (at, (level, value)) in segment.values().enumerate() {
            let mark = match level {
                Level::Element => self.delimiters.element,
                Level::Component => self.delimiters.component,
                Level::Repetition => self.delimiters.repetition.unwrap_or(b'*'),
            };
            if at > 0 {
                self.out.push(mark);
            }
            self.value(segment.tag(), value);
        }
        self.out.push(self.delimiters.terminator);
        self.end_line();
    }

    fn end_line(&mut self) {
        if self.style.lines == Lines::Segments {
            self.out.extend(b"\r\n");
        }
    }

    fn value(&mut self, tag: &str, value: &str) {
        for c in value.chars() {
            if self.plain.get(c as usize).is_some_and(|plain| *plain) {
                self.out.push(c as u8);
            } else if self.charset.has(c) {
                self.char(c);
            } else if let Some(folded) = self.folded(c) {
                folded.into_iter().for_each(|c| self.char(c));
            } else {
                let found = format!("{tag} has {c:?}, which is not in {}", self.charset.id());
                self.faults
                    .add(self.out.len() as u64, Rule::Charset, short(&found));
                self.char(' ');
            }
        }
    }

    /// The letters without accents, and capitals where there are only those.
    fn folded(&self, c: char) -> Option<Vec<char>> {
        if !self.style.fold {
            return None;
        }
        let plain: Vec<char> = c
            .nfkd()
            .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
            .collect();
        let fits = |chars: &[char]| chars.iter().all(|c| self.charset.has(*c)) && !chars.is_empty();
        if fits(&plain) {
            return Some(plain);
        }
        let capitals: Vec<char> = plain.iter().flat_map(|c| c.to_uppercase()).collect();
        fits(&capitals).then_some(capitals)
    }

    fn char(&mut self, c: char) {
        if c.is_ascii() && self.delimiters.is_special(c as u8) {
            match self.delimiters.release {
                Some(release) => self.out.push(release),
                None => return self.out.push(b' '),
            }
        }
        match self.charset.byte(c) {
            Some(byte) => self.out.push(byte),
            None => self.out.extend(c.encode_utf8(&mut [0; 4]).bytes()),
        }
    }
}

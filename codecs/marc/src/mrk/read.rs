//! Reading mnemonic MARC.

use std::io::{self, Read};

use unicode_normalization::UnicodeNormalization;

use crate::fault::Faults;
use crate::pieces::{self, Cut, Format, Pieces};
use crate::{ControlField, DataField, Field, Leader, Limits, Outcome, Record, Rule, Subfield, Tag};

use super::mnemonics::{Meaning, meaning};

/// Reads the records of a stream of mnemonic MARC.
#[derive(Debug)]
pub struct Reader<R>(Pieces<R, Mnemonic>);

impl<R: Read> Reader<R> {
    /// Over this input with the usual limits.
    pub fn new(input: R) -> Self {
        Self::with_limits(input, Limits::default())
    }

    /// Over this input with these limits.
    pub fn with_limits(input: R, limits: Limits) -> Self {
        Self(Pieces::new(input, Mnemonic, limits))
    }
}

impl<R: Read> Iterator for Reader<R> {
    type Item = io::Result<Outcome>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next()
    }
}

#[derive(Debug)]
struct Mnemonic;

impl Format for Mnemonic {
    fn cut(&mut self, bytes: &[u8], ended: bool) -> Cut {
        let blank = |byte: &u8| matches!(byte, b'\r' | b'\n' | b' ' | b'\t' | 0x1A);
        let blanks = bytes
            .iter()
            .position(|byte| !blank(byte))
            .unwrap_or(bytes.len());
        if blanks > 0 {
            return Cut::Skip(blanks);
        }
        if bytes.starts_with(b"\xEF\xBB\xBF") {
            return Cut::Skip(3);
        }
        match end(bytes) {
            Some(length) => Cut::Record(length),
            None if ended => Cut::Record(bytes.len()),
            None => Cut::More,
        }
    }

    fn read(&mut self, bytes: &[u8], offset: u64, faults: &mut Faults) -> Option<Record> {
        let mut record = Record::new(Leader::lossy(b""));
        let mut place = offset;
        let mut leader = false;
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            let text = pieces::text(line, place, faults);
            leader |= read_line(
                text.trim_end_matches(['\r', '\n']),
                place,
                &mut record,
                faults,
            );
            place += line.len() as u64;
        }
        if !leader && !record.fields.is_empty() {
            faults.add(offset, None, Rule::Leader(0));
        }
        (leader || !record.fields.is_empty()).then_some(record)
    }

    fn nothing(&self, bytes: u64) -> Rule {
        Rule::NotMarc(bytes, "blank")
    }
}

/// How far the record at the head of these bytes goes: to an empty line or to the next leader.
fn end(bytes: &[u8]) -> Option<usize> {
    for at in memchr::memchr_iter(b'\n', bytes) {
        let rest = &bytes[at + 1..];
        if rest.starts_with(b"\n") || rest.starts_with(b"\r\n") || begins_record(rest) {
            return Some(at + 1);
        }
        if rest.len() < 4 {
            return None;
        }
    }
    None
}

fn begins_record(line: &[u8]) -> bool {
    line.starts_with(b"=LDR") || line.starts_with(b"=000")
}

/// Reads one line into the record; `true` when it was the leader.
fn read_line(line: &str, place: u64, record: &mut Record, faults: &mut Faults) -> bool {
    let Some((tag, content)) = tag_and_content(line) else {
        if !line.trim().is_empty() {
            continue_field(line, place, record, faults);
        }
        return false;
    };
    if matches!(tag, "LDR" | "000") {
        record.leader = pieces::leader(&content.replace('\\', " "), place, faults);
        return true;
    }
    let tag = pieces::tag(tag, place, faults);
    record.add(field(tag, content, place, faults));
    false
}

/// The tag and what stands behind the two blanks.
fn tag_and_content(line: &str) -> Option<(&str, &str)> {
    let (tag, content) = line.strip_prefix('=')?.split_at_checked(3)?;
    let content = content
        .strip_prefix("  ")
        .or_else(|| content.strip_prefix(' '))
        .unwrap_or(content);
    Some((tag, content))
}

/// A line that is no field belongs to the one before.
fn continue_field(line: &str, place: u64, record: &mut Record, faults: &mut Faults) {
    let start = line.chars().take(20).collect();
    let tag = record.fields.last().map(Field::tag);
    faults.add(place, tag, Rule::Mnemonic(start));
    let text = plain(line, place, tag, faults);
    let value = match record.fields.last_mut() {
        Some(Field::Control(field)) => &mut field.value,
        Some(Field::Data(DataField { subfields, .. })) => match subfields.last_mut() {
            Some(subfield) => &mut subfield.value,
            None => return subfields.push(Subfield::new('\0', text)),
        },
        None => return,
    };
    value.push(' ');
    value.push_str(&text);
}

fn field(tag: Tag, content: &str, place: u64, faults: &mut Faults) -> Field {
    let first = content.find('$');
    let is_data = first.is_some_and(|at| !tag.is_control() || at == 2);
    let Some((head, subfields)) = content.split_once('$').filter(|_| is_data) else {
        let value = plain(&content.replace('\\', " "), place, Some(tag), faults);
        return Field::Control(ControlField { tag, value });
    };
    let mut field = DataField::new(tag, [b' '; 2]);
    let head = plain(&head.replace('\\', " "), place, Some(tag), faults);
    match head.as_bytes() {
        [first, second] if head.is_ascii() => field.indicators = [*first, *second],
        _ => {
            faults.add(place, Some(tag), Rule::Indicators);
            if !head.is_empty() {
                field.subfields.push(Subfield::new('\0', head));
            }
        }
    }
    for part in subfields.split('$') {
        field.subfields.push(subfield(part, place, tag, faults));
    }
    Field::Data(field)
}

fn subfield(part: &str, place: u64, tag: Tag, faults: &mut Faults) -> Subfield {
    let text = plain(part, place, Some(tag), faults);
    let mut characters = text.chars();
    let code = characters.next().unwrap_or('\0');
    if !code.is_ascii_graphic() {
        faults.add(place, Some(tag), Rule::SubfieldCode);
    }
    match code {
        ' ' => Subfield::new('\0', text),
        code => Subfield::new(code, characters.as_str()),
    }
}

/// The text with its mnemonics replaced.
fn plain(text: &str, place: u64, tag: Option<Tag>, faults: &mut Faults) -> String {
    let mut out = Letters::default();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (found, length) = next(rest, first);
        if found.is_none() {
            let name = rest.chars().skip(1).take(20).take_while(|c| *c != '}');
            faults.add(place, tag, Rule::UnknownMnemonic(name.collect()));
        }
        out.add(found.unwrap_or(Meaning::Letter(first)));
        rest = rest.get(length..).unwrap_or_default();
    }
    out.finish()
}

/// Letters with the marks that came before them.
#[derive(Default)]
struct Letters {
    text: String,
    marks: String,
    any: bool,
}

impl Letters {
    fn add(&mut self, meaning: Meaning) {
        let (letter, mark) = match meaning {
            Meaning::Letter(letter) => (Some(letter), None),
            Meaning::Mark(mark) => (None, Some(mark)),
            Meaning::Marked(letter, mark) => (Some(letter), Some(mark)),
        };
        self.any |= mark.is_some();
        self.marks.extend(mark);
        if let Some(letter) = letter {
            self.text.push(letter);
            self.text.push_str(&self.marks);
            self.marks.clear();
        }
    }

    /// The text, composed if there were marks.
    fn finish(mut self) -> String {
        self.text.push_str(&self.marks);
        if self.any {
            self.text.nfc().collect()
        } else {
            self.text
        }
    }
}

/// The longest mnemonic, with its braces.
const LONGEST: usize = 16;

/// What stands at the head of the text, and how long it is there.
fn next(text: &str, first: char) -> (Option<Meaning>, usize) {
    if first != '{' {
        return (Some(Meaning::Letter(first)), first.len_utf8());
    }
    let near = text
        .as_bytes()
        .iter()
        .take(LONGEST)
        .position(|byte| *byte == b'}');
    let name = near.and_then(|end| text.get(1..end));
    match name.and_then(|name| meaning(name).map(|meaning| (meaning, name.len()))) {
        Some((meaning, length)) => (Some(meaning), length + 2),
        None => (None, 1),
    }
}

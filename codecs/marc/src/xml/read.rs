//! Reading MARCXML.

use std::borrow::Cow;
use std::io::{self, Read};

use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::fault::Faults;
use crate::pieces::{self, Cut, Format, Pieces};
use crate::{ControlField, DataField, Limits, Outcome, Record, Rule, Subfield, Tag};

use super::cut;
use super::escape::plain;

/// Reads the records of a stream of MARCXML, wherever they stand in it (collections, OAI-PMH, SRU).
#[derive(Debug)]
pub struct Reader<R>(Pieces<R, Xml>);

impl<R: Read> Reader<R> {
    /// Over this input with the usual limits.
    pub fn new(input: R) -> Self {
        Self::with_limits(input, Limits::default())
    }

    /// Over this input with these limits.
    pub fn with_limits(input: R, limits: Limits) -> Self {
        Self(Pieces::new(input, Xml::default(), limits))
    }
}

impl<R: Read> Iterator for Reader<R> {
    type Item = io::Result<Outcome>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next()
    }
}

/// MARCXML, and the encoding its declaration names.
#[derive(Debug, Default)]
struct Xml {
    begun: bool,
    latin1: bool,
    missing: cut::Missing,
}

impl Format for Xml {
    fn cut(&mut self, bytes: &[u8], ended: bool) -> Cut {
        if self.begun {
            return cut::cut(bytes, ended, &mut self.missing);
        }
        if bytes.len() < 256 && !ended {
            return Cut::More;
        }
        self.begun = true;
        if matches!(
            bytes,
            [0xFE, 0xFF, ..] | [0xFF, 0xFE, ..] | [0, b'<', ..] | [b'<', 0, ..]
        ) {
            return Cut::Other(bytes.len(), Rule::XmlEncoding("UTF-16".to_owned()));
        }
        match declared(bytes).as_deref() {
            None | Some("utf-8" | "utf8" | "us-ascii" | "ascii") => {
                cut::cut(bytes, ended, &mut self.missing)
            }
            Some("iso-8859-1" | "latin1" | "windows-1252") => {
                self.latin1 = true;
                cut::cut(bytes, ended, &mut self.missing)
            }
            Some(other) => Cut::Other(bytes.len(), Rule::XmlEncoding(other.to_owned())),
        }
    }

    fn read(&mut self, bytes: &[u8], offset: u64, faults: &mut Faults) -> Option<Record> {
        let text = if self.latin1 {
            Cow::Owned(bytes.iter().map(|byte| char::from(*byte)).collect())
        } else {
            pieces::text(bytes, offset, faults)
        };
        Some(Parser::new(offset, faults).parse(&text))
    }

    fn nothing(&self, bytes: u64) -> Rule {
        Rule::NotMarc(bytes, "XML without MARC records")
    }
}

/// The encoding in the XML declaration, in small letters.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(256)];
    let declaration = &head[..pieces::behind(head, 0, b"?>")?];
    let from = pieces::behind(declaration, 0, b"encoding")?;
    let rest = declaration[from..]
        .iter()
        .map(|byte| char::from(*byte).to_ascii_lowercase());
    let name = rest.skip_while(|c| matches!(c, '=' | '"' | '\'' | ' '));
    Some(
        name.take_while(|c| !matches!(c, '"' | '\'' | '?' | ' '))
            .collect(),
    )
}

/// Which element's text is being gathered.
#[derive(Debug)]
enum Inside {
    Nothing,
    Leader,
    Control(Tag),
    Subfield(char),
}

/// Makes a record of the events of one `record` element.
struct Parser<'f> {
    record: Record,
    field: Option<DataField>,
    inside: Inside,
    text: String,
    offset: u64,
    place: u64,
    faults: &'f mut Faults,
}

impl<'f> Parser<'f> {
    fn new(offset: u64, faults: &'f mut Faults) -> Self {
        Self {
            record: Record::new(crate::Leader::lossy(b"")),
            field: None,
            inside: Inside::Nothing,
            text: String::new(),
            offset,
            place: offset,
            faults,
        }
    }

    fn parse(mut self, xml: &str) -> Record {
        let mut reader = quick_xml::Reader::from_str(xml);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        loop {
            match reader.read_event() {
                Ok(Event::Eof) => break,
                Ok(event) => self.event(&event),
                Err(error) => {
                    self.fault(Rule::Xml(error.to_string()));
                    break;
                }
            }
            self.place = self.offset + reader.buffer_position();
        }
        self.end_all();
        self.record
    }

    fn fault(&mut self, rule: Rule) {
        let tag = match (&self.field, &self.inside) {
            (Some(field), _) => Some(field.tag),
            (None, Inside::Control(tag)) => Some(*tag),
            _ => None,
        };
        self.faults.add(self.place, tag, rule);
    }

    fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(start) => self.start(start),
            Event::Empty(start) => {
                self.start(start);
                self.end(start.local_name().as_ref());
            }
            Event::End(end) => self.end(end.local_name().as_ref()),
            Event::Text(text) => self.characters(&text.xml10_content()),
            Event::CData(text) => self.characters(&text.xml10_content()),
            Event::GeneralRef(reference) => self.reference(reference),
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) | Event::DocType(_) | Event::Eof => {}
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "leader" => self.begin(Inside::Leader),
            "controlfield" => {
                self.end_all();
                let tag = self.tag(element);
                self.begin(Inside::Control(tag));
            }
            "datafield" => self.start_field(element),
            "subfield" => self.start_subfield(element),
            "record" => {}
            other => self.fault(Rule::Xml(format!("unknown element {other}"))),
        }
    }

    fn begin(&mut self, inside: Inside) {
        self.end_text();
        self.inside = inside;
    }

    fn tag(&mut self, element: &BytesStart<'_>) -> Tag {
        let text = attribute(element, "tag").unwrap_or_default();
        pieces::tag(&text, self.place, self.faults)
    }

    fn start_field(&mut self, element: &BytesStart<'_>) {
        self.end_all();
        let mut field = DataField::new(self.tag(element), [b' '; 2]);
        match pieces::indicators(["ind1", "ind2"].map(|name| attribute(element, name))) {
            Ok(indicators) => field.indicators = indicators,
            Err((odd, indicators)) => {
                self.faults
                    .add(self.place, Some(field.tag), Rule::Indicators);
                field.indicators = indicators;
                field
                    .subfields
                    .extend(odd.map(|text| Subfield::new('\0', text)));
            }
        }
        self.field = Some(field);
    }

    fn start_subfield(&mut self, element: &BytesStart<'_>) {
        self.end_text();
        let code = attribute(element, "code").unwrap_or_default();
        let mut characters = code.chars();
        let found = match (characters.next(), characters.next()) {
            (Some(code), None) if code.is_ascii_graphic() => code,
            (Some(code), None) => {
                self.fault(Rule::SubfieldCode);
                code
            }
            _ => {
                self.fault(Rule::SubfieldCode);
                self.text.push_str(&code);
                '\0'
            }
        };
        self.inside = Inside::Subfield(found);
    }

    fn characters(&mut self, text: &str) {
        let blank = text.bytes().all(|byte| byte.is_ascii_whitespace());
        if !matches!(self.inside, Inside::Nothing) {
            self.text.push_str(text);
        } else if !blank {
            self.fault(Rule::Xml("text outside of any field".to_owned()));
            self.inside = Inside::Subfield('\0');
            self.text.push_str(text);
        }
    }

    fn reference(&mut self, reference: &BytesRef<'_>) {
        let name = reference.xml10_content();
        let character = match (&*name, reference.resolve_char_ref()) {
            (_, Ok(Some(character))) => Some(character),
            ("amp", _) => Some('&'),
            ("lt", _) => Some('<'),
            ("gt", _) => Some('>'),
            ("quot", _) => Some('"'),
            ("apos", _) => Some('\''),
            _ => None,
        };
        match character {
            Some(character) => self.characters(character.encode_utf8(&mut [0; 4])),
            None => {
                self.fault(Rule::XmlEntity(name.to_string()));
                self.characters(&format!("&{name};"));
            }
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "leader" | "controlfield" | "subfield" => self.end_text(),
            "datafield" | "record" => self.end_all(),
            _ => {}
        }
    }

    /// Puts the text gathered where it belongs.
    fn end_text(&mut self) {
        let value = plain(std::mem::take(&mut self.text));
        match std::mem::replace(&mut self.inside, Inside::Nothing) {
            Inside::Nothing => {}
            Inside::Leader => {
                let text = value.trim_matches(['\r', '\n', '\t']);
                self.record.leader = pieces::leader(text, self.place, self.faults);
            }
            Inside::Control(tag) => self.record.add(ControlField { tag, value }),
            Inside::Subfield(code) => match &mut self.field {
                Some(field) => field.subfields.push(Subfield { code, value }),
                None => self.stray(code, value),
            },
        }
    }

    /// A subfield outside of any field is kept in one without a tag.
    fn stray(&mut self, code: char, value: String) {
        let tag = Tag::new("???");
        self.faults
            .add(self.place, Some(tag), Rule::FieldWithoutEntry);
        self.record
            .add(DataField::new(tag, [b' '; 2]).with(code, value));
    }

    fn end_all(&mut self) {
        self.end_text();
        if let Some(field) = self.field.take() {
            self.record.add(field);
        }
    }
}

/// The value of the attribute with this local name.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let found = attributes
        .with_checks(false)
        .flatten()
        .find(|it| it.key.local_name().as_ref() == name)?;
    let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(plain(value.into_owned()))
}

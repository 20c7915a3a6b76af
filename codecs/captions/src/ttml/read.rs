//! Reading TTML as a stream of elements, each with its times in those of its parent.

use quick_xml::events::{BytesRef, BytesStart, Event};

use super::element::Attributes;
use super::open::Open;
use super::parameters::Parameters;
use super::segments::{Interval, Segments};
use super::style::{Style, Styles};
use crate::fault::{Faults, Place};
use crate::settings::{LinePlace, Settings};
use crate::text::Source;
use crate::track::{Cue, Track};
use crate::{Limits, Rule};

/// How long a caption is taken to stand that nothing ends, in milliseconds.
const LEFT_STANDING: u64 = 4_000;

/// What stands while a paragraph is open.
struct Paragraph {
    id: Option<String>,
    place: Place,
    segments: Segments,
    top: bool,
}

pub(super) struct Reader<'a> {
    source: &'a Source<'a>,
    limits: &'a Limits,
    faults: &'a mut Faults,
    at: (usize, Place),
    track: Track,
    pub(super) parameters: Parameters,
    pub(super) styles: Styles,
    pub(super) open: Vec<Open>,
    too_deep: usize,
    paragraph: Option<Paragraph>,
}

/// Reads the captions; the faults go to the list.
pub(crate) fn read(source: &Source<'_>, limits: &Limits, faults: &mut Faults) -> Track {
    let mut reader = Reader {
        source,
        limits,
        faults,
        at: (0, source.start()),
        track: Track::default(),
        parameters: Parameters::default(),
        styles: Styles::new(),
        open: Vec::new(),
        too_deep: 0,
        paragraph: None,
    };
    reader.run();
    reader.track
}

impl Reader<'_> {
    fn run(&mut self) {
        let mut xml = quick_xml::Reader::from_str(self.source.text());
        let config = xml.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        let mut before = 0;
        while self.track.cues.len() < self.limits.cues {
            match xml.read_event() {
                Ok(Event::Eof) => break,
                Ok(event) => self.event(&event, before),
                Err(error) => {
                    self.fault(before, Rule::Xml, error.to_string());
                    break;
                }
            }
            before = usize::try_from(xml.buffer_position()).unwrap_or(before);
        }
        if let Some(open) = self.open.last() {
            let what = format!("the file ends within `{}`", open.name);
            self.fault(before, Rule::Xml, what);
        }
        if self.track.cues.len() >= self.limits.cues {
            self.fault(
                before,
                Rule::TooManyCues,
                "the cues from here on are left off",
            );
        }
        self.end_paragraph();
        self.close_ends();
    }

    fn place(&mut self, within: usize) -> Place {
        if within > self.at.0 {
            self.at = (within, self.source.advance(self.at, within));
        }
        self.at.1
    }

    pub(super) fn fault(&mut self, within: usize, rule: Rule, message: impl Into<String>) {
        let place = self.place(within);
        self.faults.add(place, rule, message);
    }

    fn event(&mut self, event: &Event<'_>, at: usize) {
        match event {
            Event::Start(start) => self.start(start, at),
            Event::Empty(start) => {
                self.start(start, at);
                let name = start.local_name();
                self.end(name.as_ref(), at);
            }
            Event::End(end) => {
                let name = end.local_name();
                self.end(name.as_ref(), at);
            }
            Event::Text(text) => self.characters(&text.xml10_content()),
            Event::CData(text) => self.characters(&text.xml10_content()),
            Event::GeneralRef(reference) => self.reference(reference, at),
            Event::DocType(_) => self.fault(at, Rule::Dtd, "a document type declaration"),
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) | Event::Eof => {}
        }
    }

    fn start(&mut self, element: &BytesStart<'_>, at: usize) {
        if self.too_deep > 0 || self.open.len() >= self.limits.depth {
            if self.too_deep == 0 {
                self.fault(at, Rule::TooDeep, "elements nest too deep");
            }
            self.too_deep += 1;
            return;
        }
        let local = element.local_name();
        let name: &str = local.as_ref();
        let attributes = Attributes::of(element);
        if self.open.is_empty() {
            self.root(element, &attributes, at);
        }
        match name {
            "style" if self.paragraph.is_none() => self.define(&attributes),
            "region" => self.define(&attributes),
            _ => {}
        }
        let open = self.opened(name, &attributes, at);
        match name {
            "p" => self.begin_paragraph(&attributes, &open, at),
            "br" => self.line_break(open.interval),
            _ => {}
        }
        self.open.push(open);
    }

    fn root(&mut self, element: &BytesStart<'_>, attributes: &Attributes, at: usize) {
        let name = element.local_name();
        let whole = element.name();
        let whole: &str = whole.as_ref();
        let prefix = whole.split_once(':').map_or("", |(prefix, _)| prefix);
        let namespace = attributes.namespace(prefix).unwrap_or_default();
        let known = namespace == "http://www.w3.org/ns/ttml"
            || namespace.starts_with("http://www.w3.org/2006/") && namespace.contains("ttaf1");
        let local: &str = name.as_ref();
        if local != "tt" || !known {
            let what = format!("the root is `{local}` in the namespace `{namespace}`");
            self.fault(at, Rule::Root, what);
        }
        for (name, value) in attributes.all() {
            if let Err(rule) = self.parameters.set(name, value) {
                self.fault(at, rule, format!("{name}=\"{value}\""));
            }
        }
        let language = attributes
            .get("lang")
            .filter(|language| !language.is_empty());
        self.track.language = language.map(str::to_owned);
    }

    fn define(&mut self, attributes: &Attributes) {
        let style = Style::of(attributes, &self.styles);
        let parent = self.open.last().filter(|open| open.name == "region");
        // A style within a region belongs to it.
        let region = parent.and_then(|region| region.id.clone());
        let id = region.or_else(|| attributes.get("id").map(str::to_owned));
        if let Some(id) = id {
            let known = self.styles.get(&id).cloned().unwrap_or_default();
            self.styles.insert(id, style.over(&known));
        }
    }

    fn begin_paragraph(&mut self, attributes: &Attributes, open: &Open, at: usize) {
        self.end_paragraph();
        self.paragraph = Some(Paragraph {
            id: attributes.get("id").map(str::to_owned),
            place: self.place(at),
            segments: Segments::default(),
            top: open.style.top == Some(true),
        });
    }

    fn line_break(&mut self, interval: Interval) {
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.segments.line_break(interval);
        }
    }

    fn characters(&mut self, text: &str) {
        let Some(open) = self.open.last() else {
            return;
        };
        let told = matches!(open.name.as_str(), "p" | "span");
        let Some(paragraph) = self.paragraph.as_mut().filter(|_| told) else {
            return;
        };
        let interval = open.interval;
        if open.preserve {
            for (number, line) in text.split('\n').enumerate() {
                if number > 0 {
                    paragraph.segments.line_break(interval);
                }
                paragraph.segments.text(interval, &open.style, line);
            }
        } else {
            paragraph
                .segments
                .text(interval, &open.style, &collapsed(text));
        }
    }

    fn reference(&mut self, reference: &BytesRef<'_>, at: usize) {
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
                self.fault(at, Rule::Xml, format!("the entity &{name}; is not defined"));
                self.characters(&format!("&{name};"));
            }
        }
    }

    fn end(&mut self, name: &str, at: usize) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        if !self.open.iter().any(|open| open.name == name) {
            self.fault(at, Rule::Xml, format!("`{name}` ends without a start"));
            return;
        }
        while let Some(closed) = self.open.pop() {
            if closed.name == "p" {
                self.end_paragraph();
            }
            let parent = self.open.last_mut();
            if let Some(next) = parent.and_then(|parent| parent.sequence.as_mut()) {
                *next = closed.interval.end.unwrap_or(closed.interval.begin);
            }
            if closed.name == name {
                break;
            }
            self.fault(at, Rule::Xml, format!("`{}` is not closed", closed.name));
        }
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraph.take() else {
            return;
        };
        for (interval, text) in paragraph.segments.finish() {
            if interval.end.is_none() {
                let what = "a paragraph without end or duration";
                self.faults.add(paragraph.place, Rule::NoTime, what);
            }
            let settings = Settings {
                line: paragraph.top.then_some(LinePlace::Number(0)),
                ..Settings::default()
            };
            self.track.cues.push(Cue {
                id: paragraph.id.clone(),
                start_ms: interval.begin,
                end_ms: interval.end.unwrap_or(u64::MAX),
                settings,
                text,
                offset: paragraph.place.offset,
                line: paragraph.place.line,
            });
        }
    }

    /// Ends cues that nothing ends where the next one begins.
    fn close_ends(&mut self) {
        let starts: Vec<u64> = self.track.cues.iter().map(|cue| cue.start_ms).collect();
        for (number, cue) in self.track.cues.iter_mut().enumerate() {
            if cue.end_ms == u64::MAX {
                let standing = cue.start_ms + LEFT_STANDING;
                let next = starts
                    .get(number + 1)
                    .copied()
                    .filter(|next| *next > cue.start_ms);
                cue.end_ms = next.map_or(standing, |next| next.min(standing));
            }
        }
    }
}

/// Runs of blanks as one blank (xml:space="default").
fn collapsed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if !matches!(c, ' ' | '\t' | '\r' | '\n') {
            out.push(c);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out
}

//! XML of SUSHI, Release 4: the report within its envelope, or alone.

use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::fault::{Faults, shown};
use crate::header::{Exception, Release};
use crate::report::{Outcome, Report, Row};
use crate::{Element, Limits, Rule, month, tables, text};

/// How deep elements may nest.
const DEPTH: usize = 64;

/// What is known while the document is read.
struct Reader<'a> {
    limits: &'a Limits,
    faults: Faults,
    report: Report,
    open: Vec<String>,
    text: String,
    item: Row,
    rows: Vec<Row>,
    begin: String,
    end: String,
    kind: String,
    metric: String,
    exception: Exception,
}

/// Reads a report.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Outcome {
    let mut faults = Faults::new(limits.faults);
    let text = text::whole(bytes, limits, &mut faults);
    let mut reader = Reader {
        limits,
        faults,
        report: Report::default(),
        open: Vec::new(),
        text: String::new(),
        item: Row::default(),
        rows: Vec::new(),
        begin: String::new(),
        end: String::new(),
        kind: String::new(),
        metric: String::new(),
        exception: Exception::default(),
    };
    reader.run(&text);
    Outcome {
        report: reader.report,
        faults: reader.faults.finish(),
    }
}

impl Reader<'_> {
    fn run(&mut self, text: &str) {
        let mut xml = quick_xml::Reader::from_str(text);
        let config = xml.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        loop {
            let at = xml.buffer_position();
            match xml.read_event() {
                Ok(Event::Eof) => break,
                Ok(event) => self.event(&event, at),
                Err(error) => {
                    self.faults.add(at, "", Rule::Xml, error.to_string());
                    break;
                }
            }
            if self.report.rows.len() >= self.limits.rows {
                self.faults.add(
                    at,
                    "",
                    Rule::TooManyRows,
                    "the rows from here on are left off",
                );
                break;
            }
        }
        if let Some(name) = self.open.last() {
            self.faults.add(
                text.len() as u64,
                name,
                Rule::Xml,
                "the document ends within it",
            );
            self.end_item();
        }
        let header = &self.report.header;
        if header.report_id.is_empty() && header.exceptions.is_empty() {
            self.faults.add(
                0,
                "",
                Rule::NoHeader,
                "neither a Report element nor an Exception",
            );
        }
    }

    fn event(&mut self, event: &Event<'_>, at: u64) {
        match event {
            Event::Start(start) => self.start(start, at),
            Event::Empty(start) => {
                self.start(start, at);
                self.end(start.local_name().as_ref(), at);
            }
            Event::End(end) => self.end(end.local_name().as_ref(), at),
            Event::Text(text) => self.characters(&text.xml10_content()),
            Event::CData(text) => self.characters(&text.xml10_content()),
            Event::GeneralRef(reference) => self.reference(reference, at),
            Event::DocType(_) => {
                let what = "a document type declaration; it is passed over";
                self.faults.add(at, "", Rule::Xml, what);
            }
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) | Event::Eof => {}
        }
    }

    fn characters(&mut self, text: &str) {
        let room = self.limits.cell.saturating_sub(self.text.len());
        self.text.extend(text.chars().take(room));
    }

    fn reference(&mut self, reference: &BytesRef<'_>, at: u64) {
        let name = reference.xml10_content();
        let known = match (&*name, reference.resolve_char_ref()) {
            (_, Ok(Some(c))) => Some(c),
            ("amp", _) => Some('&'),
            ("lt", _) => Some('<'),
            ("gt", _) => Some('>'),
            ("quot", _) => Some('"'),
            ("apos", _) => Some('\''),
            _ => None,
        };
        match known {
            Some(c) => self.characters(c.encode_utf8(&mut [0; 4])),
            None => self
                .faults
                .add(at, "", Rule::Xml, format!("the entity &{};", shown(&name))),
        }
    }

    fn start(&mut self, element: &BytesStart<'_>, at: u64) {
        let name = element.local_name();
        let name: &str = name.as_ref();
        self.text.clear();
        if self.open.len() == DEPTH {
            self.faults
                .add(at, name, Rule::Xml, "elements nest too deep");
        }
        self.open.push(if self.open.len() < DEPTH {
            name.to_owned()
        } else {
            String::new()
        });
        match name {
            "Report" => self.head(element, at),
            "ReportItems" => {
                self.item = Row {
                    offset: at,
                    ..Row::default()
                };
                self.rows.clear();
            }
            "Exception" => self.exception = Exception::default(),
            _ => {}
        }
    }

    /// The attributes of the Report element.
    fn head(&mut self, element: &BytesStart<'_>, at: u64) {
        let said = |name: &str| attribute(element, name);
        let Some(name) = said("Name") else { return };
        let header = &mut self.report.header;
        header.release = said("Version").and_then(|version| Release::named(&version));
        if header.release.is_none() {
            let what = format!("`{}`", said("Version").unwrap_or_default());
            self.faults.add(at, "Version", Rule::Release, what);
        }
        header.created = said("Created").unwrap_or_default();
        let bare = name.split('(').next().unwrap_or_default().trim().to_owned();
        match tables::find(Release::R4, &bare) {
            Some(kind) => {
                kind.id.clone_into(&mut header.report_id);
                header.report_name = format!("{} (R4)", kind.name);
            }
            None => {
                header.report_id.clone_from(&bare);
                header.report_name = name;
                self.faults
                    .add(at, "Name", Rule::ReportId, format!("`{}`", shown(&bare)));
            }
        }
    }

    fn end(&mut self, name: &str, at: u64) {
        let known = self.open.iter().rposition(|open| open == name);
        let beyond = self.open.len() > DEPTH;
        match known {
            _ if beyond => drop(self.open.pop()),
            Some(depth) => {
                if depth + 1 < self.open.len() {
                    self.faults
                        .add(at, name, Rule::Xml, "elements within it are not closed");
                }
                self.open.truncate(depth);
            }
            None => self
                .faults
                .add(at, name, Rule::Xml, "it ends without a start"),
        }
        let text = std::mem::take(&mut self.text).trim().to_owned();
        let parent = self.open.last().cloned().unwrap_or_default();
        self.value(&parent, name, text, at);
    }

    /// Puts a value where it belongs.
    fn value(&mut self, parent: &str, name: &str, text: String, at: u64) {
        let header = &mut self.report.header;
        match (parent, name) {
            ("Vendor", "Name") => header.created_by = text,
            ("Customer", "ID") => header.customer_id = Some(text),
            ("Customer", "Name") => header.institution_name = text,
            ("UsageDateRange", "Begin") => header.begin_date = text,
            ("UsageDateRange", "End") => header.end_date = text,
            ("Period", "Begin") => self.begin = text,
            ("Period", "End") => self.end = text,
            ("ItemIdentifier", "Type") => self.kind = text,
            ("ItemIdentifier", "Value") => self.identifier(&text),
            ("ReportItems", "ItemPlatform") => self.item.set(Element::Platform, &text),
            ("ReportItems", "ItemPublisher") => self.item.set(Element::Publisher, &text),
            ("ReportItems", "ItemName") => self.item.set(Element::Title, &text),
            ("ReportItems", "ItemDataType") => self.item.set(Element::DataType, &text),
            ("Instance", "MetricType") => self.metric = text,
            ("Instance", "Count") => self.count(&text, at),
            ("Exception", "Number") => self.exception.code = text.parse().unwrap_or(0),
            ("Exception", "Message") => self.exception.message = text,
            ("Exception", "Severity") => self.exception.severity = Some(text),
            ("Exception", "Data") => self.exception.data = Some(text),
            (_, "Exception") => header.exceptions.push(std::mem::take(&mut self.exception)),
            (_, "ReportItems") => self.end_item(),
            _ => {}
        }
    }

    fn identifier(&mut self, text: &str) {
        let kind = if self.kind == "Proprietary" {
            "Proprietary_ID"
        } else {
            &self.kind
        };
        match Element::of(kind) {
            Some(element) => self.item.set(element, text),
            None => self.item.other.push((self.kind.clone(), text.to_owned())),
        }
    }

    fn count(&mut self, text: &str, at: u64) {
        let months = (month::day(&self.begin), month::day(&self.end));
        let (Some((begin, _)), Some((end, _))) = months else {
            let what = format!("`{}` to `{}`", shown(&self.begin), shown(&self.end));
            self.faults.add(at, "Period", Rule::Period, what);
            return;
        };
        let Ok(count) = text.parse::<u64>() else {
            self.faults
                .add(at, &self.metric, Rule::Count, format!("`{}`", shown(text)));
            return;
        };
        let known = self.rows.iter().position(|row| row.metric == self.metric);
        let known = known.unwrap_or_else(|| {
            self.rows.push(Row {
                metric: self.metric.clone(),
                ..Row::default()
            });
            self.rows.len() - 1
        });
        let row = &mut self.rows[known];
        if begin == end {
            row.counts.push((begin, count));
        } else {
            row.total = Some(row.total.unwrap_or(0).saturating_add(count));
        }
    }

    /// The item is whole: its metrics become rows with everything that describes it.
    fn end_item(&mut self) {
        let item = std::mem::take(&mut self.item);
        for mut row in self.rows.drain(..) {
            row.counts.sort_by_key(|count| count.0);
            row.values.clone_from(&item.values);
            row.other.clone_from(&item.other);
            row.offset = item.offset;
            self.report.rows.push(row);
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let mut all = attributes.with_checks(false).take(64).flatten();
    let found = all.find(|it| it.key.local_name().as_ref() == name)?;
    let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

//! Records as MARC 21 in ISO 2709, as MARCXML and as lines of text.

use super::Book;

/// A field: its tag, its indicators, and its subfields or its value.
pub(crate) struct Field {
    pub(crate) tag: String,
    indicators: String,
    subfields: Vec<(char, String)>,
    value: String,
}

impl Field {
    /// Reads `245 10$aTitle /$cName.` (`_` for a blank indicator) or `001 1`.
    pub(crate) fn read(line: &str) -> Option<Self> {
        let (tag, rest) = line.split_once(' ')?;
        let mut parts = rest.split('$');
        let before = parts.next()?;
        let subfields = parts.filter_map(|part| {
            let code = part.chars().next()?;
            Some((code, part[code.len_utf8()..].to_owned()))
        });
        Some(Self {
            tag: tag.to_owned(),
            indicators: before.replace('_', " "),
            subfields: subfields.collect(),
            value: before.to_owned(),
        })
    }

    /// All subfields with these codes, or all, or the value.
    pub(crate) fn text(&self, codes: &str) -> String {
        if self.subfields.is_empty() {
            return self.value.clone();
        }
        let wanted = |code: &char| codes.is_empty() || codes.contains(*code);
        let texts = self.subfields.iter().filter(|(code, _)| wanted(code));
        let texts: Vec<&str> = texts.map(|(_, text)| text.as_str()).collect();
        texts.join(" ")
    }

    fn to_marc(&self) -> String {
        if self.subfields.is_empty() {
            return format!("{}\x1e", self.value);
        }
        let subfields = self.subfields.iter();
        let subfields: String = subfields
            .map(|(code, text)| format!("\x1f{code}{text}"))
            .collect();
        format!("{}{subfields}\x1e", self.indicators)
    }

    fn to_xml(&self) -> String {
        let tag = &self.tag;
        if self.subfields.is_empty() {
            let value = escape(&self.value);
            return format!("  <controlfield tag=\"{tag}\">{value}</controlfield>\n");
        }
        let (first, second) = self.indicators.split_at(1);
        let subfields = self.subfields.iter().map(|(code, text)| {
            let text = escape(text);
            format!("    <subfield code=\"{code}\">{text}</subfield>\n")
        });
        let subfields: String = subfields.collect();
        format!(
            "  <datafield tag=\"{tag}\" ind1=\"{first}\" ind2=\"{second}\">\n{subfields}  </datafield>\n"
        )
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// The leader of a book; lengths are filled in.
const LEADER: &str = "nam a22";

/// A record in ISO 2709 and UTF-8.
pub(crate) fn to_marc(fields: &[Field]) -> Vec<u8> {
    let mut directory = String::new();
    let mut data = String::new();
    for field in fields {
        let text = field.to_marc();
        directory += &format!("{}{:04}{:05}", field.tag, text.len(), data.len());
        data += &text;
    }
    let base = 24 + directory.len() + 1;
    let length = base + data.len() + 1;
    format!("{length:05}{LEADER}{base:05} i 4500{directory}\x1e{data}\x1d").into_bytes()
}

impl Book {
    /// The record in MARCXML.
    pub(crate) fn to_xml(&self) -> String {
        let fields: String = self.fields.iter().map(Field::to_xml).collect();
        format!(
            "<record xmlns=\"http://www.loc.gov/MARC21/slim\">\n  <leader>00000{LEADER}00000 i 4500</leader>\n{fields}</record>\n"
        )
    }

    /// The record as lines for people; briefly, author and title.
    pub(crate) fn to_text(&self, brief: bool) -> String {
        let rows = [
            ("Author", "100a"),
            ("Title", "245ab"),
            ("Published", "260"),
            ("Subject", "650"),
        ];
        let rows = rows.iter().take(if brief { 2 } else { rows.len() });
        let lines = rows.flat_map(|(name, tag)| {
            let texts = self.texts(&[tag]);
            texts
                .into_iter()
                .map(move |text| format!("{name}: {text}\n"))
        });
        lines.collect()
    }
}

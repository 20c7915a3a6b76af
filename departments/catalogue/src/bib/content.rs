//! A record as it is kept: bytes, and what lists and matching need of it.

use callslip_marc::iso2709::{Frames, Target, read_frame};
use callslip_marc::{Format, Limits, Record, json, views};
use kernel::Day;
use sha2::{Digest, Sha256};

use super::numbers::{Number, numbers};

/// The longest title or author that lists keep, in characters; the record itself keeps all.
const LINE_LONGEST: usize = 500;

/// What the columns of a record's row hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// 001.
    pub control_number: Option<String>,
    /// 003, the agency that gave the control number; empty where the record does not say.
    pub control_source: String,
    /// The title without its closing punctuation.
    pub title: String,
    /// The title to file by: folded, without its leading article.
    pub title_sort: String,
    /// The main name; empty without one.
    pub author: String,
    /// Year of publication.
    pub year: Option<i64>,
    /// The code of the format (`book`, `video` …).
    pub format: &'static str,
    /// The code of the language of the text; empty where the record does not say.
    pub language: String,
    /// Standard numbers to match by.
    pub numbers: Vec<Number>,
    /// The record's bytes.
    pub marc: Vec<u8>,
    /// A digest of the bytes.
    pub hash: i64,
}

impl Content {
    /// Reads everything out of a record, which is kept in the bytes of [`encode`].
    #[must_use]
    pub fn of(record: &Record) -> Self {
        Self::kept(record, encode(record))
    }

    /// Reads everything out of a record that is kept in these bytes, which say the same.
    #[must_use]
    pub fn kept(record: &Record, marc: Vec<u8>) -> Self {
        let title = views::title(record);
        let shown = title.as_ref().map(views::Title::display);
        let sort = title.as_ref().map(views::Title::sort);
        let language = views::languages(record).text.first().copied();
        let author = views::main_contributor(record).map(|name| name.name);
        Self {
            control_number: text(record.control("001")),
            control_source: text(record.control("003")).unwrap_or_default(),
            title: shortened(&shown.unwrap_or_default()),
            title_sort: shortened(&kernel::fold(&sort.unwrap_or_default())),
            author: shortened(&author.unwrap_or_default()),
            year: views::year(record).map(i64::from),
            format: views::format(record).code(),
            language: language.unwrap_or_default().to_owned(),
            numbers: numbers(record),
            hash: hash(&marc),
            marc,
        }
    }
}

fn text(value: Option<&str>) -> Option<String> {
    let value = value?.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LINE_LONGEST) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default().trim_end()),
        None => text.to_owned(),
    }
}

/// The record as bytes: ISO 2709 in UTF-8, or MARC-in-JSON where ISO 2709 cannot express it.
#[must_use]
pub fn encode(record: &Record) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(2048);
    if Format::Marc
        .write(record, Target::Utf8, &mut bytes)
        .is_empty()
    {
        return bytes;
    }
    bytes.clear();
    json::write(record, &mut bytes);
    bytes
}

/// The record in stored bytes; `None` when they are damaged.
#[must_use]
pub fn decode(bytes: &[u8]) -> Option<Record> {
    if bytes.first() == Some(&b'{') {
        let mut records = json::Reader::new(bytes);
        return records.next()?.ok()?.record;
    }
    let frame = Frames::new(bytes).next()?;
    read_frame(&frame, 0, 1, &Limits::default()).record
}

/// The first eight bytes of the SHA-256 of a record's bytes.
#[must_use]
pub fn hash(bytes: &[u8]) -> i64 {
    let digest = Sha256::digest(bytes);
    let first: [u8; 8] = std::array::from_fn(|at| digest[at]);
    i64::from_be_bytes(first)
}

/// The date entered on file, for 008/00-05 (MARC 21): `261128`.
#[must_use]
pub fn entered(day: Day) -> String {
    let digits = day.to_string().replace('-', "");
    digits.get(2..).unwrap_or_default().to_owned()
}

//! What may be kept: by length, and by what is in the file. Pure.

use kernel::Reason;

/// The longest file, in bytes.
pub const LONGEST: usize = 10_000_000;
/// The longest name, in characters.
const NAME_LONGEST: usize = 120;

/// How a file of a type begins, and where.
const BEGINNINGS: [(usize, &[u8], &str); 5] = [
    (0, b"%PDF-", "application/pdf"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (8, b"WEBP", "image/webp"),
    (0, b"PK\x03\x04", "application/zip"),
];

/// Packed files of offices that are known by a name within: Office Open XML (ECMA-376) and OpenDocument.
const OFFICES: [(&str, &str); 4] = [
    (
        "word/document.xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    (
        "xl/workbook.xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    (
        "vnd.oasis.opendocument.text",
        "application/vnd.oasis.opendocument.text",
    ),
    (
        "vnd.oasis.opendocument.spreadsheet",
        "application/vnd.oasis.opendocument.spreadsheet",
    ),
];

/// The type of a file, told from its content; nothing is unpacked.
///
/// # Errors
/// The reason why it is not kept: empty, too long, or of a type that is not known.
pub fn media_type(content: &[u8]) -> Result<&'static str, Reason> {
    if content.is_empty() {
        return Err(Reason::new("file-empty"));
    }
    if content.len() > LONGEST {
        return Err(Reason::new("file-too-long").with("most", LONGEST / 1_000_000));
    }
    let begins = |(at, mark, _): &&(usize, &[u8], &str)| {
        content
            .get(*at..)
            .is_some_and(|rest| rest.starts_with(mark))
    };
    let found = match BEGINNINGS.iter().find(begins) {
        Some((_, _, "application/zip")) => office(content),
        Some((_, _, media)) => Some(*media),
        None => is_text(content).then_some("text/plain; charset=utf-8"),
    };
    found.ok_or_else(|| Reason::new("file-type"))
}

/// The type of an office's packed file: the names of its parts stand unpacked in it.
fn office(content: &[u8]) -> Option<&'static str> {
    let holds = |name: &str| {
        content
            .windows(name.len())
            .any(|part| part == name.as_bytes())
    };
    let found = OFFICES.iter().find(|(name, _)| holds(name));
    found.map(|(_, media)| *media)
}

/// Words in UTF-8, with no control characters but those of lines.
fn is_text(content: &[u8]) -> bool {
    let text = std::str::from_utf8(content);
    text.is_ok_and(|text| {
        text.chars()
            .all(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t'))
    })
}

/// The name a file is kept under: the last part of what the browser says, without what no name needs.
#[must_use]
pub fn plain_name(said: &str) -> String {
    let last = said.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept = last.chars().filter(|c| !c.is_control() && *c != '"');
    let name: String = kept.take(NAME_LONGEST).collect();
    let name = name.trim();
    if name.is_empty() {
        "file".to_owned()
    } else {
        name.to_owned()
    }
}

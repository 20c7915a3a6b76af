//! Reading the report of a mail system: RFC 3464 (what was delivered) within RFC 6522 (the report as a letter). Pure.

use kernel::Moment;
use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};

/// The words of a mail system that are kept, in characters.
const WORDS_MOST: usize = 300;

/// Which of our letters: what its `Message-ID` says, `callslip-14-1795977600000@library.example.edu`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LetterMark {
    /// Its number.
    pub mail: i64,
    /// When it was queued: who does not have the letter cannot guess it.
    pub made_at: Moment,
}

impl LetterMark {
    /// The mark of a `Message-ID`, with or without its brackets; none for a letter of somebody else.
    #[must_use]
    pub fn read(id: &str) -> Option<Self> {
        let id = id.trim().trim_start_matches('<');
        let (mark, _) = id.strip_prefix("callslip-")?.split_once('@')?;
        let (mail, made_at) = mark.split_once('-')?;
        Some(Self {
            mail: mail.parse().ok()?,
            made_at: Moment(made_at.parse().ok()?),
        })
    }
}

/// What became of a letter (RFC 3464, section 2.3.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// It was given up.
    Failed,
    /// It is still being tried.
    Delayed,
    /// It arrived, or went on to somebody who does not report.
    Arrived,
}

/// What a mail system reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Of which letter.
    pub letter: LetterMark,
    /// What became of it.
    pub delivery: Delivery,
    /// The code, such as `5.1.1` (RFC 3463).
    pub status: String,
    /// The words of the system that refused it, at most 300 characters; may be empty.
    pub words: String,
}

/// Why a message cannot be read as a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    /// No part of it says what was delivered.
    #[error("this is no delivery report (RFC 3464)")]
    NoReport,
    /// The report names no recipient with an action.
    #[error(
        "the delivery report names no recipient and what became of the letter (RFC 3464, section 2.3)"
    )]
    NoRecipient,
    /// It is of a letter that we did not send.
    #[error("the delivery report is of a letter that Callslip did not send")]
    NotOurs,
}

/// Reads a message as a report of one of our letters.
///
/// # Errors
/// [`Unread`] says what it lacks.
pub fn read(message: &[u8]) -> Result<Report, Unread> {
    let message = MessageParser::default().parse(message);
    let message = message.ok_or(Unread::NoReport)?;
    let told = message
        .parts
        .iter()
        .find(|part| is(part, "delivery-status"));
    let told = String::from_utf8_lossy(told.ok_or(Unread::NoReport)?.contents()).into_owned();
    let of = recipients(&told);
    // We write to one address; where a list behind it tells of many, one that failed is what matters.
    let (delivery, fields) = of
        .iter()
        .find(|(delivery, _)| *delivery == Delivery::Failed)
        .or(of.first())
        .ok_or(Unread::NoRecipient)?;
    let diagnostic = field(fields, "diagnostic-code").unwrap_or_default();
    let words = diagnostic
        .split_once(';')
        .map_or(diagnostic, |(_, words)| words);
    Ok(Report {
        letter: letter(&message).ok_or(Unread::NotOurs)?,
        delivery: *delivery,
        status: status(field(fields, "status").unwrap_or_default(), words),
        words: words.trim().chars().take(WORDS_MOST).collect(),
    })
}

/// Whether a part is `message/` of a kind, or its older form `text/`.
fn is(part: &MessagePart<'_>, kind: &str) -> bool {
    part.is_content_type("message", kind) || part.is_content_type("text", kind)
}

type Fields = Vec<(String, String)>;

/// The groups of fields that tell of recipients, each with its action; the first group tells of the mail system.
fn recipients(told: &str) -> Vec<(Delivery, Fields)> {
    let told = told.replace("\r\n", "\n");
    let groups = told.split("\n\n").map(fields);
    let acted = groups.filter_map(|fields| {
        let delivery = match field(&fields, "action")?.to_ascii_lowercase().as_str() {
            "failed" => Delivery::Failed,
            "delayed" => Delivery::Delayed,
            "delivered" | "relayed" | "expanded" => Delivery::Arrived,
            _ => return None,
        };
        Some((delivery, fields))
    });
    acted.collect()
}

/// The fields of one group, unfolded, their names in lower case.
fn fields(group: &str) -> Fields {
    let mut fields = Fields::new();
    for line in group.lines() {
        if let (true, Some((_, value))) = (line.starts_with([' ', '\t']), fields.last_mut()) {
            value.push(' ');
            value.push_str(line.trim());
        } else if let Some((name, value)) = line.split_once(':') {
            fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    fields
}

fn field<'a>(fields: &'a Fields, name: &str) -> Option<&'a str> {
    let found = fields.iter().find(|(of, _)| of == name);
    found.map(|(_, value)| value.as_str())
}

/// The code, without the comment that may follow it. A system that says no more than "it failed" (`5.0.0`) may have kept the
/// code of the one that refused the letter among its words.
fn status(told: &str, words: &str) -> String {
    let told = told.split_whitespace().next().unwrap_or_default();
    let vague = !is_code(told) || told.ends_with(".0.0");
    let within = words.split_whitespace().map(|word| word.trim_matches('#'));
    let closer = within.clone().find(|word| is_code(word)).filter(|_| vague);
    closer.unwrap_or(told).chars().take(12).collect()
}

/// Class, subject and detail of RFC 3463, section 2.
fn is_code(word: &str) -> bool {
    let parts: Vec<&str> = word.split('.').collect();
    let number =
        |part: &&str| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    parts.len() == 3 && matches!(parts[0], "2" | "4" | "5") && parts.iter().all(number)
}

/// The mark of the letter that the report is of: in the letter given back, in its head, or among what the report refers to.
fn letter(message: &Message<'_>) -> Option<LetterMark> {
    let given_back = message.parts.iter().find_map(|part| match &part.body {
        PartType::Message(inner) => inner.message_id().and_then(LetterMark::read),
        _ if is(part, "rfc822-headers") => in_head(part.contents()),
        _ => None,
    });
    let referred = || {
        let of = [message.references(), message.in_reply_to()];
        let mut ids = of.into_iter().filter_map(|value| value.as_text_list());
        ids.find_map(|ids| ids.iter().find_map(|id| LetterMark::read(id)))
    };
    given_back.or_else(referred)
}

fn in_head(head: &[u8]) -> Option<LetterMark> {
    let head = MessageParser::default().parse_headers(head)?;
    head.message_id().and_then(LetterMark::read)
}

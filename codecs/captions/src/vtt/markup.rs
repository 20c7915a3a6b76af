//! The text of cues: tags, timestamps, escapes (WebVTT sections 4.2.2 and 6.4).

use crate::fault::Faults;
use crate::piece::{Builder, Kind, Piece, Tag};
use crate::text::Line;
use crate::{Limits, Rule, time};

/// What the standard's writers may use, and what it stands for.
const ESCAPES: [(&str, char); 6] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("nbsp", '\u{A0}'),
    ("lrm", '\u{200E}'),
    ("rlm", '\u{200F}'),
];

/// Others of HTML's that are met.
const MORE: [(&str, char); 6] = [
    ("quot", '"'),
    ("apos", '\''),
    ("hellip", '…'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("copy", '©'),
];

/// The tags and characters of one cue while they are read.
pub(super) struct Markup<'l> {
    built: Builder,
    limits: &'l Limits,
    start_ms: u64,
    end_ms: u64,
    last_ms: u64,
}

impl<'l> Markup<'l> {
    pub(super) fn new(start_ms: u64, end_ms: u64, limits: &'l Limits) -> Self {
        Self {
            built: Builder::default(),
            limits,
            start_ms,
            end_ms,
            last_ms: start_ms,
        }
    }

    /// Reads the lines of a cue.
    pub(super) fn read(mut self, lines: &[Line<'_>], faults: &mut Faults) -> Vec<Piece> {
        for (number, line) in lines.iter().enumerate() {
            if number > 0 {
                self.built.line_break();
            }
            if line.has_arrow()
                && let Some(at) = line.text.find("-->")
            {
                faults.add(line.at(at), Rule::ArrowInText, "`-->` within the text");
            }
            self.line(line, faults);
        }
        let (left, pieces) = self.built.finish();
        // A voice may stay open to the end of its cue.
        if let (Some(kind), Some(line)) = (left.iter().find(|k| **k != Kind::Voice), lines.last()) {
            let what = format!("`<{}>` is not closed", kind.name());
            faults.add(line.place(), Rule::TagUnclosed, what);
        }
        pieces
    }

    fn line(&mut self, line: &Line<'_>, faults: &mut Faults) {
        let mut rest = line.text;
        while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'<' | b'&')) {
            let (before, from) = rest.split_at(at);
            self.built.text(before);
            let read = if from.starts_with('<') {
                self.tag(line, from, faults)
            } else {
                self.escape(line, from, faults)
            };
            rest = from.get(read..).unwrap_or_default();
        }
        self.built.text(rest);
    }

    /// An escape at the start of the text; how long it is.
    fn escape(&mut self, line: &Line<'_>, text: &str, faults: &mut Faults) -> usize {
        match unescape(text) {
            Some((c, length)) => {
                self.built.text(c.encode_utf8(&mut [0; 4]));
                length
            }
            None => {
                faults.add(
                    line.place_of(text),
                    Rule::Ampersand,
                    "`&` that begins no escape",
                );
                self.built.text("&");
                1
            }
        }
    }

    /// A tag at the start of the text; how long it is.
    fn tag(&mut self, line: &Line<'_>, text: &str, faults: &mut Faults) -> usize {
        // Looked for no farther than the next `<`, so that a line of them stays cheap.
        let rest = text.get(1..).unwrap_or_default();
        let end = rest
            .find(['<', '>'])
            .filter(|at| rest[*at..].starts_with('>'));
        let Some(inner) = end.and_then(|end| rest.get(..end)) else {
            faults.add(
                line.place_of(text),
                Rule::LessThan,
                "`<` that begins no tag",
            );
            self.built.text("<");
            return 1;
        };
        let length = inner.len() + 2;
        let fault = if let Some(name) = inner.strip_prefix('/') {
            self.close(name.trim())
        } else if inner.starts_with(|c: char| c.is_ascii_digit()) {
            self.time(inner)
        } else {
            self.open(inner)
        };
        if let Err(rule) = fault {
            faults.add(line.place_of(text), rule, format!("`{}`", shorten(inner)));
            if rule == Rule::LessThan {
                self.built.text("<");
                return 1;
            }
        }
        length
    }

    fn time(&mut self, inner: &str) -> Result<(), Rule> {
        let Some((stamp, "")) = time::read(inner.trim()) else {
            return Err(Rule::LessThan);
        };
        self.built.time(stamp.ms);
        let rises = stamp.ms > self.last_ms && stamp.ms < self.end_ms.max(self.start_ms);
        self.last_ms = stamp.ms;
        match (stamp.vtt, rises) {
            (false, _) => Err(Rule::Timestamp),
            (true, false) => Err(Rule::InnerTime),
            (true, true) => Ok(()),
        }
    }

    fn open(&mut self, inner: &str) -> Result<(), Rule> {
        let end = inner.find([' ', '\t']).unwrap_or(inner.len());
        let (name, annotation) = inner.split_at(end);
        let mut names = name.split('.');
        let name = names.next().unwrap_or_default();
        let Some(kind) = Kind::in_vtt(name) else {
            let known_elsewhere = name.chars().all(|c| c.is_ascii_alphanumeric());
            return Err(if known_elsewhere {
                Rule::TagUnknown
            } else {
                Rule::LessThan
            });
        };
        let annotation = unescape_all(annotation.trim());
        let wants = matches!(kind, Kind::Voice | Kind::Language);
        let bare = wants && annotation.is_empty();
        let misplaced = kind == Kind::RubyText && self.built.innermost() != Some(Kind::Ruby);
        let tag = Tag {
            kind,
            classes: names.filter(|c| !c.is_empty()).map(str::to_owned).collect(),
            annotation: if wants { annotation } else { String::new() },
        };
        if misplaced {
            return Err(Rule::TagStray);
        }
        if !self.built.open(tag, self.limits.depth) {
            return Err(Rule::TooDeep);
        }
        if bare { Err(Rule::TagValue) } else { Ok(()) }
    }

    fn close(&mut self, name: &str) -> Result<(), Rule> {
        let Some(kind) = Kind::in_vtt(name) else {
            return Err(Rule::TagUnknown);
        };
        let inner = self.built.innermost();
        if inner == Some(kind) {
            self.built.close();
            return Ok(());
        }
        if kind == Kind::Ruby && inner == Some(Kind::RubyText) {
            self.built.close_through(Kind::Ruby);
            return Ok(());
        }
        if self.built.close_through(kind) {
            return Err(Rule::TagUnclosed);
        }
        Err(Rule::TagStray)
    }
}

/// The character that an escape at the start of the text stands for, and how long the escape is.
fn unescape(text: &str) -> Option<(char, usize)> {
    let inner = text.get(1..)?;
    let end = inner.bytes().take(33).position(|byte| byte == b';')?;
    let name = inner.get(..end)?;
    let c = if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let code = match hex {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        char::from_u32(code).filter(|c| *c != '\0' && *c != '\n' && *c != '\r')?
    } else {
        let mut rows = ESCAPES.iter().chain(&MORE);
        rows.find(|row| row.0 == name)?.1
    };
    Some((c, end + 2))
}

fn unescape_all(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let (c, length) = unescape(from).unwrap_or(('&', 1));
        out.push(c);
        rest = from.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// Writes characters with the escapes that they need.
pub(super) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match ESCAPES.iter().find(|row| row.1 == c) {
            Some((name, _)) => {
                out.push('&');
                out.push_str(name);
                out.push(';');
            }
            None => out.push(c),
        }
    }
}

fn shorten(text: &str) -> String {
    text.chars().take(40).collect()
}

//! The text of SRT cues: `<i>`, `<font color="…">`, and `{\an8}` as players know them.

use crate::fault::Faults;
use crate::piece::{Builder, Kind, Piece, Tag};
use crate::settings::{Align, LineAlign, LinePlace, Milli, Settings};
use crate::text::Line;
use crate::{Limits, Rule};

/// Where the numbers of `{\anN}` put a cue: as on a keypad.
pub(super) fn place(settings: &mut Settings, number: u8) {
    settings.align = match number % 3 {
        1 => Some(Align::Left),
        0 => Some(Align::Right),
        _ => None,
    };
    (settings.line, settings.line_align) = match number {
        7..=9 => (Some(LinePlace::Number(0)), None),
        4..=6 => (
            Some(LinePlace::Percent(Milli(50_000))),
            Some(LineAlign::Center),
        ),
        _ => (None, None),
    };
}

/// The tags and characters of one cue while they are read.
pub(super) struct Markup<'l> {
    built: Builder,
    limits: &'l Limits,
}

impl<'l> Markup<'l> {
    pub(super) fn new(limits: &'l Limits) -> Self {
        Self {
            built: Builder::default(),
            limits,
        }
    }

    /// Reads the lines of a cue; what they say of its place goes to the settings.
    pub(super) fn read(
        mut self,
        lines: &[Line<'_>],
        settings: &mut Settings,
        faults: &mut Faults,
    ) -> Vec<Piece> {
        for (number, line) in lines.iter().enumerate() {
            if number > 0 {
                self.built.line_break();
            }
            self.line(line, settings, faults);
        }
        let (left, pieces) = self.built.finish();
        if let (Some(kind), Some(line)) = (left.first(), lines.last()) {
            let what = format!("`<{}>` is not closed", kind.name());
            faults.add(line.place(), Rule::TagUnclosed, what);
        }
        pieces
    }

    fn line(&mut self, line: &Line<'_>, settings: &mut Settings, faults: &mut Faults) {
        let mut rest = line.text;
        while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'<' | b'{')) {
            let (before, from) = rest.split_at(at);
            self.built.text(before);
            let read = if from.starts_with('<') {
                self.tag(line, from, faults)
            } else {
                override_code(from, settings)
            };
            // What is no tag is text.
            let read = read.unwrap_or_else(|| {
                self.built.text(&from[..1]);
                1
            });
            rest = from.get(read..).unwrap_or_default();
        }
        self.built.text(rest);
    }

    /// A tag at the start of the text; how long it is, `None` when it is none.
    fn tag(&mut self, line: &Line<'_>, text: &str, faults: &mut Faults) -> Option<usize> {
        let rest = text.get(1..)?;
        let end = rest
            .find(['<', '>'])
            .filter(|at| rest[*at..].starts_with('>'))?;
        let inner = rest.get(..end)?;
        let fault = match inner.strip_prefix('/') {
            Some(name) => self.close(name.trim())?,
            None => self.open(inner)?,
        };
        if let Err(rule) = fault {
            faults.add(line.place_of(text), rule, format!("`<{inner}>`"));
        }
        Some(end + 2)
    }

    fn open(&mut self, inner: &str) -> Option<Result<(), Rule>> {
        let (name, annotation) = inner.split_once(' ').unwrap_or((inner, ""));
        let kind = Kind::in_srt(name.trim_end_matches('/'))?;
        let tag = Tag {
            annotation: annotation.trim().to_owned(),
            ..Tag::new(kind)
        };
        let opened = self.built.open(tag, self.limits.depth);
        Some(if opened { Ok(()) } else { Err(Rule::TooDeep) })
    }

    fn close(&mut self, name: &str) -> Option<Result<(), Rule>> {
        let kind = Kind::in_srt(name)?;
        if self.built.innermost() == Some(kind) {
            self.built.close();
            return Some(Ok(()));
        }
        let closed = self.built.close_through(kind);
        Some(Err(if closed {
            Rule::TagUnclosed
        } else {
            Rule::TagStray
        }))
    }
}

/// `{\an8}` and other codes of Advanced SubStation Alpha; how long it is, `None` when it is text.
fn override_code(text: &str, settings: &mut Settings) -> Option<usize> {
    let inner = text.strip_prefix("{\\")?;
    let end = inner
        .find(['}', '{'])
        .filter(|at| inner[*at..].starts_with('}'))?;
    let code = inner.get(..end)?;
    match code.strip_prefix("an").and_then(|n| n.parse::<u8>().ok()) {
        Some(number @ 1..=9) => place(settings, number),
        _ => settings.other.push(format!("{{\\{code}}}")),
    }
    Some(end + 3)
}

//! A record as lines of text, and what is wrong in which line.

use callslip_marc::definitions::{self, Severity};
use callslip_marc::{Record, mrk};

/// One thing wrong in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LineProblem {
    /// The line, from 1; 0 for the record as a whole.
    pub(crate) line: usize,
    /// 1 advice, 2 warning, 3 error.
    pub(crate) severity: i64,
    /// What is wrong and how to mend it.
    pub(crate) message: String,
}

/// What a text says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Read {
    /// The record, unless the text cannot be read as one.
    pub(crate) record: Option<Record>,
    /// What is wrong, by line.
    pub(crate) problems: Vec<LineProblem>,
    /// Whether something of the text would be lost.
    pub(crate) is_damaged: bool,
}

impl Read {
    /// Whether the text itself cannot be read as it stands.
    pub(crate) fn is_unreadable(&self) -> bool {
        self.record
            .as_ref()
            .is_none_or(|record| record.fields.is_empty())
    }
}

/// The record as text.
pub(crate) fn write(record: &Record) -> String {
    let mut bytes = Vec::new();
    mrk::write(record, &mut bytes);
    String::from_utf8_lossy(&bytes).trim_end().to_owned()
}

/// Reads a text; blank lines are passed over.
pub(crate) fn read(text: &str) -> Read {
    let lines: Vec<&str> = text.lines().collect();
    let kept: Vec<(usize, &str)> = (1..)
        .zip(lines.iter().map(|line| line.trim_end()))
        .filter(|(_, line)| !line.is_empty())
        .collect();
    let joined: String = kept.iter().map(|(_, line)| format!("{line}\n")).collect();
    let mut reader = mrk::Reader::new(joined.as_bytes());
    let Some(Ok(outcome)) = reader.next() else {
        return Read::default();
    };
    let line_at = |offset: u64| {
        let before = usize::try_from(offset).unwrap_or(0).min(joined.len());
        let nth = joined.as_bytes()[..before]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count();
        kept.get(nth).map_or(0, |(line, _)| *line)
    };
    let mut problems: Vec<LineProblem> = outcome
        .faults
        .iter()
        .map(|fault| LineProblem {
            line: line_at(fault.offset),
            severity: 3,
            message: fault.rule.to_string(),
        })
        .collect();
    if let Some(record) = &outcome.record {
        problems.extend(by_definitions(record, &kept));
    }
    problems.sort_by_key(|problem| (problem.line, -problem.severity));
    Read {
        record: outcome.record,
        is_damaged: !outcome.faults.is_empty(),
        problems,
    }
}

fn by_definitions(record: &Record, lines: &[(usize, &str)]) -> Vec<LineProblem> {
    let found = definitions::check(record);
    let problem = |problem: &definitions::Problem| LineProblem {
        line: line_of(lines, &problem.tag.to_string(), problem.occurrence),
        severity: match problem.rule.severity() {
            Severity::Advice => 1,
            Severity::Warning => 2,
            Severity::Error => 3,
        },
        message: problem.message(),
    };
    found.iter().map(problem).collect()
}

/// The line of the field with this tag, the `nth` of its kind; 0 when there is none.
fn line_of(lines: &[(usize, &str)], tag: &str, nth: u32) -> usize {
    let mut own = lines.iter().filter(|(_, line)| line.get(1..4) == Some(tag));
    let skipped = usize::try_from(nth).unwrap_or(1).saturating_sub(1);
    own.nth(skipped).map_or(0, |(line, _)| *line)
}

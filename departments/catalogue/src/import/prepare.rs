//! One piece of a file made ready: what the record says, what is wrong with it, which items it brings.

use callslip_marc::definitions::{self, Severity};
use callslip_marc::{Encoding, Fault, Outcome, Record, iso2709};
use search::BibDoc;

use super::items::{self, Places};
use super::profile::Rules;
use crate::bib::Content;
use crate::index::of_record;
use crate::item::ItemData;

/// How many problems of one record are listed.
const PROBLEMS_MOST: usize = 40;

/// Something wrong in a record, and where.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Problem {
    /// Which record of the file, from 1.
    pub number: u64,
    /// Where the record begins in the file, or the place of the fault: bytes from the start, unpacked.
    pub place: u64,
    /// The field; empty where no single one is meant.
    pub tag: String,
    /// The stable word of the rule.
    pub code: String,
    /// 1 advice, 2 warning, 3 error.
    pub severity: i64,
    /// What is wrong and how to mend it, in English.
    pub message: String,
}

/// A piece of a file, ready to be staged or written.
#[derive(Debug)]
pub(crate) struct Prepared {
    pub(crate) number: u64,
    pub(crate) place: u64,
    pub(crate) ready: Option<Box<Ready>>,
    pub(crate) problems: Vec<Problem>,
    /// The bytes as they came, where they are damaged.
    pub(crate) raw: Option<Vec<u8>>,
}

/// A record to be kept.
#[derive(Debug)]
pub(crate) struct Ready {
    pub(crate) content: Content,
    pub(crate) doc: BibDoc,
    pub(crate) items: Vec<ItemData>,
}

impl Prepared {
    /// Whether the input ends in the middle of the record: what is left of it is no whole record.
    pub(crate) fn is_cut_off(&self) -> bool {
        self.problems.iter().any(|one| one.code == "truncated")
    }

    /// The worst of its problems; 0 without any.
    pub(crate) fn worst(&self) -> i64 {
        let all = self.problems.iter().map(|problem| problem.severity);
        all.max().unwrap_or(0)
    }
}

/// Makes one piece of a file ready.
pub(crate) fn prepare(outcome: Outcome, rules: &Rules, places: &Places) -> Prepared {
    let (number, place) = (outcome.number, outcome.offset);
    let mut problems: Vec<Problem> = outcome.faults.iter().map(of_fault).collect();
    let sound = outcome.faults.is_empty();
    let as_it_came = sound && outcome.encoding == Encoding::Utf8 && is_unicode(&outcome.raw);
    let mut raw = Some(outcome.raw);
    let ready = outcome.record.and_then(|record| {
        problems.extend(of_definitions(&record, number, place));
        let mut at = Notes::new(&mut problems, number, place);
        if !at.is_keepable(&record) {
            return None;
        }
        let items = items::of(&record, rules, places, &mut at);
        let content = match raw.take_if(|_| as_it_came) {
            Some(bytes) => Content::kept(&record, bytes),
            None => Content::of(&record),
        };
        let doc = of_record(&record, &content);
        Some(Box::new(Ready {
            content,
            doc,
            items,
        }))
    });
    let raw = raw.filter(|_| !sound || ready.is_none());
    Prepared {
        number,
        place,
        ready,
        problems: limited(problems, number, place),
        raw,
    }
}

/// Where the problems of a record are noted.
pub(super) struct Notes<'a> {
    problems: &'a mut Vec<Problem>,
    number: u64,
    place: u64,
}

impl<'a> Notes<'a> {
    /// Notes for the record with this number that begins at this place.
    pub(super) fn new(problems: &'a mut Vec<Problem>, number: u64, place: u64) -> Self {
        Self {
            problems,
            number,
            place,
        }
    }

    /// Notes an error of ours in a field.
    pub(super) fn add(&mut self, tag: &str, code: &str, message: String) {
        self.problems.push(Problem {
            number: self.number,
            place: self.place,
            tag: tag.to_owned(),
            code: code.to_owned(),
            severity: 3,
            message,
        });
    }

    fn is_keepable(&mut self, record: &Record) -> bool {
        let is_bib = record.kind() == callslip_marc::Kind::Bib;
        if !is_bib && record.field("245").is_none() {
            let text =
                "This is not a bibliographic record but one of names or holdings. It is left out.";
            self.add("LDR", "other-kind", text.to_owned());
            return false;
        }
        if !is_bib {
            let text = "The leader calls this a record of names or holdings, but it has a title and is kept as a bibliographic record. Correct leader/06.";
            self.add("LDR", "leader-kind", text.to_owned());
        }
        if record.fields.is_empty() {
            let text = "The record has no fields that could be read. It is left out.";
            self.add("", "no-fields", text.to_owned());
            return false;
        }
        true
    }
}

/// Whether a record can be kept as it came: ISO 2709 whose leader says UTF-8.
fn is_unicode(raw: &[u8]) -> bool {
    raw.first().is_some_and(u8::is_ascii_digit)
        && raw.get(9) == Some(&b'a')
        && raw.last() == Some(&iso2709::RECORD_TERMINATOR)
        && raw.len() <= iso2709::LONGEST_RECORD
}

fn of_fault(fault: &Fault) -> Problem {
    Problem {
        number: fault.record,
        place: fault.offset,
        tag: fault.tag.map(|tag| tag.to_string()).unwrap_or_default(),
        code: fault.code().to_owned(),
        severity: 3,
        message: fault.rule.to_string(),
    }
}

fn of_definitions(record: &Record, number: u64, place: u64) -> Vec<Problem> {
    let found = definitions::check(record);
    let wanted = found
        .iter()
        .filter(|problem| problem.rule.severity() != Severity::Advice);
    let each = wanted.take(PROBLEMS_MOST).map(|problem| Problem {
        number,
        place,
        tag: problem.tag.to_string(),
        code: problem.rule.code().to_owned(),
        severity: match problem.rule.severity() {
            Severity::Advice => 1,
            Severity::Warning => 2,
            Severity::Error => 3,
        },
        message: problem.message(),
    });
    each.collect()
}

/// The first of them, the last saying how many more there are.
fn limited(mut problems: Vec<Problem>, number: u64, place: u64) -> Vec<Problem> {
    if problems.len() > PROBLEMS_MOST {
        let more = problems.len() - PROBLEMS_MOST + 1;
        problems.sort_by_key(|problem| std::cmp::Reverse(problem.severity));
        problems.truncate(PROBLEMS_MOST - 1);
        problems.push(Problem {
            number,
            place,
            tag: String::new(),
            code: "more".to_owned(),
            severity: 1,
            message: format!("{more} more problems in this record are not listed."),
        });
    }
    problems
}

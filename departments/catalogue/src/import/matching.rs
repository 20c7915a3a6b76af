//! Which of our records a record matches, and what follows. Pure: facts in, decision out.

use std::collections::HashMap;

use kernel::BibId;

use super::profile::{MatchBy, OnMatch, Rules};
use crate::bib::{Content, NumberKind};

/// Why a record that is cut off is left out.
pub(crate) const CUT_OFF: &str = "cut-off";

/// One of our records as matching sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    pub(crate) id: BibId,
    pub(crate) control_number: Option<String>,
    pub(crate) control_source: String,
    pub(crate) source_hash: Option<i64>,
    pub(crate) format: String,
}

/// Our records that some records of a file may match.
#[derive(Clone, Debug, Default)]
pub(crate) struct KnownRecords {
    pub(crate) by_id: HashMap<BibId, Known>,
    pub(crate) by_control: HashMap<(String, String), Vec<BibId>>,
    pub(crate) by_hash: HashMap<i64, BibId>,
    pub(crate) by_number: HashMap<(NumberKind, String), Vec<BibId>>,
}

/// One of our records that a record matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    pub(crate) bib: BibId,
    pub(crate) by: &'static str,
}

/// What is to be done with a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decision {
    pub(crate) action: Action,
    /// The word that says why, shown through `import-why-{word}`.
    pub(crate) why: &'static str,
    pub(crate) matched: Option<Match>,
}

/// What happens to a record of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// It becomes a new record.
    Add,
    /// It takes the place of ours.
    Overlay,
    /// Nothing.
    Skip,
}

impl Action {
    /// The word kept in the database and shown through `import-action-{code}`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Overlay => "overlay",
            Self::Skip => "skip",
        }
    }

    /// The action of a word.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        let all = [Self::Add, Self::Overlay, Self::Skip];
        all.into_iter().find(|action| action.code() == code)
    }
}

/// Decides about one record.
pub(crate) fn decide(record: &Content, known: &KnownRecords, rules: &Rules) -> Decision {
    for by in &rules.match_by {
        let decision = match by.number() {
            None => by_control(record, known, rules),
            Some(kind) => by_number(record, known, rules, (*by, kind)),
        };
        if let Some(decision) = decision {
            return decision;
        }
    }
    let same = |bib: &BibId| Decision {
        action: Action::Skip,
        why: "unchanged",
        matched: Some(Match {
            bib: *bib,
            by: "content",
        }),
    };
    let again = known.by_hash.get(&record.hash).map(same);
    again.unwrap_or(Decision {
        action: Action::Add,
        why: "new",
        matched: None,
    })
}

impl Decision {
    /// A record that is cut off is left out until a person says otherwise: half a record must not replace a whole one.
    pub(crate) fn unless_cut_off(self, is_cut_off: bool) -> Self {
        if !is_cut_off {
            return self;
        }
        Self {
            action: Action::Skip,
            why: CUT_OFF,
            ..self
        }
    }
}

fn by_control(record: &Content, known: &KnownRecords, rules: &Rules) -> Option<Decision> {
    let number = record.control_number.clone()?;
    let found = known
        .by_control
        .get(&(number, record.control_source.clone()))?;
    let unchanged = |id: &&BibId| {
        known
            .by_id
            .get(id)
            .is_some_and(|one| one.source_hash == Some(record.hash))
    };
    if let Some(bib) = found.iter().find(unchanged) {
        let matched = Match {
            bib: *bib,
            by: "control",
        };
        return Some(Decision {
            action: Action::Skip,
            why: "unchanged",
            matched: Some(matched),
        });
    }
    Some(follow(found, MatchBy::Control, rules.on_match))
}

/// A standard number alone says less: records of another format, and other records of the same agency, are of other
/// things.
fn by_number(
    record: &Content,
    known: &KnownRecords,
    rules: &Rules,
    (by, kind): (MatchBy, NumberKind),
) -> Option<Decision> {
    let numbers = record.numbers.iter().filter(|number| number.0 == kind);
    let mut found: Vec<BibId> = numbers
        .filter_map(|number| known.by_number.get(number))
        .flatten()
        .copied()
        .collect();
    found.sort_unstable();
    found.dedup();
    found.retain(|id| known.by_id.get(id).is_some_and(|ours| may_be(record, ours)));
    (!found.is_empty()).then(|| follow(&found, by, rules.on_number))
}

fn may_be(record: &Content, ours: &Known) -> bool {
    let both_numbered = record.control_number.is_some() && ours.control_number.is_some();
    let same_agency = both_numbered && record.control_source == ours.control_source;
    ours.format == record.format && !same_agency
}

fn follow(found: &[BibId], by: MatchBy, wanted: OnMatch) -> Decision {
    let matched = found.first().map(|bib| Match {
        bib: *bib,
        by: by.code(),
    });
    let (action, why) = match (wanted, found.len()) {
        (OnMatch::Overlay, 2..) => (Action::Skip, "several"),
        (OnMatch::Overlay, _) => (Action::Overlay, "match"),
        (OnMatch::Skip, _) => (Action::Skip, "match"),
        (OnMatch::Add, _) => (Action::Add, "beside"),
    };
    Decision {
        action,
        why,
        matched,
    }
}

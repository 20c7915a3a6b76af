//! From what is known of an item to what a reader is told. Pure.

use catalogue::{ItemFacts, Standing};
use kernel::{BranchId, Moment};
use webkit::{Kind, Tag, Visit};

use super::Copy;

/// Where a copy stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// To be taken from the shelf.
    OnShelf,
    /// On the shelf, to be used in the library only.
    StaysHere,
    /// Lent until then.
    Due(Moment),
    /// Away for the reason of this code (`standing-in-transit` …).
    Away(&'static str),
    /// Looked for and not found.
    Missing,
}

/// Where an item stands: not found goes before what is said of it, that before what the item itself says.
pub(crate) fn state(item: &ItemFacts, standing: Option<&Standing>) -> State {
    if item.missing_since.is_some() {
        return State::Missing;
    }
    match standing.filter(|one| one.away) {
        Some(Standing { due: Some(due), .. }) => State::Due(*due),
        Some(other) => State::Away(other.code),
        None if item.not_for_loan => State::StaysHere,
        None => State::OnShelf,
    }
}

impl State {
    /// Whether a reader finds it on the shelf.
    pub(crate) fn is_here(self) -> bool {
        matches!(self, State::OnShelf | State::StaysHere)
    }

    /// The state of one copy in words.
    pub(crate) fn tag(self, visit: &Visit) -> Tag {
        let words = &visit.words;
        match self {
            State::OnShelf => Tag::new(Kind::Ok, words.t("copy-on-shelf")),
            State::StaysHere => Tag::new(Kind::Ok, words.t("copy-stays-here")).icon("book"),
            State::Due(due) => Tag::new(Kind::Warn, due_text(visit, due)).icon("clock"),
            State::Away(code) => Tag::new(Kind::Warn, away_text(visit, code)).icon("clock"),
            State::Missing => Tag::new(Kind::Stop, words.t("copy-missing")),
        }
    }
}

/// "Due back Dec 3", with the hour where it is today, with the year where it is another.
fn due_text(visit: &Visit, due: Moment) -> String {
    let (words, zone) = (&visit.words, &visit.zone);
    let (today, day) = (visit.now.day(zone), due.day(zone));
    if due < visit.now {
        return words.tf("copy-was-due", &[("day", words.day(day))]);
    }
    let day = match day {
        _ if day == today => words.tf("copy-today", &[("time", words.time(due))]),
        _ if day.0.year() == today.0.year() => words.day_short(day),
        _ => words.day(day),
    };
    words.tf("copy-due", &[("day", day)])
}

/// Why it is away, as far as a reader is told.
fn away_text(visit: &Visit, code: &str) -> String {
    let key = format!("copy-{code}");
    if visit.words.has(&key) {
        visit.words.t(&key)
    } else {
        visit.words.t("copy-away")
    }
}

/// The copies of one branch in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AtBranch {
    /// The branch.
    pub(crate) branch: BranchId,
    /// The label of the copy to look for: the first that is here, else the first.
    pub(crate) call_number: String,
    /// Where that copy belongs.
    pub(crate) location: String,
    /// How many are on the shelf.
    pub(crate) here: usize,
    /// How many there are.
    pub(crate) all: usize,
    /// Where the best copy stands: the one that is here, else the next to come back.
    pub(crate) best: State,
}

/// The copies of a record by branch, in the order they are given.
pub(crate) fn at_branches(copies: &[Copy]) -> Vec<AtBranch> {
    let mut found: Vec<AtBranch> = Vec::new();
    for copy in copies {
        match found.iter_mut().find(|one| one.branch == copy.item.branch) {
            Some(one) => one.add(copy),
            None => found.push(AtBranch::first(copy)),
        }
    }
    found
}

/// The better for a reader is the smaller.
fn rank(state: State) -> (u8, i64) {
    match state {
        State::OnShelf => (0, 0),
        State::StaysHere => (1, 0),
        State::Due(due) => (2, due.0),
        State::Away(_) => (3, 0),
        State::Missing => (4, 0),
    }
}

impl AtBranch {
    fn first(copy: &Copy) -> Self {
        Self {
            branch: copy.item.branch,
            call_number: copy.item.call_number.clone(),
            location: copy.item.location_name.clone(),
            here: usize::from(copy.state.is_here()),
            all: 1,
            best: copy.state,
        }
    }

    fn add(&mut self, copy: &Copy) {
        self.all += 1;
        self.here += usize::from(copy.state.is_here());
        if rank(copy.state) < rank(self.best) {
            self.best = copy.state;
            self.call_number.clone_from(&copy.item.call_number);
            self.location.clone_from(&copy.item.location_name);
        }
    }

    /// "On the shelf, 2 of 3", or where the only or best copy stands.
    pub(crate) fn tag(&self, visit: &Visit) -> Tag {
        if self.best != State::OnShelf || self.all == 1 {
            return self.best.tag(visit);
        }
        let counts = [
            ("here", self.here.to_string()),
            ("all", self.all.to_string()),
        ];
        Tag::new(Kind::Ok, visit.words.tf("copy-some-here", &counts))
    }
}

//! Harvesting as values: which address to ask next, and what an answer brings.
//!
//! The caller fetches; a harvest knows the way through the list. It ends by itself: a token that
//! was given before, or an answer that cannot be read, is told and stops it.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::error::Code;
use crate::fault::{Fault, Rule};
use crate::{
    Answer, Dated, Datestamp, Error, Header, Limits, List, Outcome, Page, Record, Request,
    Response, Resumption, Selection, Set,
};

/// The way through one list of a repository.
#[derive(Clone, Debug)]
pub struct Harvest {
    base_url: String,
    start: Request,
    next: Option<Request>,
    seen: BTreeSet<String>,
    began: Option<Dated>,
}

/// What one answer brought.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Step {
    /// Records, when records were asked for.
    pub records: Vec<Record>,
    /// Headers, when identifiers were asked for.
    pub headers: Vec<Header>,
    /// Sets, when sets were asked for.
    pub sets: Vec<Set>,
    /// How many there are in all, when the repository says so.
    pub complete_list_size: Option<u64>,
    /// How the harvest stands.
    pub state: State,
}

/// How a harvest stands after an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub enum State {
    /// There is more: ask [`Harvest::url`].
    More,
    /// The list is complete.
    #[default]
    Complete,
    /// The answer broke off or was none: [`Harvest::url`] asks for the same part again. Where the
    /// repository goes in circles it is `None`, with the fault `token-repeats`.
    Broken,
    /// The token has expired or is not known there: [`Harvest::restart`], then go on.
    TokenRefused(Vec<Error>),
    /// The repository refuses the request.
    Refused(Vec<Error>),
}

impl Harvest {
    /// All records of a selection.
    pub fn records(base_url: impl Into<String>, selection: Selection) -> Self {
        Self::new(base_url, Request::ListRecords(List::First(selection)))
    }

    /// All headers of a selection.
    pub fn identifiers(base_url: impl Into<String>, selection: Selection) -> Self {
        Self::new(base_url, Request::ListIdentifiers(List::First(selection)))
    }

    /// All sets.
    pub fn sets(base_url: impl Into<String>) -> Self {
        Self::new(base_url, Request::ListSets { token: None })
    }

    fn new(base_url: impl Into<String>, start: Request) -> Self {
        Self {
            base_url: base_url.into(),
            next: Some(start.clone()),
            start,
            seen: BTreeSet::new(),
            began: None,
        }
    }

    /// The address to ask now; `None` when the harvest has ended.
    #[must_use]
    pub fn url(&self) -> Option<String> {
        self.next.as_ref().map(|next| next.url(&self.base_url))
    }

    /// When the repository gave its first answer: `from` of the next harvest, which misses nothing
    /// and may bring some records again (2.7.1).
    #[must_use]
    pub fn began(&self) -> Option<Datestamp> {
        self.began.as_ref().and_then(Dated::known)
    }

    /// Begins the list again, as after a token that has expired.
    pub fn restart(&mut self) {
        self.next = Some(self.start.clone());
        self.seen.clear();
    }

    /// Takes an answer, and goes on to the next part of the list.
    pub fn take(&mut self, bytes: &[u8], limits: Limits) -> Outcome<Step> {
        let Outcome { value, mut faults } = Response::read_with(bytes, limits);
        let broken = value.is_none() || faults.iter().any(|fault| BREAKS.contains(&fault.rule));
        let mut step = Step::default();
        let token = value.and_then(|response| self.unpack(response, &mut step));
        step.complete_list_size = token.as_ref().and_then(|token| token.complete_list_size);
        if broken {
            step.state = State::Broken;
        } else if step.state == State::Complete {
            step.state = self.go_on(token, &mut faults);
        }
        Outcome {
            value: Some(step),
            faults,
        }
    }

    /// Puts what a response holds into the step; hands back how the list goes on.
    fn unpack(&mut self, response: Response, step: &mut Step) -> Option<Resumption> {
        if self.began.is_none() {
            self.began = Some(response.response_date);
        }
        match response.answer {
            Answer::ListRecords(page) => of(page, &mut step.records),
            Answer::ListIdentifiers(page) => of(page, &mut step.headers),
            Answer::ListSets(page) => of(page, &mut step.sets),
            Answer::Errors(errors) => {
                self.refused(errors, step);
                None
            }
            Answer::Identify(_) | Answer::ListMetadataFormats(_) | Answer::GetRecord(_) => {
                step.state = State::Broken;
                None
            }
        }
    }

    fn refused(&mut self, errors: Vec<Error>, step: &mut Step) {
        let has = |code: &Code| errors.iter().any(|error| error.code == *code);
        if has(&Code::BadResumptionToken) && self.next.as_ref() != Some(&self.start) {
            step.state = State::TokenRefused(errors);
        } else if has(&Code::NoRecordsMatch) && errors.len() == 1 {
            self.next = None;
        } else {
            step.state = State::Refused(errors);
            self.next = None;
        }
    }

    fn go_on(&mut self, token: Option<Resumption>, faults: &mut Vec<Fault>) -> State {
        let token = token
            .map(|token| token.value)
            .filter(|token| !token.is_empty());
        let Some(token) = token else {
            self.next = None;
            return State::Complete;
        };
        if !self.seen.insert(token.clone()) {
            self.next = None;
            faults.push(Fault {
                offset: 0,
                rule: Rule::TokenRepeats,
                message: "this token was given before; the harvest ends here".to_owned(),
            });
            return State::Broken;
        }
        self.next = Some(match &self.start {
            Request::ListIdentifiers(_) => Request::ListIdentifiers(List::More(token)),
            Request::ListSets { .. } => Request::ListSets { token: Some(token) },
            _ => Request::ListRecords(List::More(token)),
        });
        State::More
    }
}

/// After these faults, the end of the list cannot be trusted.
const BREAKS: [Rule; 6] = [
    Rule::TooLong,
    Rule::TooDeep,
    Rule::TooMany,
    Rule::XmlSyntax,
    Rule::XmlCut,
    Rule::NotOai,
];

fn of<T>(page: Page<T>, items: &mut Vec<T>) -> Option<Resumption> {
    *items = page.items;
    page.token
}

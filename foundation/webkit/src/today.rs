//! The Today board: live questions over facts, filtered by permission and branch, never copies.

use std::sync::Arc;

use askama::Template;
use jiff::tz::TimeZone;
use kernel::{Actor, BranchId, Moment, Permission};

use crate::parts::part;
use crate::{BoxError, Tag, Visit, Words};

/// Who asks what waits today, where and when.
#[derive(Clone, Debug)]
pub struct TodayAsk {
    /// Who asks.
    pub actor: Arc<Actor>,
    /// Their branch.
    pub branch: Option<BranchId>,
    /// Now.
    pub now: Moment,
    /// The library's zone.
    pub zone: TimeZone,
    /// Their words.
    pub words: Words,
}

/// One thing that waits.
#[derive(Clone, Debug, Default)]
pub struct TodayRow {
    /// What to do: "Pull 7 holds from the shelf".
    pub text: String,
    /// The page where it is done.
    pub href: String,
    /// By when, or since when.
    pub when: String,
    /// A word that stands out.
    pub tag: Option<Tag>,
}

/// What one source answers.
#[derive(Clone, Debug, Default)]
pub struct TodayAnswer {
    /// How many things wait in all.
    pub count: u64,
    /// The few to show.
    pub rows: Vec<TodayRow>,
}

/// A question that a source puts to the facts.
type Question = Arc<dyn Fn(&TodayAsk) -> Result<TodayAnswer, BoxError> + Send + Sync>;

/// One department's question for the board.
#[derive(Clone)]
pub struct TodaySource {
    /// The stable word of the source, such as `holds-to-pull`.
    pub key: &'static str,
    /// The card it stands on: the key of the card's heading, such as `today-desk`.
    pub card: &'static str,
    /// Who sees it.
    pub permission: Permission,
    /// The question; may read the database.
    pub ask: Question,
}

/// One card of the board.
#[derive(Clone, Debug)]
pub struct TodayCard {
    /// The key of the heading.
    pub card: &'static str,
    /// What waits.
    pub rows: Vec<TodayRow>,
    /// The sources that could not answer.
    pub silent: Vec<&'static str>,
}

impl TodayCard {
    fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.silent.is_empty()
    }
}

/// The cards of one person.
#[derive(Template, Clone, Debug)]
#[template(path = "webkit/parts/today.html")]
pub struct TodayBoard {
    /// In the order of the sources.
    pub cards: Vec<TodayCard>,
    words: Words,
}

part!(TodayBoard);

impl TodayBoard {
    /// Asks every source that this person may see. Reads the database: call it where blocking is
    /// allowed. A source that fails is named on its card and logged; the others still show.
    #[must_use]
    pub fn gather(sources: &[TodaySource], visit: &Visit) -> Self {
        let ask = TodayAsk {
            actor: Arc::clone(&visit.actor),
            branch: visit.branch,
            now: visit.now,
            zone: visit.zone.clone(),
            words: visit.words.clone(),
        };
        let mut board = Self {
            cards: Vec::new(),
            words: visit.words.clone(),
        };
        for source in sources.iter().filter(|s| visit.actor.may(s.permission)) {
            board.add(source, &ask);
        }
        board
    }

    /// The cards that have something to say; the others are told in one line.
    fn speaking(&self) -> impl Iterator<Item = &TodayCard> {
        self.cards.iter().filter(|card| !card.is_empty())
    }

    /// The names of the cards where nothing waits.
    fn resting(&self) -> String {
        let names = self.cards.iter().filter(|card| card.is_empty());
        let names: Vec<String> = names.map(|card| self.words.t(card.card)).collect();
        names.join(" · ")
    }

    fn add(&mut self, source: &TodaySource, ask: &TodayAsk) {
        let at = self
            .cards
            .iter()
            .position(|c| c.card == source.card)
            .unwrap_or_else(|| {
                self.cards.push(TodayCard {
                    card: source.card,
                    rows: Vec::new(),
                    silent: Vec::new(),
                });
                self.cards.len() - 1
            });
        let answer = (source.ask)(ask);
        let Some(card) = self.cards.get_mut(at) else {
            return;
        };
        match answer {
            Ok(answer) => card.rows.extend(answer.rows),
            Err(error) => {
                tracing::error!(source = source.key, %error, "a Today source could not answer");
                card.silent.push(source.key);
            }
        }
    }
}

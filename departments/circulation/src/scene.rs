//! A day at the desk as lines of text: `who verb … -> what came of it`, played on both databases.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use std::collections::HashMap;

use ::store::Store;
use ::store::testing::both;
use building::testing::College;
use kernel::{Act, Barcode, Cents, ItemId, LoanId, PatronId};

use crate::checkin::{self, How};
use crate::renew::{self, renew};
use crate::testing::{act, at, library, shown};
use crate::{CirculationError, ItemBy, Override, PatronBy, checkout, in_house, lost, undo};

pub(crate) struct Scene {
    pub(crate) store: Store,
    pub(crate) college: College,
    clock: String,
    patrons: HashMap<String, PatronId>,
    items: HashMap<String, ItemId>,
    last_use: i64,
}

/// Plays the lines on SQLite, and on PostgreSQL where there is one.
pub(crate) fn play(lines: &str) {
    for test in both().unwrap() {
        let mut scene = Scene::new(test.store.clone());
        for line in lines
            .lines()
            .map(str::trim)
            .filter(|l| !l.is_empty() && !l.starts_with('#'))
        {
            let (said, is) = line.split_once("->").unwrap_or((line, ""));
            let words: Vec<&str> = said.split_whitespace().collect();
            assert_eq!(
                scene.step(&words),
                is.trim(),
                "{:?}: {said}",
                test.store.dialect()
            );
        }
        let faults = test.store.read(crate::check).unwrap();
        assert!(faults.is_empty(), "{faults:?}");
    }
}

impl Scene {
    pub(crate) fn new(store: Store) -> Self {
        let college = library(&store).unwrap();
        Self {
            store,
            college,
            clock: crate::testing::NOW.into(),
            patrons: HashMap::new(),
            items: HashMap::new(),
            last_use: 0,
        }
    }

    pub(crate) fn act(&self, role: &str) -> Act {
        act(role, &self.college, &self.clock)
    }

    pub(crate) fn patron(&mut self, barcode: &str, category: &str) -> PatronId {
        let act = self.act("senior");
        let id = self
            .store
            .write(&act, |tx| patrons::testing::patron(tx, barcode, category))
            .unwrap();
        self.patrons.insert(barcode.into(), id);
        id
    }

    pub(crate) fn item(&mut self, barcode: &str, kind: &str) -> ItemId {
        let (act, college) = (self.act("senior"), self.college);
        let title = format!("Title {barcode}");
        let made = self.store.write(&act, |tx| {
            catalogue::testing::item(tx, &college, barcode, &title, kind)
        });
        let id = made.unwrap();
        self.items.insert(barcode.into(), id);
        id
    }

    /// The open loan of an item, or its last.
    fn loan(&self, barcode: &str) -> LoanId {
        let item = self.items[barcode];
        let found = self.store.read(|tx| {
            let open = crate::loan_of_item(tx, item)?;
            Ok::<_, ::store::StoreError>(open.or(crate::loan::store::last_of_item(tx, item)?))
        });
        found.unwrap().unwrap().id
    }

    fn step(&mut self, words: &[&str]) -> String {
        match words {
            ["at", clock] => {
                self.clock = (*clock).into();
                String::new()
            }
            ["patron", barcode, category] => {
                self.patron(barcode, category);
                String::new()
            }
            ["item", barcode, kind] => {
                self.item(barcode, kind);
                String::new()
            }
            ["items", from, count, kind] => {
                let from: i64 = from.parse().unwrap();
                (0..count.parse().unwrap()).for_each(|n: i64| {
                    self.item(&(from + n).to_string(), kind);
                });
                String::new()
            }
            ["fine", patron, cents] => {
                let (id, cents) = (self.patrons[*patron], cents.parse().unwrap());
                self.store
                    .write(&self.act("senior"), |tx| {
                        money::testing::fine(tx, id, cents)
                    })
                    .unwrap();
                String::new()
            }
            ["owes", patron] => {
                let id = self.patrons[*patron];
                self.store
                    .read(|tx| money::owed(tx, id))
                    .unwrap()
                    .to_string()
            }
            ["has", patron] => {
                let id = self.patrons[*patron];
                self.store
                    .read(|tx| crate::loans_of(tx, id))
                    .unwrap()
                    .len()
                    .to_string()
            }
            ["missing", item] => {
                let id = self.items[*item];
                self.store
                    .write(&self.act("senior"), |tx| catalogue::mark_missing(tx, id))
                    .unwrap();
                String::new()
            }
            ["block", patron, kind] => {
                let new = patrons::NewBlock {
                    kind: patrons::block::Kind::of_code(kind).unwrap(),
                    note: "see the file".into(),
                    until: None,
                };
                let (id, act) = (self.patrons[*patron], self.act("senior"));
                let today = act
                    .at
                    .day(&jiff::tz::TimeZone::get(building::testing::ZONE).unwrap());
                self.store
                    .write(&act, |tx| patrons::add_block(tx, id, &new, today))
                    .unwrap();
                String::new()
            }
            [role, verb, rest @ ..] => self.verb(role, verb, rest).unwrap_or_else(|e| refused(&e)),
            other => panic!("{other:?}"),
        }
    }

    fn verb(&mut self, role: &str, verb: &str, rest: &[&str]) -> Result<String, CirculationError> {
        let act = self.act(role);
        let overrides = rest
            .iter()
            .filter_map(|w| w.strip_prefix("override="))
            .flat_map(|w| w.split(','));
        let overrides: Vec<Override> = overrides
            .map(|code| Override {
                code: code.into(),
                note: "asked at the desk".into(),
            })
            .collect();
        let due = rest.iter().find_map(|w| w.strip_prefix("due=")).map(at);
        match (verb, rest) {
            ("out", [patron, item, ..]) => {
                let ask = crate::Ask {
                    patron: PatronBy::Card(Barcode::parse(patron).unwrap()),
                    item: ItemBy::Barcode(Barcode::parse(item).unwrap()),
                    due,
                    overrides,
                };
                let done = checkout(&self.store, &act, &ask)?;
                Ok(format!(
                    "due {}{}",
                    shown(done.due_at),
                    if done.found { " found" } else { "" }
                ))
            }
            ("in", [item, how @ ..]) => {
                let how = match how.first() {
                    None => How::Desk,
                    Some(&"drop") => How::BookDrop,
                    Some(moment) => How::AsOf(at(moment)),
                };
                let item = ItemBy::Barcode(Barcode::parse(item).unwrap());
                let back = checkin::checkin(&self.store, &act, &checkin::Ask { item, how })?;
                Ok(told(&back))
            }
            ("renew", [item, ..]) => {
                let ask = renew::Ask {
                    loan: self.loan(item),
                    due,
                    overrides,
                };
                let done = renew(&self.store, &act, &ask)?;
                let fine = if done.fine.is_zero() {
                    String::new()
                } else {
                    format!(" fine {}", done.fine)
                };
                Ok(format!("due {}{fine}", shown(done.due_at)))
            }
            ("renew-all", [patron]) => {
                let all = renew::renew_all(&self.store, &act, self.patrons[*patron])?;
                Ok(outcomes(&all))
            }
            ("renew-these", items) => {
                let loans: Vec<_> = items.iter().map(|item| self.loan(item)).collect();
                Ok(outcomes(&renew::renew_these(&self.store, &act, &loans)?))
            }
            _ => self.later(&act, verb, rest),
        }
    }

    /// What happens to a loan after it was made.
    fn later(&mut self, act: &Act, verb: &str, rest: &[&str]) -> Result<String, CirculationError> {
        match (verb, rest) {
            ("use", [item]) => {
                let item = ItemBy::Barcode(Barcode::parse(item).unwrap());
                let used = in_house(&self.store, act, &item)?;
                self.last_use = used.id;
                Ok(if used.found {
                    "used found".into()
                } else {
                    "used".into()
                })
            }
            ("lose", [item]) => Ok(format!(
                "charged {}",
                lost::declare(&self.store, act, self.loan(item))?
            )),
            ("assume", []) => Ok(format!("{} lost", lost::assume(&self.store, act)?)),
            ("claim", [item]) => {
                lost::claim(&self.store, act, self.loan(item), true).map(|()| "claimed".into())
            }
            ("undo-out", [item]) => {
                undo::checkout(&self.store, act, self.loan(item)).map(|()| "undone".into())
            }
            ("undo-in", [item]) => {
                undo::checkin(&self.store, act, self.loan(item)).map(|()| "undone".into())
            }
            ("undo-renew", [item]) => Ok(shown(undo::renewal(&self.store, act, self.loan(item))?)),
            ("undo-use", []) => {
                undo::in_house_use(&self.store, act, self.last_use).map(|()| "undone".into())
            }
            ("forget", []) => Ok(format!("{} cut", crate::privacy::forget(&self.store, act)?)),
            other => panic!("{other:?}"),
        }
    }
}

fn told(back: &checkin::Returned) -> String {
    let mut words = vec![
        if back.loan.is_some() {
            "back"
        } else {
            "not on loan"
        }
        .to_owned(),
    ];
    let amount = |word: &str, cents: Cents| (!cents.is_zero()).then(|| format!("{word} {cents}"));
    words.extend(amount("fine", back.fine));
    words.extend(amount("refunded", back.refunded));
    words.extend(back.found.then(|| "found".to_owned()));
    words.extend(back.belongs_to.map(|_| "elsewhere".to_owned()));
    words.join(" ")
}

fn refused(error: &CirculationError) -> String {
    let refusal = error.refusal().unwrap_or_else(|| panic!("{error}"));
    let codes: Vec<String> = refusal
        .reasons
        .iter()
        .map(|r| match r.overridable_by {
            Some(by) => format!("{} ({})", r.code, by.code()),
            None => r.code.to_owned(),
        })
        .collect();
    codes.join(", ")
}

/// What came of each loan: when it is due now, or the first reason against it.
fn outcomes(all: &[renew::Outcome]) -> String {
    let each = all.iter().map(|outcome| match outcome.reasons.first() {
        None => shown(outcome.due_at),
        Some(told) => told.code.clone(),
    });
    each.collect::<Vec<_>>().join(" ")
}

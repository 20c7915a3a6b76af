//! A term of work: things lent and brought back, some late; fines paid and waived, things sold, the
//! drawer opened and closed each day, its sessions accepted and deposited.
//!
//! Every step is the department's own verb, under an act at its own moment and by a member of staff; what a
//! rule refuses (a limit, a block, a thing not lent) is simply not done, as at a desk.

use std::collections::BTreeMap;
use std::sync::Arc;

use building::Calendar;
use circulation::checkin::{self, How};
use circulation::{Ask, CirculationError, ItemBy, PatronBy};
use kernel::{Day, ItemId, Moment, PatronId};
use money::MoneyError;
use store::{StoreError, Tx};

use super::crew::Crew;
use super::files::Borrower;
use super::random::Random;
use super::till::Till;
use super::told::{Bench, Told};
use crate::House;

/// Days back from today at which the term's work begins.
const DAYS: i64 = 82;
/// Loans begun on a working day.
const LOANS_A_DAY: usize = 40;
/// Things sold on a working day, at most.
const SALES_A_DAY: i64 = 9;
/// Of a thousand loans, how many come back late.
const LATE: u32 = 180;

/// One thing that happens at the desk.
enum Step {
    Lend,
    Back(ItemId),
    Sell,
    Pay(PatronId),
}

/// What is not in the demo's files: only faults of the program stop the work.
#[derive(Debug, thiserror::Error)]
pub(crate) enum WorkError {
    #[error(transparent)]
    Lending(#[from] CirculationError),
    #[error(transparent)]
    Money(#[from] MoneyError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Whom and what the work is done with.
pub(crate) struct Scene<'a> {
    /// Everybody; the first are those of `told`.
    pub(crate) patrons: &'a [PatronId],
    pub(crate) items: &'a [ItemId],
    /// Whose cards the terminal tells.
    pub(crate) told: &'a [Borrower],
    pub(crate) seed: u64,
}

/// The work of the term, in the order of time.
struct Work<'a> {
    scene: Scene<'a>,
    calendar: Arc<Calendar>,
    crew: Crew,
    random: Random,
    till: Till,
    told: Vec<Told<'a>>,
    /// What will happen, by its moment; the number keeps two of one moment apart.
    ahead: BTreeMap<(Moment, u64), Step>,
    steps: u64,
    made: usize,
    now: Moment,
    today: Day,
}

/// Works the term up to now; says how many loans were made.
pub(crate) fn work(house: &House, scene: Scene<'_>) -> anyhow::Result<usize> {
    let crew = Crew::gather(house)?;
    let calendar = house.store.read(|tx| building::calendar(tx, crew.branch))?;
    let now = house.clock.now();
    let today = now.day(&house.zone);
    let random = Random::new(scene.seed, "term");
    let till = Till::new(Random::new(scene.seed, "till"));
    let told = scene.patrons.iter().zip(scene.told);
    let told: Vec<_> = told.map(|(id, file)| Told::new(*id, file)).collect();
    let mut work = Work {
        today,
        told,
        scene,
        calendar,
        crew,
        random,
        till,
        ahead: BTreeMap::new(),
        steps: 0,
        made: 0,
        now,
    };
    for ago in (0..=DAYS).rev() {
        work.day(house, today.plus_days(-ago))?;
    }
    Ok(work.made)
}

impl Work<'_> {
    /// One day from the doors' opening to their closing; nothing on a day that is closed, and today only up to now.
    /// Today's drawer is left for whoever walks in.
    fn day(&mut self, house: &House, day: Day) -> anyhow::Result<()> {
        let hours = self.calendar.opens_at(day).zip(self.calendar.closing(day));
        let Some((opens, closes)) = hours.filter(|(opens, _)| *opens < self.now) else {
            return Ok(());
        };
        self.plan(opens, closes);
        let whole = closes < self.now;
        let until = closes.min(self.now);
        let act = self.crew.holder(opens);
        house.store.write(&act, |tx| -> Result<(), WorkError> {
            if whole {
                self.till.settle(tx, &self.crew, opens)?;
                self.till.open(tx, &self.crew, opens)?;
                self.told(tx, day)?;
            }
            while let Some(step) = self.next(until) {
                self.step(tx, step)?;
            }
            if whole {
                self.till.close(tx, &self.crew, closes)?;
            }
            Ok(())
        })?;
        Ok(())
    }

    /// What the patrons do whose cards are told.
    fn told(&mut self, tx: &Tx<'_>, day: Day) -> Result<(), WorkError> {
        let bench = Bench {
            crew: &self.crew,
            calendar: &self.calendar,
            items: self.scene.items,
        };
        for told in &mut self.told {
            told.day(tx, &bench, &mut self.random, (day, self.today))?;
        }
        Ok(())
    }

    /// Puts a day's loans and sales at moments of its hours.
    fn plan(&mut self, opens: Moment, closes: Moment) {
        for _ in 0..LOANS_A_DAY {
            let at = self.within(opens, closes);
            self.put(at, Step::Lend);
        }
        for _ in 0..self.random.between(2, SALES_A_DAY) {
            let at = self.within(opens, closes);
            self.put(at, Step::Sell);
        }
    }

    fn put(&mut self, at: Moment, step: Step) {
        self.steps += 1;
        self.ahead.insert((at, self.steps), step);
    }

    /// A moment of the open hours, a little after the drawer is opened and before it is closed.
    fn within(&mut self, opens: Moment, closes: Moment) -> Moment {
        let minutes = (closes.0 - opens.0) / 60_000;
        opens.plus_minutes(self.random.between(10, (minutes - 10).max(11)))
    }

    /// The next step before `until`.
    fn next(&mut self, until: Moment) -> Option<(Moment, Step)> {
        let entry = self.ahead.first_entry()?;
        let at = entry.key().0;
        (at < until).then(|| (at, entry.remove()))
    }

    fn step(&mut self, tx: &Tx<'_>, (at, step): (Moment, Step)) -> Result<(), WorkError> {
        match step {
            Step::Lend => self.lend(tx, at),
            Step::Back(item) => self.take_back(tx, at, item),
            Step::Sell => self.till.sell(tx, &self.crew, at),
            Step::Pay(patron) => self.till.pay(tx, &self.crew, at, patron),
        }
    }

    /// Lends one drawn item to one drawn patron.
    fn lend(&mut self, tx: &Tx<'_>, at: Moment) -> Result<(), WorkError> {
        let others = self.scene.patrons.get(self.told.len()..);
        let patron = self.random.one(others.unwrap_or_default()).copied();
        let item = self.random.one(self.scene.items).copied();
        let Some((patron, item)) = patron.zip(item) else {
            return Ok(());
        };
        let ask = Ask {
            patron: PatronBy::Id(patron),
            item: ItemBy::Id(item),
            due: None,
            overrides: Vec::new(),
        };
        let act = self.crew.anybody(&mut self.random, at);
        match circulation::lend(&tx.acting(&act), &ask) {
            Ok(done) => {
                self.made += 1;
                let back = self.back_at(at, done.due_at);
                self.put(back, Step::Back(item));
                Ok(())
            }
            Err(CirculationError::Refused(_)) => Ok(()),
            Err(other) => Err(other.into()),
        }
    }

    /// When the thing comes back: mostly before it is due, at a moment when the doors are open.
    fn back_at(&mut self, lent: Moment, due: Moment) -> Moment {
        let days = if self.random.hits(LATE) {
            self.random.between(2, 25)
        } else {
            -self.random.between(0, 12)
        };
        let wished = due.plus_minutes(days * 24 * 60).max(lent.plus_minutes(45));
        let day = self.calendar.next_open_day(self.calendar.day_of(wished));
        let hours = self.calendar.opens_at(day).zip(self.calendar.closing(day));
        hours.map_or(wished, |(opens, closes)| {
            self.within(opens, closes).max(lent.plus_minutes(45))
        })
    }

    /// Takes a thing back; who owes for it pays at once, later, or not yet.
    fn take_back(&mut self, tx: &Tx<'_>, at: Moment, item: ItemId) -> Result<(), WorkError> {
        let ask = checkin::Ask {
            item: ItemBy::Id(item),
            how: How::Desk,
        };
        let act = self.crew.anybody(&mut self.random, at);
        let back = match circulation::take_back(&tx.acting(&act), &ask) {
            Ok(back) => back,
            Err(CirculationError::Refused(_)) => return Ok(()),
            Err(other) => return Err(other.into()),
        };
        if let (Some(charge), Some(patron)) = (back.charge, back.patron) {
            if self.random.hits(100) {
                return self.till.waive(tx, &self.crew, at, charge);
            }
            if self.random.hits(550) {
                self.put(at.plus_minutes(1), Step::Pay(patron));
            }
        }
        Ok(())
    }
}

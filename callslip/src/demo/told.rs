//! The patrons whose cards the terminal tells: what is lent to them, what is late, and what they owe, so that
//! whoever signs in with such a card sees loans and fines.
//!
//! All of it is done by the desk's own verbs at moments of the term: a fine grows to its cap, is paid in part,
//! and the rest is what the file says is owed.

use building::Calendar;
use catalogue::ItemFacts;
use circulation::checkin::{self, How};
use circulation::{Ask, CirculationError, ItemBy, PatronBy};
use kernel::{Cents, Day, ItemId, Moment, PatronId};
use money::payment::{self, NewPayment, Towards};
use store::Tx;

use super::crew::Crew;
use super::files::Borrower;
use super::random::Random;
use super::term::WorkError;

/// Days ago at which what was fined was lent; it came back [`FINED_BACK`] days ago.
const FINED: i64 = 80;
/// See [`FINED`].
const FINED_BACK: i64 = 4;
/// Days ago at which what is late now was lent: a student's book is due after 21.
const LATE: i64 = 27;
/// Days ago at which what is lent now was lent.
const LENT: i64 = 16;
/// Books tried until one can be lent.
const TRIES: usize = 400;

/// One patron whose card is told, and the books the fines are for.
pub(super) struct Told<'a> {
    pub(super) patron: PatronId,
    file: &'a Borrower,
    fined: Vec<ItemId>,
}

/// What the told patrons' part of the term is worked with.
pub(super) struct Bench<'a> {
    pub(super) crew: &'a Crew,
    pub(super) calendar: &'a Calendar,
    pub(super) items: &'a [ItemId],
}

impl<'a> Told<'a> {
    pub(super) fn new(patron: PatronId, file: &'a Borrower) -> Self {
        Self {
            patron,
            file,
            fined: Vec::new(),
        }
    }

    /// Does what falls on a day so many days ago; a day on which the library is closed passes it on to the next.
    pub(super) fn day(
        &mut self,
        tx: &Tx<'_>,
        bench: &Bench<'_>,
        random: &mut Random,
        (day, today): (Day, Day),
    ) -> Result<(), WorkError> {
        let on = |ago: i64| bench.calendar.next_open_day(today.plus_days(-ago)) == day;
        let Some(at) = bench
            .calendar
            .opens_at(day)
            .map(|opens| opens.plus_minutes(20))
        else {
            return Ok(());
        };
        if on(FINED) {
            let fines = (self.file.owes_cents + 999) / 1_000;
            for _ in 0..fines {
                let lent = self.lend(tx, bench, random, at)?;
                self.fined.extend(lent);
            }
        }
        if on(FINED_BACK) {
            self.bring_back(tx, bench, at)?;
            self.pay_down(tx, bench, at.plus_minutes(2))?;
        }
        let late = if on(LATE) { self.file.overdue } else { 0 };
        let current = self.file.loans.saturating_sub(self.file.overdue);
        let current = if on(LENT) { current } else { 0 };
        for _ in 0..late + current {
            self.lend(tx, bench, random, at)?;
        }
        Ok(())
    }

    /// Lends a drawn book of the main library.
    fn lend(
        &self,
        tx: &Tx<'_>,
        bench: &Bench<'_>,
        random: &mut Random,
        at: Moment,
    ) -> Result<Option<ItemId>, WorkError> {
        let act = bench.crew.holder(at);
        for _ in 0..TRIES {
            let Some(item) = random.one(bench.items).copied() else {
                break;
            };
            let fits =
                |facts: &ItemFacts| facts.kind == "book" && facts.branch == bench.crew.branch;
            if !catalogue::item(tx, item)?.as_ref().is_some_and(fits) {
                continue;
            }
            let ask = Ask {
                patron: PatronBy::Id(self.patron),
                item: ItemBy::Id(item),
                due: None,
                overrides: Vec::new(),
            };
            match circulation::lend(&tx.acting(&act), &ask) {
                Ok(_) => return Ok(Some(item)),
                Err(CirculationError::Refused(_)) => {}
                Err(other) => return Err(other.into()),
            }
        }
        Ok(None)
    }

    fn bring_back(&mut self, tx: &Tx<'_>, bench: &Bench<'_>, at: Moment) -> Result<(), WorkError> {
        let act = bench.crew.holder(at);
        for item in self.fined.drain(..) {
            let ask = checkin::Ask {
                item: ItemBy::Id(item),
                how: How::Desk,
            };
            circulation::take_back(&tx.acting(&act), &ask)?;
        }
        Ok(())
    }

    /// Pays so much by card that what the file says is still owed.
    fn pay_down(&self, tx: &Tx<'_>, bench: &Bench<'_>, at: Moment) -> Result<(), WorkError> {
        let above = money::owed(tx, self.patron)? - Cents(self.file.owes_cents);
        if above.0 <= 0 {
            return Ok(());
        }
        let new = NewPayment {
            patron: self.patron,
            cents: above,
            method: "card".into(),
            reference: "A204417".into(),
            tendered: None,
            towards: Towards::OldestFirst,
            drawer: None,
        };
        let act = bench.crew.holder(at);
        payment::take(&tx.acting(&act), &new)?;
        Ok(())
    }
}

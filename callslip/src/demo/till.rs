//! The drawer of the demo's desk: opened with its float, paid into, closed by a count that is sometimes a
//! little off, accepted by another person the next open day and taken to the bank.

use kernel::{Act, Cents, ChargeId, DrawerId, Moment, PatronId};
use money::drawer::{self, Count};
use money::payment::{self, NewPayment, Towards};
use money::sale::{self, NewSale};
use money::waiver::{self, NewWaiver, Sort};
use money::{MoneyError, setup};
use store::Tx;

use super::crew::Crew;
use super::random::Random;
use super::term::WorkError;

/// The drawer of the main desk.
const DRAWER: &str = "MAIN-1";
/// What is sold and how often, of a hundred.
const SOLD: [(&str, u32); 5] = [
    ("print-card", 30),
    ("scantron", 35),
    ("earbuds", 12),
    ("blue-book", 18),
    ("usb-stick", 5),
];
/// How far a count is off, in cents, where it is.
const OFF: [i64; 4] = [-100, -25, 10, 35];

/// The drawer and what stands of it.
pub(crate) struct Till {
    random: Random,
    /// The session that is open.
    open: Option<DrawerId>,
    /// The one that was closed last and waits for another person.
    waiting: Option<DrawerId>,
    bags: u64,
}

impl Till {
    pub(crate) fn new(random: Random) -> Self {
        Self {
            random,
            open: None,
            waiting: None,
            bags: 0,
        }
    }

    /// Opens the drawer with its usual float.
    pub(crate) fn open(&mut self, tx: &Tx<'_>, crew: &Crew, at: Moment) -> Result<(), WorkError> {
        let drawers = drawer::drawers(tx)?;
        let Some(found) = drawers.iter().find(|one| one.code == DRAWER) else {
            return Ok(());
        };
        let act = crew.holder(at.plus_minutes(5));
        let float = pieces(tx, found.float)?;
        self.open = Some(drawer::open(&tx.acting(&act), found.id, &float)?);
        Ok(())
    }

    /// Closes the drawer by a count; one in eleven is a little off and is explained.
    pub(crate) fn close(&mut self, tx: &Tx<'_>, crew: &Crew, at: Moment) -> Result<(), WorkError> {
        let Some(id) = self.open.take() else {
            return Ok(());
        };
        let Some(session) = drawer::session(tx, id)? else {
            return Ok(());
        };
        let sums = drawer::sums::of(tx, &session)?;
        let off = if self.random.hits(90) {
            self.random.one(&OFF).copied().unwrap_or(0)
        } else {
            0
        };
        let count = pieces(tx, sums.cash() + Cents(off))?;
        let reported = [("check".to_owned(), sums.booked("check"))];
        let act = crew.holder(at);
        let acting = tx.acting(&act);
        let closing = drawer::close(&acting, id, &count, &reported)?;
        if closing.needs_explaining() {
            drawer::explain(
                &acting,
                id,
                "miscounted-change",
                "Counted twice; the change was off.",
            )?;
        }
        self.waiting = Some(id);
        Ok(())
    }

    /// The senior technician accepts what was closed the open day before, and takes it to the bank.
    pub(crate) fn settle(&mut self, tx: &Tx<'_>, crew: &Crew, at: Moment) -> Result<(), WorkError> {
        let Some(id) = self.waiting.take() else {
            return Ok(());
        };
        self.bags += 1;
        let act = crew.senior(at.plus_minutes(2));
        let acting = tx.acting(&act);
        drawer::accept(&acting, id)?;
        let (slip, bag) = (
            format!("D{:05}", 41_200 + self.bags),
            format!("B{:07}", 7_304_500 + self.bags),
        );
        match drawer::deposit(&acting, id, &slip, &bag) {
            Ok(()) | Err(MoneyError::Refused(_)) => Ok(()),
            Err(other) => Err(other.into()),
        }
    }

    /// Takes what a patron owes: in cash, by check or by card; now and then only a part.
    pub(crate) fn pay(
        &mut self,
        tx: &Tx<'_>,
        crew: &Crew,
        at: Moment,
        patron: PatronId,
    ) -> Result<(), WorkError> {
        let owed = money::owed(tx, patron)?;
        let part = if self.random.hits(150) {
            Cents(owed.0 / 2)
        } else {
            owed
        };
        if part.0 <= 0 {
            return Ok(());
        }
        let (method, reference) = self.method();
        let new = NewPayment {
            patron,
            cents: part,
            tendered: (method == "cash").then(|| handed_over(part)),
            method: method.to_owned(),
            reference,
            towards: Towards::OldestFirst,
            drawer: self.open,
        };
        refusable(payment::take(&tx.acting(&crew.holder(at)), &new))
    }

    /// Sells something of the price list.
    pub(crate) fn sell(&mut self, tx: &Tx<'_>, crew: &Crew, at: Moment) -> Result<(), WorkError> {
        let Some((what, _)) = self.random.weighed(&SOLD, |(_, weight)| *weight) else {
            return Ok(());
        };
        let (method, reference) = self.method();
        let new = NewSale {
            things: vec![((*what).to_owned(), self.random.between(1, 2))],
            method: method.to_owned(),
            reference,
            tendered: None,
            drawer: self.open,
        };
        refusable(sale::sell(&tx.acting(&crew.holder(at)), &new))
    }

    /// The senior technician forgives a charge.
    pub(crate) fn waive(
        &mut self,
        tx: &Tx<'_>,
        crew: &Crew,
        at: Moment,
        charge: ChargeId,
    ) -> Result<(), WorkError> {
        let Some(open) = money::charge::get(tx, charge)?.map(|charge| charge.open) else {
            return Ok(());
        };
        let why = [
            ("illness", "Hospital letter shown."),
            ("first-time", "First late return."),
        ];
        let (reason, note) = self.random.one(&why).copied().unwrap_or(why[0]);
        let new = NewWaiver {
            sort: Sort::Waiver,
            charge,
            cents: open,
            reason: reason.to_owned(),
            note: note.to_owned(),
        };
        let act: Act = crew.senior(at);
        refusable(waiver::waive(&tx.acting(&act), &new, None))
    }

    fn method(&mut self) -> (&'static str, String) {
        let number = self.random.between(100_000, 999_999);
        match self.random.below(10) {
            0..6 => ("cash", String::new()),
            6 => ("check", format!("{}", number % 9_000 + 1_000)),
            _ => ("card", format!("A{number}")),
        }
    }
}

/// What a rule refuses is not done.
fn refusable<T>(done: Result<T, MoneyError>) -> Result<(), WorkError> {
    match done {
        Ok(_) | Err(MoneyError::Refused(_)) => Ok(()),
        Err(other) => Err(other.into()),
    }
}

/// The next whole five dollars.
fn handed_over(due: Cents) -> Cents {
    Cents((due.0 + 499) / 500 * 500)
}

/// A sum in the pieces that are counted, largest first; ones and quarters rather than hundreds.
fn pieces(tx: &Tx<'_>, sum: Cents) -> Result<Count, store::StoreError> {
    let mut worths: Vec<Cents> = setup::denominations(tx)?.iter().map(|d| d.cents).collect();
    worths.sort_unstable_by(|a, b| b.cmp(a));
    let mut left = sum.0.max(0);
    let mut count = Vec::new();
    for worth in worths.into_iter().filter(|worth| worth.0 <= 2_000) {
        let pieces = left / worth.0;
        left -= pieces * worth.0;
        if pieces > 0 {
            count.push((worth, pieces));
        }
    }
    Ok(Count(count))
}

//! A day at the desk in lines of text, for tests: `who verb … -> what comes of it`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use ::store::Tx;
use ::store::testing::{TestStore, both};
use kernel::{Act, Cents, ChargeId, DrawerId, PatronId, PaymentId};

use crate::drawer::{self, Count, MoveKind, NewMove};
use crate::payment::{self, NewPayment, Towards};
use crate::refund::{self, NewRefund};
use crate::sale::{self, NewSale};
use crate::testing::{act, fine, set_up, staff};
use crate::waiver::{self, NewWaiver, Sort};
use crate::{MoneyError, cancel_charge, credit, owed};

/// The patron of every scene; staff number 7 is this patron too.
pub(crate) const ANA: PatronId = PatronId(7);

pub(crate) struct Scene {
    pub(crate) store: TestStore,
    pub(crate) minute: i64,
}

/// A scene on each database, set up.
pub(crate) fn scenes() -> Vec<Scene> {
    let stores = both().unwrap();
    for store in &stores {
        store.write(&act(&staff(1, "senior"), 0), set_up).unwrap();
    }
    stores
        .into_iter()
        .map(|store| Scene { store, minute: 0 })
        .collect()
}

/// Plays rows on both databases; after each the books must hold.
pub(crate) fn check(rows: &str) {
    for mut scene in scenes() {
        for row in rows.lines().map(str::trim).filter(|r| !r.is_empty()) {
            let (line, want) = row.split_once("->").expect(row);
            let got = scene.play(line.trim());
            assert_eq!(got, want.trim(), "{row}");
            assert_eq!(scene.faults(), [] as [String; 0], "after {row}");
        }
    }
}

/// Denominations that make a sum, as few pieces as can be.
pub(crate) fn count_of(cents: i64) -> Count {
    let mut left = cents;
    let mut lines = Vec::new();
    for worth in [10_000, 2_000, 1_000, 500, 100, 25, 10, 5, 1] {
        if left / worth > 0 {
            lines.push((Cents(worth), left / worth));
            left %= worth;
        }
    }
    Count(lines)
}

impl Scene {
    pub(crate) fn faults(&self) -> Vec<String> {
        let faults = self.store.read(crate::check).unwrap();
        faults
            .iter()
            .map(|f| format!("{}: {}", f.place, f.what))
            .collect()
    }

    pub(crate) fn owed(&self) -> i64 {
        self.store.read(|tx| owed(tx, ANA)).unwrap().0
    }

    /// One line: a question, or an act of `role` + number.
    pub(crate) fn play(&mut self, line: &str) -> String {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[0] {
            "owed" => return self.owed().to_string(),
            "credit" => return self.store.read(|tx| credit(tx, ANA)).unwrap().to_string(),
            "state" => return self.session_word(),
            "day" => {
                self.minute += 24 * 60;
                return "later".into();
            }
            _ => {}
        }
        self.minute += 1;
        let at = words[0].find(|c: char| c.is_ascii_digit()).unwrap();
        let (role, number) = words[0].split_at(at);
        let who = staff(number.parse().unwrap(), role);
        let own = (number == "7").then_some(ANA);
        self.done(&act(&who, self.minute), own, &words[1..])
    }

    fn session_word(&self) -> String {
        let last = self
            .store
            .read(|tx| drawer::session(tx, drawer::store::last_session(tx)?));
        last.unwrap().unwrap().state.code().into()
    }

    fn done(&self, act: &Act, own: Option<PatronId>, words: &[&str]) -> String {
        let answer = self.store.write(act, |tx| perform(tx, own, words));
        match answer {
            Ok(said) => said,
            Err(MoneyError::Refused(reasons)) => reasons
                .iter()
                .map(|r| r.code)
                .collect::<Vec<_>>()
                .join(", "),
            Err(other) => panic!("{words:?}: {other}"),
        }
    }
}

fn id(word: &str) -> i64 {
    word[1..].parse().unwrap()
}

fn cents(word: &str) -> Cents {
    Cents(word.parse().unwrap())
}

/// The word after `name`.
fn after<'a>(words: &[&'a str], name: &str) -> Option<&'a str> {
    words
        .iter()
        .position(|w| *w == name)
        .map(|at| words[at + 1])
}

fn perform(tx: &Tx<'_>, own: Option<PatronId>, words: &[&str]) -> Result<String, MoneyError> {
    let ok = |()| "ok".to_owned();
    let session = drawer::store::last_session(tx)?;
    match words {
        ["charge", amount] => fine(tx, ANA, amount.parse().unwrap()).map(|id| format!("c{id}")),
        ["cancel", charge] => cancel_charge(tx, ChargeId(id(charge)), "undone")
            .map(|c| format!("dropped {} credited {}", c.dropped.0, c.credited.0)),
        ["pay", amount, method, rest @ ..] => {
            pay(tx, amount, method, rest).map(|id| format!("p{id}"))
        }
        ["void", payment, reason @ ..] => {
            payment::void(tx, PaymentId(id(payment)), &reason.join(" ")).map(ok)
        }
        ["waive" | "write-off", charge, amount, rest @ ..] => {
            let sort = if words[0] == "waive" {
                Sort::Waiver
            } else {
                Sort::WriteOff
            };
            let new = NewWaiver {
                sort,
                charge: ChargeId(id(charge)),
                cents: cents(amount),
                reason: rest[0].into(),
                note: after(rest, "note").unwrap_or("").into(),
            };
            waiver::waive(tx, &new, own).map(|_| "ok".into())
        }
        ["refund", what, amount, method, reason, rest @ ..] => {
            let new = NewRefund {
                patron: ANA,
                charge: (*what != "credit").then(|| ChargeId(id(what))),
                cents: cents(amount),
                method: (*method).into(),
                reference: after(rest, "ref").unwrap_or("").into(),
                reason: (*reason).into(),
                note: after(rest, "note").unwrap_or("").into(),
                drawer: (session.0 > 0).then_some(session),
            };
            refund::give(tx, &new, own).map(|_| "ok".into())
        }
        ["sell", method, things @ ..] => sell(tx, method, things).map(|id| format!("p{id}")),
        _ => perform_drawer(tx, session, words),
    }
}

fn sell(tx: &Tx<'_>, method: &str, rest: &[&str]) -> Result<PaymentId, MoneyError> {
    let session = drawer::store::last_session(tx)?;
    let pairs = rest
        .chunks(2)
        .map(|p| (p[0].to_owned(), p[1].parse().unwrap()));
    let (given, things): (Vec<_>, Vec<_>) = pairs.partition(|(name, _)| name == "given");
    let new = NewSale {
        things,
        method: method.into(),
        reference: String::new(),
        tendered: given.first().map(|(_, cents)| Cents(*cents)),
        drawer: (session.0 > 0).then_some(session),
    };
    sale::sell(tx, &new)
}

fn pay(tx: &Tx<'_>, amount: &str, method: &str, rest: &[&str]) -> Result<PaymentId, MoneyError> {
    let session = drawer::store::last_session(tx)?;
    let chosen = after(rest, "on").map(|list| list.split(',').map(|c| ChargeId(id(c))).collect());
    let new = NewPayment {
        patron: ANA,
        cents: cents(amount),
        method: method.into(),
        reference: after(rest, "ref").unwrap_or("").into(),
        tendered: after(rest, "given").map(cents),
        towards: chosen.map_or(Towards::OldestFirst, Towards::Chosen),
        drawer: (session.0 > 0 && !rest.contains(&"outside")).then_some(session),
    };
    payment::take(tx, &new)
}

fn perform_drawer(tx: &Tx<'_>, session: DrawerId, words: &[&str]) -> Result<String, MoneyError> {
    let ok = |()| "ok".to_owned();
    match words {
        ["open", amount] => {
            drawer::open(tx, 1, &count_of(amount.parse().unwrap())).map(|_| "ok".into())
        }
        ["move", kind, amount, reason @ ..] => {
            let kind = MoveKind::of_code(kind).unwrap();
            let new = NewMove {
                drawer: session,
                kind,
                cents: cents(amount),
                reason: reason.join(" "),
            };
            drawer::make_move(tx, &new).map(|_| "ok".into())
        }
        ["take-over"] => drawer::take_over(tx, session).map(ok),
        ["close", amount, rest @ ..] => {
            let reported: Vec<_> = rest
                .chunks(2)
                .map(|pair| (pair[0].to_owned(), cents(pair[1])))
                .collect();
            let count = count_of(amount.parse().unwrap());
            drawer::close(tx, session, &count, &reported)
                .map(|c| format!("variance {}", c.variance.0))
        }
        ["explain", reason, note @ ..] => {
            drawer::explain(tx, session, reason, &note.join(" ")).map(ok)
        }
        ["recount", amount] => {
            drawer::second_count(tx, session, &count_of(amount.parse().unwrap())).map(ok)
        }
        ["accept"] => drawer::accept(tx, session).map(|z| format!("Z{z}")),
        ["deposit", slip, bag] => drawer::deposit(tx, session, slip, bag).map(ok),
        ["deposit"] => drawer::deposit(tx, session, "", "").map(ok),
        other => panic!("no such act: {other:?}"),
    }
}

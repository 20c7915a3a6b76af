//! A term of work: things lent and brought back, some late, fines, payments at an opened drawer.
//!
//! Every step is the department's own verb, under an act at its own moment; what a rule refuses (a
//! limit, a block, a thing not lent) is simply not done, as at a desk.

use access::staff;
use circulation::checkin::{self, How};
use circulation::{Ask, CirculationError, ItemBy, PatronBy};
use kernel::{Act, ItemId, Moment, PatronId};
use std::sync::Arc;
use store::{StoreError, Tx};

use super::random::Random;
use crate::House;

/// Days of the term that are worked.
const DAYS: i64 = 75;
/// Loans begun on a working day.
const LOANS_A_DAY: usize = 34;
/// Minutes of a day.
const DAY_MINUTES: i64 = 24 * 60;

/// A loan of the term and when its item comes back.
struct Out {
    item: ItemId,
    back_at: Moment,
}

/// Works the term up to now; says how many loans were made.
pub(crate) fn work(
    house: &House,
    patrons: &[PatronId],
    items: &[ItemId],
    seed: u64,
) -> anyhow::Result<usize> {
    let mut random = Random::new(seed, "term");
    let now = house.clock.now();
    let (mut out, mut made): (Vec<Out>, usize) = (Vec::new(), 0);
    let desk = desk_act(house, now)?;
    for ago in (0..DAYS).rev() {
        let morning = now.plus_minutes(-ago * DAY_MINUTES);
        let act = Act {
            at: morning,
            ..desk.clone()
        };
        house.store.write(&act, |tx| {
            let (due, still): (Vec<Out>, Vec<Out>) =
                out.drain(..).partition(|o| o.back_at <= morning);
            out = still;
            for one in due {
                take_back(tx, &act, &one)?;
            }
            for _ in 0..LOANS_A_DAY {
                made += usize::from(lend(tx, &act, (patrons, items), &mut random, &mut out)?);
            }
            Ok::<_, CirculationError>(())
        })?;
    }
    Ok(made)
}

/// The senior technician at the desk of the main library.
fn desk_act(house: &House, at: Moment) -> anyhow::Result<Act> {
    let account = house
        .store
        .read(|tx| staff::by_user_name(tx, "mvega"))?
        .ok_or(StoreError::Missing)?;
    let actor = house
        .front
        .actor(kernel::Who::Staff(account.id), &account.name, &account.role);
    Ok(Act {
        actor: Arc::new(actor),
        branch: account.branch,
        at,
        key: None,
    })
}

/// Lends one drawn item to one drawn patron; a refusal is no fault.
fn lend(
    tx: &Tx<'_>,
    act: &Act,
    (patrons, items): (&[PatronId], &[ItemId]),
    random: &mut Random,
    out: &mut Vec<Out>,
) -> Result<bool, CirculationError> {
    let (Some(patron), Some(item)) = (random.one(patrons), random.one(items)) else {
        return Ok(false);
    };
    let at = act.at.plus_minutes(-random.between(0, 240));
    let step = Act { at, ..act.clone() };
    let ask = Ask {
        patron: PatronBy::Id(*patron),
        item: ItemBy::Id(*item),
        due: None,
        overrides: Vec::new(),
    };
    match circulation::lend(&tx.acting(&step), &ask) {
        Ok(done) => {
            let late = if random.hits(180) {
                random.between(1, 25)
            } else {
                -random.between(0, 12)
            };
            out.push(Out {
                item: *item,
                back_at: done
                    .due_at
                    .plus_minutes(late * DAY_MINUTES)
                    .max(at.plus_minutes(45)),
            });
            Ok(true)
        }
        Err(CirculationError::Refused(_)) => Ok(false),
        Err(other) => Err(other),
    }
}

fn take_back(tx: &Tx<'_>, act: &Act, one: &Out) -> Result<(), CirculationError> {
    let step = Act {
        at: one.back_at,
        ..act.clone()
    };
    let ask = checkin::Ask {
        item: ItemBy::Id(one.item),
        how: How::Desk,
    };
    match circulation::take_back(&tx.acting(&step), &ask) {
        Ok(_) | Err(CirculationError::Refused(_)) => Ok(()),
        Err(other) => Err(other),
    }
}

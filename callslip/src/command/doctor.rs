//! `callslip doctor`: proves what must always hold, and says how to mend what does not.

use std::sync::Arc;

use catalogue::index::Follower;
use kernel::Clock;
use serde_json::json;
use store::{StoreError, Tx, journal};

use crate::house::IndexUse;
use crate::{Answer, Config, House, Problem, Speaker, wiring};

/// One examination: what it proves, and how.
struct Examination {
    proves: &'static str,
    run: fn(&House) -> anyhow::Result<Vec<Problem>>,
}

const EXAMINATIONS: &[Examination] = &[
    Examination {
        proves: "the database file is whole",
        run: file,
    },
    Examination {
        proves: "the journal's chain holds",
        run: chain,
    },
    Examination {
        proves: "the ledger balances and every debt is its sum",
        run: money,
    },
    Examination {
        proves: "every patron has a good card and can be found",
        run: patrons,
    },
    Examination {
        proves: "every record can be read and every copy is in its place on the shelf",
        run: catalogue,
    },
    Examination {
        proves: "every item is on one open loan at most, and loans are legal",
        run: lending,
    },
    Examination {
        proves: "the index holds what the tables hold",
        run: index,
    },
];

/// Runs every examination and lists what does not hold.
pub(crate) fn run(config: &Config, speaker: Speaker) -> anyhow::Result<Answer> {
    let house = House::open(config, Clock::machine(), IndexUse::Read)?;
    let mut all = Answer::done();
    for examination in EXAMINATIONS {
        let problems = (examination.run)(&house)?;
        let mark = if problems.is_empty() {
            "holds"
        } else {
            "does not hold"
        };
        speaker.say(
            &format!("{}: {mark}", examination.proves),
            &json!({ "proves": examination.proves, "holds": problems.is_empty(), "problems": problems }),
        )?;
        all.problems.extend(problems);
    }
    Ok(all)
}

fn file(house: &House) -> anyhow::Result<Vec<Problem>> {
    let way = "restore the last backup with `callslip restore`";
    Ok(house
        .store
        .damages()?
        .into_iter()
        .map(|what| Problem {
            what,
            way: way.into(),
        })
        .collect())
}

fn chain(house: &House) -> anyhow::Result<Vec<Problem>> {
    let check = |tx: &Tx<'_>| journal::verify(tx);
    let (breaks, unsealed) = house.store.read::<_, StoreError>(check)?;
    if unsealed > 0 {
        tracing::info!(
            unsealed,
            "entries not sealed yet; the running server seals them within a second"
        );
    }
    let way = "somebody changed the journal outside Callslip: compare with a backup";
    let told = breaks.iter().map(|b| {
        format!(
            "journal entry {} (position {}): {}",
            b.entry, b.position, b.what
        )
    });
    Ok(told
        .map(|what| Problem {
            what,
            way: way.into(),
        })
        .collect())
}

fn money(house: &House) -> anyhow::Result<Vec<Problem>> {
    let faults = house.store.read(|tx| money::check(tx))?;
    Ok(faults
        .into_iter()
        .map(|f| Problem {
            what: format!("{}: {}", f.place, f.what),
            way: f.mend,
        })
        .collect())
}

fn patrons(house: &House) -> anyhow::Result<Vec<Problem>> {
    let faults = house.store.read(|tx| patrons::check(tx))?;
    Ok(faults
        .into_iter()
        .map(|f| Problem {
            what: format!("{}: {}", f.place, f.what),
            way: f.way.into(),
        })
        .collect())
}

fn index(house: &House) -> anyhow::Result<Vec<Problem>> {
    let follower = Follower::new(house.store.clone(), Arc::clone(&house.index), wiring::TIES);
    let found = follower.check()?;
    let way = "start the server: it brings the index up to the tables; if this stays, delete the folder index and start again";
    let told = |count: usize, what: &str| {
        (count > 0).then(|| Problem {
            what: format!("{count} records {what}"),
            way: way.into(),
        })
    };
    let both = [
        told(found.missing.len(), "are not in the index"),
        told(found.surplus.len(), "are only in the index"),
    ];
    Ok(both.into_iter().flatten().collect())
}

fn catalogue(house: &House) -> anyhow::Result<Vec<Problem>> {
    let faults = house.store.read(|tx| catalogue::check(tx))?;
    let told = faults.into_iter().map(|f| Problem {
        what: format!("{}: {}", f.place, f.what),
        way: f.mend,
    });
    Ok(told.collect())
}

fn lending(house: &House) -> anyhow::Result<Vec<Problem>> {
    let faults = house.store.read(|tx| circulation::check(tx))?;
    let told = faults.into_iter().map(|f| Problem {
        what: format!("{}: {}", f.place, f.what),
        way: f.mend,
    });
    Ok(told.collect())
}

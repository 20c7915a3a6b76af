//! `callslip doctor`: proves what must always hold, and says how to mend what does not.

use std::sync::Arc;

use catalogue::index::{Follower, IndexError};
use clap::Args;
use kernel::{Act, Clock};
use search::SearchError;
use serde_json::json;
use store::{StoreError, Tx, journal};

use crate::cli::Place;
use crate::house::IndexUse;
use crate::{Answer, House, Problem, Speaker, wiring};

/// What `doctor` takes.
#[derive(Args, Clone, Debug)]
#[command(after_help = "Example:\n  callslip doctor --data lib --mend")]
pub(crate) struct DoctorArgs {
    #[command(flatten)]
    pub(crate) place: Place,
    /// Derive again what can be rebuilt from the truth: cached amounts, names, shelf keys, the index
    #[arg(long)]
    mend: bool,
}

/// Derives again what one examination looks at; says how many rows were wrong.
type Mend = fn(&House, &Act) -> anyhow::Result<u64>;

/// One examination: what it proves, how, and how what is derived is mended.
struct Examination {
    proves: &'static str,
    run: fn(&House) -> anyhow::Result<Vec<Problem>>,
    mend: Option<Mend>,
}

const EXAMINATIONS: &[Examination] = &[
    Examination {
        proves: "the database file is whole",
        run: file,
        mend: None,
    },
    Examination {
        proves: "the journal's chain holds",
        run: chain,
        mend: None,
    },
    Examination {
        proves: "the ledger balances and every debt is its sum",
        run: money,
        mend: Some(mend_money),
    },
    Examination {
        proves: "every patron has a good card and can be found",
        run: patrons,
        mend: Some(|house, act| Ok(house.store.write(act, patrons::mend)?)),
    },
    Examination {
        proves: "every record can be read and every copy is in its place on the shelf",
        run: catalogue,
        mend: Some(|house, act| Ok(house.store.write(act, catalogue::mend)?)),
    },
    Examination {
        proves: "every item is on one open loan at most, and loans are legal",
        run: lending,
        mend: None,
    },
    Examination {
        proves: "what is kept in memory is what the tables say",
        run: kept,
        mend: Some(mend_kept),
    },
    Examination {
        proves: "the index holds what the tables hold",
        run: index,
        mend: Some(mend_index),
    },
];

/// Runs every examination, mends what may be mended where that is asked for, and lists what does not hold.
pub(crate) fn run(args: &DoctorArgs, speaker: Speaker) -> anyhow::Result<Answer> {
    let house = House::open(&args.place.config()?, Clock::machine(), IndexUse::Search)?;
    let act = Act::system(house.clock.now());
    let mut all = Answer::done();
    for examination in EXAMINATIONS {
        let (problems, mended) = examine(examination, &house, args.mend.then_some(&act))?;
        let holds = problems.is_empty();
        let proves = examination.proves;
        let mark = match (holds, mended) {
            (true, 0) => "holds".to_owned(),
            (true, n) => format!("holds again; {n} rows were derived anew"),
            (false, _) => "does not hold".to_owned(),
        };
        speaker.say(
            &format!("{proves}: {mark}"),
            &json!({ "proves": proves, "holds": holds, "mended": mended, "problems": problems }),
        )?;
        all.problems.extend(problems);
    }
    Ok(all)
}

/// What does not hold, after mending where an act to do it under is given, and how many rows were mended.
fn examine(
    examination: &Examination,
    house: &House,
    act: Option<&Act>,
) -> anyhow::Result<(Vec<Problem>, u64)> {
    let problems = (examination.run)(house)?;
    let Some((act, mend)) = act.zip(examination.mend).filter(|_| !problems.is_empty()) else {
        return Ok((problems, 0));
    };
    let mended = mend(house, act)?;
    Ok(((examination.run)(house)?, mended))
}

/// The check shows a hundred rows at most, and so does one mending.
fn mend_money(house: &House, act: &Act) -> anyhow::Result<u64> {
    let mut mended = 0;
    loop {
        match house.store.write(act, money::check::mend)? {
            0 => return Ok(mended),
            rows => mended += rows,
        }
    }
}

/// Fills the index anew; a server that serves the folder holds it, and is to be stopped first.
fn mend_index(house: &House, _: &Act) -> anyhow::Result<u64> {
    let follower = Follower::new(house.store.clone(), Arc::clone(&house.index), wiring::TIES);
    match follower.rebuild() {
        Ok(records) => Ok(u64::try_from(records).unwrap_or_default()),
        Err(IndexError::Search(SearchError::ReadOnly)) => Ok(0),
        Err(other) => Err(other.into()),
    }
}

/// Stamps anew what was changed outside the program; a running server reads it with its next act.
fn mend_kept(house: &House, act: &Act) -> anyhow::Result<u64> {
    Ok(house.store.write(act, |tx| {
        let mut mended = 0;
        for one in wiring::kept() {
            if !one.holds(tx)? {
                one.restamp(tx)?;
                mended += 1;
            }
        }
        Ok::<_, StoreError>(mended)
    })?)
}

fn kept(house: &House) -> anyhow::Result<Vec<Problem>> {
    let way = "run `callslip doctor --mend`: it is read anew from the tables";
    let mut wrong = Vec::new();
    house.store.read(|tx| {
        for one in wiring::kept() {
            if !one.holds(tx)? {
                wrong.push(one.name());
            }
        }
        Ok::<_, StoreError>(())
    })?;
    let told = wrong.iter().map(|name| Problem {
        what: format!("{name}: the tables were changed outside Callslip"),
        way: way.into(),
    });
    Ok(told.collect())
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
    let faults = house.store.read(money::check)?;
    Ok(faults
        .into_iter()
        .map(|f| Problem {
            what: format!("{}: {}", f.place, f.what),
            way: f.mend,
        })
        .collect())
}

fn patrons(house: &House) -> anyhow::Result<Vec<Problem>> {
    let faults = house.store.read(patrons::check)?;
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
    let way = "stop the server of this folder and run `callslip index`: it is filled anew from the tables";
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
    let faults = house.store.read(catalogue::check)?;
    let told = faults.into_iter().map(|f| Problem {
        what: format!("{}: {}", f.place, f.what),
        way: f.mend,
    });
    Ok(told.collect())
}

fn lending(house: &House) -> anyhow::Result<Vec<Problem>> {
    let faults = house.store.read(circulation::check)?;
    let told = faults.into_iter().map(|f| Problem {
        what: format!("{}: {}", f.place, f.what),
        way: f.mend,
    });
    Ok(told.collect())
}

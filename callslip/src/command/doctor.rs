//! `callslip doctor`: proves what must always hold, and says how to mend what does not.

use kernel::Clock;
use serde_json::json;
use store::{StoreError, Tx, journal};

use crate::house::IndexUse;
use crate::{Answer, Config, House, Problem, Speaker};

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

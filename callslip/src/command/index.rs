//! `callslip index`: fills the full-text index anew from the tables.

use std::sync::Arc;

use catalogue::index::Follower;
use kernel::Clock;
use serde_json::json;

use crate::house::IndexUse;
use crate::{Answer, Config, House, Speaker, wiring};

/// Empties the index of the data folder and fills it; a server that serves the folder is to be stopped first.
pub(crate) fn run(config: &Config, speaker: Speaker) -> anyhow::Result<Answer> {
    let house = match House::open(config, Clock::machine(), IndexUse::Write) {
        Ok(house) => house,
        Err(error) if is_in_use(&error) => {
            let way =
                "stop the server of this folder first; it keeps the index up to date by itself";
            return Ok(Answer::problem(format!("{error:#}"), way));
        }
        Err(error) => return Err(error),
    };
    let follower = Follower::new(house.store.clone(), Arc::clone(&house.index), wiring::TIES);
    let records = follower.rebuild()?;
    speaker.say(
        &format!("{records} records are in the index"),
        &json!({ "records": records }),
    )?;
    Ok(Answer::done())
}

fn is_in_use(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(search::SearchError::InUse(_)))
}

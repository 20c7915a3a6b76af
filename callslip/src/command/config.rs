//! `callslip config` and `callslip routes`.

use kernel::Clock;
use serde_json::json;

use crate::house::IndexUse;
use crate::{Answer, Config, House, Speaker};

/// Shows every setting and where it comes from.
pub(crate) fn run(config: &Config, speaker: Speaker) -> anyhow::Result<Answer> {
    for (name, value, source) in config.lines() {
        speaker.say(
            &format!("{name:<16} {value}  ({source})"),
            &json!({ "setting": name, "value": value, "source": source }),
        )?;
    }
    Ok(Answer::done())
}

/// Lists every route with its permission.
pub(crate) fn routes(config: &Config, speaker: Speaker) -> anyhow::Result<Answer> {
    let house = House::open(config, Clock::machine(), IndexUse::Aside)?;
    for fact in crate::facts(&house) {
        let method = format!("{:?}", fact.method).to_uppercase();
        let permission = fact.permission.code();
        speaker.say(
            &format!("{method:<6} {:<48} {permission}", fact.path),
            &json!({ "method": method, "path": fact.path, "permission": permission, "api": fact.api }),
        )?;
    }
    Ok(Answer::done())
}

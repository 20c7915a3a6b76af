//! `callslip init`: an empty library with one branch, the shipped rules and one administrator.

use std::io::{BufRead, IsTerminal, Write};

use access::staff::{self, NewAccount};
use access::{AccessError, Front};
use anyhow::Context as _;
use clap::Args;
use kernel::{Act, Clock, Moment};
use serde_json::json;
use store::{Store, StoreError};

use super::fresh;
use crate::cli::Place;
use crate::{Answer, Problem, Speaker, wiring};

/// What `init` takes.
#[derive(Args, Clone, Debug)]
pub(crate) struct InitArgs {
    #[command(flatten)]
    pub(crate) place: Place,
    /// The library's name, as the public reads it
    #[arg(long = "library", alias = "name", value_name = "NAME")]
    name: String,
    /// The sign-in name of the first administrator; the password is asked for, or read as one line
    #[arg(long, value_name = "USER")]
    admin: String,
    /// The library's time zone
    #[arg(long, value_name = "ZONE", default_value = "America/Los_Angeles")]
    zone: String,
}

/// Makes the library; a place that holds one already is refused.
pub(crate) fn run(args: &InitArgs, speaker: Speaker) -> anyhow::Result<Answer> {
    let config = args.place.config()?;
    let now = Clock::machine().now();
    let password = password()?;
    let faults = access::secret::password_faults(&password, &args.admin);
    if !faults.is_empty() {
        return Ok(refused(&faults));
    }
    let store = Store::open(&config.location())?;
    if !matches!(store.read(building::institution), Err(StoreError::Missing)) {
        return Ok(Answer::problem(
            "there is a library in this place already",
            "give another --data folder",
        ));
    }
    store.write(&Act::system(now), |tx| {
        building::setup::setup(tx, &fresh::college(&args.name, &args.zone, now))
    })?;
    set_up_money(&store, now)?;
    wiring::set_up_lending(&store, &Act::system(now), crate::demo::LENDING)?;
    match administrator(&store, now, &args.admin, password) {
        Ok(()) => {}
        Err(AccessError::Refused(reasons)) => return Ok(refused(&reasons)),
        Err(other) => return Err(other.into()),
    }
    let folder = config.data.value.display().to_string();
    speaker.say(
        &format!(
            "{} is ready. Start it with: callslip serve --data {folder}",
            args.name
        ),
        &json!({ "library": args.name, "data": folder, "administrator": args.admin }),
    )?;
    Ok(Answer::done())
}

/// The shipped accounts, kinds of charge, ways to pay, and kinds of item.
fn set_up_money(store: &Store, now: Moment) -> anyhow::Result<()> {
    let standard = money::setup::standard()?;
    store.write(&Act::system(now), |tx| {
        money::setup::load(tx, &standard, |_| None)
    })?;
    Ok(store.write(&Act::system(now), catalogue::kind::set_up)?)
}

fn administrator(
    store: &Store,
    now: Moment,
    user: &str,
    password: String,
) -> Result<(), AccessError> {
    let front = Front::open(store.clone(), wiring::NAMES, now)?;
    let account = NewAccount {
        user_name: user.into(),
        name: user.into(),
        role: "administrator".into(),
        branch: None,
        badge: None,
        password,
        pin: None,
    };
    staff::add(&front, &Act::system(now), &account).map(|_| ())
}

/// Reasons as problems of a command line, in English.
pub(crate) fn refused(reasons: &[kernel::Reason]) -> Answer {
    let lexicon = webkit::Lexicon::new(wiring::messages());
    let words = lexicon
        .ok()
        .map(|l| webkit::Words::new(std::sync::Arc::new(l), "en", jiff::tz::TimeZone::UTC));
    let told = |reason: &kernel::Reason| {
        let plain = || (reason.code.to_owned(), String::new());
        let (what, way) = words
            .as_ref()
            .map_or_else(plain, |words| words.reason(reason));
        Problem { what, way }
    };
    Answer {
        problems: reasons.iter().map(told).collect(),
    }
}

/// The password from the terminal (asked for), or one line of standard input.
pub(crate) fn password() -> anyhow::Result<String> {
    if std::io::stdin().is_terminal() {
        write!(std::io::stderr(), "Password: ")?;
    }
    let mut line = String::new();
    std::io::stdin()
        .lock()
        .read_line(&mut line)
        .context("no password on standard input")?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

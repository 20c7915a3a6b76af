//! `callslip import`: brings MARC files into the catalogue, searchable when it returns.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use callslip_marc::Format;
use catalogue::import::{Library, Options, Profile, Summary, Told, profile};
use catalogue::index::Follower;
use clap::Args;
use kernel::{Act, Clock};
use search::{Index, SearchError};
use serde_json::json;

use crate::cli::Place;
use crate::house::IndexUse;
use crate::{Answer, House, Problem, Speaker, wiring};

/// What `import` takes.
#[derive(Args, Clone, Debug)]
#[command(
    after_help = "Example:\n  callslip import --data lib records.mrc.gz\n  callslip import --data lib --dry-run --profile items-852 records.xml"
)]
pub(crate) struct ImportArgs {
    #[command(flatten)]
    pub(crate) place: Place,
    /// Files; - is standard input. gzip, xz and Zstandard are unpacked
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Only say what would be done
    #[arg(long)]
    dry_run: bool,
    /// How records are matched and which fields bring items
    #[arg(long, default_value = "standard")]
    profile: String,
    /// The format of the input: marc, marcxml, json, mrk [default: told from the content]
    #[arg(long, value_name = "FORMAT")]
    from: Option<Format>,
}

/// Brings every file in; a file that cannot be read is a problem, the others go on.
pub(crate) fn run(args: &ImportArgs, speaker: Speaker) -> anyhow::Result<Answer> {
    let config = args.place.config()?;
    let house = House::open(&config, Clock::machine(), IndexUse::Aside)?;
    let Some(profile) = house.store.read(|tx| profile(tx, &args.profile))? else {
        return Ok(Answer::problem(
            format!("there is no import profile {}", args.profile),
            "the shipped ones are standard, copy, new-only, items-852 and koha-952",
        ));
    };
    let follower = follower(&house)?;
    let mut all = Answer::done();
    for path in &args.files {
        match one(&house, follower.as_ref(), (args, speaker), &profile, path) {
            Ok(answer) => all.problems.extend(answer.problems),
            Err(error) => all.problems.push(Problem {
                what: format!("{}: {error:#}", path.display()),
                way: "mend what is named and run the same command again: what is in already is left as it is".into(),
            }),
        }
    }
    Ok(all)
}

/// Writes the index ourselves, unless a server does: then it will, within a second.
fn follower(house: &House) -> anyhow::Result<Option<Follower>> {
    match Index::open(House::index_folder(&house.folder)) {
        Ok(index) => Ok(Some(Follower::new(
            house.store.clone(),
            Arc::new(index),
            wiring::TIES,
        ))),
        Err(SearchError::InUse { .. }) => Ok(None),
        Err(other) => Err(other.into()),
    }
}

fn one(
    house: &House,
    follower: Option<&Follower>,
    (args, speaker): (&ImportArgs, Speaker),
    profile: &Profile,
    path: &Path,
) -> anyhow::Result<Answer> {
    let name = path.display().to_string();
    let input: Box<dyn Read + Send> = if path == Path::new("-") {
        Box::new(io::stdin())
    } else {
        Box::new(File::open(path)?)
    };
    let options = Options {
        format: args.from,
        dry_run: args.dry_run,
        ..Options::new(&name, profile.clone())
    };
    let act = Act::system(house.clock.now());
    let mut unsaid = Ok(());
    let mut tell = |told: Told<'_>| {
        if unsaid.is_ok() {
            unsaid = say(&name, &told, speaker);
        }
    };
    let summary = catalogue::import::run(
        Library {
            store: &house.store,
            follower,
            act: &act,
        },
        input,
        &options,
        &mut tell,
    )?;
    unsaid?;
    finish(&name, &summary, args.dry_run, speaker)
}

/// A problem is a line `file:record:offset: tag: message`.
fn say(name: &str, told: &Told<'_>, speaker: Speaker) -> io::Result<()> {
    let Told::Problem(problem) = told else {
        return Ok(());
    };
    let message = problem
        .message
        .strip_prefix(&format!("{}: ", problem.tag))
        .unwrap_or(&problem.message);
    let text = format!(
        "{name}:{}:{}: {}: {message}",
        problem.number, problem.place, problem.tag
    );
    let value = json!({
        "file": name, "record": problem.number, "offset": problem.place, "tag": problem.tag,
        "rule": problem.code, "message": problem.message
    });
    speaker.say(&text, &value)
}

fn finish(name: &str, done: &Summary, dry_run: bool, speaker: Speaker) -> anyhow::Result<Answer> {
    let would = if dry_run {
        " (nothing was changed)"
    } else {
        ""
    };
    let text = format!(
        "{name}: {} records read; {} added, {} replaced, {} as they were, {} items; {} problems{would}",
        done.records, done.added, done.overlaid, done.skipped, done.items, done.problems
    );
    speaker.say(
        &text,
        &json!({ "file": name, "dry_run": dry_run, "summary": done }),
    )?;
    if done.records == 0 || done.others > 0 {
        let what = format!(
            "{name}: {} stretches of it are no bibliographic record and were left out",
            done.others
        );
        return Ok(Answer::problem(what, "the lines above name each place"));
    }
    Ok(Answer::done())
}

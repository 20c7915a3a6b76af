//! `callslip mail`: letters from the command line.

use std::fs::File;
use std::io::{Read, Write as _, stdin};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::{Args, Subcommand};
use kernel::{Act, Clock};
use mail::bounce::{self, Delivery, Noted, Report};
use serde_json::json;

use crate::cli::Place;
use crate::house::IndexUse;
use crate::{Answer, House, Speaker};

/// A report is some kilobytes, and may give the whole letter back.
const MOST: u64 = 64 << 20;

/// The commands on letters.
#[derive(Subcommand, Clone, Debug)]
pub(crate) enum MailCommand {
    /// Note a letter that came back, from the report of a mail system (RFC 3464)
    #[command(after_help = "For the mail system's list of aliases:\n  \
                      library-bounces: \"|callslip mail bounce --data /srv/library\"")]
    Bounce(BounceArgs),
}

/// Which report.
#[derive(Args, Clone, Debug)]
pub(crate) struct BounceArgs {
    #[command(flatten)]
    place: Place,
    /// Files with one report each; without any, one report on standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

impl MailCommand {
    /// Where the library is.
    pub(crate) fn place(&self) -> &Place {
        let Self::Bounce(args) = self;
        &args.place
    }
}

/// Runs one of the commands.
pub(crate) fn run(command: &MailCommand, speaker: Speaker) -> anyhow::Result<Answer> {
    let MailCommand::Bounce(args) = command;
    let config = args.place.config()?;
    let house = House::open(&config, Clock::machine(), IndexUse::Aside)?;
    let mut answer = Answer::done();
    if args.files.is_empty() {
        let message = all_of(stdin().lock(), Path::new("standard input"))?;
        answer.problems = noted(&house, "standard input", &message, speaker)?.problems;
    }
    for file in &args.files {
        let open = File::open(file).with_context(|| file.display().to_string())?;
        let message = all_of(open, file)?;
        let one = noted(&house, &file.display().to_string(), &message, speaker)?;
        answer.problems.extend(one.problems);
    }
    Ok(answer)
}

fn all_of(input: impl Read, of: &Path) -> anyhow::Result<Vec<u8>> {
    let mut message = Vec::new();
    let read = input.take(MOST + 1).read_to_end(&mut message);
    let read = read.with_context(|| of.display().to_string())?;
    anyhow::ensure!(
        read as u64 <= MOST,
        "{}: this is longer than 64 MB and no report of a mail system",
        of.display()
    );
    Ok(message)
}

/// Notes one report, and says what came of it.
fn noted(house: &House, of: &str, message: &[u8], speaker: Speaker) -> anyhow::Result<Answer> {
    let report = match bounce::read(message) {
        Ok(report) => report,
        Err(unread) => {
            let way = "give the message whole, with its head, as the mail system delivered it";
            return Ok(Answer::problem(format!("{of}: {unread}"), way));
        }
    };
    let act = Act::system(house.clock.now());
    let noted = house.store.write(&act, |tx| bounce::note(tx, &report))?;
    let letter = report.letter.mail;
    let text = match noted {
        Noted::Bounced => format!("letter {letter} came back: {}", reason(&report)),
        Noted::Before => format!("letter {letter} came back, and that was noted before"),
        Noted::Nothing if report.delivery == Delivery::Delayed => {
            format!("letter {letter} is still being tried; nothing was noted")
        }
        Noted::Nothing => format!("letter {letter} arrived; nothing was noted"),
        Noted::Unknown => {
            let what = format!("{of}: there is no letter {letter} of that moment here");
            return Ok(Answer::problem(
                what,
                "name the library that sent it with --data",
            ));
        }
    };
    let value = json!({
        "letter": letter, "noted": noted == Noted::Bounced, "status": report.status, "words": report.words
    });
    speaker.say(&text, &value)?;
    std::io::stdout().flush()?;
    Ok(Answer::done())
}

fn reason(report: &Report) -> String {
    format!("{} {}", report.status, report.words)
        .trim_end()
        .to_owned()
}

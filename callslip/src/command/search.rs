//! `callslip search`: finds records from the command line.

use clap::Args;
use kernel::{BibId, Clock};
use search::Request;
use serde_json::json;

use crate::cli::Place;
use crate::house::IndexUse;
use crate::{Answer, House, Speaker};

/// What `search` takes.
#[derive(Args, Clone, Debug)]
#[command(
    after_help = "Example:\n  callslip search --data lib 'author:morrison beloved'\n  callslip search --data lib --json --limit 3 'A 1.9:2183'"
)]
pub(crate) struct SearchArgs {
    #[command(flatten)]
    pub(crate) place: Place,
    /// Words, "phrases", -without, title: author: subject: isbn: call: sudoc: year: …
    #[arg(value_name = "QUERY")]
    query: String,
    /// How many to show
    #[arg(long, default_value_t = 20)]
    limit: usize,
}

/// Shows what the query finds; finding nothing is no fault.
pub(crate) fn run(args: &SearchArgs, speaker: Speaker) -> anyhow::Result<Answer> {
    let house = House::open(&args.place.config()?, Clock::machine(), IndexUse::Search)?;
    let request = Request {
        text: args.query.clone(),
        limit: args.limit,
        staff: true,
        ..Request::default()
    };
    let page = house.index.search(&request)?;
    let ids: Vec<BibId> = page.ids.iter().copied().map(BibId).collect();
    for bib in house.store.read(|tx| catalogue::bibs(tx, &ids))? {
        let number = bib.control_number.as_deref().unwrap_or("");
        let year = bib.year.map(|y| y.to_string()).unwrap_or_default();
        speaker.say(
            &format!("{:>8}  {}  {}  {year}", bib.id.0, bib.title, bib.author),
            &json!({
                "id": bib.id, "control_number": number, "title": bib.title, "author": bib.author,
                "year": bib.year, "format": bib.format
            }),
        )?;
    }
    if !speaker.is_json() {
        let hint = page
            .did_you_mean
            .map(|words| format!("; did you mean: {words}?"))
            .unwrap_or_default();
        speaker.say(&format!("{} found{hint}", page.total), &json!(null))?;
    }
    Ok(Answer::done())
}

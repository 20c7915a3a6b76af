//! `callslip export`: gives records out, all or what a query finds, to standard output.

use std::io::{BufWriter, Write};

use callslip_marc::Format;
use catalogue::export::{Which, run as give};
use clap::Args;
use kernel::Clock;

use crate::cli::Place;
use crate::house::IndexUse;
use crate::{Answer, House};

/// What `export` takes.
#[derive(Args, Clone, Debug)]
pub(crate) struct ExportArgs {
    #[command(flatten)]
    pub(crate) place: Place,
    /// The format to write: marc, marcxml, json, mrk
    #[arg(long, value_name = "FORMAT")]
    to: Format,
    /// Only what this query finds
    #[arg(value_name = "QUERY")]
    query: Option<String>,
}

/// Writes the records; an unchanged one goes out byte for byte as it came in.
pub(crate) fn run(args: &ExportArgs) -> anyhow::Result<Answer> {
    let house = House::open(&args.place.config()?, Clock::machine(), IndexUse::Search)?;
    let which = args
        .query
        .as_deref()
        .map_or(Which::All, |query| Which::Search(&house.index, query));
    let mut out = BufWriter::new(std::io::stdout().lock());
    give(&house.store, which, args.to, &mut out)?;
    out.flush()?;
    Ok(Answer::done())
}

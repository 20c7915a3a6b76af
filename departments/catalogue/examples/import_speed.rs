//! Brings a file into a fresh library until every record is searchable, and says how fast:
//! `cargo run --release -p catalogue --example import_speed FILE [postgres://…]`.

#![allow(clippy::float_arithmetic, reason = "a measurement, not money")]

use std::error::Error;
use std::fs::File;
use std::sync::Arc;
use std::time::Instant;

use catalogue::Ties;
use catalogue::import::{self, Library, Options, Told};
use catalogue::index::Follower;
use kernel::{Act, Clock};
use store::{Location, Store};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let file = args.next().ok_or("which file?")?;
    let folder = tempfile::tempdir()?;
    let location = args
        .next()
        .map_or(Location::Folder(folder.path().into()), Location::Url);
    let store = Store::open(&location)?;
    let act = Act::system(Clock::machine().now());
    store.write(&act, |tx| {
        building::testing::college(tx)?;
        catalogue::kind::set_up(tx)
    })?;
    let index = Arc::new(search::Index::open(folder.path().join("search"))?);
    let follower = Follower::new(store.clone(), index, Ties::none());
    let profile = store.read(|tx| import::profile(tx, "standard"))?;
    let options = Options::new(&file, profile.ok_or("no profile")?);
    for round in ["first", "again"] {
        let begun = (Instant::now(), processor_seconds());
        let summary = import::run(
            Library {
                store: &store,
                follower: Some(&follower),
                act: &act,
            },
            File::open(&file)?,
            &options,
            &mut |_: Told<'_>| {},
        )?;
        let (wall, processor) = (
            begun.0.elapsed().as_secs_f64(),
            processor_seconds() - begun.1,
        );
        let per_second =
            |seconds: f64| f64::from(u32::try_from(summary.records).unwrap_or(0)) / seconds;
        println!("{round}: {summary:?}");
        println!(
            "{round}: {wall:.2} s, {:.0} records/s; {processor:.2} s of processor, {:.0} records/s on two free cores",
            per_second(wall),
            per_second(processor / 2.0)
        );
    }
    println!(
        "searchable: {}; differences {:?}",
        follower.index().count(),
        follower.check()?
    );
    store.read(|tx| {
        tx.query_one("SELECT COUNT(*) FROM bibs", &[], |row| row.get::<i64>(0))
            .map(|n| println!("in the tables: {n}"))
    })?;
    Ok(())
}

/// Processor time of this program so far, user and system.
fn processor_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = stat.rsplit(')').next().unwrap_or_default();
    let ticks = after.split_whitespace().skip(11).take(2);
    ticks
        .filter_map(|word| word.parse::<f64>().ok())
        .sum::<f64>()
        / 100.0
}

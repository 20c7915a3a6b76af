//! Durable checkouts a second: `cargo run --release -p circulation --example desks -- [PLACE] [SECONDS] [DESKS…]`.
//!
//! PLACE is an empty folder (SQLite; a temporary one if none is named) or the URL of an empty PostgreSQL database. Prints the raw one-row durable
//! commits of the same place in the same run, beside one desk and eight desks at once, with the 99th percentile. The
//! journal is sealed all the while, as it is in the server.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::float_arithmetic,
    reason = "a bench, not the program"
)]

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use circulation::testing::{NOW, act, library};
use circulation::{Ask, checkout};
use kernel::{Act, Barcode};
use store::{Location, Store, journal};

/// Patrons; each may have many loans of its category, so that no limit ends the run.
const PATRONS: usize = 2_000;
/// Items there are for each second of each measure: more than eight desks lend, so that they never run out.
const ITEMS_A_SECOND: usize = 12_000;
/// How long raw commits and checkouts take turns, and how many turns make a second of checkouts.
const SLICE: Duration = Duration::from_millis(250);
const SLICES: u32 = 4;

fn main() {
    let mut args = std::env::args().skip(1);
    let temporary = tempfile::tempdir().expect("a temporary folder");
    let place = args
        .next()
        .unwrap_or_else(|| temporary.path().display().to_string());
    let seconds = args.next().and_then(|s| s.parse().ok()).unwrap_or(5);
    let location = if place.contains("://") {
        Location::Url(place)
    } else {
        Location::Folder(PathBuf::from(place))
    };
    let store = Store::open(&location).expect("the store opens");
    let given: Vec<usize> = args.filter_map(|s| s.parse().ok()).collect();
    let desks = if given.is_empty() { vec![1, 8] } else { given };
    let items = ITEMS_A_SECOND * seconds as usize * desks.len();
    let library = Library::new(&store, items);
    let stop = AtomicBool::new(false);
    std::thread::scope(|beside| {
        beside.spawn(|| seal_beside(&store, &stop));
        let _ends = Ends(&stop);
        for desks in desks {
            println!("{}", side_by_side(&library, desks, seconds));
        }
    });
    let (breaks, _) = store.read(journal::verify).expect("the chain is read");
    assert!(breaks.is_empty(), "{breaks:?}");
}

/// How long the sealer gathers between two rounds, as in the server.
const GATHER: Duration = Duration::from_millis(150);

fn seal_all(store: &Store) {
    journal::seal_all(store).expect("rounds of seals");
}

/// Tells the sealer to stop, also where a desk breaks off.
struct Ends<'a>(&'a AtomicBool);

impl Drop for Ends<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Seals the journal beside the desks, as the server's follower does, until told to stop.
fn seal_beside(store: &Store, stop: &AtomicBool) {
    while !stop.load(Ordering::Relaxed) {
        seal_all(store);
        std::thread::park_timeout(GATHER);
    }
}

/// Raw commits and checkouts in turn, a slice of each, so that a disk that changes its pace changes it for both.
fn side_by_side(library: &Library<'_>, desks: usize, seconds: u32) -> String {
    let (mut raw, mut lent, mut took) = (0.0, 0.0, Vec::new());
    for _ in 0..seconds * SLICES {
        // What the checkouts left to be sealed shall not slow the raw commits down.
        seal_all(library.store);
        raw += raw_commits(library, SLICE);
        let (rate, each) = run(library, desks, SLICE);
        lent += rate;
        took.extend(each);
    }
    took.sort_unstable();
    let rank = (took.len() * 99 / 100).min(took.len().saturating_sub(1));
    let p99 = took.get(rank).copied().unwrap_or_default();
    let slices = f64::from(seconds * SLICES);
    format!(
        "{desks} desk(s): {:.0} checkouts/s, p99 {:.2} ms, {:.2} of {:.0} raw one-row durable commits/s",
        lent / slices,
        p99.as_secs_f64() * 1e3,
        lent / raw,
        raw / slices,
    )
}

/// A library with patrons who may borrow much, and items; the scans are read before the clock runs.
struct Library<'a> {
    store: &'a Store,
    act: Act,
    cards: Vec<Barcode>,
    labels: Vec<Barcode>,
    /// The items lent so far.
    next: AtomicUsize,
}

impl<'a> Library<'a> {
    fn new(store: &'a Store, items: usize) -> Self {
        let scans = |of: fn(usize) -> String, n: usize| -> Vec<Barcode> {
            let each = (0..n).map(|n| Barcode::parse(&of(n)).expect("a barcode"));
            each.collect()
        };
        Self {
            store,
            act: seed(store, items),
            cards: scans(card, PATRONS),
            labels: scans(label, items),
            next: AtomicUsize::new(0),
        }
    }

    /// The scans of the next checkout.
    fn next_scans(&self) -> Ask {
        let n = self.next.fetch_add(1, Ordering::Relaxed);
        let label = self.labels.get(n).expect("items enough");
        Ask::scans(&self.cards[n % PATRONS], label)
    }
}

/// Sets the library up.
fn seed(store: &Store, items: usize) -> Act {
    let college = library(store).expect("the library is set up");
    let act = act("senior", &college, NOW);
    for some in (0..PATRONS).collect::<Vec<_>>().chunks(500) {
        store
            .write(&act, |tx| {
                some.iter().try_for_each(|n| {
                    patrons::testing::patron(tx, &card(*n), "faculty").map(|_| ())
                })
            })
            .expect("patrons");
    }
    for some in (0..items).collect::<Vec<_>>().chunks(1_000) {
        store
            .write(&act, |tx| {
                let bib = catalogue::testing::book(tx, "The silent sea", "Okafor, R.")?;
                some.iter().try_for_each(|n| {
                    catalogue::testing::copy(tx, &college, bib, &label(*n), "book").map(|_| ())
                })
            })
            .expect("items");
    }
    act
}

fn card(n: usize) -> String {
    format!("2100{n:010}")
}

fn label(n: usize) -> String {
    format!("3100{n:010}")
}

/// One row a commit, one after the other: what the disk allows.
fn raw_commits(library: &Library<'_>, time: Duration) -> f64 {
    let Library { store, act, .. } = library;
    let begun = Instant::now();
    let mut commits = 0_u32;
    while begun.elapsed() < time {
        let sql = "UPDATE lending_policy SET version = version + 1 WHERE id = 1";
        store
            .write(act, |tx| tx.execute(sql, &[]))
            .expect("a commit");
        commits += 1;
    }
    f64::from(commits) / begun.elapsed().as_secs_f64()
}

/// Checkouts a second at so many desks, and how long each took. One desk alone works on the thread of the raw commits.
fn run(library: &Library<'_>, desks: usize, time: Duration) -> (f64, Vec<Duration>) {
    let begun = Instant::now();
    let until = begun + time;
    let took: Vec<Duration> = if desks == 1 {
        desk(library, until)
    } else {
        std::thread::scope(|threads| {
            let desks: Vec<_> = (0..desks)
                .map(|_| threads.spawn(|| desk(library, until)))
                .collect();
            desks
                .into_iter()
                .flat_map(|desk| desk.join().expect("a desk"))
                .collect()
        })
    };
    let count = u32::try_from(took.len()).unwrap_or(u32::MAX);
    (f64::from(count) / begun.elapsed().as_secs_f64(), took)
}

/// Lends item after item until the time is over; gives how long each checkout took.
fn desk(library: &Library<'_>, until: Instant) -> Vec<Duration> {
    let mut took = Vec::new();
    while Instant::now() < until {
        let ask = library.next_scans();
        let at = Instant::now();
        checkout(library.store, &library.act, &ask).expect("a loan");
        took.push(at.elapsed());
    }
    took
}

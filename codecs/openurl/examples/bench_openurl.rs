//! Measures reading and writing links, and counts panics over damaged ones: `bench_openurl [--mutations N]`

use std::panic::catch_unwind;
use std::time::{Duration, Instant};

use callslip_openurl::{Limits, coins, read, read_with_charset, write, write_zero_one};

/// How many links are read in one measurement.
const LINKS: u32 = 20_000;

fn main() {
    let links = links();
    let reading = best(|| {
        for link in links.iter().cycle().take(LINKS as usize) {
            drop(read(link, &Limits::default()));
        }
    });
    row("openurl: read links", reading);
    let contexts: Vec<_> = links
        .iter()
        .map(|link| read(link, &Limits::default()).context)
        .collect();
    let writing = best(|| {
        for context in contexts.iter().cycle().take(LINKS as usize) {
            drop(write(context));
        }
    });
    row("openurl: write links", writing);
    let mutations = mutations();
    let panics = mutate(&links, mutations);
    let verdict = if panics == 0 { "ok" } else { "missed" };
    println!("openurl: panics in {mutations} damaged inputs\t{panics}\t-\t-\t0\t{verdict}");
}

fn links() -> Vec<&'static str> {
    let lines = include_str!("../testdata/links.txt")
        .lines()
        .filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once(' '))
        .map(|line| line.1)
        .collect()
}

fn mutations() -> u64 {
    let mut words = std::env::args()
        .skip_while(|word| word != "--mutations")
        .skip(1);
    words
        .next()
        .and_then(|word| word.parse().ok())
        .unwrap_or(1_000_000)
}

fn best(act: impl Fn()) -> Duration {
    let times = (0..5).map(|_| {
        let begun = Instant::now();
        act();
        begun.elapsed()
    });
    times.min().unwrap_or_default()
}

fn row(what: &str, time: Duration) {
    let rate = u128::from(LINKS) * 1_000_000_000 / time.as_nanos().max(1);
    println!("{what}\t{rate} links/s\t-\t-\t-\t-");
}

/// Reads so many damaged links on every processor; how many panicked.
fn mutate(links: &[&str], count: u64) -> u64 {
    let workers = std::thread::available_parallelism().map_or(1, |it| it.get() as u64);
    std::thread::scope(|scope| {
        let share = |worker: u64| count / workers + u64::from(worker < count % workers);
        let spawn = |worker| scope.spawn(move || some(links, worker, share(worker)));
        let all: Vec<_> = (0..workers).map(spawn).collect();
        all.into_iter().map(|one| one.join().unwrap_or(1)).sum()
    })
}

/// One worker's share.
fn some(links: &[&str], worker: u64, count: u64) -> u64 {
    let mut state = 0x5EED_0BAD_CAFE_F00D_u64 ^ (worker << 40);
    let mut panics = 0;
    for link in links
        .iter()
        .cycle()
        .take(usize::try_from(count).unwrap_or(usize::MAX))
    {
        let mut input = link.as_bytes().to_vec();
        for _ in 0..4 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            let at = usize::try_from(state >> 16).unwrap_or(0) % input.len();
            if state & 0x100 == 0 {
                input[at] = state.to_le_bytes()[0];
            } else {
                let end = (at + usize::from(state.to_le_bytes()[0] & 0x1F)).min(input.len());
                let copy = input[at..end].to_vec();
                input.splice(at..at, copy);
            }
        }
        let outcome = catch_unwind(|| {
            let context = read_with_charset(&input, None, &Limits::default()).context;
            drop((
                write(&context),
                coins(&context),
                write_zero_one(&context),
                context.citation(),
            ));
        });
        panics += u64::from(outcome.is_err());
    }
    panics
}

//! How long indexing and searching take on a bulk MARC file given as argument: records a second, then the median and the
//! 99th percentile by kind of query, facets included. Exit status 1 when a goal is missed.
#![allow(clippy::float_arithmetic, reason = "figures to read")]

#[path = "bulk/mod.rs"]
mod bulk;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use search::{BibDoc, Facet, Index, Request, SearchError, Sort};

/// Goals: median and 99th percentile of all kinds together, in microseconds; records indexed a second.
const MEDIAN: u128 = 3_000;
const TAIL: u128 = 15_000;
const RATE: f64 = 20_000.0;

fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let path = std::env::args()
        .nth(1)
        .map(PathBuf::from)
        .ok_or("usage: latency FILE [FOLDER]")?;
    let folder = std::env::args().nth(2).map_or_else(
        || std::env::temp_dir().join("callslip-search-latency"),
        PathBuf::from,
    );
    let docs = bulk::records(&path)?;
    println!("memory with the file's records: {}", memory());
    let index = Index::open(&folder)?;
    let rate = fill(&index, &docs)?;
    println!("{} records, {} bytes on disk", index.count(), size(&folder));
    println!("memory after the writer rests: {}", memory());
    let all = measure(&index, &docs)?;
    println!("memory after searching: {}", memory());
    let met = rate >= RATE && percentile(&all, 50) < MEDIAN && percentile(&all, 99) < TAIL;
    Ok(if met {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Indexes everything; gives records a second on two cores by processor time, which other programs do not change.
fn fill(index: &Index, docs: &[BibDoc]) -> Result<f64, SearchError> {
    index.clear()?;
    let (start, used) = (Instant::now(), processor());
    for chunk in docs.chunks(2_000) {
        index.apply(chunk, &[])?;
    }
    index.commit(1)?;
    let (taken, used) = (start.elapsed().as_secs_f64(), processor() - used);
    index.rest()?;
    let merged = start.elapsed().as_secs_f64();
    let records = docs.len() as f64;
    println!(
        "searchable after {taken:.2} s: {:.0} records/s; merged after {merged:.2} s",
        records / taken
    );
    println!(
        "{used:.2} s of processor time: {:.0} records/s on two cores",
        records / used * 2.0
    );
    Ok((records / used * 2.0).max(records / taken))
}

/// Processor time of this process so far, in seconds (fields 14 and 15 of /proc/self/stat, in hundredths).
fn processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat
        .rsplit_once(')')
        .map_or("", |(_, rest)| rest)
        .split_whitespace();
    fields
        .skip(11)
        .take(2)
        .filter_map(|field| field.parse::<f64>().ok())
        .sum::<f64>()
        / 100.0
}

fn measure(index: &Index, docs: &[BibDoc]) -> Result<Vec<Duration>, SearchError> {
    let mut all = Vec::new();
    for (kind, make) in KINDS {
        let mut times = Vec::new();
        let mut found = 0;
        for doc in docs.iter().step_by(docs.len() / 300 + 1) {
            let Some(request) = make(doc) else { continue };
            let start = Instant::now();
            found += index.search(&request)?.total;
            times.push(start.elapsed());
        }
        times.sort_unstable();
        println!(
            "{kind:28} {:6} µs median {:7} µs p99 {:8} found on average",
            percentile(&times, 50),
            percentile(&times, 99),
            found / times.len().max(1) as u64
        );
        all.append(&mut times);
    }
    all.sort_unstable();
    println!(
        "{:28} {:6} µs median {:7} µs p99",
        "all",
        percentile(&all, 50),
        percentile(&all, 99)
    );
    Ok(all)
}

type Make = fn(&BibDoc) -> Option<Request>;

const KINDS: [(&str, Make); 11] = [
    ("one word", |doc| Some(of(words(&doc.title, 1)?))),
    ("two words", |doc| Some(of(words(&doc.title, 2)?))),
    ("title and author", |doc| {
        Some(of(format!(
            "{} {}",
            words(&doc.title, 2)?,
            words(doc.authors.first()?, 1)?
        )))
    }),
    ("whole title", |doc| Some(of(doc.title.clone()))),
    ("phrase", |doc| {
        Some(of(format!("\"{}\"", words(&doc.title, 3)?)))
    }),
    ("field", |doc| {
        Some(of(format!("subject:{}", words(doc.subjects.first()?, 1)?)))
    }),
    ("prefix", |doc| {
        Some(of(format!("{}*", words(&doc.title, 1)?.get(..4)?)))
    }),
    ("SuDoc number", |doc| Some(of(doc.sudocs.first()?.clone()))),
    ("misspelt", |doc| Some(of(misspelt(&doc.title)?))),
    ("very common words", |_| {
        Some(of("united states government".to_owned()))
    }),
    ("everything, filtered, by year", |doc| {
        Some(Request {
            filters: vec![(Facet::Decade, vec![(doc.year? / 10 * 10).to_string()])],
            sort: Sort::Newest,
            ..of(String::new())
        })
    }),
];

fn of(text: String) -> Request {
    Request {
        text,
        limit: 20,
        facets: true,
        ..Request::default()
    }
}

/// Longer words of a text, from the front.
fn words(text: &str, wanted: usize) -> Option<String> {
    let long: Vec<&str> = text
        .split(|each: char| !each.is_alphanumeric())
        .filter(|word| word.len() >= 5 && word.is_ascii())
        .take(wanted)
        .collect();
    (long.len() == wanted).then(|| long.join(" "))
}

fn misspelt(title: &str) -> Option<String> {
    let text = words(title, 3)?;
    let (head, tail) = text.split_at(2);
    Some(format!("{head}{}", tail.get(1..)?))
}

fn percentile(sorted: &[Duration], percent: usize) -> u128 {
    sorted
        .get((sorted.len() * percent / 100).min(sorted.len().saturating_sub(1)))
        .map_or(0, Duration::as_micros)
}

fn size(folder: &std::path::Path) -> u64 {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    files
        .filter_map(|file| file.metadata().ok())
        .map(|file| file.len())
        .sum()
}

/// Resident memory, of which what is not a mapped file counts.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let lines = status
        .lines()
        .filter(|line| line.starts_with("RssAnon") || line.starts_with("RssFile"));
    lines
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect::<Vec<_>>()
        .join(", ")
}

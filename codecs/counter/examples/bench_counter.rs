//! Measures reading and writing, beside pycounter where `CALLSLIP_PEERS` is set, and counts panics over
//! damaged input: `bench_counter [--mutations N]`

use std::io;
use std::panic::catch_unwind;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use callslip_counter::tabular::{self, Delimiter, Rows};
use callslip_counter::{Limits, Report, check, read, write_json};

/// How often the sample's rows are repeated, each time with titles of their own.
const TIMES: usize = 100;

fn main() -> io::Result<()> {
    let report = material();
    let mut table = Vec::new();
    tabular::write(&report, Delimiter::Tab, &mut table)?;
    let mut document = Vec::new();
    write_json(&report, &mut document)?;
    let rows = report.rows.len();
    let read_table = best(|| assert_eq!(read(&table, &Limits::default()).report.rows.len(), rows));
    row("counter: read TSV", table.len(), read_table, None);
    let streamed = best(|| {
        let input = io::Cursor::new(table.clone());
        let found = Rows::open(input, &Limits::default()).map(Iterator::count);
        assert_eq!(found.ok(), Some(rows));
    });
    row("counter: stream rows of TSV", table.len(), streamed, None);
    let read_json =
        best(|| assert_eq!(read(&document, &Limits::default()).report.rows.len(), rows));
    row("counter: read JSON", document.len(), read_json, None);
    row(
        "counter: write TSV",
        table.len(),
        best(|| drop(tabular::write(&report, Delimiter::Tab, &mut Vec::new()))),
        None,
    );
    row(
        "counter: write JSON",
        document.len(),
        best(|| drop(write_json(&report, &mut Vec::new()))),
        None,
    );
    row(
        "counter: check",
        table.len(),
        best(|| drop(check(&report, &Limits::default()))),
        None,
    );
    four()?;
    let mutations = mutations();
    let panics = mutate(mutations);
    let verdict = if panics == 0 { "ok" } else { "missed" };
    println!("counter: panics in {mutations} damaged inputs\t{panics}\t-\t-\t0\t{verdict}");
    Ok(())
}

/// A report of Release 4, which pycounter reads.
fn four() -> io::Result<()> {
    let seed = include_str!("../testdata/pycounter-data__simpleJR1.tsv");
    let (head, last) = seed.trim_end().rsplit_once('\n').unwrap_or_default();
    let rows: Vec<String> = (0..5_000)
        .map(|number| format!("Journal {number} {last}"))
        .collect();
    let text = format!("{head}\n{}\n", rows.join("\n"));
    let ours = best(|| drop(read(text.as_bytes(), &Limits::default())));
    row(
        "counter: read TSV of Release 4",
        text.len(),
        ours,
        peer(&text)?,
    );
    Ok(())
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

fn material() -> Report {
    let sample = read(
        include_bytes!("../testdata/cop51-TR_sample_r51.tsv"),
        &Limits::default(),
    );
    let mut report = sample.report;
    let rows = std::mem::take(&mut report.rows);
    for number in 0..TIMES {
        report.rows.extend(rows.iter().cloned().map(|mut row| {
            let title = format!("{} {number}", row.name());
            row.set(callslip_counter::Element::Title, &title);
            row
        }));
    }
    report
}

fn best(act: impl Fn()) -> Duration {
    let times = (0..5).map(|_| {
        let begun = Instant::now();
        act();
        begun.elapsed()
    });
    times.min().unwrap_or_default()
}

/// The peer's time for the same file, if the peers are there.
fn peer(text: &str) -> io::Result<Option<Duration>> {
    let Ok(folder) = std::env::var("CALLSLIP_PEERS") else {
        return Ok(None);
    };
    let path = std::env::temp_dir().join(format!("callslip-counter-{}.tsv", std::process::id()));
    std::fs::write(&path, text)?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/peers/bench.py");
    let output = Command::new(format!("{folder}/bin/python3"))
        .arg(script)
        .arg(&path)
        .output()?;
    std::fs::remove_file(&path)?;
    if !output.status.success() {
        eprint!("{}", String::from_utf8_lossy(&output.stderr));
    }
    let micros = String::from_utf8_lossy(&output.stdout).trim().parse().ok();
    Ok(micros.map(Duration::from_micros))
}

/// One line of the table: what, ours, the peer's, the ratio, the goal, the verdict.
fn row(what: &str, bytes: usize, ours: Duration, peer: Option<Duration>) {
    let rate = bytes as u128 * 1000 / ours.as_nanos().max(1);
    let Some(theirs) = peer else {
        println!("{what}\t{rate} MB/s\t-\t-\t-\t-");
        return;
    };
    let ratio = theirs.as_nanos() / ours.as_nanos().max(1);
    let slow = bytes as u128 * 1_000_000 / theirs.as_nanos().max(1);
    let verdict = if ratio >= 10 { "ok" } else { "missed" };
    println!("{what}\t{rate} MB/s\t{slow} KB/s\t{ratio}\t10\t{verdict}");
}

/// Reads so many damaged files on every processor; how many panicked.
fn mutate(count: u64) -> u64 {
    let workers = std::thread::available_parallelism().map_or(1, |it| it.get() as u64);
    std::thread::scope(|scope| {
        let share = |worker: u64| count / workers + u64::from(worker < count % workers);
        let spawn = |worker| scope.spawn(move || some(worker, share(worker)));
        let all: Vec<_> = (0..workers).map(spawn).collect();
        all.into_iter().map(|one| one.join().unwrap_or(1)).sum()
    })
}

/// One worker's share.
fn some(worker: u64, count: u64) -> u64 {
    let seeds: [&[u8]; 4] = [
        include_bytes!("../testdata/cop51-TRJ2_sample_r51.json"),
        include_bytes!("../testdata/cop51-TRJ2_sample_r51.tsv"),
        include_bytes!("../testdata/pycounter-data__C4DB2.tsv"),
        include_bytes!(
            "../testdata/folio-cs41__src__test__resources____files__response1-woenvelope.xml"
        ),
    ];
    let mut state = 0x5EED_0BAD_CAFE_F00D_u64 ^ (worker << 40);
    let mut panics = 0;
    for round in 0..count {
        let mut input = seeds[usize::try_from(round % 4).unwrap_or(0)].to_vec();
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
            let outcome = read(&input, &Limits::default());
            drop(check(&outcome.report, &Limits::default()));
            drop(tabular::write(
                &outcome.report,
                Delimiter::Tab,
                &mut Vec::new(),
            ));
        });
        panics += u64::from(outcome.is_err());
    }
    panics
}

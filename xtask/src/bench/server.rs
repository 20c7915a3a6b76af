//! The whole program with 49,275 records: start, search over HTTP, page bytes, memory.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::SocketAddr;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::Ground;
use super::http::{Connection, encoded};
use super::known;
use super::table::{Goal, Table, short};
use crate::Outcome;
use crate::run::{kill_group, must};

/// Queries that each mean one record, by kind.
const QUERIES: &str = "foundation/search/testdata/known-items.tsv";

/// How often every query is asked; the times of all rounds count.
const ROUNDS: usize = 3;

/// Measures the built program.
pub(super) fn measure(ground: &Ground) -> Outcome<Table> {
    let mut table = Table::new("The server: 49,275 records");
    if !ground.has("callslip/src/command/import.rs") {
        table.absent("the server, whose import is not written yet");
        return Ok(table);
    }
    let program = ground.build_whole(&["--bin", "callslip"])?.join("callslip");
    let data = ground.material.folder().join("library");
    make(&program, &data, &ground.material.utf8()?)?;
    let begun = Instant::now();
    let server = Server::start(ground, &program, &data)?;
    let first = Connection::open(server.address)?.get("/")?;
    let start = begun.elapsed().as_secs_f64();
    table.add(
        "start to first page",
        (start, "s"),
        Goal::Below(0.5),
        format!("status {}", first.status),
    );
    thread::sleep(Duration::from_secs(3));
    table.add(
        "memory idle",
        (server.megabytes()?, "MB"),
        Goal::Below(80.0),
        "resident",
    );
    ask(ground, &server, &mut table)?;
    known::measure(&queries(ground)?, server.address, &mut table)?;
    table.add(
        "memory after the run",
        (server.megabytes()?, "MB"),
        Goal::None,
        "resident",
    );
    Ok(table)
}

/// Makes the library and imports the file.
fn make(program: &Path, data: &Path, file: &Path) -> Outcome<()> {
    let mut init = Command::new(program);
    init.args(["init", "--library", "Bench", "--admin", "kim", "--data"])
        .arg(data);
    let mut child = init.stdin(Stdio::piped()).stdout(Stdio::null()).spawn()?;
    let mut pipe = child.stdin.take().ok_or("no pipe")?;
    pipe.write_all(b"a long first password\n")?;
    drop(pipe);
    if !child.wait()?.success() {
        return Err("callslip init failed".into());
    }
    let begun = Instant::now();
    let mut import = Command::new(program);
    import.arg("import").arg("--data").arg(data).arg(file);
    must(import.stdout(Stdio::null()))?;
    println!("callslip import: {:.1} s", begun.elapsed().as_secs_f64());
    Ok(())
}

/// A running `callslip serve`; it ends when this is dropped.
struct Server {
    child: Child,
    address: SocketAddr,
}

impl Drop for Server {
    fn drop(&mut self) {
        kill_group(self.child.id());
        self.child.wait().ok();
    }
}

impl Server {
    fn start(ground: &Ground, program: &Path, data: &Path) -> Outcome<Self> {
        let mut serve = Command::new(program);
        serve
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(data);
        let mut child = serve
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()?;
        ground.janitor.group(child.id())?;
        let out = child.stdout.take().ok_or("no output")?;
        let mut lines = BufReader::new(out).lines().map_while(Result::ok);
        let said = lines.find(|line| line.contains("http://"));
        let said = said.ok_or("the server ended before it listened")?;
        let address = said
            .split("http://")
            .nth(1)
            .and_then(|rest| rest.split('/').next());
        let address = address.ok_or("no address")?.parse()?;
        Ok(Self { child, address })
    }

    /// Resident memory.
    fn megabytes(&self) -> Outcome<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().nth(1));
        Ok(kilobytes.ok_or("no VmRSS")?.parse::<f64>()? / 1024.0)
    }
}

/// The queries that each mean one record.
fn queries(ground: &Ground) -> Outcome<String> {
    Ok(fs::read_to_string(ground.root.join(QUERIES))?)
}

/// Asks every query over HTTP, and adds a row for each kind.
fn ask(ground: &Ground, server: &Server, table: &mut Table) -> Outcome<()> {
    let queries = queries(ground)?;
    let mut connection = Connection::open(server.address)?;
    let mut kinds: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    let (mut largest, mut all) = (0, Vec::new());
    for line in queries.lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let (Some(kind), Some(text)) = (columns.next(), columns.next()) else {
            continue;
        };
        all.extend(variants(kind, text));
    }
    for round in 0..=ROUNDS {
        for (kind, query) in &all {
            let begun = Instant::now();
            let answer = connection.get(&format!("/search?{query}"))?;
            if answer.status != 200 {
                return Err(format!("/search?{query}: status {}", answer.status).into());
            }
            let taken = begun.elapsed().as_secs_f64() * 1000.0;
            largest = largest.max(answer.bytes);
            // The first round only warms the disk's cache; no answer is ever kept.
            if round > 0 {
                kinds.entry(kind).or_default().push(taken);
            }
        }
    }
    let mut all: Vec<f64> = kinds.values().flatten().copied().collect();
    for (kind, times) in &mut kinds {
        let beside = format!("p99 {} ms of {}", short(percentile(times, 99)), times.len());
        table.add(
            format!("search over HTTP, {kind}, p50"),
            (percentile(times, 50), "ms"),
            Goal::None,
            beside,
        );
    }
    let queries = format!("{} queries", all.len());
    table.add(
        "search over HTTP, all, p50",
        (percentile(&mut all, 50), "ms"),
        Goal::Below(3.0),
        queries,
    );
    table.add(
        "search over HTTP, all, p99",
        (percentile(&mut all, 99), "ms"),
        Goal::Below(15.0),
        "",
    );
    let kilobytes = f64::from(u32::try_from(largest)?) / 1024.0;
    table.add(
        "largest result page, packed",
        (kilobytes, "kB"),
        Goal::Below(60.0),
        "without fonts",
    );
    Ok(())
}

/// The query as it is, and its first words as one word, as a phrase, in a field, and narrowed by a facet.
fn variants<'a>(kind: &'a str, text: &str) -> Vec<(&'a str, String)> {
    let query = |text: &str| format!("q={}", encoded(text));
    let mut all = vec![(kind, query(text))];
    let words: Vec<&str> = text.split(' ').collect();
    if kind == "title words"
        && let [first, ..] = words.as_slice()
    {
        all.push(("one word", query(first)));
        all.push(("field", query(&format!("title:{first}"))));
        all.push(("facet", format!("{}&format=book", query(first))));
    }
    if kind == "exact title"
        && let [first, second, third, ..] = words.as_slice()
    {
        all.push(("phrase", query(&format!("\"{first} {second} {third}\""))));
    }
    all
}

fn percentile(times: &mut [f64], part: usize) -> f64 {
    times.sort_by(f64::total_cmp);
    let place = (times.len() * part / 100).min(times.len().saturating_sub(1));
    times.get(place).copied().unwrap_or_default()
}

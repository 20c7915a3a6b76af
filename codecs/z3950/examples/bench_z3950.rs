//! How fast APDUs are read and written, how fast the example server answers beside yaz's, and a
//! million broken APDUs: `bench_z3950 [--mutations N]`. Rows with tabs between: what, figure,
//! peer's figure, ratio, goal, ok or missed.
#![allow(clippy::float_arithmetic, reason = "measurements, no money")]

#[path = "common/client.rs"]
mod client;
#[path = "common/mutate.rs"]
mod mutate;
#[allow(dead_code, reason = "its `main` is for people")]
#[path = "server_z3950.rs"]
mod server;

use std::io;
use std::net::{TcpListener, TcpStream};
use std::panic::catch_unwind;
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use callslip_z3950::{Apdu, Framer, Limits, Rpn};
use client::{Client, present, search};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let mutations = match words.as_slice() {
        [] => 1_000_000,
        [flag, number] if flag == "--mutations" => number.parse().unwrap_or(1_000_000),
        _ => {
            eprintln!("usage: bench_z3950 [--mutations N]");
            return ExitCode::from(2);
        }
    };
    let good = match measure(mutations) {
        Ok(good) => good,
        Err(error) => {
            eprintln!("{error}");
            false
        }
    };
    if good {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Whether nothing panicked.
fn measure(mutations: usize) -> io::Result<bool> {
    let apdus = recorded()?;
    codec(&apdus);
    servers()?;
    let panics = broken(&apdus, mutations);
    let met = if panics == 0 { "ok" } else { "missed" };
    println!("{mutations} broken APDUs\t{panics} panics\t-\t-\t0\t{met}");
    Ok(panics == 0)
}

/// The APDUs of the tests.
fn recorded() -> io::Result<Vec<Vec<u8>>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/testdata/yaz");
    let files = std::fs::read_dir(folder)?;
    files.map(|file| std::fs::read(file?.path())).collect()
}

/// The best of five, in units a second.
fn best(units: usize, mut run: impl FnMut()) -> f64 {
    let mut best = f64::MAX;
    for _ in 0..5 {
        let start = Instant::now();
        run();
        best = best.min(start.elapsed().as_secs_f64());
    }
    units as f64 / best
}

fn codec(apdus: &[Vec<u8>]) {
    let limits = Limits::default();
    let values: Vec<Apdu> = apdus
        .iter()
        .filter_map(|bytes| Apdu::read(bytes, limits).apdu)
        .collect();
    let bytes: usize = apdus.iter().map(Vec::len).sum();
    let rounds = 500;
    let reading = best(rounds, || {
        for _ in 0..rounds {
            for bytes in apdus {
                std::hint::black_box(Apdu::read(bytes, limits));
            }
        }
    });
    let writing = best(rounds, || {
        for _ in 0..rounds {
            for apdu in &values {
                std::hint::black_box(apdu.to_bytes());
            }
        }
    });
    for (what, figure) in [("read", reading), ("written", writing)] {
        let messages = figure * apdus.len() as f64;
        let megabytes = figure * bytes as f64 / 1e6;
        println!("APDUs {what}\t{messages:.0}/s ({megabytes:.0} MB/s)\t-\t-\t-\t-");
    }
}

/// Both servers asked by the same client: one search, and one record in MARC, again and again.
fn servers() -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let ours = listener.local_addr()?.to_string();
    std::thread::spawn(move || server::serve(&listener));
    let theirs = if std::env::var_os("CALLSLIP_PEERS").is_some() {
        Some(Ztest::start()?)
    } else {
        None
    };
    let query =
        Rpn::from_pqf("@attr 1=4 whale").map_err(|fault| io::Error::other(fault.to_string()))?;
    let asked = [
        ("searches answered", search("Default", "default", query)),
        ("records answered", present("default", 1, 1, "usmarc")),
    ];
    let mut client = Client::connect(&ours)?;
    client.init(None)?;
    let mut peer = match &theirs {
        Some(ztest) => {
            let mut peer = Client::connect(&ztest.address)?;
            peer.init(None)?;
            Some(peer)
        }
        None => None,
    };
    for (what, request) in asked {
        let (mut ours, mut theirs): (f64, Option<f64>) = (0.0, None);
        for _ in 0..5 {
            // By turns, so that a busy machine is busy for both.
            ours = ours.max(rate(&mut client, &request)?);
            if let Some(peer) = &mut peer {
                let rate = rate(peer, &request)?;
                theirs = Some(theirs.map_or(rate, |best| best.max(rate)));
            }
        }
        beside(what, ours, theirs);
    }
    Ok(())
}

/// Answers a second to one request.
fn rate(client: &mut Client, request: &Apdu) -> io::Result<f64> {
    let rounds = 2_000;
    let start = Instant::now();
    for _ in 0..rounds {
        client.ask(request)?;
    }
    Ok(f64::from(rounds) / start.elapsed().as_secs_f64())
}

fn beside(what: &str, ours: f64, peer: Option<f64>) {
    let Some(peer) = peer else {
        println!("{what}\t{ours:.0}/s\t-\t-\t-\t-");
        return;
    };
    let ratio = ours / peer;
    let met = if ratio >= 1.0 { "ok" } else { "missed" };
    println!("{what}\t{ours:.0}/s\tyaz-ztest {peer:.0}/s\t{ratio:.1}x\t1x\t{met}");
}

/// yaz's test server; it ends with the measurement.
struct Ztest {
    child: Child,
    address: String,
}

impl Ztest {
    fn start() -> io::Result<Self> {
        let free = TcpListener::bind("127.0.0.1:0")?;
        let address = free.local_addr()?.to_string();
        drop(free);
        let mut command = Command::new("yaz-ztest");
        command.args(["-v", "none", &address]);
        let child = command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let ztest = Self { child, address };
        let end = Instant::now() + Duration::from_secs(20);
        while let Err(error) = TcpStream::connect(&ztest.address) {
            if Instant::now() > end {
                return Err(error);
            }
            std::thread::yield_now();
        }
        Ok(ztest)
    }
}

impl Drop for Ztest {
    fn drop(&mut self) {
        // It has ended already if neither can be done.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Panics over so many broken APDUs.
fn broken(apdus: &[Vec<u8>], mutations: usize) -> usize {
    let mut random = mutate::Random::new(11);
    let mut panics = 0;
    for _ in 0..mutations {
        let bytes = mutate::broken(apdus, &mut random);
        let done = catch_unwind(|| {
            let framed = Framer::new(Limits::default()).scan(&bytes);
            let reading = Apdu::read(&bytes, Limits::default());
            let written = reading.apdu.map(|apdu| apdu.to_bytes());
            std::hint::black_box((framed.is_ok(), written)).0
        });
        panics += usize::from(done.is_err());
    }
    panics
}

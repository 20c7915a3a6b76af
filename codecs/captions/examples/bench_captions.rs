//! Measures reading and writing, beside Python's libraries where `CALLSLIP_PEERS` is set, and counts
//! panics over damaged input: `bench_captions [--mutations N]`

use std::io;
use std::panic::catch_unwind;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use callslip_captions::{Cue, Format, Guidelines, Limits, Track, check, read_as, srt, vtt};

/// A lecture of two hours: the size of the files that are measured, in cues.
const CUES: u64 = 2_000;

fn main() -> io::Result<()> {
    let mutations = mutations();
    let track = material();
    let ttml = ttml(&track);
    let files = [
        ("vtt", Format::Vtt, vtt::write(&track)),
        ("srt", Format::Srt, srt::write(&track)),
        ("ttml", Format::Ttml, ttml),
    ];
    for (name, format, text) in &files {
        // pycaption takes minutes over a TTML file of this size.
        let theirs = if *format == Format::Ttml {
            None
        } else {
            peer(name, text)?
        };
        let ours = best(|| {
            let parsed = read_as(text.as_bytes(), *format, &Limits::default());
            assert_eq!(parsed.track.cues.len() as u64, CUES);
        });
        row(&format!("captions: read {name}"), text.len(), ours, theirs);
    }
    let wrote = best(|| drop(vtt::write(&track)));
    row("captions: write vtt", files[0].2.len(), wrote, None);
    let checked = best(|| drop(check(&track, &Guidelines::default(), None)));
    row("captions: check", files[0].2.len(), checked, None);
    let panics = mutate(mutations);
    let verdict = if panics == 0 { "ok" } else { "missed" };
    println!("captions: panics in {mutations} damaged inputs\t{panics}\t-\t-\t0\t{verdict}");
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

fn material() -> Track {
    let cues = (0..CUES).map(|number| {
        let start = number * 3_000;
        Cue::new(
            start,
            start + 2_900,
            &format!("Line {number} of what is said,\nand a second one."),
        )
    });
    Track {
        cues: cues.collect(),
        ..Track::default()
    }
}

fn ttml(track: &Track) -> String {
    let mut out = String::from("<tt xmlns=\"http://www.w3.org/ns/ttml\"><body><div>\n");
    for cue in &track.cues {
        let text = cue.plain().replace('\n', "<br/>");
        let (start, end) = (cue.start_ms, cue.end_ms);
        out.push_str(&format!(
            "<p begin=\"{start}ms\" end=\"{end}ms\">{text}</p>\n"
        ));
    }
    out.push_str("</div></body></tt>\n");
    out
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
fn peer(kind: &str, text: &str) -> io::Result<Option<Duration>> {
    let Ok(folder) = std::env::var("CALLSLIP_PEERS") else {
        return Ok(None);
    };
    let path =
        std::env::temp_dir().join(format!("callslip-captions-{}.{kind}", std::process::id()));
    std::fs::write(&path, text)?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/peers/bench.py");
    let mut command = Command::new(format!("{folder}/bin/python3"));
    let output = command.arg(script).arg(kind).arg(&path).output()?;
    std::fs::remove_file(&path)?;
    if !output.status.success() {
        eprint!("{}", String::from_utf8_lossy(&output.stderr));
    }
    let micros = String::from_utf8_lossy(&output.stdout).trim().parse().ok();
    Ok(micros.map(Duration::from_micros))
}

/// One line of the table: what, ours, the peer's, the ratio, the goal, the verdict.
fn row(what: &str, bytes: usize, ours: Duration, peer: Option<Duration>) {
    let rate = |time: Duration| bytes as u128 * 1000 / time.as_nanos().max(1);
    let Some(theirs) = peer else {
        println!("{what}\t{} MB/s\t-\t-\t-\t-", rate(ours));
        return;
    };
    let ratio = theirs.as_nanos() / ours.as_nanos().max(1);
    let slow = bytes as u128 * 1_000_000 / theirs.as_nanos().max(1);
    let verdict = if ratio >= 10 { "ok" } else { "missed" };
    println!(
        "{what}\t{} MB/s\t{slow} KB/s\t{ratio}\t10\t{verdict}",
        rate(ours)
    );
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
    let seeds: [(Format, &[u8]); 4] = [
        (Format::Vtt, include_bytes!("../testdata/lecture.vtt")),
        (Format::Srt, include_bytes!("../testdata/lecture.srt")),
        (Format::Scc, include_bytes!("../testdata/lecture.scc")),
        (Format::Ttml, include_bytes!("../testdata/lecture.ttml")),
    ];
    let mut state = 0x5EED_0BAD_CAFE_F00D_u64 ^ (worker << 40);
    let mut panics = 0;
    for round in 0..count {
        let (format, seed) = seeds[usize::try_from(round % 4).unwrap_or(0)];
        let mut input = seed.to_vec();
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
            let parsed = read_as(&input, format, &Limits::default());
            let _ = check(&parsed.track, &Guidelines::default(), None);
            let _ = (vtt::write(&parsed.track), srt::write(&parsed.track));
        });
        panics += u64::from(outcome.is_err());
    }
    panics
}

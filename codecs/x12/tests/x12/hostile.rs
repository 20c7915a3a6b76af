//! Input made to hurt: bounded time and memory, a fault with its place, the good kept.

use std::io::{self, Read};
use std::time::{Duration, Instant};

use callslip_x12::{Event, Limits, Reader, Rule, document, read};

use super::{ISA, faults, order};

/// The longest that any of these may take: a second alone, and a slow machine under heavy load is in it.
const PATIENCE: Duration = Duration::from_secs(120);

/// A stream that repeats a text so often.
struct Endless<'a> {
    text: &'a [u8],
    left: u64,
    at: usize,
}

impl Read for Endless<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut filled = 0;
        while filled < buffer.len() && self.left > 0 {
            let rest = &self.text[self.at..];
            let count = rest.len().min(buffer.len() - filled);
            buffer[filled..filled + count].copy_from_slice(&rest[..count]);
            filled += count;
            self.at += count;
            if self.at == self.text.len() {
                self.at = 0;
                self.left -= 1;
            }
        }
        Ok(filled)
    }
}

const GS: &str = "GS*PO*A2*B2*20261128*0915*7*X*004010~";

fn repeated<'a>(head: &'a str, text: &'a [u8], times: u64) -> impl Read + 'a {
    let endless = Endless {
        text,
        left: times,
        at: 0,
    };
    ISA.as_bytes()
        .chain(GS.as_bytes())
        .chain(head.as_bytes())
        .chain(endless)
}

#[test]
fn a_hundred_thousand_segments_on_one_line() {
    let begun = Instant::now();
    let lines: String = (1..=33_334)
        .map(|at| format!("PO1*{at}*1*EA~PID*F****X~REF*LI*{at}~"))
        .collect();
    let text = order(&format!("BEG*00*SA*7**20261128~{lines}CTT*33334*33334~"));
    assert_eq!(faults(text.as_bytes()), [] as [&str; 0]);
    let outcome = read(text.as_bytes());
    let set = super::sets(&outcome).next().expect("a set");
    let document = document::read(set, &Limits::default())
        .document
        .expect("an order");
    assert_eq!(document.lines.len(), 33_334);
    assert!(begun.elapsed() < PATIENCE, "{:?}", begun.elapsed());
}

#[test]
fn levels_nested_without_end() {
    let levels: String = (1..=50_000)
        .map(|at| format!("HL*{at}*{}*P*1~", at - 1))
        .collect();
    let text = super::wrapped(
        "856",
        &format!("BSN*00*S1*20261201*1800~HL*0**S*1~{levels}CTT*50001~"),
    );
    assert_eq!(faults(text.as_bytes()), [] as [&str; 0]);
}

#[test]
fn a_segment_of_a_gigabyte() {
    let tail: &[u8] = b"~CTT*1~SE*5*0001~GE*1*7~IEA*1*000000042~";
    let big = vec![b'x'; 1 << 16];
    let source = repeated("ST*850*0001~BEG*00~MSG*", &big, 1 << 14).chain(tail);
    let mut rules = Vec::new();
    let mut tags = Vec::new();
    for step in Reader::new(source) {
        let step = step.expect("readable");
        rules.extend(step.faults.iter().map(|fault| fault.rule));
        if let Event::Set(set) = step.event {
            tags.extend(set.segments.iter().map(|segment| segment.tag().to_owned()));
        }
    }
    assert_eq!(rules, [Rule::SegmentLimit]);
    assert_eq!(tags, ["BEG", "MSG", "CTT"]);
}

#[test]
fn a_set_without_end() {
    let limits = Limits {
        set: 1 << 20,
        ..Limits::default()
    };
    let source = repeated("ST*850*0001~", b"PO1*1*1*EA~", 400_000);
    let mut kept = 0;
    let mut rules = Vec::new();
    for step in Reader::with_limits(source, limits) {
        let step = step.expect("readable");
        rules.extend(step.faults.iter().map(|fault| fault.rule));
        if let Event::Set(set) = step.event {
            kept += set.segments.len();
        }
    }
    assert!(kept > 1_000 && kept < 50_000, "{kept}");
    let ends = [Rule::NoSetEnd, Rule::NoGroupEnd, Rule::NoInterchangeEnd];
    assert_eq!(
        rules,
        [[Rule::SetLimit].as_slice(), ends.as_slice()].concat()
    );
}

#[test]
fn half_a_set() {
    let whole = order("BEG*00*SA*7**20261128~PO1*1*1*EA~CTT*1~");
    for end in 0..whole.len() {
        assert!(!read(&whole.as_bytes()[..end]).faults.is_empty(), "{end}");
    }
}

#[test]
fn bytes_of_every_kind() {
    let all: Vec<u8> = (0..=255).cycle().take(4096).collect();
    assert_eq!(faults(&all), ["outside", "no-isa"]);
    let mut text = order("BEG*00*SA*7**20261128~").into_bytes();
    text.splice(170..170, all);
    let outcome = read(&text);
    assert!(outcome.interchanges.len() == 1 && !outcome.faults.is_empty());
    assert!(outcome.faults.len() < 5_000);
}

/// A stream that breaks.
struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other("the wire was cut"))
    }
}

#[test]
fn a_source_that_fails() {
    let long = format!("{ISA}{GS}{GS}{GS}");
    let steps: Vec<_> = Reader::new(long.as_bytes().chain(Broken)).collect();
    assert!(steps.first().is_some_and(Result::is_ok), "{steps:?}");
    assert!(steps.last().is_some_and(Result::is_err), "{steps:?}");
}

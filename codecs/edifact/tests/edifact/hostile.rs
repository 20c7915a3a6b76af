//! Input made to hurt: bounded time and memory, a fault with its place, the good kept.

use std::io::{self, Read};
use std::time::{Duration, Instant};

use callslip_edifact::{Event, Limits, Reader, Rule, document, read};

use super::{faults, order};

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

fn repeated(head: &'static [u8], text: &'static [u8], times: u64) -> impl Read {
    head.chain(Endless {
        text,
        left: times,
        at: 0,
    })
}

#[test]
fn a_hundred_thousand_segments_on_one_line() {
    let begun = Instant::now();
    let lines: String = (1..=33_334)
        .map(|at| format!("LIN+{at}'QTY+21:1'RFF+LI:{at}'"))
        .collect();
    let text = order(&format!(
        "BGM+220+7'DTM+137:20261128:102'{lines}UNS+S'CNT+2:33334'"
    ));
    assert_eq!(faults(text.as_bytes()), [] as [&str; 0]);
    let outcome = read(text.as_bytes());
    let message = super::messages(&outcome).next().expect("a message");
    let document = document::read(message, &Limits::default())
        .document
        .expect("an order");
    assert_eq!(document.lines().count(), 33_334);
    assert!(begun.elapsed() < PATIENCE, "{:?}", begun.elapsed());
}

#[test]
fn a_segment_of_a_gigabyte() {
    let head = b"UNB+UNOC:3+A+B+261128:0915+1'UNH+1+ORDERS:D:96A:UN'BGM+220'FTX+LIN++";
    let tail: &[u8] = b"'LIN+1'UNT+5+1'UNZ+1+1'";
    let source = repeated(head, &[b'x'; 1 << 16], 1 << 14).chain(tail);
    let mut rules = Vec::new();
    let mut tags = Vec::new();
    for step in Reader::new(source) {
        let step = step.expect("readable");
        rules.extend(step.faults.iter().map(|fault| fault.rule));
        if let Event::Message(message) = step.event {
            tags.extend(
                message
                    .segments
                    .iter()
                    .map(|segment| segment.tag().to_owned()),
            );
            assert!(message.segments[1].get(3, 0).len() <= Limits::default().segment);
        }
    }
    assert_eq!(rules, [Rule::SegmentLimit]);
    assert_eq!(tags, ["BGM", "FTX", "LIN"]);
}

#[test]
fn a_message_without_end() {
    let head = b"UNB+UNOC:3+A+B+261128:0915+1'UNH+1+ORDERS:D:96A:UN'";
    let limits = Limits {
        message: 1 << 20,
        ..Limits::default()
    };
    let source = repeated(head, b"LIN+1++9780306406157:EN'", 400_000);
    let mut kept = 0;
    let mut rules = Vec::new();
    for step in Reader::with_limits(source, limits) {
        let step = step.expect("readable");
        rules.extend(step.faults.iter().map(|fault| fault.rule));
        if let Event::Message(message) = step.event {
            kept += message.segments.len();
        }
    }
    assert!(kept > 1_000 && kept < 50_000, "{kept}");
    assert_eq!(
        rules,
        [
            Rule::MessageLimit,
            Rule::NoMessageEnd,
            Rule::NoInterchangeEnd
        ]
    );
}

#[test]
fn a_million_messages_pass_by() {
    let head = b"UNB+UNOC:3+A+B+261128:0915+1'";
    let source = repeated(head, b"UNH+1+ORDERS:D:96A:UN'BGM+220'UNT+3+1'", 200_000);
    let messages = Reader::new(source).filter(|step| {
        let step = step.as_ref().expect("readable");
        assert!(step.faults.len() < 4);
        matches!(step.event, Event::Message(_))
    });
    assert_eq!(messages.count(), 200_000);
}

#[test]
fn more_faults_than_anybody_reads() {
    let body: String = "zz'".repeat(5_000);
    let outcome = read(order(&format!("BGM+220'{body}")).as_bytes());
    assert_eq!(outcome.faults.len(), 1_001);
    assert_eq!(
        outcome.faults.last().map(|fault| fault.rule),
        Some(Rule::More)
    );
    let message = super::messages(&outcome).next().expect("a message");
    assert_eq!(message.segments.len(), 5_001, "every segment is there");
}

#[test]
fn half_a_message() {
    let whole = order("BGM+220+7'DTM+137:20261128:102'LIN+1'QTY+21:1'UNS+S'");
    for end in 0..whole.len() {
        let outcome = read(&whole.as_bytes()[..end]);
        assert!(!outcome.faults.is_empty(), "{end}");
    }
}

#[test]
fn bytes_of_every_kind() {
    let all: Vec<u8> = (0..=255).cycle().take(4096).collect();
    assert_eq!(faults(&all), ["outside", "no-unb"]);
    let mut text = order("BGM+220+7'").into_bytes();
    text.splice(70..70, all);
    let outcome = read(&text);
    assert!(outcome.interchanges.len() == 1 && !outcome.faults.is_empty());
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
    let source = (&b"UNB+UNOC:3+A+B+261128:0915+1'"[..]).chain(Broken);
    let steps: Vec<_> = Reader::new(source).collect();
    assert!(steps.len() == 2 && steps[0].is_ok() && steps[1].is_err());
}

//! Input made to hurt: bounded memory, a fault with its place, the good kept.

use std::io::{self, Read};

use callslip_kbart::{Limits, Reader, Rule};

use super::{header, line, list, read};

/// A stream of one byte, so often.
struct Endless(u64);

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = buffer
            .len()
            .min(usize::try_from(self.0).unwrap_or(usize::MAX));
        buffer[..count].fill(b'x');
        self.0 -= count as u64;
        Ok(count)
    }
}

#[test]
fn a_line_of_a_gigabyte() {
    let (head, good) = (format!("{}\n", header()), format!("\n{}\n", line(&[])));
    let source = head
        .as_bytes()
        .chain(Endless(1 << 30))
        .chain(good.as_bytes());
    let steps: Vec<_> = Reader::new(source)
        .expect("readable")
        .map(|step| step.expect("readable"))
        .collect();
    assert_eq!(steps.len(), 2);
    assert_eq!(steps[0].faults[0].rule, Rule::LineLimit);
    assert!(steps[0].row.get("publication_title").len() <= Limits::default().line);
    assert_eq!(
        steps[1].row.get("title_id"),
        "jr",
        "the line behind it is read"
    );
    assert_eq!(steps[1].faults, []);
}

#[test]
fn a_hundred_thousand_tabs() {
    let (rows, faults) = read(list(&["\t".repeat(100_000) + "x"]).as_bytes());
    assert!(rows.len() == 1 && faults.iter().any(|fault| fault.rule == Rule::Cells));
    let (_, faults) = read(format!("publication_title{}\n", "\tx".repeat(60_000)).as_bytes());
    assert_eq!(faults.len(), Limits::default().faults + 1);
}

#[test]
fn bytes_of_every_kind() {
    let all: Vec<u8> = (0..=255).cycle().take(4096).collect();
    read(&all);
    let mut text = list(&[line(&[])]).into_bytes();
    text.splice(460..460, all);
    let (rows, faults) = read(&text);
    assert!(!rows.is_empty() && !faults.is_empty());
    for end in 0..list(&[line(&[])]).len() {
        read(&list(&[line(&[])]).as_bytes()[..end]);
    }
}

struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other("the wire was cut"))
    }
}

#[test]
fn a_source_that_fails() {
    assert!(Reader::new(Broken).is_err());
    let text = format!("{}\n{}\n", header(), line(&[]));
    let steps: Vec<_> = Reader::new(text.as_bytes().chain(Broken))
        .expect("a header")
        .collect();
    assert!(steps.len() == 2 && steps[0].is_ok() && steps[1].is_err());
}

//! A stream of bytes as lines of text: UTF-8, UTF-16 as Excel writes it, or Windows Latin.

use std::io::{self, Read};

use memchr::memchr2;

const CHUNK: usize = 1 << 16;

/// The octets 80 to 9F of Windows-1252.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// How the bytes are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Utf8,
    Utf16 { big: bool },
}

/// A line.
#[derive(Debug, Default)]
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) offset: u64,
    /// Whether it was no UTF-8.
    pub(crate) latin: bool,
    /// Whether it was longer than the limit, and cut.
    pub(crate) cut: bool,
}

/// Reads lines from a source; memory is bounded by the limit.
#[derive(Debug)]
pub(crate) struct Lines<R> {
    source: R,
    buffer: Vec<u8>,
    begin: usize,
    base: u64,
    ended: bool,
    after_return: bool,
    pub(crate) encoding: Encoding,
}

impl<R: Read> Lines<R> {
    pub(crate) fn new(source: R) -> Self {
        Self {
            source,
            buffer: Vec::new(),
            begin: 0,
            base: 0,
            ended: false,
            after_return: false,
            encoding: Encoding::Utf8,
        }
    }

    /// Looks at the byte order mark and passes over it.
    pub(crate) fn begin(&mut self) -> io::Result<()> {
        while self.buffer.len() < 3 && self.fill()? {}
        let (encoding, mark) = match self.buffer.as_slice() {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding::Utf8, 3),
            [0xFF, 0xFE, ..] => (Encoding::Utf16 { big: false }, 2),
            [0xFE, 0xFF, ..] => (Encoding::Utf16 { big: true }, 2),
            [first, 0, ..] if *first != 0 => (Encoding::Utf16 { big: false }, 0),
            _ => (Encoding::Utf8, 0),
        };
        (self.encoding, self.begin) = (encoding, mark);
        Ok(())
    }

    /// The next line into `line`; false at the end.
    pub(crate) fn next(&mut self, limit: usize, line: &mut Line) -> io::Result<bool> {
        self.skip_feed()?;
        line.text.clear();
        line.offset = self.base + self.begin as u64;
        line.latin = false;
        let Some((length, end)) = self.find_end(limit)? else {
            return Ok(false);
        };
        let bytes = &self.buffer[self.begin..self.begin + length];
        line.cut = end == End::Limit;
        match self.encoding {
            Encoding::Utf16 { big } => from_utf16(bytes, big, &mut line.text),
            Encoding::Utf8 => match std::str::from_utf8(bytes) {
                Ok(text) => line.text.push_str(text),
                Err(_) => {
                    line.latin = !is_cut_utf8(bytes, line.cut);
                    from_latin(bytes, &mut line.text);
                }
            },
        }
        self.begin += length;
        match end {
            End::Mark => self.skip_end(),
            End::Limit => self.skip_line()?,
            End::Input => {}
        }
        Ok(true)
    }

    /// How long the line is, and what ends it.
    fn find_end(&mut self, limit: usize) -> io::Result<Option<(usize, End)>> {
        let mut from = 0;
        loop {
            let waiting = &self.buffer[self.begin..];
            if let Some(at) = self.mark(waiting, from) {
                return Ok(Some(if at > limit {
                    (limit, End::Limit)
                } else {
                    (at, End::Mark)
                }));
            }
            if waiting.len() > limit {
                return Ok(Some((limit, End::Limit)));
            }
            // In UTF-16, half a character may be waiting.
            from = waiting.len() & !1;
            if !self.fill()? {
                let length = self.buffer.len() - self.begin;
                return Ok((length > 0).then_some((length, End::Input)));
            }
        }
    }

    /// Where a line end stands.
    fn mark(&self, bytes: &[u8], from: usize) -> Option<usize> {
        let rest = bytes.get(from..)?;
        match self.encoding {
            Encoding::Utf8 => memchr2(b'\n', b'\r', rest).map(|at| from + at),
            Encoding::Utf16 { big } => {
                let mut pairs = rest.chunks_exact(2);
                let found = pairs.position(|pair| matches!(unit(pair, big), 10 | 13));
                found.map(|at| from + at * 2)
            }
        }
    }

    /// Passes over a line end; the LF behind a CR waits for the next line.
    fn skip_end(&mut self) {
        let width = self.width();
        self.after_return = self.code() == Some(13);
        self.begin = (self.begin + width).min(self.buffer.len());
    }

    /// Passes over the LF of a CR and LF.
    fn skip_feed(&mut self) -> io::Result<()> {
        let width = self.width();
        while self.after_return && self.buffer.len() - self.begin < width && self.fill()? {}
        if std::mem::take(&mut self.after_return) && self.code() == Some(10) {
            self.begin += width;
        }
        Ok(())
    }

    fn width(&self) -> usize {
        if self.encoding == Encoding::Utf8 {
            1
        } else {
            2
        }
    }

    /// The code of the next character.
    fn code(&self) -> Option<u16> {
        let waiting = &self.buffer[self.begin..];
        match (self.encoding, waiting) {
            (Encoding::Utf8, [byte, ..]) => Some(u16::from(*byte)),
            (Encoding::Utf16 { big }, [a, b, ..]) => Some(unit(&[*a, *b], big)),
            _ => None,
        }
    }

    /// Passes over the rest of a line that was cut.
    fn skip_line(&mut self) -> io::Result<()> {
        loop {
            let waiting = &self.buffer[self.begin..];
            if let Some(at) = self.mark(waiting, 0) {
                self.begin += at;
                self.skip_end();
                return Ok(());
            }
            self.begin += waiting.len() & !1;
            if !self.fill()? {
                self.begin = self.buffer.len();
                return Ok(());
            }
        }
    }

    fn fill(&mut self) -> io::Result<bool> {
        if self.ended {
            return Ok(false);
        }
        if self.begin >= CHUNK || self.begin == self.buffer.len() {
            self.buffer.drain(..self.begin);
            self.base += self.begin as u64;
            self.begin = 0;
        }
        let length = self.buffer.len();
        self.buffer.resize(length + CHUNK, 0);
        let read = loop {
            match self.source.read(&mut self.buffer[length..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        self.buffer.truncate(length + *read.as_ref().unwrap_or(&0));
        let read = read?;
        self.ended = read == 0;
        Ok(read > 0)
    }
}

/// What ends a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Mark,
    Limit,
    Input,
}

fn unit(pair: &[u8], big: bool) -> u16 {
    match pair {
        [a, b] if big => u16::from_be_bytes([*a, *b]),
        [a, b] => u16::from_le_bytes([*a, *b]),
        _ => 0xFFFD,
    }
}

fn from_utf16(bytes: &[u8], big: bool, to: &mut String) {
    let units = bytes.chunks(2).map(|pair| unit(pair, big));
    to.extend(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)));
}

fn from_latin(bytes: &[u8], to: &mut String) {
    to.extend(bytes.iter().map(|byte| match byte {
        0x80..=0x9F => WINDOWS[usize::from(byte - 0x80)],
        byte => char::from(*byte),
    }));
}

/// Whether only the limit cut a character in two.
fn is_cut_utf8(bytes: &[u8], cut: bool) -> bool {
    cut && std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none())
}

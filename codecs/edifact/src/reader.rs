//! Reading interchanges as a stream: one step of the envelope, or one whole message, at a time.

use std::collections::{HashSet, VecDeque};
use std::io::{self, Read};

use crate::charset::Charset;
use crate::delimiters::Delimiters;
use crate::envelope::{self, Open};
use crate::fault::{Fault, Faults, Rule, short};
use crate::header::{GroupHeader, Header, Message};
use crate::limits::Limits;
use crate::scan::{self, Odd, Raw, Scanner};
use crate::segment::Segment;

mod flow;

/// What comes next in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// An interchange begins; without UNB its segment is empty.
    Begin(Header, Delimiters),
    /// A functional group begins.
    Group(GroupHeader),
    /// A whole message.
    Message(Message),
    /// A segment outside the messages.
    Stray(Segment),
    /// The group ends.
    GroupEnd,
    /// The interchange ends.
    End,
    /// Bytes that belong to no interchange.
    Outside(u64),
}

/// An event, with what was wrong up to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What came.
    pub event: Event,
    /// What was wrong.
    pub faults: Vec<Fault>,
}

/// Reads a stream of interchanges. Memory is bounded by the largest message and by [`Limits`].
#[derive(Debug)]
pub struct Reader<R> {
    scanner: Scanner<R>,
    limits: Limits,
    delimiters: Delimiters,
    charset: Charset,
    open: Option<Open>,
    waiting: VecDeque<Step>,
    faults: Faults,
    told: Told,
    references: HashSet<String>,
    any: bool,
    over: bool,
}

/// What is said once for an interchange.
#[derive(Debug, Default)]
struct Told {
    line_break: bool,
    foreign: bool,
    lost: bool,
}

/// What stands where a segment is looked for.
enum Next {
    Segment(Segment),
    Interchange,
    Nothing,
}

impl<R: Read> Reader<R> {
    /// Reads with the usual limits.
    pub fn new(source: R) -> Self {
        Self::with_limits(source, Limits::default())
    }

    /// Reads with limits of one's own.
    pub fn with_limits(source: R, limits: Limits) -> Self {
        Self {
            scanner: Scanner::new(source),
            limits,
            delimiters: Delimiters::DEFAULT,
            charset: Charset::UnoC,
            open: None,
            waiting: VecDeque::new(),
            faults: Faults::new(limits.faults),
            told: Told::default(),
            references: HashSet::new(),
            any: false,
            over: false,
        }
    }

    fn advance(&mut self) -> io::Result<Option<Step>> {
        while self.waiting.is_empty() && !self.over {
            match self.open.take() {
                None => self.outside()?,
                Some(open) => self.inside(open)?,
            }
        }
        Ok(self.waiting.pop_front())
    }

    fn emit(&mut self, event: Event) {
        let faults = self.faults.take();
        self.waiting.push_back(Step { event, faults });
    }

    /// Looks for the beginning of an interchange.
    fn outside(&mut self) -> io::Result<()> {
        self.delimiters = Delimiters::DEFAULT;
        let from = self.scanner.offset();
        if self.scanner.peek(3)? == b"\xEF\xBB\xBF" {
            self.scanner.skip(3);
            self.faults
                .add(from, Rule::ByteOrderMark, "a byte order mark");
        }
        self.scanner.skip_filling(&self.delimiters)?;
        let from = self.scanner.offset();
        let head = self.scanner.peek(3)?;
        if head.is_empty() {
            self.finish(from);
            return Ok(());
        }
        if !matches!(head, b"UNA" | b"UNB" | b"UNG" | b"UNH") {
            let (bytes, found) = self.scanner.seek(&[b"UNA", b"UNB+", b"UNB\x1D"])?;
            self.faults.add(
                from,
                Rule::Outside,
                format!("{bytes} bytes of no interchange"),
            );
            self.any |= found;
            self.emit(Event::Outside(bytes));
            return Ok(());
        }
        self.begin()
    }

    fn finish(&mut self, at: u64) {
        self.over = true;
        if !self.any {
            self.faults
                .add(at, Rule::NoHeader, "no interchange in the input");
            self.emit(Event::Outside(0));
        }
    }

    /// Reads UNA and UNB.
    fn begin(&mut self) -> io::Result<()> {
        self.any = true;
        self.told = Told::default();
        self.references.clear();
        self.charset = Charset::UnoC;
        let offset = self.scanner.offset();
        self.advice(offset)?;
        let header = match self.scanner.peek(4)? {
            [b'U', b'N', b'B', mark] => {
                if *mark == Delimiters::UNPRINTED.element {
                    self.delimiters = Delimiters::UNPRINTED;
                }
                match self.next_segment(false)? {
                    Next::Segment(segment) => segment,
                    Next::Interchange | Next::Nothing => Segment::default(),
                }
            }
            _ => {
                self.faults.add(
                    offset,
                    Rule::NoHeader,
                    "segments without an interchange header",
                );
                Segment::default()
            }
        };
        let header = Header { segment: header };
        if !header.segment.is_empty() {
            envelope::check_header(&header, &mut self.faults);
            self.take_syntax(&header);
        }
        self.open = Some(Open::new(&header));
        self.emit(Event::Begin(header, self.delimiters));
        Ok(())
    }

    fn advice(&mut self, offset: u64) -> io::Result<()> {
        let head = self.scanner.peek(9)?;
        if !head.starts_with(b"UNA") {
            return Ok(());
        }
        let &[_, _, _, a, b, c, d, e, f] = head else {
            let length = head.len();
            self.scanner.skip(length);
            self.faults.add(offset, Rule::Advice, "UNA is cut short");
            return Ok(());
        };
        self.scanner.skip(9);
        match Delimiters::from_advice([a, b, c, d, e, f]) {
            Some(delimiters) => self.delimiters = delimiters,
            None => {
                let found = String::from_utf8_lossy(&[a, b, c, d, e, f]).into_owned();
                self.faults.add(offset, Rule::Advice, short(&found));
            }
        }
        self.scanner.skip_filling(&self.delimiters)
    }

    fn take_syntax(&mut self, header: &Header) {
        self.charset = header.charset().unwrap_or(Charset::UnoC);
        let advised = self.delimiters.repetition;
        self.delimiters.repetition = match header.version() {
            Some(4) => advised
                .or(Some(b'*'))
                .filter(|mark| *mark != self.delimiters.component),
            _ => None,
        };
    }

    /// Takes one segment of an open interchange.
    fn inside(&mut self, mut open: Open) -> io::Result<()> {
        let at = self.scanner.offset();
        let segment = match self.next_segment(true)? {
            Next::Segment(segment) => segment,
            Next::Interchange | Next::Nothing => {
                self.break_off(&mut open, at);
                return Ok(());
            }
        };
        match segment.tag() {
            "UNH" => self.unh(&mut open, segment),
            "UNT" => self.unt(&mut open, segment),
            "UNG" => self.ung(&mut open, segment),
            "UNE" => self.une(&mut open, segment),
            "UNZ" => {
                self.unz(&mut open, &segment);
                return Ok(());
            }
            _ => self.other(&mut open, segment),
        }
        self.open = Some(open);
        Ok(())
    }

    /// The next segment; within an interchange the beginning of another stops it.
    fn next_segment(&mut self, within: bool) -> io::Result<Next> {
        self.scanner.skip_filling(&self.delimiters)?;
        let element = self.delimiters.element;
        let head = self.scanner.peek(4)?;
        let another = match head {
            [b'U', b'N', b'A', mark] => !mark.is_ascii_alphanumeric() && *mark != element,
            [b'U', b'N', b'B', mark] => *mark == element,
            _ => false,
        };
        if within && another {
            return Ok(Next::Interchange);
        }
        let Some(raw) = self
            .scanner
            .segment(&self.delimiters, self.limits.segment)?
        else {
            return Ok(Next::Nothing);
        };
        let (segment, odd) = scan::cut(&raw, &self.delimiters, self.charset);
        let Raw { ended, cut, .. } = raw;
        if cut {
            let found = format!("a segment of more than {} bytes", self.limits.segment);
            self.faults.add(segment.offset, Rule::SegmentLimit, found);
        }
        if cut && !ended {
            self.scanner.skip_segment(&self.delimiters)?;
        } else if !ended {
            let found = format!("{} is not ended", short(segment.tag()));
            self.faults.add(segment.offset, Rule::NoTerminator, found);
        }
        self.tell(&segment, odd);
        Ok(Next::Segment(segment))
    }

    fn tell(&mut self, segment: &Segment, odd: Odd) {
        let offset = segment.offset;
        if odd.line_break && !std::mem::replace(&mut self.told.line_break, true) {
            let found = format!("a line ends within {}", short(segment.tag()));
            self.faults.add(offset, Rule::LineBreak, found);
        }
        if odd.lost && !std::mem::replace(&mut self.told.lost, true) {
            let found = format!(
                "{} has octets outside {}",
                short(segment.tag()),
                self.charset.id()
            );
            self.faults.add(offset, Rule::Undecodable, found);
        }
        let set = self.charset.id();
        let found = match odd {
            Odd { utf8: true, .. } => format!("the text is UTF-8, UNB says {set}"),
            Odd {
                foreign: Some(foreign),
                ..
            } => format!("{foreign:?} is not in {set}, first here"),
            _ => return,
        };
        if !std::mem::replace(&mut self.told.foreign, true) {
            self.faults.add(offset, Rule::Charset, found);
        }
    }
}

impl<R: Read> Iterator for Reader<R> {
    type Item = io::Result<Step>;

    fn next(&mut self) -> Option<Self::Item> {
        let step = self.advance();
        if step.is_err() {
            self.over = true;
        }
        step.transpose()
    }
}

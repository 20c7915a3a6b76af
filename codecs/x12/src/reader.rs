//! Reading interchanges as a stream: one step of the envelope, or one whole set, at a time.

use std::collections::{HashSet, VecDeque};
use std::io::{self, Read};

use crate::delimiters::Delimiters;
use crate::envelope::{self, Open};
use crate::fault::{Fault, Faults, Rule, short};
use crate::header::{GroupHeader, Header, Set};
use crate::limits::Limits;
use crate::scan::{self, Odd, Raw, Scanner};
use crate::segment::Segment;

mod flow;

/// How far ISA is looked for its end: 106 bytes, and some for one whose lengths are wrong.
const HEAD: usize = 200;

/// What comes next in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// An interchange begins; without ISA its segment is empty.
    Begin(Header, Delimiters),
    /// A functional group begins.
    Group(GroupHeader),
    /// A whole transaction set.
    Set(Set),
    /// A segment outside the sets, such as TA1.
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

/// Reads a stream of interchanges. Memory is bounded by the largest set and by [`Limits`].
#[derive(Debug)]
pub struct Reader<R> {
    scanner: Scanner<R>,
    limits: Limits,
    delimiters: Delimiters,
    open: Option<Open>,
    waiting: VecDeque<Step>,
    faults: Faults,
    told: Told,
    controls: HashSet<String>,
    any: bool,
    over: bool,
}

/// What is said once for an interchange.
#[derive(Debug, Default)]
struct Told {
    line_break: bool,
    foreign: bool,
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
            open: None,
            waiting: VecDeque::new(),
            faults: Faults::new(limits.faults),
            told: Told::default(),
            controls: HashSet::new(),
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
        let head = self.scanner.peek(4)?;
        match head {
            [] => self.finish(from),
            [b'I', b'S', b'A', mark] if !mark.is_ascii_alphanumeric() => self.begin()?,
            [b'G', b'S', mark, _] | [b'S', b'T', mark, _] if !mark.is_ascii_alphanumeric() => {
                let mark = *mark;
                self.begin_bare(mark);
            }
            _ => {
                let (bytes, found) = self
                    .scanner
                    .seek(&[b"ISA*", b"ISA|", b"ISA^", b"ISA~", b"ISA\x1D", b"ISA\x1F"])?;
                self.faults.add(
                    from,
                    Rule::Outside,
                    format!("{bytes} bytes of no interchange"),
                );
                self.any |= found;
                self.emit(Event::Outside(bytes));
            }
        }
        Ok(())
    }

    fn finish(&mut self, at: u64) {
        self.over = true;
        if !self.any {
            self.faults
                .add(at, Rule::NoHeader, "no interchange in the input");
            self.emit(Event::Outside(0));
        }
    }

    /// Takes the delimiters from ISA, and reads it.
    fn begin(&mut self) -> io::Result<()> {
        self.start();
        let offset = self.scanner.offset();
        let head = self.scanner.peek(HEAD)?;
        match envelope::delimiters(head) {
            Some(delimiters) => self.delimiters = delimiters,
            None => {
                self.delimiters.element = head.get(3).copied().unwrap_or(b'*');
                self.faults.add(
                    offset,
                    Rule::Delimiters,
                    "ISA does not end after sixteen elements",
                );
            }
        }
        // ISA11 and ISA16 hold delimiters as their values.
        let (delimiters, bare) = (
            self.delimiters,
            Delimiters {
                component: 0,
                repetition: None,
                ..self.delimiters
            },
        );
        self.delimiters = bare;
        let segment = match self.next_segment(false)? {
            Next::Segment(segment) => segment,
            Next::Interchange | Next::Nothing => Segment::default(),
        };
        self.delimiters = delimiters;
        let header = Header { segment };
        envelope::check_header(&header, &mut self.faults);
        self.open = Some(Open::new(&header));
        self.emit(Event::Begin(header, self.delimiters));
        Ok(())
    }

    /// Groups or sets without an interchange around them.
    fn begin_bare(&mut self, element: u8) {
        self.start();
        self.delimiters.element = element;
        let offset = self.scanner.offset();
        self.faults.add(
            offset,
            Rule::NoHeader,
            "segments without an interchange header",
        );
        let header = Header {
            segment: Segment::default(),
        };
        self.open = Some(Open::new(&header));
        self.emit(Event::Begin(header, self.delimiters));
    }

    fn start(&mut self) {
        self.any = true;
        self.told = Told::default();
        self.controls.clear();
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
            "ST" => self.st(&mut open, segment),
            "SE" => self.se(&mut open, segment),
            "GS" => self.gs(&mut open, segment),
            "GE" => self.ge(&mut open, segment),
            "IEA" => {
                self.iea(&mut open, &segment);
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
        let another = matches!(head, [b'I', b'S', b'A', mark] if *mark == element);
        if within && another {
            return Ok(Next::Interchange);
        }
        let Some(raw) = self
            .scanner
            .segment(&self.delimiters, self.limits.segment)?
        else {
            return Ok(Next::Nothing);
        };
        let (segment, odd) = scan::cut(&raw, &self.delimiters);
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
        // ISA's values may be delimiters that do not print.
        let Some(foreign) = odd.foreign.filter(|_| segment.tag() != "ISA") else {
            return;
        };
        if !std::mem::replace(&mut self.told.foreign, true) {
            self.faults
                .add(offset, Rule::Charset, format!("{foreign:?}, first here"));
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

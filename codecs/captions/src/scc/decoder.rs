//! What a caption decoder does with the codes (CEA-608 annexes B and C), told as cues.
//!
//! A pop-on caption is one cue, from End Of Caption to when it is erased or replaced. A row of
//! roll-up captions is one cue, from its first character to the carriage return that moves it up,
//! so that no line is said twice. Paint-on captions are one cue from the first character.

use super::memory::Memory;
use super::table::{self, Code, Control, Style};
use super::timecode::ms;
use crate::fault::{Faults, Place};
use crate::track::Cue;
use crate::{Limits, Rule};

/// How long a caption is taken to stand that nothing erases, in milliseconds.
const LEFT_STANDING: u64 = 4_000;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// No caption mode yet, or text mode.
    Off,
    PopOn,
    PaintOn,
    RollUp,
}

/// The decoder of one channel.
pub(super) struct Decoder {
    cues: Vec<Cue>,
    most: usize,
    mode: Mode,
    shown: Memory,
    loading: Memory,
    since: Option<(u64, Place)>,
    row: u8,
    column: usize,
    style: Style,
    frame: u64,
    place: Place,
    repeat: Option<[u8; 2]>,
    second_channel: bool,
    told: Told,
}

/// What is said once a line, or once a file.
#[derive(Default)]
struct Told {
    single: bool,
    channel: bool,
    full: bool,
    services: bool,
}

impl Decoder {
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            cues: Vec::new(),
            most: limits.cues,
            mode: Mode::Off,
            shown: Memory::default(),
            loading: Memory::default(),
            since: None,
            row: 15,
            column: 0,
            style: Style::default(),
            frame: 0,
            place: Place::default(),
            repeat: None,
            second_channel: false,
            told: Told::default(),
        }
    }

    pub(super) const fn is_full(&self) -> bool {
        self.cues.len() >= self.most
    }

    /// A line begins at this frame.
    pub(super) fn line(&mut self, frames: u64, place: Place) {
        self.frame = frames;
        self.place = place;
        self.repeat = None;
        self.told.single = false;
        self.told.full = false;
    }

    /// One word: two bytes with parity, one frame.
    pub(super) fn word(&mut self, pair: [u8; 2], place: Place, faults: &mut Faults) {
        self.place = place;
        if pair.iter().any(|byte| byte.count_ones() % 2 == 0) {
            let what = format!("{:02x}{:02x} has even parity", pair[0], pair[1]);
            faults.add(place, Rule::Parity, what);
        }
        let bare = pair.map(|byte| byte & 0x7F);
        let control = (0x10..0x20).contains(&bare[0]);
        let second = self.repeat.take();
        self.frame += 1;
        if second == Some(bare) {
            return;
        }
        if second.is_some() && !self.told.single {
            self.told.single = true;
            faults.add(
                place,
                Rule::ControlSingle,
                "the control code before is not sent twice",
            );
        }
        self.repeat = control.then_some(bare);
        self.code(bare, faults);
    }

    fn code(&mut self, [first, second]: [u8; 2], faults: &mut Faults) {
        let (code, channel) = table::read(first, second);
        if let Some(channel) = channel {
            self.second_channel = channel;
            self.told.services = false;
        }
        if code == Code::Services {
            // Everything up to the end (0F) belongs to them.
            self.told.services = first != 0x0F;
            return;
        }
        if self.told.services {
            return;
        }
        if self.second_channel {
            if !self.told.channel {
                self.told.channel = true;
                faults.add(
                    self.place,
                    Rule::OtherChannel,
                    "captions of the second channel are left out",
                );
            }
            return;
        }
        self.act(code, faults);
    }

    fn act(&mut self, code: Code, faults: &mut Faults) {
        match code {
            Code::Characters(one, two) => {
                self.character(one, faults);
                if let Some(two) = two {
                    self.character(two, faults);
                }
            }
            Code::Extended(c) => {
                self.column = self.column.saturating_sub(1);
                self.character(c, faults);
            }
            Code::Preamble(row, column, style) => {
                self.row = if self.mode == Mode::RollUp { 15 } else { row };
                self.column = usize::from(column);
                self.style = style;
            }
            Code::MidRow(style) => {
                self.style = Style::default();
                self.character(' ', faults);
                self.style = style;
            }
            Code::Tab(columns) => self.column += usize::from(columns),
            Code::Control(control) => self.control(control),
            Code::Unknown => faults.add(self.place, Rule::CodeUnknown, "no such code"),
            Code::Null | Code::Attribute | Code::Services => {}
        }
    }

    fn character(&mut self, c: char, faults: &mut Faults) {
        let cell = Some((c, self.style));
        let fits = match self.mode {
            Mode::Off => return,
            Mode::PopOn => self.loading.put(self.row, self.column, cell),
            Mode::PaintOn | Mode::RollUp => {
                self.since.get_or_insert((self.frame - 1, self.place));
                self.shown.put(self.row, self.column, cell)
            }
        };
        self.column += 1;
        if !fits && !self.told.full {
            self.told.full = true;
            faults.add(
                self.place,
                Rule::RowFull,
                "a row of more than 32 characters",
            );
        }
    }

    fn memory(&mut self) -> &mut Memory {
        if self.mode == Mode::PopOn {
            &mut self.loading
        } else {
            &mut self.shown
        }
    }

    fn control(&mut self, control: Control) {
        let (row, column) = (self.row, self.column);
        match control {
            Control::PopOn => self.mode = Mode::PopOn,
            Control::PaintOn => self.mode = Mode::PaintOn,
            Control::Text => self.mode = Mode::Off,
            Control::RollUp(_) => self.roll_up(),
            Control::Backspace => {
                self.column = column.saturating_sub(1);
                let column = self.column;
                self.memory().put(row, column, None);
            }
            Control::EraseRow => self.memory().cut(row, column),
            Control::EraseShown => self.end(),
            Control::EraseLoading => self.loading = Memory::default(),
            Control::Return if self.mode == Mode::RollUp => {
                self.end();
                self.column = 0;
            }
            Control::Show => self.show(),
            Control::Return | Control::Reserved | Control::Flash => {}
        }
    }

    fn roll_up(&mut self) {
        if self.mode != Mode::RollUp {
            self.end();
            self.loading = Memory::default();
            self.mode = Mode::RollUp;
        }
        self.row = 15;
    }

    /// End Of Caption: what was loaded is shown. The memory for the next is taken to be empty, as
    /// files that leave out Erase Non-displayed Memory mean it.
    fn show(&mut self) {
        self.end();
        self.mode = Mode::PopOn;
        self.shown = std::mem::take(&mut self.loading);
        self.since = Some((self.frame - 1, self.place));
    }

    /// What is shown vanishes now.
    fn end(&mut self) {
        self.end_at(ms(self.frame.saturating_sub(1)));
    }

    fn end_at(&mut self, end_ms: u64) {
        let shown = std::mem::take(&mut self.shown);
        let since = self.since.take();
        let Some((start, place)) = since.filter(|_| !shown.is_empty()) else {
            return;
        };
        let (text, settings) = shown.read();
        self.cues.push(Cue {
            id: None,
            start_ms: ms(start),
            end_ms: end_ms.max(ms(start)),
            settings,
            text,
            offset: place.offset,
            line: place.line,
        });
    }

    /// The cues; what still stands, or was never shown, is told.
    pub(super) fn finish(mut self, faults: &mut Faults) -> Vec<Cue> {
        if !self.shown.is_empty() && self.since.is_some() {
            faults.add(
                self.place,
                Rule::NeverErased,
                "nothing erases the last caption",
            );
            let since = self.since.map_or(self.frame, |(frame, _)| frame);
            self.end_at(ms(since) + LEFT_STANDING);
        }
        if !self.loading.is_empty() {
            faults.add(
                self.place,
                Rule::NeverShown,
                "the last caption is loaded but never shown",
            );
            self.show();
            self.end_at(ms(self.frame) + LEFT_STANDING);
        }
        self.cues
    }
}

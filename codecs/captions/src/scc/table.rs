//! The characters and codes of CEA-608 (ANSI/CTA-608-E, sections 5 to 8 and annex A).

/// Where the basic set differs from ASCII.
const BASIC: [(u8, char); 10] = [
    (0x2A, 'á'),
    (0x5C, 'é'),
    (0x5E, 'í'),
    (0x5F, 'ó'),
    (0x60, 'ú'),
    (0x7B, 'ç'),
    (0x7C, '÷'),
    (0x7D, 'Ñ'),
    (0x7E, 'ñ'),
    (0x7F, '█'),
];

/// Special characters: 11 30 to 11 3F. The tenth is a transparent space.
const SPECIAL: &str = "®°½¿™¢£♪à\u{A0}èâêîôû";

/// Spanish, miscellaneous and French: 12 20 to 12 3F.
const EXTENDED_1: &str = "ÁÉÓÚÜü‘¡*'—©℠•“”ÀÂÇÈÊËëÎÏïÔÙùÛ«»";

/// Portuguese, German and Danish: 13 20 to 13 3F.
const EXTENDED_2: &str = "ÃãÍÌìÒòÕõ{}\\^_|~ÄäÖöß¥¤│ÅåØø┌┐└┘";

/// Rows of the preamble address codes by the low three bits of the first byte, and whether bit 5
/// of the second is set.
const ROWS: [[u8; 2]; 8] = [
    [11, 11],
    [1, 2],
    [3, 4],
    [12, 13],
    [14, 15],
    [5, 6],
    [7, 8],
    [9, 10],
];

/// The colours of preamble and mid-row codes.
pub(super) const COLOURS: [&str; 7] =
    ["white", "green", "blue", "cyan", "red", "yellow", "magenta"];

/// What a pair of bytes asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Code {
    /// Nothing: filling.
    Null,
    /// One or two characters.
    Characters(char, Option<char>),
    /// A character in place of the one before.
    Extended(char),
    /// To this row and column, with this style.
    Preamble(u8, u8, Style),
    /// From here on in this style.
    MidRow(Style),
    /// So many columns to the right.
    Tab(u8),
    /// A background or another attribute that leaves the text alone.
    Attribute,
    /// A control of modes and memories.
    Control(Control),
    /// Extended data services, not captions.
    Services,
    /// None of the standard's.
    Unknown,
}

/// How characters look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) colour: u8,
    pub(super) italic: bool,
    pub(super) underline: bool,
}

/// The miscellaneous control codes: 14 20 to 14 2F.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Control {
    PopOn,
    Backspace,
    Reserved,
    EraseRow,
    RollUp(u8),
    Flash,
    PaintOn,
    Text,
    EraseShown,
    Return,
    EraseLoading,
    Show,
}

const CONTROLS: [Control; 16] = [
    Control::PopOn,
    Control::Backspace,
    Control::Reserved,
    Control::Reserved,
    Control::EraseRow,
    Control::RollUp(2),
    Control::RollUp(3),
    Control::RollUp(4),
    Control::Flash,
    Control::PaintOn,
    Control::Text,
    Control::Text,
    Control::EraseShown,
    Control::Return,
    Control::EraseLoading,
    Control::Show,
];

/// A code and the channel it belongs to, where it says one: `true` for the second.
pub(super) fn read(first: u8, second: u8) -> (Code, Option<bool>) {
    match first {
        0 if second == 0 => (Code::Null, None),
        0 => (basic_pair(second, 0), None),
        0x01..0x10 => (Code::Services, None),
        0x10..0x20 => (control(first & 0x07, second), Some(first & 0x08 != 0)),
        _ => (basic_pair(first, second), None),
    }
}

fn basic_pair(first: u8, second: u8) -> Code {
    match (basic(first), basic(second)) {
        (Some(one), two) => Code::Characters(one, two),
        (None, Some(two)) => Code::Characters(two, None),
        (None, None) => Code::Unknown,
    }
}

fn basic(byte: u8) -> Option<char> {
    let row = BASIC.iter().find(|row| row.0 == byte);
    let ascii = || (0x20..0x80).contains(&byte).then(|| char::from(byte));
    row.map(|row| row.1).or_else(ascii)
}

fn control(first: u8, second: u8) -> Code {
    let low = usize::from(second & 0x1F);
    match (first, second) {
        (_, 0x40..0x80) if !(first == 0 && second >= 0x60) => preamble(first, second),
        (1, 0x20..0x30) => Code::MidRow(style(second & 0x0F)),
        (1, 0x30..0x40) => {
            nth(SPECIAL, low - 0x10).map_or(Code::Unknown, |c| Code::Characters(c, None))
        }
        (2, 0x20..0x40) => nth(EXTENDED_1, low).map_or(Code::Unknown, Code::Extended),
        (3, 0x20..0x40) => nth(EXTENDED_2, low).map_or(Code::Unknown, Code::Extended),
        (4 | 5, 0x20..0x30) => Code::Control(CONTROLS[usize::from(second & 0x0F)]),
        (7, 0x21..0x24) => Code::Tab(second & 0x03),
        (0, 0x20..0x30) | (7, 0x24..0x30) => Code::Attribute,
        _ => Code::Unknown,
    }
}

fn nth(set: &str, at: usize) -> Option<char> {
    set.chars().nth(at)
}

fn preamble(first: u8, second: u8) -> Code {
    let half = usize::from(second & 0x20 != 0);
    let row = ROWS[usize::from(first)][half];
    let indented = second & 0x10 != 0;
    let column = if indented { (second & 0x0E) * 2 } else { 0 };
    let style = if indented {
        second & 0x01
    } else {
        second & 0x0F
    };
    Code::Preamble(row, column, self::style(style))
}

/// Three bits of colour, or 7 for italics, and one for underlining.
fn style(bits: u8) -> Style {
    let number = (bits >> 1) & 0x07;
    Style {
        colour: if number == 7 { 0 } else { number },
        italic: number == 7,
        underline: bits & 1 != 0,
    }
}

//! The code tables, read once from the text files in `data/`.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The charts of the sets with one byte a character; `data/make_tables.py` tells how they are written.
const SETS: &str = include_str!("data/sets.txt");
/// The East Asian set, in three parts.
const EAST_ASIAN: [&str; 3] = [
    include_str!("data/eacc-1.txt"),
    include_str!("data/eacc-2.txt"),
    include_str!("data/eacc-3.txt"),
];
/// Codes that real files use inside East Asian text though the tables lack them: typographic marks whose
/// Unicode number some systems put into the three bytes. Read, never written.
const STRAY: [(u32, char); 6] = [
    (0x21_20_3D, '…'),
    (0x21_20_40, '“'),
    (0x7F_20_14, '—'),
    (0x7F_20_19, '’'),
    (0x7F_20_20, '”'),
    (0x7F_21_22, '™'),
];

/// A character set that can stand in G0 or G1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Set {
    Ascii,
    Ansel,
    Subscripts,
    Superscripts,
    Greek,
    Cyrillic,
    ExtendedCyrillic,
    Hebrew,
    Arabic,
    ExtendedArabic,
    EastAsian,
    GreekSymbols,
}

/// Every set but ASCII and the East Asian one, in the order in which encoding prefers them.
const CHARTS: [Set; 10] = [
    Set::Ansel,
    Set::Subscripts,
    Set::Superscripts,
    Set::Greek,
    Set::Cyrillic,
    Set::ExtendedCyrillic,
    Set::Hebrew,
    Set::Arabic,
    Set::ExtendedArabic,
    Set::GreekSymbols,
];

impl Set {
    /// The final byte of the escape sequence that calls the set.
    pub(super) const fn final_byte(self) -> u8 {
        match self {
            Self::Ascii => b'B',
            Self::Ansel => b'E',
            Self::Subscripts => b'b',
            Self::Superscripts => b'p',
            Self::Greek => b'S',
            Self::Cyrillic => b'N',
            Self::ExtendedCyrillic => b'Q',
            Self::Hebrew => b'2',
            Self::Arabic => b'3',
            Self::ExtendedArabic => b'4',
            Self::EastAsian => b'1',
            Self::GreekSymbols => b'g',
        }
    }

    /// The set called by a final byte.
    pub(super) fn from_final(byte: u8) -> Option<Self> {
        let mut all = CHARTS.into_iter().chain([Self::Ascii, Self::EastAsian]);
        all.find(|set| set.final_byte() == byte)
    }

    /// Whether the set is of letters among which the blank and punctuation may stay.
    pub(super) const fn is_script(self) -> bool {
        !matches!(
            self,
            Self::Subscripts | Self::Superscripts | Self::GreekSymbols | Self::EastAsian
        )
    }
}

/// One character of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glyph {
    /// The Unicode character.
    pub(super) char: char,
    /// Whether it is a mark that stands before its letter.
    pub(super) is_mark: bool,
}

/// A chart of 128 codes: the lower seven bits of the byte.
type Chart = [Option<Glyph>; 128];

/// Everything needed for decoding.
struct Tables {
    charts: HashMap<u8, Chart>,
    /// For each pair of first bytes, where its 96 characters (third byte 20 to 7F) begin.
    pages: HashMap<u16, Vec<Option<char>>>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables {
    charts: read_charts(),
    pages: EAST_ASIAN
        .iter()
        .flat_map(|part| part.lines())
        .filter_map(read_page)
        .collect(),
});

/// The set and code that encoding uses for each character outside ASCII.
static CODES: LazyLock<HashMap<char, (Set, u32)>> = LazyLock::new(read_codes);

/// The character of a code in a set with one byte a character (not ASCII).
pub(super) fn glyph(set: Set, byte: u8) -> Option<Glyph> {
    let chart = TABLES.charts.get(&set.final_byte())?;
    chart.get(usize::from(byte & 0x7F)).copied().flatten()
}

/// The character of a code of three bytes in the East Asian set.
pub(super) fn east_asian(bytes: [u8; 3]) -> Option<char> {
    let [first, second, third] = bytes;
    let page = TABLES.pages.get(&u16::from_be_bytes([first, second]));
    let column = usize::from(third).checked_sub(0x20);
    page.zip(column)
        .and_then(|(page, column)| page.get(column).copied().flatten())
        .or_else(|| {
            let code = u32::from_be_bytes([0, first, second, third]);
            STRAY
                .iter()
                .find(|stray| stray.0 == code)
                .map(|stray| stray.1)
        })
}

/// The set and code for a character outside ASCII, if MARC-8 has it.
pub(super) fn code(char: char) -> Option<(Set, u32)> {
    CODES.get(&char).copied()
}

/// The code of a character in this very set, if it is one of the sets with one byte a character.
pub(super) fn code_within(set: Set, char: char) -> Option<u8> {
    let chart = TABLES.charts.get(&set.final_byte())?;
    let found = chart
        .iter()
        .position(|glyph| glyph.is_some_and(|glyph| glyph.char == char))?;
    u8::try_from(found).ok()
}

fn read_charts() -> HashMap<u8, Chart> {
    let mut charts = HashMap::new();
    let mut current = 0_u8;
    for line in SETS.lines() {
        if let Some(final_byte) = line.strip_prefix('@').and_then(|line| line.get(..2)) {
            current = u8::from_str_radix(final_byte, 16).unwrap_or_default();
        } else {
            read_row(charts.entry(current).or_insert([None; 128]), line);
        }
    }
    charts
}

fn read_row(chart: &mut Chart, line: &str) {
    let mut cells = line.split(' ');
    let row = cells
        .next()
        .and_then(|row| usize::from_str_radix(row, 16).ok());
    let places = chart.iter_mut().skip(row.unwrap_or_default() & 0x7F);
    for (place, cell) in places.zip(cells) {
        let (number, is_mark) = cell
            .strip_suffix('*')
            .map_or((cell, false), |number| (number, true));
        *place = hex_char(number).map(|char| Glyph { char, is_mark });
    }
}

/// One line of the East Asian set: the first two bytes, and 96 places.
fn read_page(line: &str) -> Option<(u16, Vec<Option<char>>)> {
    let mut runs = line.split(' ');
    let first = u16::from_str_radix(runs.next()?, 16).ok()?;
    let mut page = vec![None; 96];
    for run in runs {
        let (start, text) = run.split_at_checked(2)?;
        let start = usize::from_str_radix(start, 16).ok()?.checked_sub(0x20)?;
        for (place, char) in page.iter_mut().skip(start).zip(Shapes(text)) {
            *place = Some(char);
        }
    }
    Some((first, page))
}

/// The characters of a run, where `{E8D0}` stands for one.
struct Shapes<'a>(&'a str);

impl Iterator for Shapes<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        if let Some((number, rest)) = self
            .0
            .strip_prefix('{')
            .and_then(|text| text.split_once('}'))
        {
            self.0 = rest;
            return hex_char(number);
        }
        let char = self.0.chars().next()?;
        self.0 = self.0.get(char.len_utf8()..)?;
        Some(char)
    }
}

fn hex_char(number: &str) -> Option<char> {
    char::from_u32(u32::from_str_radix(number, 16).ok()?)
}

fn read_codes() -> HashMap<char, (Set, u32)> {
    let mut codes = HashMap::with_capacity(16_384);
    for set in CHARTS {
        let chart = TABLES.charts.get(&set.final_byte()).into_iter().flatten();
        for (code, glyph) in (0_u32..).zip(chart) {
            if let Some(glyph) = glyph.filter(|glyph| !glyph.char.is_ascii()) {
                codes.entry(glyph.char).or_insert((set, code));
            }
        }
    }
    // The halves of the double marks of Unicode mean the same as MARC-8's own.
    codes.insert('\u{FE20}', (Set::Ansel, 0x6B));
    codes.insert('\u{FE22}', (Set::Ansel, 0x7A));
    let mut pages: Vec<_> = TABLES.pages.iter().collect();
    pages.sort_unstable_by_key(|page| page.0);
    for (first, page) in pages {
        for (third, char) in (0x20_u32..).zip(page) {
            if let Some(char) = char {
                codes
                    .entry(*char)
                    .or_insert((Set::EastAsian, (u32::from(*first) << 8) | third));
            }
        }
    }
    codes
}

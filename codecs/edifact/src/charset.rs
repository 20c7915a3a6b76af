//! The character sets that UNB names: UNOA to UNOY (ISO 9735, section 6).

use std::sync::OnceLock;

use serde::Serialize;

const TABLES: &str = include_str!("tables/charsets.txt");

/// A character set by the name that UNB gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Charset {
    /// Capitals, digits and some marks.
    UnoA,
    /// Letters, digits and some marks.
    UnoB,
    /// ISO 8859-1, western Europe.
    UnoC,
    /// ISO 8859-2, central Europe.
    UnoD,
    /// ISO 8859-5, Cyrillic.
    UnoE,
    /// ISO 8859-7, Greek.
    UnoF,
    /// ISO 8859-3, southern Europe.
    UnoG,
    /// ISO 8859-4, northern Europe.
    UnoH,
    /// ISO 8859-6, Arabic.
    UnoI,
    /// ISO 8859-8, Hebrew.
    UnoJ,
    /// ISO 8859-9, Turkish.
    UnoK,
    /// ISO 8859-15, western Europe with the euro.
    UnoL,
    /// UTF-8.
    UnoW,
    /// Code extension by ISO 2022: read as UTF-8 or Latin-1.
    UnoX,
    /// ISO 10646 without code extension: UTF-8.
    UnoY,
}

impl Charset {
    /// All sets, in order of their letters.
    pub const ALL: [Self; 15] = [
        Self::UnoA,
        Self::UnoB,
        Self::UnoC,
        Self::UnoD,
        Self::UnoE,
        Self::UnoF,
        Self::UnoG,
        Self::UnoH,
        Self::UnoI,
        Self::UnoJ,
        Self::UnoK,
        Self::UnoL,
        Self::UnoW,
        Self::UnoX,
        Self::UnoY,
    ];

    /// The identifier in UNB, element S001 0001.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::UnoA => "UNOA",
            Self::UnoB => "UNOB",
            Self::UnoC => "UNOC",
            Self::UnoD => "UNOD",
            Self::UnoE => "UNOE",
            Self::UnoF => "UNOF",
            Self::UnoG => "UNOG",
            Self::UnoH => "UNOH",
            Self::UnoI => "UNOI",
            Self::UnoJ => "UNOJ",
            Self::UnoK => "UNOK",
            Self::UnoL => "UNOL",
            Self::UnoW => "UNOW",
            Self::UnoX => "UNOX",
            Self::UnoY => "UNOY",
        }
    }

    /// The set of an identifier; `IATA` and `IATB`, which some senders write, are A and B.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        match id {
            "IATA" => Some(Self::UnoA),
            "IATB" => Some(Self::UnoB),
            _ => Self::ALL.into_iter().find(|set| set.id() == id),
        }
    }

    /// Whether a character belongs to the set.
    #[must_use]
    pub fn has(self, c: char) -> bool {
        match self {
            Self::UnoA => level_a(c),
            Self::UnoB => level_a(c) || c.is_ascii_lowercase(),
            _ => self.byte(c).is_some() || self.is_utf8() && !c.is_control(),
        }
    }

    /// Whether its text is UTF-8.
    #[must_use]
    pub fn is_utf8(self) -> bool {
        matches!(self, Self::UnoW | Self::UnoX | Self::UnoY)
    }

    /// The octet of a character in a set of single octets.
    #[must_use]
    pub fn byte(self, c: char) -> Option<u8> {
        if c.is_ascii() {
            return (!c.is_ascii_control()).then_some(c as u8);
        }
        let at = self.upper()?.iter().position(|known| *known == c)?;
        (c != char::REPLACEMENT_CHARACTER).then(|| 0xA0 + at as u8)
    }

    /// The character of an octet, and whether the set has it.
    pub(crate) fn char(self, byte: u8) -> (char, Known) {
        if byte < 0x80 {
            return (char::from(byte), Known::Yes);
        }
        let latin = self.upper().is_none();
        let set = if latin { Self::UnoC } else { self };
        let known = if latin { Known::Elsewhere } else { Known::Yes };
        if byte < 0xA0 {
            let c = row("1252")[usize::from(byte - 0x80)];
            return match c {
                char::REPLACEMENT_CHARACTER => (c, Known::No),
                _ => (c, Known::Elsewhere),
            };
        }
        match set.upper().map(|upper| upper[usize::from(byte - 0xA0)]) {
            None | Some(char::REPLACEMENT_CHARACTER) => (char::REPLACEMENT_CHARACTER, Known::No),
            Some(c) => (c, known),
        }
    }

    fn upper(self) -> Option<&'static [char; 96]> {
        static ROWS: OnceLock<Vec<(&str, [char; 96])>> = OnceLock::new();
        let rows = ROWS.get_or_init(|| {
            let lines = TABLES.lines().filter_map(|line| line.split_once('\t'));
            let rows = lines.filter_map(|(name, row)| {
                let row: Vec<char> = row.chars().collect();
                Some((name, row.try_into().ok()?))
            });
            rows.collect()
        });
        let row = rows.iter().find(|(name, _)| *name == self.id());
        row.map(|(_, row)| row)
    }
}

/// Whether a set has an octet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Known {
    /// It does.
    Yes,
    /// Another, likely one does.
    Elsewhere,
    /// Nothing is known of it.
    No,
}

fn row(name: &str) -> [char; 32] {
    static ROW: OnceLock<[char; 32]> = OnceLock::new();
    *ROW.get_or_init(|| {
        let mut lines = TABLES.lines().filter_map(|line| line.split_once('\t'));
        let row = lines.find(|(known, _)| *known == name);
        let row: Vec<char> = row.map_or(Vec::new(), |(_, row)| row.chars().collect());
        row.try_into().unwrap_or(['\u{FFFD}'; 32])
    })
}

/// The repertoire of level A, with `"`, which the standard leaves out and everybody sends.
fn level_a(c: char) -> bool {
    c.is_ascii_uppercase() || c.is_ascii_digit() || " .,-()/='+:?!\"%&*;<>".contains(c)
}

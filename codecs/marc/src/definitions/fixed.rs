//! Fields of fixed length: positions and codes of the leader, 006, 007 and 008.

use super::{Definitions, field};
use crate::Leader;

const LEADER: &str = include_str!("data/fixed-leader.txt");
const FIXED_007: &str = include_str!("data/fixed-007.txt");
const FIXED_008: &str = include_str!("data/fixed-008.txt");
/// How far before their place in 008 the codes of a material stand in 006.
const SHIFT_006: usize = 17;

/// The kinds of material that 006 and 008 tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Material {
    /// Books and manuscripts (leader/06 a or t, but serials).
    Books,
    /// Computer files (m).
    ComputerFiles,
    /// Maps (e, f).
    Maps,
    /// Scores and sound recordings (c, d, i, j).
    Music,
    /// Serials and integrating resources (a with leader/07 b, i or s).
    ContinuingResources,
    /// Films, pictures, kits, objects (g, k, o, r).
    VisualMaterials,
    /// Archives (p).
    MixedMaterials,
}

impl Material {
    /// The material of a record by its leader.
    #[must_use]
    pub fn of(leader: &Leader) -> Option<Self> {
        match (leader.record_kind(), leader.bib_level()) {
            (b'a', b'b' | b'i' | b's') => Some(Self::ContinuingResources),
            (b's', _) => None,
            (b'b', _) => Some(Self::MixedMaterials),
            (kind, _) => Self::of_form(kind),
        }
    }

    /// The material of a 006 by its first code, in which `s` is a continuing resource.
    #[must_use]
    pub const fn of_form(form: u8) -> Option<Self> {
        match form {
            b'a' | b't' => Some(Self::Books),
            b'm' => Some(Self::ComputerFiles),
            b'e' | b'f' => Some(Self::Maps),
            b'c' | b'd' | b'i' | b'j' => Some(Self::Music),
            b's' => Some(Self::ContinuingResources),
            b'g' | b'k' | b'o' | b'r' => Some(Self::VisualMaterials),
            b'p' => Some(Self::MixedMaterials),
            _ => None,
        }
    }

    fn named(name: &str) -> Option<Self> {
        match name {
            "Books" => Some(Self::Books),
            "Computer files" => Some(Self::ComputerFiles),
            "Maps" => Some(Self::Maps),
            "Music" => Some(Self::Music),
            "Continuing resources" => Some(Self::ContinuingResources),
            "Visual materials" => Some(Self::VisualMaterials),
            "Mixed materials" => Some(Self::MixedMaterials),
            _ => None,
        }
    }
}

/// The positions of a fixed field for one kind of material.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FixedDefinition {
    /// The kind of material, in English: `Books`, for 007 `Videorecording`.
    pub name: &'static str,
    /// The material, for 006 and 008.
    pub material: Option<Material>,
    /// The positions, in order.
    pub positions: Vec<Position>,
}

/// One position, or several that go together.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Position {
    /// The first character, counted from 0.
    pub start: usize,
    /// How many characters.
    pub len: usize,
    /// What it tells, in English.
    pub name: &'static str,
    /// The codes with their meaning; none when anything may stand there. `|`, no attempt to code, goes without saying.
    pub codes: Vec<Code>,
    /// Whether it is undefined today but was not always, so that old codes may stand there.
    pub is_obsolete: bool,
}

/// A code and its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Code {
    /// The code, with `#` for a blank; `0-9` and `001-999` are any number between.
    pub code: &'static str,
    /// The meaning in English.
    pub name: &'static str,
    /// Whether new records no longer have it.
    pub is_obsolete: bool,
}

impl Code {
    /// Whether this is the code for what stands in a record.
    #[must_use]
    pub fn matches(&self, found: &[u8]) -> bool {
        if let Some((first, last)) = self.code.split_once('-').filter(|ends| !ends.0.is_empty()) {
            let digits = found.iter().all(u8::is_ascii_digit) && found.len() == first.len();
            return digits && (first.as_bytes()..=last.as_bytes()).contains(&found);
        }
        let blank = |byte: u8| if byte == b'#' { b' ' } else { byte };
        self.code.len() == found.len() && self.code.bytes().map(blank).eq(found.iter().copied())
    }
}

impl Position {
    /// What a code means here.
    #[must_use]
    pub fn meaning(&self, code: &str) -> Option<&'static str> {
        let found = self.codes.iter().find(|one| one.matches(code.as_bytes()));
        found.map(|one| one.name)
    }

    /// Whether each character is a code by itself, rather than all of them together.
    #[must_use]
    pub fn is_single(&self) -> bool {
        self.codes
            .iter()
            .all(|code| code.code.len() == 1 || code.code == "0-9")
    }

    /// Whether the format says that nothing stands here.
    #[must_use]
    pub fn is_undefined(&self) -> bool {
        self.name == "Undefined" && self.codes.is_empty() && !self.is_obsolete
    }
}

impl FixedDefinition {
    /// The code by which a 007 of this kind begins.
    #[must_use]
    pub fn category(&self) -> Option<u8> {
        self.positions.first()?.codes.first()?.code.bytes().next()
    }
}

pub(super) fn read_all() -> Definitions {
    let (mut all, by_008): (Vec<_>, Vec<_>) = read(FIXED_008)
        .into_iter()
        .partition(|fixed| fixed.material.is_none());
    Definitions {
        fields: field::read(),
        leader: read(LEADER).pop().unwrap_or_default(),
        all_008: all.pop().unwrap_or_default(),
        by_006: by_008.iter().map(shifted).collect(),
        by_008,
        by_007: read(FIXED_007),
    }
}

fn read(text: &'static str) -> Vec<FixedDefinition> {
    let mut all: Vec<FixedDefinition> = Vec::new();
    for line in text.lines() {
        if let Some((_, name)) = line.strip_prefix('@').and_then(|line| line.split_once(' ')) {
            let material = Material::named(name).filter(|_| line.starts_with("@008"));
            all.push(FixedDefinition {
                name,
                material,
                positions: Vec::new(),
            });
        } else if let (Some(fixed), Some(position)) = (all.last_mut(), position(line)) {
            fixed.positions.push(position);
        }
    }
    all
}

/// `18-21 Name|a Meaning|b! Meaning`.
fn position(line: &'static str) -> Option<Position> {
    let (place, rest) = line.split_once(' ')?;
    let (name, codes) = rest.split_once('|').unwrap_or((rest, ""));
    let ends = place.trim_end_matches('!');
    let (first, last) = ends.split_once('-').unwrap_or((ends, ends));
    let (start, last) = (first.parse::<usize>().ok()?, last.parse::<usize>().ok()?);
    Some(Position {
        start,
        len: last.checked_sub(start)? + 1,
        name,
        codes: codes.split('|').filter_map(code).collect(),
        is_obsolete: place.ends_with('!'),
    })
}

/// `a Meaning`, `b! Meaning`.
pub(super) fn code(text: &'static str) -> Option<Code> {
    let (head, name) = text.split_once(' ')?;
    let is_obsolete = head.len() > 1 && head.ends_with('!');
    let code = if is_obsolete {
        head.trim_end_matches('!')
    } else {
        head
    };
    Some(Code {
        code,
        name,
        is_obsolete,
    })
}

/// The positions of 006 for a material of 008.
fn shifted(fixed: &FixedDefinition) -> FixedDefinition {
    let form = Position {
        start: 0,
        len: 1,
        name: "Form of material",
        codes: Vec::new(),
        is_obsolete: false,
    };
    let moved = fixed.positions.iter().map(|position| Position {
        start: position.start.saturating_sub(SHIFT_006),
        ..position.clone()
    });
    FixedDefinition {
        name: fixed.name,
        material: fixed.material,
        positions: [form].into_iter().chain(moved).collect(),
    }
}

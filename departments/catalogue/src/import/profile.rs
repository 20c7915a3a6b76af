//! Profiles: how files of a source are matched, what a match does, where items stand. Data, not code.

use std::collections::BTreeMap;

use ::store::{StoreError, Tx};
use callslip_marc::Tag;
use serde::{Deserialize, Serialize};

use crate::bib::NumberKind;

/// A profile with its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// A short stable word, such as `standard`.
    pub code: String,
    /// Its name for people.
    pub name: String,
    /// What it says.
    pub rules: Rules,
}

/// What happens to a record that matches one of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OnMatch {
    /// It takes the place of ours.
    Overlay,
    /// Ours stays.
    Skip,
    /// It is added beside ours; the match is only shown.
    Add,
}

/// Which numbers of a record say that it describes the same thing as another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MatchBy {
    /// Control number (001) of the same agency (003).
    Control,
    /// ISBN, of the same format.
    Isbn,
    /// ISSN, of the same format.
    Issn,
    /// Library of Congress control number.
    Lccn,
    /// OCLC number.
    Oclc,
}

impl MatchBy {
    /// The word kept in the database and shown through `import-match-{code}`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Control => "control",
            Self::Isbn => "isbn",
            Self::Issn => "issn",
            Self::Lccn => "lccn",
            Self::Oclc => "oclc",
        }
    }

    /// The kind of number, unless it is the control number.
    #[must_use]
    pub const fn number(self) -> Option<NumberKind> {
        match self {
            Self::Control => None,
            Self::Isbn => Some(NumberKind::Isbn),
            Self::Issn => Some(NumberKind::Issn),
            Self::Lccn => Some(NumberKind::Lccn),
            Self::Oclc => Some(NumberKind::Oclc),
        }
    }
}

/// What a profile says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// The numbers to match by, the surest first.
    pub match_by: Vec<MatchBy>,
    /// When the control number matches.
    pub on_match: OnMatch,
    /// When only a standard number matches.
    pub on_number: OnMatch,
    /// Our fields that an overlay keeps, by tag; `X` stands for any digit: `59X`, `9XX`.
    #[serde(default)]
    pub keep: Vec<String>,
    /// Whether new records are hidden from the public at first.
    #[serde(default)]
    pub suppressed: bool,
    /// Where items stand in the records, if items are wanted.
    #[serde(default)]
    pub items: Option<ItemMap>,
}

impl Rules {
    /// Whether an overlay keeps our fields with this tag.
    #[must_use]
    pub fn keeps(&self, tag: Tag) -> bool {
        let fits = |pattern: &str| {
            let pairs = pattern.bytes().zip(tag.as_bytes());
            pattern.len() == 3
                && pairs
                    .into_iter()
                    .all(|(want, is)| want == *is || (want == b'X' && is.is_ascii_digit()))
        };
        self.keep.iter().any(|pattern| fits(pattern))
    }
}

/// Where the parts of an item stand in a field; each is a list of subfield codes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ItemMap {
    /// The field: `852`, `952`, `949`.
    pub tag: String,
    /// The barcode; a field without one makes no item.
    pub barcode: String,
    /// The code of the branch.
    pub branch: String,
    /// The code of the location.
    pub location: String,
    /// The code of the kind.
    pub kind: String,
    /// The parts of the call number, joined by blanks in the order of the record.
    pub call_number: String,
    /// The code of the scheme (`lcc`, `ddc`, `sudocs`); without it the first indicator tells, as in 852.
    pub scheme: String,
    /// Which copy.
    pub copy: String,
    /// Which volume or issue.
    pub enumeration: String,
    /// The price of replacing it.
    pub price: String,
    /// What patrons may read.
    pub public_note: String,
    /// What staff reads.
    pub staff_note: String,
    /// Their codes of branches, and ours.
    pub branches: BTreeMap<String, String>,
    /// Their codes of locations, and ours.
    pub locations: BTreeMap<String, String>,
    /// Their codes of kinds, and ours.
    pub kinds: BTreeMap<String, String>,
    /// Our branch where theirs is not said or not known; empty for the first of the list.
    pub default_branch: String,
    /// Our location where theirs is not said or not known; empty for the first of the branch.
    pub default_location: String,
    /// Our kind where theirs is not said or not known.
    pub default_kind: String,
}

/// The profiles that the program brings along.
///
/// # Errors
/// When the file beside this one is not what it should be.
pub fn standard() -> Result<Vec<Profile>, serde_json::Error> {
    serde_json::from_str(include_str!("profiles.json"))
}

/// Every profile: the library's own, then those the program brings and the library has not changed.
///
/// # Errors
/// What the database says.
pub fn profiles(tx: &Tx<'_>) -> Result<Vec<Profile>, StoreError> {
    let mut all = super::store::profiles(tx)?;
    let shipped = standard().map_err(|e| StoreError::Database(format!("profiles.json: {e}")))?;
    for profile in shipped {
        if !all.iter().any(|own| own.code == profile.code) {
            all.push(profile);
        }
    }
    Ok(all)
}

/// The profile of a code.
///
/// # Errors
/// What the database says.
pub fn profile(tx: &Tx<'_>, code: &str) -> Result<Option<Profile>, StoreError> {
    Ok(profiles(tx)?.into_iter().find(|one| one.code == code))
}

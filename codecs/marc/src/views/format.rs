//! What sort of thing it is, as a reader would say.

use super::physical::rda_types;
use crate::Record;

/// The sorts of thing a college library has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// A printed book.
    Book,
    /// A book online or on a disc.
    EBook,
    /// A manuscript, thesis in typescript or the like.
    Manuscript,
    /// A printed journal, magazine, newspaper or yearbook.
    Journal,
    /// The same online.
    EJournal,
    /// An article or chapter described by itself.
    Article,
    /// A web site, database or loose-leaf that is updated.
    Updating,
    /// A map, atlas or globe.
    Map,
    /// Notated music.
    Score,
    /// A film or video, on a disc, tape or online.
    Video,
    /// Slides, filmstrips and transparencies.
    Projected,
    /// Music to be heard.
    Music,
    /// Speech to be heard, audiobooks among them.
    SpokenWord,
    /// A picture, poster, photograph, chart or flash card.
    Picture,
    /// Software, games and data.
    ComputerFile,
    /// A kit of several media.
    Kit,
    /// A thing: model, skeleton, game, equipment.
    Object,
    /// Papers of several sorts, an archive.
    Mixed,
    /// What the leader does not tell.
    Unknown,
}

/// On what one reads, hears or sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    /// In ordinary print or as a thing in the hand.
    Regular,
    /// Online.
    Online,
    /// On a disc or stick for a computer.
    Electronic,
    /// Microfilm, microfiche, micro-opaque.
    Microform,
    /// Large print.
    LargePrint,
    /// Braille.
    Braille,
}

impl Format {
    /// The name for people, in English.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Book => "Book",
            Self::EBook => "E-book",
            Self::Manuscript => "Manuscript",
            Self::Journal => "Journal",
            Self::EJournal => "E-journal",
            Self::Article => "Article or chapter",
            Self::Updating => "Website or database",
            Self::Map => "Map",
            Self::Score => "Music score",
            Self::Video => "Video",
            Self::Projected => "Slides or transparencies",
            Self::Music => "Music recording",
            Self::SpokenWord => "Spoken recording",
            Self::Picture => "Picture",
            Self::ComputerFile => "Computer file",
            Self::Kit => "Kit",
            Self::Object => "Object",
            Self::Mixed => "Mixed materials",
            Self::Unknown => "Other",
        }
    }

    /// A short name that stays the same between versions, for indexes and addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Book => "book",
            Self::EBook => "ebook",
            Self::Manuscript => "manuscript",
            Self::Journal => "journal",
            Self::EJournal => "ejournal",
            Self::Article => "article",
            Self::Updating => "updating",
            Self::Map => "map",
            Self::Score => "score",
            Self::Video => "video",
            Self::Projected => "projected",
            Self::Music => "music",
            Self::SpokenWord => "spoken",
            Self::Picture => "picture",
            Self::ComputerFile => "computer",
            Self::Kit => "kit",
            Self::Object => "object",
            Self::Mixed => "mixed",
            Self::Unknown => "other",
        }
    }
}

/// The sort of thing, from leader/06 and 07, 008/33 for what is seen, and the [`form`].
#[must_use]
pub fn format(record: &Record) -> Format {
    let level = record.leader.bib_level();
    let is_electronic = matches!(form(record), Form::Online | Form::Electronic);
    match record.leader.record_kind() {
        b'a' => text(level, is_electronic),
        b't' if is_electronic => Format::EBook,
        b't' => Format::Manuscript,
        b'c' | b'd' => Format::Score,
        b'e' | b'f' => Format::Map,
        b'g' => seen(record),
        b'i' => Format::SpokenWord,
        b'j' => Format::Music,
        b'k' => Format::Picture,
        b'm' => digital(record, level),
        b'o' => Format::Kit,
        b'p' | b'b' => Format::Mixed,
        b'r' => Format::Object,
        _ => Format::Unknown,
    }
}

const fn text(level: u8, is_electronic: bool) -> Format {
    match (level, is_electronic) {
        (b's', false) => Format::Journal,
        (b's', true) => Format::EJournal,
        (b'a' | b'b', _) => Format::Article,
        (b'i', _) => Format::Updating,
        (_, true) => Format::EBook,
        (_, false) => Format::Book,
    }
}

/// Computer files: those whose 008/26 says document or bibliographic data are read like books.
fn digital(record: &Record, level: u8) -> Format {
    match (level, fixed(record, 26)) {
        (b's', _) => Format::EJournal,
        (b'i', _) => Format::Updating,
        (_, Some(b'd')) => Format::EBook,
        _ => Format::ComputerFile,
    }
}

/// Projected media: 008/33 and, failing this, 007/00.
fn seen(record: &Record) -> Format {
    let by_007 = record.fields("007").filter_map(|field| field.as_control());
    let moving = by_007.map(|field| field.value.as_bytes().first().copied());
    match fixed(record, 33) {
        Some(b's' | b'f' | b't') => Format::Projected,
        Some(b'm' | b'v') => Format::Video,
        _ if moving.into_iter().any(|kind| kind == Some(b'g')) => Format::Projected,
        _ => Format::Video,
    }
}

fn fixed(record: &Record, place: usize) -> Option<u8> {
    record.control("008")?.as_bytes().get(place).copied()
}

/// On what it comes: 008/23 (maps and what is seen: 008/29), else 006, 007, 245 $h and 338.
///
/// Since a record for a printed book often carries the 007 of its online version, 007 counts only where
/// nothing else tells.
#[must_use]
pub fn form(record: &Record) -> Form {
    let place = if b"efgkor".contains(&record.leader.record_kind()) {
        29
    } else {
        23
    };
    let coded = fixed(record, place)
        .and_then(of_code)
        .or_else(|| by_additional(record));
    let form = coded
        .or_else(|| by_carrier(record))
        .unwrap_or(Form::Regular);
    if form == Form::Electronic && is_remote(record) {
        Form::Online
    } else {
        form
    }
}

/// Whether a 007 says that the electronic resource is a remote one.
fn is_remote(record: &Record) -> bool {
    let mut all = record.fields("007").filter_map(|field| field.as_control());
    all.any(|field| field.value.starts_with("cr"))
}

const fn of_code(code: u8) -> Option<Form> {
    match code {
        b'a' | b'b' | b'c' => Some(Form::Microform),
        b'd' => Some(Form::LargePrint),
        b'f' => Some(Form::Braille),
        b'o' => Some(Form::Online),
        b'q' | b's' => Some(Form::Electronic),
        b'r' => Some(Form::Regular),
        _ => None,
    }
}

/// The form in 006 where it is that of a computer file (006/06).
fn by_additional(record: &Record) -> Option<Form> {
    let all = record.fields("006").filter_map(|field| field.as_control());
    let mut computer = all
        .map(|field| field.value.as_bytes())
        .filter(|value| value.first() == Some(&b'm'));
    computer.find_map(|value| of_code(*value.get(6)?))
}

fn by_carrier(record: &Record) -> Option<Form> {
    let carriers = rda_types(record).carrier;
    let says = |word: &str| {
        carriers
            .iter()
            .any(|carrier| carrier.contains(word) || *carrier == "cr")
    };
    if !carriers.is_empty() {
        let all_online = carriers
            .iter()
            .all(|one| *one == "cr" || one.contains("online"));
        let micro = carriers.iter().all(|one| one.contains("micro"));
        return match (all_online, micro) {
            (true, _) => Some(Form::Online),
            (_, true) => Some(Form::Microform),
            _ if says("computer disc") => Some(Form::Electronic),
            _ => None,
        };
    }
    let medium = record.first("245", 'h').unwrap_or_default().to_lowercase();
    let is_film = record
        .subfields("300", 'a')
        .any(|extent| extent.contains("microf"));
    if medium.contains("electronic resource") {
        let online = record.field("856").is_some();
        return Some(if online {
            Form::Online
        } else {
            Form::Electronic
        });
    }
    (medium.contains("micro") || is_film).then_some(Form::Microform)
}

/// The carrier of a film or recording in the words readers use, from 007 and 347 or 300: `DVD`, `Blu-ray`,
/// `VHS`, `CD`, `LP`, `Streaming`.
#[must_use]
pub fn carrier(record: &Record) -> Option<&'static str> {
    let fields = record.fields("007").filter_map(|field| field.as_control());
    let coded = fields
        .map(|field| field.value.as_bytes())
        .find_map(carrier_007);
    let is_av = matches!(record.leader.record_kind(), b'g' | b'i' | b'j');
    match coded {
        Some(carrier) => Some(carrier),
        None if is_av && form(record) == Form::Online => Some("Streaming"),
        None => None,
    }
}

fn carrier_007(value: &[u8]) -> Option<&'static str> {
    let at = |place: usize| value.get(place).copied().unwrap_or_default();
    match (at(0), at(1), at(4), at(3)) {
        (b'v', b'r', ..) => Some("Streaming"),
        (b'v', _, b'v', _) => Some("DVD"),
        (b'v', _, b's', _) => Some("Blu-ray"),
        (b'v', _, b'b', _) => Some("VHS"),
        (b'v', _, b'g', _) => Some("LaserDisc"),
        (b's', b'd', _, b'f') => Some("CD"),
        (b's', b'd', _, b'b' | b'c') => Some("LP"),
        (b's', b's', ..) => Some("Cassette"),
        (b's', b'r', ..) => Some("Streaming"),
        _ => None,
    }
}

//! What follows the cutters: dates, volumes, copies. Houses differ on which goes first.

use crate::Scheme;
use crate::part::{CallNumber, Kind, Part};

/// The order in which dates, volumes and copies are compared after the last cutter of an LC,
/// NLM or Dewey call number. Libraries differ; store the choice with the shelf list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TailOrder {
    /// As the call number has them, left to right (the label's own order).
    #[default]
    AsWritten,
    /// Dates first (none before any), then volumes, then copies.
    DateVolumeCopy,
    /// Volumes first, then copies, then dates.
    VolumeCopyDate,
}

impl TailOrder {
    /// Goes into the version byte, so that keys of different orders are told apart.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::AsWritten => 0,
            Self::DateVolumeCopy => 1,
            Self::VolumeCopyDate => 2,
        }
    }
}

/// What the key is written from: a part, or a mark that one is absent.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Piece<'p> {
    Part(&'p Part),
    NoDate,
    NoCopy,
}

/// The parts in the order in which they are compared.
pub(crate) fn arrange<'p>(number: &'p CallNumber<'_>, order: TailOrder) -> Vec<Piece<'p>> {
    let start = match order {
        TailOrder::AsWritten => number.parts.len(),
        _ if matches!(
            number.scheme,
            Scheme::SuDoc | Scheme::Accession | Scheme::Other
        ) =>
        {
            return number.parts.iter().map(Piece::Part).collect();
        }
        TailOrder::DateVolumeCopy | TailOrder::VolumeCopyDate => tail_start(&number.parts),
    };
    let (head, tail) = number.parts.split_at(start);
    let mut pieces: Vec<_> = head.iter().map(Piece::Part).collect();
    let pick = |wanted: Field| {
        let parts = tail
            .iter()
            .filter(move |part| field(number, part) == wanted);
        parts.map(Piece::Part).collect::<Vec<_>>()
    };
    let (dates, volumes, copies) = (pick(Field::Date), pick(Field::Volume), pick(Field::Copy));
    match order {
        TailOrder::AsWritten => {}
        TailOrder::DateVolumeCopy => {
            let no_date = dates.is_empty() && !volumes.is_empty();
            pieces.extend(no_date.then_some(Piece::NoDate));
            pieces.extend([dates, volumes, copies].concat());
        }
        TailOrder::VolumeCopyDate => {
            let no_copy = copies.is_empty() && !dates.is_empty();
            pieces.extend([volumes, copies].concat());
            pieces.extend(no_copy.then_some(Piece::NoCopy));
            pieces.extend(dates);
        }
    }
    pieces
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Date,
    Volume,
    Copy,
}

fn tail_start(parts: &[Part]) -> usize {
    let head = |part: &Part| !matches!(part.kind, Kind::Number | Kind::Word | Kind::Copy);
    parts.iter().rposition(head).map_or(0, |last| last + 1)
}

fn field(number: &CallNumber<'_>, part: &Part) -> Field {
    match part.kind {
        Kind::Copy => Field::Copy,
        Kind::Number if is_year(number.str(part)) && stands_alone(number, part) => Field::Date,
        _ => Field::Volume,
    }
}

/// Four digits from 1000 to 2099, with or without a letter after them.
pub(crate) fn is_year(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    digits == 4 && text.len() <= 6 && (text.starts_with('1') || text.starts_with("20"))
}

/// Whether a space or nothing stands before the part (`v.1999` is no date).
fn stands_alone(number: &CallNumber<'_>, part: &Part) -> bool {
    let before = number.text.get(..part.span.start).unwrap_or_default();
    before
        .chars()
        .next_back()
        .is_none_or(|c| c.is_whitespace() || "[(c".contains(c))
}

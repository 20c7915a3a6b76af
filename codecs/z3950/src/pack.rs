//! As many records as fit in an answer.

use crate::apdu::{DiagRec, Diagnostic, NamePlusRecord, PresentStatus, RecordBody};
use crate::ber::value::{DatabaseName, Item};
use crate::ber::write::Writer;

/// Records that fit in one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// The records, from the first wanted on.
    pub records: Vec<NamePlusRecord>,
    /// See [`PresentStatus`]: success, or partial because of size.
    pub status: i64,
}

/// What an answer needs besides its records, at most.
const OVERHEAD: usize = 256;

/// Takes records while they fit in the preferred message size; segmentation is not in force, so
/// the rest must be asked for again. A record larger than that comes alone if it fits in the
/// exceptional record size and is the first (3.2.1.1.4); else a surrogate diagnostic stands for it:
/// 16 if it could have come alone, 17 if never.
pub fn pack(
    records: impl IntoIterator<Item = NamePlusRecord>,
    preferred: usize,
    exceptional: usize,
) -> Packed {
    let mut packed = Packed {
        records: Vec::new(),
        status: PresentStatus::SUCCESS,
    };
    let mut wanted = records.into_iter().peekable();
    let mut used = OVERHEAD;
    while let Some(record) = wanted.next() {
        let alone = packed.records.is_empty() && wanted.peek().is_none();
        let mut record = record;
        let mut size = size_of_record(&record);
        if OVERHEAD + size > preferred && !(alone && size <= exceptional) {
            record = surrogate(record.database.clone(), size <= exceptional);
            size = size_of_record(&record);
        }
        if used + size > preferred && !packed.records.is_empty() {
            packed.status = PresentStatus::PARTIAL_SIZE;
            break;
        }
        used += size;
        packed.records.push(record);
    }
    packed
}

fn size_of_record(record: &NamePlusRecord) -> usize {
    let mut writer = Writer::default();
    record.write_item(&mut writer);
    writer.finish().len()
}

fn surrogate(database: Option<DatabaseName>, alone: bool) -> NamePlusRecord {
    let condition = if alone { 16 } else { 17 };
    let diagnostic = Diagnostic::bib1(condition, "");
    NamePlusRecord {
        database,
        record: RecordBody::Diagnostic(DiagRec::Default(diagnostic)),
    }
}

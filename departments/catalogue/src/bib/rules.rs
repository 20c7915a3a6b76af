//! What keeps a record from being kept, or from being taken out.

use callslip_marc::{Kind, Record, views};
use kernel::Reason;

/// Why a record cannot be kept.
pub(super) fn against(record: &Record) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if record.kind() != Kind::Bib && record.field("245").is_none() {
        reasons.push(Reason::new("bib-other-kind"));
    }
    if views::title(record).is_none_or(|title| title.display().trim().is_empty()) {
        reasons.push(Reason::new("bib-title-missing"));
    }
    reasons
}

/// Why a record with so many items cannot be taken out.
pub(super) fn against_deleting(items: i64) -> Vec<Reason> {
    let hangs = (items > 0).then(|| Reason::new("bib-has-items").with("count", items));
    hangs.into_iter().collect()
}

//! The header of Release 4: seven lines by their place (CoP 4, section 4.1).

use super::head::period;
use crate::fault::{Faults, shown};
use crate::header::{Header, Release, identifiers};
use crate::{Rule, tables};

/// What the first cell of a Release 4 report says: `Journal Report 1 (R4)`.
pub(super) fn is_first(cell: &str) -> bool {
    let lower = cell.to_lowercase();
    lower.contains(" report ") && lower.contains("(r4")
}

/// Takes the line of this number (0 the first) in.
pub(super) fn take(
    header: &mut Header,
    number: usize,
    cells: &[String],
    offset: u64,
    faults: &mut Faults,
) {
    let first = cells.first().map(|cell| cell.trim()).unwrap_or_default();
    match number {
        0 => name(
            header,
            first,
            cells.get(1).map(String::as_str),
            offset,
            faults,
        ),
        1 => first.clone_into(&mut header.institution_name),
        2 => {
            header.customer_id = Some(first.to_owned()).filter(|id| !id.is_empty());
            header.institution_id = identifiers(first);
        }
        4 => period(header, first, offset, faults),
        6 => first.clone_into(&mut header.created),
        _ if first.is_empty() || first.to_lowercase().starts_with("period") => {}
        _ if first.to_lowercase().starts_with("date run") => {}
        _ => {
            faults.add(
                offset,
                "",
                Rule::HeaderUnknown,
                format!("`{}`", shown(first)),
            );
            header.other.push((String::new(), first.to_owned()));
        }
    }
}

fn name(header: &mut Header, first: &str, second: Option<&str>, offset: u64, faults: &mut Faults) {
    header.release = Some(Release::R4);
    let bare = first.split('(').next().unwrap_or_default().trim();
    header.report_name = format!("{bare} (R4)");
    match tables::find(Release::R4, bare) {
        Some(kind) => kind.id.clone_into(&mut header.report_id),
        None => faults.add(offset, "", Rule::ReportId, format!("`{}`", shown(first))),
    }
    let what = second.map(str::trim).unwrap_or_default();
    if !what.is_empty() {
        header
            .other
            .push(("Report_Description".to_owned(), what.to_owned()));
    }
}

//! The header: identifier and name, period, exceptions, the filters of views.

use super::Against;
use crate::fault::shown;
use crate::{Release, Rule, month, tables};

pub(super) fn check(against: &mut Against<'_>) {
    names(against);
    period(against);
    exceptions(against);
    if against.release != Release::R4 {
        required(against);
        filters(against);
    }
}

fn names(against: &mut Against<'_>) {
    let header = &against.report.header;
    let (id, name) = (&header.report_id, &header.report_name);
    match against.kind {
        // Reports of one's own have a namespace (CoP section 11.2).
        None if id.is_empty() || id.contains(':') => {}
        None => {
            let what = format!("Release {} has no report `{}`", against.release, shown(id));
            against.faults.add(0, "Report_ID", Rule::ReportId, what);
        }
        Some(kind) => {
            if kind.id != id {
                let what = format!("`{}` for `{}`", shown(id), kind.id);
                against.faults.add(0, "Report_ID", Rule::ReportId, what);
            }
            let bare = name.split(" (R4").next().unwrap_or(name);
            let known = if against.release == Release::R4 {
                bare
            } else {
                name
            };
            if !known.is_empty() && !known.eq_ignore_ascii_case(kind.name) {
                let what = format!("`{}`, {} is called `{}`", shown(name), kind.id, kind.name);
                against.faults.add(0, "Report_Name", Rule::ReportName, what);
            }
        }
    }
}

fn required(against: &mut Against<'_>) {
    let header = &against.report.header;
    if header.report_id.is_empty() {
        // Without a header it has been said already.
        return;
    }
    let stopped = header
        .exceptions
        .iter()
        .any(|it| it.code >= 1000 && it.code < 3030);
    let mut fields = vec![
        ("Institution_Name", header.institution_name.as_str()),
        ("Created", &header.created),
        ("Created_By", &header.created_by),
    ];
    if against.release == Release::R51 {
        fields.push((
            "Registry_Record",
            header.registry_record.as_deref().unwrap_or_default(),
        ));
    }
    for (name, _) in fields
        .into_iter()
        .filter(|field| field.1.is_empty() && !stopped)
    {
        against
            .faults
            .add(0, name, Rule::HeaderMissing, "it is empty or not there");
    }
}

/// Whole months, the first not after the last.
fn period(against: &mut Against<'_>) {
    let header = &against.report.header;
    let days = (month::day(&header.begin_date), month::day(&header.end_date));
    let (Some((begin, first)), Some((end, last))) = days else {
        return;
    };
    if first != 1 || last != end.days() || begin > end {
        let what = format!("{} to {}", header.begin_date, header.end_date);
        against
            .faults
            .add(0, "Reporting_Period", Rule::Period, what);
    }
}

fn exceptions(against: &mut Against<'_>) {
    for it in &against.report.header.exceptions {
        against
            .faults
            .add(0, "Exceptions", Rule::Exception, it.to_string());
        // Release 5 let services add to the messages; 5.1 has them fixed.
        let known = tables::exception(it.code).map(|row| row.0);
        let fixed = against.report.header.release == Some(Release::R51)
            && known.is_some_and(|known| known != it.message);
        if it.code >= 1000 && (known.is_none() || fixed) {
            let what = match known {
                Some(known) => format!("{} is `{known}`", it.code),
                None => format!("the table has no {}", it.code),
            };
            against
                .faults
                .add(0, "Exceptions", Rule::ExceptionUnknown, what);
        }
    }
    let header = &against.report.header;
    if against.report.rows.is_empty()
        && header.exceptions.is_empty()
        && !header.report_id.is_empty()
    {
        let what = "neither usage nor an exception that says why";
        against.faults.add(0, "Report_Items", Rule::NoItems, what);
    }
}

/// A view names its filters.
fn filters(against: &mut Against<'_>) {
    let Some(kind) = against.kind.filter(|kind| kind.is_view()) else {
        return;
    };
    let header = &against.report.header;
    if header.exceptions.iter().any(|it| it.code >= 1000) {
        return;
    }
    for (name, values) in &kind.filters {
        let mut said: Vec<&str> = header.filter(name).iter().map(String::as_str).collect();
        said.sort_unstable();
        if said != *values {
            let what = format!(
                "`{}`, {} has `{}`",
                said.join("|"),
                kind.id,
                values.join("|")
            );
            against.faults.add(0, name, Rule::HeaderValue, what);
        }
    }
}

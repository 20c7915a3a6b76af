//! The lines above the columns: names and values (CoP 5 and 5.1, section 3.2.1).

use crate::fault::{Faults, shown};
use crate::header::{Exception, Header, Named, Release, identifiers};
use crate::{Rule, month};

/// Takes one line of the header in.
pub(super) fn take(header: &mut Header, cells: &[String], offset: u64, faults: &mut Faults) {
    let name = cells.first().map(|cell| cell.trim()).unwrap_or_default();
    let value = cells.get(1).map(|cell| cell.trim()).unwrap_or_default();
    let squeezed = name.to_lowercase().replace([' ', ':'], "_");
    match squeezed.trim_end_matches('_') {
        "report_name" => value.clone_into(&mut header.report_name),
        "report_id" => value.clone_into(&mut header.report_id),
        "release" => release(header, value, offset, faults),
        "institution_name" => value.clone_into(&mut header.institution_name),
        "institution_id" => header.institution_id = identifiers(value),
        "customer_id" => header.customer_id = Some(value.to_owned()).filter(|id| !id.is_empty()),
        "metric_types" => header.metric_types = list(value),
        "report_filters" => header.filters = named(value, offset, "Report_Filters", faults),
        "report_attributes" => {
            header.attributes = named(value, offset, "Report_Attributes", faults);
        }
        "exceptions" => header.exceptions = exceptions(value),
        "reporting_period" => period(header, value, offset, faults),
        "created" => value.clone_into(&mut header.created),
        "created_by" => value.clone_into(&mut header.created_by),
        "registry_record" => {
            header.registry_record = Some(value.to_owned()).filter(|record| !record.is_empty());
        }
        _ => {
            faults.add(
                offset,
                name,
                Rule::HeaderUnknown,
                format!("`{}`", shown(value)),
            );
            header.other.push((name.to_owned(), value.to_owned()));
        }
    }
}

pub(crate) fn release(header: &mut Header, value: &str, offset: u64, faults: &mut Faults) {
    header.release = Release::named(value);
    if header.release.is_none() {
        faults.add(
            offset,
            "Release",
            Rule::Release,
            format!("`{}`", shown(value)),
        );
    }
}

fn list(value: &str) -> Vec<String> {
    let parts = value.split([';', '|']).map(str::trim);
    parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// `Data_Type=Book|Journal; Access_Method=Regular`
fn named(value: &str, offset: u64, place: &str, faults: &mut Faults) -> Vec<Named> {
    let mut all = Vec::new();
    for part in value
        .split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        match part.split_once('=') {
            Some((name, values)) => {
                let values = values.split('|').map(|value| value.trim().to_owned());
                all.push((name.trim().to_owned(), values.collect()));
            }
            None => {
                faults.add(
                    offset,
                    place,
                    Rule::HeaderValue,
                    format!("`{}`", shown(part)),
                );
                all.push((part.to_owned(), Vec::new()));
            }
        }
    }
    all
}

/// `3031: Usage Not Ready for Requested Dates (2022-12); 3040: …`
fn exceptions(value: &str) -> Vec<Exception> {
    let mut all: Vec<Exception> = Vec::new();
    for part in value
        .split("; ")
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        let (code, rest) = part.split_once(':').unwrap_or(("", part));
        match (code.trim().parse::<u32>(), all.last_mut()) {
            (Ok(code), _) => all.push(exception(code, rest.trim())),
            // A semicolon within the data of the one before.
            (Err(_), Some(last)) => {
                let data = last.data.get_or_insert_default();
                data.push_str("; ");
                data.push_str(part.trim_end_matches(')'));
            }
            (Err(_), None) => all.push(exception(0, part)),
        }
    }
    all
}

fn exception(code: u32, text: &str) -> Exception {
    let (message, data) = match text.split_once(" (") {
        Some((message, data)) => (
            message,
            Some(data.strip_suffix(')').unwrap_or(data).to_owned()),
        ),
        None => (text, None),
    };
    Exception {
        code,
        message: message.to_owned(),
        data,
        ..Exception::default()
    }
}

/// `Begin_Date=2022-01-01; End_Date=2022-12-31`, or `2022-01-01 to 2022-12-31`.
pub(super) fn period(header: &mut Header, value: &str, offset: u64, faults: &mut Faults) {
    let cut = value.split_once(';').or_else(|| value.split_once(" to "));
    let (begin, end) = cut.unwrap_or((value, ""));
    let bare = |text: &str| {
        let text = text.trim();
        text.split_once('=')
            .map_or(text, |(_, day)| day.trim())
            .to_owned()
    };
    header.begin_date = bare(begin);
    header.end_date = bare(end);
    let good = month::day(&header.begin_date).is_some() && month::day(&header.end_date).is_some();
    if !good {
        faults.add(
            offset,
            "Reporting_Period",
            Rule::HeaderValue,
            format!("`{}`", shown(value)),
        );
    }
}

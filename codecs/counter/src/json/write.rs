//! Writing JSON as the COUNTER API has it.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::write_items;
use crate::header::{Exception, Header, Named, Release};
use crate::report::Report;

/// Writes a report as JSON of its release (5 or 5.1; a report without release as 5.1).
///
/// Months without usage are left out, as the Code of Practice asks.
///
/// # Errors
/// When the output cannot be written, or the report is of Release 4, which has no JSON.
pub fn write(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let release = report.header.release.unwrap_or_default();
    if release == Release::R4 {
        let why = "Release 4 has no JSON; write it as a table";
        return Err(io::Error::new(io::ErrorKind::Unsupported, why));
    }
    let header = head(&report.header, release);
    write!(out, "{{\"Report_Header\":")?;
    serde_json::to_writer(&mut *out, &header)?;
    write!(out, ",\"Report_Items\":[")?;
    write_items::write(&report.rows, release, out)?;
    writeln!(out, "]}}")
}

fn head(header: &Header, release: Release) -> Value {
    let mut map = Map::new();
    let mut put = |name: &str, value: Value| drop(map.insert(name.to_owned(), value));
    put("Release", json!(release.as_str()));
    put("Report_ID", json!(header.report_id));
    put("Report_Name", json!(header.report_name));
    let texts = [
        ("Created", Some(&header.created)),
        ("Created_By", Some(&header.created_by)),
        ("Institution_Name", Some(&header.institution_name)),
        ("Customer_ID", header.customer_id.as_ref()),
        ("Registry_Record", header.registry_record.as_ref()),
    ];
    for (name, text) in texts {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            put(name, json!(text));
        }
    }
    if !header.institution_id.is_empty() {
        put(
            "Institution_ID",
            identifiers(&header.institution_id, release),
        );
    }
    put("Report_Filters", named(&filters(header), release));
    if !header.attributes.is_empty() {
        put("Report_Attributes", named(&header.attributes, release));
    }
    if !header.exceptions.is_empty() {
        let list = header.exceptions.iter().map(|it| exception(it, release));
        put("Exceptions", Value::Array(list.collect()));
    }
    for (name, value) in &header.other {
        put(name, json!(value));
    }
    Value::Object(map)
}

/// All filters, the dates and the metrics among them.
fn filters(header: &Header) -> Vec<Named> {
    let mut all = Vec::new();
    let mut put = |name: &str, values: Vec<String>| {
        if values.iter().any(|value| !value.is_empty()) {
            all.push((name.to_owned(), values));
        }
    };
    put("Metric_Type", header.metric_types.clone());
    put("Begin_Date", vec![header.begin_date.clone()]);
    put("End_Date", vec![header.end_date.clone()]);
    all.extend(header.filters.iter().cloned());
    all
}

/// Release 5 lists names and values, a list joined; Release 5.1 has a map. Dates and flags stand alone.
fn named(all: &[Named], release: Release) -> Value {
    if release == Release::R5 {
        let list = all
            .iter()
            .map(|(name, values)| json!({"Name": name, "Value": values.join("|")}));
        return Value::Array(list.collect());
    }
    let alone = |name: &str| {
        name.ends_with("_Date") || name.starts_with("Include_") || name.starts_with("Exclude_")
    };
    let map = all.iter().map(|(name, values)| {
        let value = if alone(name) {
            json!(values.concat())
        } else {
            json!(values)
        };
        (name.clone(), value)
    });
    Value::Object(map.collect())
}

/// Identifiers in the notation of the release.
pub(super) fn identifiers(all: &[Named], release: Release) -> Value {
    if release == Release::R51 {
        let map = all
            .iter()
            .map(|(kind, values)| (kind.clone(), json!(values)));
        return Value::Object(map.collect());
    }
    let mut list = Vec::new();
    for (kind, values) in all {
        list.extend(
            values
                .iter()
                .map(|value| json!({"Type": kind, "Value": value})),
        );
    }
    Value::Array(list)
}

fn exception(it: &Exception, release: Release) -> Value {
    let mut map = Map::new();
    map.insert("Code".to_owned(), json!(it.code));
    map.insert("Message".to_owned(), json!(it.message));
    let severity = it.severity.as_ref().filter(|_| release == Release::R5);
    let more = [
        ("Severity", severity),
        ("Data", it.data.as_ref()),
        ("Help_URL", it.help_url.as_ref()),
    ];
    for (name, text) in more {
        if let Some(text) = text {
            map.insert(name.to_owned(), json!(text));
        }
    }
    Value::Object(map)
}

//! Report_Header in both notations.

use serde_json::{Map, Value};

use super::object::{Object, objects, scalar, scalars};
use crate::fault::{Faults, shown};
use crate::header::{Exception, Header, Named, push};
use crate::tabular::release;
use crate::{Rule, month};

/// The fields of the header that are read by name.
const KNOWN: [&str; 14] = [
    "Release",
    "Report_ID",
    "Report_Name",
    "Created",
    "Created_By",
    "Institution_ID",
    "Institution_Name",
    "Customer_ID",
    "Registry_Record",
    "Report_Attributes",
    "Report_Filters",
    "Exceptions",
    "Exception",
    "Metric_Types",
];

/// Reads the header.
pub(super) fn read(object: &Object, header: &mut Header, faults: &mut Faults) {
    release(
        header,
        &object.required("Release", faults),
        object.offset,
        faults,
    );
    header.report_id = object.required("Report_ID", faults);
    header.report_name = object.required("Report_Name", faults);
    header.created = object.text("Created").unwrap_or_default();
    header.created_by = object.text("Created_By").unwrap_or_default();
    header.institution_name = object.text("Institution_Name").unwrap_or_default();
    header.customer_id = object.text("Customer_ID").filter(|id| !id.is_empty());
    header.registry_record = object
        .text("Registry_Record")
        .filter(|record| !record.is_empty());
    header.institution_id = object
        .map
        .get("Institution_ID")
        .map(identifiers)
        .unwrap_or_default();
    header.attributes = object
        .map
        .get("Report_Attributes")
        .map(named)
        .unwrap_or_default();
    filters(object, header, faults);
    for name in ["Exceptions", "Exception"] {
        for map in object.map.get(name).map(objects).unwrap_or_default() {
            let inner = Object {
                map: map.clone(),
                offset: object.offset,
            };
            header.exceptions.extend(exception(&inner, faults));
        }
    }
    for (name, value) in object
        .map
        .iter()
        .filter(|row| !KNOWN.contains(&row.0.as_str()))
    {
        faults.add(
            object.offset,
            name,
            Rule::HeaderUnknown,
            shown(&value.to_string()),
        );
        header.other.push((
            name.clone(),
            scalar(value).unwrap_or_else(|| value.to_string()),
        ));
    }
}

fn filters(object: &Object, header: &mut Header, faults: &mut Faults) {
    let all = object
        .map
        .get("Report_Filters")
        .map(named)
        .unwrap_or_default();
    for (name, values) in all {
        match name.as_str() {
            "Begin_Date" => header.begin_date = values.concat(),
            "End_Date" => header.end_date = values.concat(),
            "Metric_Type" => header.metric_types = values,
            _ => header.filters.push((name, values)),
        }
    }
    for (name, day) in [
        ("Begin_Date", &header.begin_date),
        ("End_Date", &header.end_date),
    ] {
        let stopped = object.map.contains_key("Exceptions");
        if month::day(day).is_none() && !(day.is_empty() && stopped) {
            faults.add(
                object.offset,
                name,
                Rule::HeaderValue,
                format!("`{}`", shown(day)),
            );
        }
    }
}

/// `[{"Name": …, "Value": "a|b"}]` of Release 5, `{"name": ["a", "b"]}` of Release 5.1.
fn named(value: &Value) -> Vec<Named> {
    let mut all = Vec::new();
    if let Value::Array(list) = value {
        for map in list.iter().filter_map(Value::as_object) {
            let name = map.get("Name").and_then(scalar).unwrap_or_default();
            for value in map.get("Value").map(scalars).unwrap_or_default() {
                for part in value.split('|') {
                    push(&mut all, &name, part);
                }
            }
        }
    } else if let Some(map) = value.as_object() {
        for (name, value) in map {
            all.push((name.clone(), scalars(value)));
        }
    }
    all
}

/// `[{"Type": "ISNI", "Value": …}]` of Release 5, `{"ISNI": ["…"]}` of Release 5.1.
pub(crate) fn identifiers(value: &Value) -> Vec<Named> {
    let mut all = Vec::new();
    if let Value::Array(list) = value {
        for map in list.iter().filter_map(Value::as_object) {
            let kind = map.get("Type").and_then(scalar).unwrap_or_default();
            for value in map.get("Value").map(scalars).unwrap_or_default() {
                push(&mut all, &kind, &value);
            }
        }
    } else if let Some(map) = value.as_object() {
        for (kind, value) in map {
            all.push((kind.clone(), scalars(value)));
        }
    }
    all
}

/// An exception; `None` when it has neither code nor message.
pub(crate) fn exception(object: &Object, faults: &mut Faults) -> Option<Exception> {
    let said = |map: &Map<String, Value>, name: &str| map.get(name).and_then(scalar);
    let code = said(&object.map, "Code").or_else(|| said(&object.map, "Number"));
    let message = said(&object.map, "Message");
    if code.is_none() && message.is_none() {
        faults.add(
            object.offset,
            "Exception",
            Rule::ExceptionUnknown,
            "neither code nor message",
        );
        return None;
    }
    let number = code
        .as_deref()
        .and_then(|code| code.trim().parse::<u32>().ok());
    if number.is_none() {
        let what = format!("the code `{}`", shown(&code.unwrap_or_default()));
        faults.add(object.offset, "Exception", Rule::ExceptionUnknown, what);
    }
    Some(Exception {
        code: number.unwrap_or(0),
        message: message.unwrap_or_default(),
        severity: said(&object.map, "Severity"),
        data: said(&object.map, "Data"),
        help_url: said(&object.map, "Help_URL"),
    })
}

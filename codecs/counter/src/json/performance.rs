//! Usage of an item: by period and instance (Release 5), by attributes, metric and month (5.1).

use serde_json::{Map, Value};

use super::object::{objects, scalar};
use crate::fault::{Faults, shown};
use crate::report::Row;
use crate::{Element, Month, Rule, month};

/// Reads the usage of an item as rows; `false` where the item has none.
pub(super) fn read(
    map: &Map<String, Value>,
    base: &Row,
    place: &str,
    rows: &mut Vec<Row>,
    faults: &mut Faults,
) -> bool {
    if let Some(list) = map.get("Attribute_Performance") {
        for attributes in objects(list) {
            by_attributes(attributes, base, place, rows, faults);
        }
        return true;
    }
    match map.get("Performance") {
        Some(Value::Object(metrics)) => by_metric(metrics, base, place, rows, faults),
        Some(list) => by_period(list, base, place, rows, faults),
        None => return false,
    }
    true
}

fn by_attributes(
    map: &Map<String, Value>,
    base: &Row,
    place: &str,
    rows: &mut Vec<Row>,
    faults: &mut Faults,
) {
    let mut row = base.clone();
    for (name, value) in map.iter().filter(|row| row.0 != "Performance") {
        let text = scalar(value).unwrap_or_else(|| value.to_string());
        match Element::of(name) {
            Some(element) => row.set(element, &text),
            None => row.other.push((name.clone(), text)),
        }
    }
    match map.get("Performance") {
        Some(Value::Object(metrics)) => by_metric(metrics, &row, place, rows, faults),
        _ => faults.add(
            base.offset,
            place,
            Rule::ValueMissing,
            "no Performance by metric",
        ),
    }
}

/// `{"Total_Item_Requests": {"2022-01": 5}}`
fn by_metric(
    metrics: &Map<String, Value>,
    base: &Row,
    place: &str,
    rows: &mut Vec<Row>,
    faults: &mut Faults,
) {
    for (metric, months) in metrics {
        let mut row = base.clone();
        row.metric.clone_from(metric);
        for (name, value) in months.as_object().into_iter().flatten() {
            let inner = || format!("{place}.{metric}.{name}");
            let month = name.parse().ok().or_else(|| {
                faults.add(base.offset, &inner(), Rule::MonthFormat, "the month");
                Month::guess(name)
            });
            let count = count(value, base.offset, &inner(), faults);
            if let (Some(month), Some(count)) = (month, count) {
                row.counts.push((month, count));
            }
        }
        row.counts.sort_by_key(|count| count.0);
        rows.push(row);
    }
}

/// `[{"Period": {…}, "Instance": [{"Metric_Type": …, "Count": 5}]}]`
fn by_period(list: &Value, base: &Row, place: &str, rows: &mut Vec<Row>, faults: &mut Faults) {
    let mut made: Vec<Row> = Vec::new();
    for performance in objects(list) {
        let month = period(performance, base.offset, place, faults);
        for instance in performance.get("Instance").map(objects).unwrap_or_default() {
            let metric = instance
                .get("Metric_Type")
                .and_then(scalar)
                .unwrap_or_default();
            let value = instance.get("Count").unwrap_or(&Value::Null);
            let count = count(value, base.offset, place, faults);
            let at = made.iter().position(|row| row.metric == metric);
            let at = at.unwrap_or_else(|| {
                made.push(Row {
                    metric,
                    ..base.clone()
                });
                made.len() - 1
            });
            add(&mut made[at], month, count, place, faults);
        }
    }
    for row in &mut made {
        row.counts.sort_by_key(|count| count.0);
    }
    rows.append(&mut made);
}

fn add(row: &mut Row, month: Option<Month>, count: Option<u64>, place: &str, faults: &mut Faults) {
    let Some(count) = count else { return };
    match month {
        Some(month) => {
            if row.counts.iter().any(|known| known.0 == month) {
                let what = format!("{} has {month} again", row.metric);
                faults.add(row.offset, place, Rule::MonthTwice, what);
            }
            row.counts.push((month, count));
        }
        // A period of several months is a sum.
        None => row.total = Some(row.total.unwrap_or(0).saturating_add(count)),
    }
}

/// The month of a period; `None` where it has several, or cannot be read.
fn period(
    map: &Map<String, Value>,
    offset: u64,
    place: &str,
    faults: &mut Faults,
) -> Option<Month> {
    let period = map.get("Period").and_then(Value::as_object);
    let day = |name: &str| period.and_then(|period| period.get(name)).and_then(scalar);
    let (begin, end) = (
        day("Begin_Date").unwrap_or_default(),
        day("End_Date").unwrap_or_default(),
    );
    match (month::day(&begin), month::day(&end)) {
        (Some(begin), Some(end)) if begin.0 == end.0 => Some(begin.0),
        (Some(begin), Some(end)) if begin.0 < end.0 => None,
        _ => {
            let what = format!("`{}` to `{}`", shown(&begin), shown(&end));
            faults.add(offset, place, Rule::Period, what);
            None
        }
    }
}

/// A count that is a whole number; a text of digits is read and told.
fn count(value: &Value, offset: u64, place: &str, faults: &mut Faults) -> Option<u64> {
    if let Some(count) = value.as_u64() {
        return Some(count);
    }
    faults.add(offset, place, Rule::Count, shown(&value.to_string()));
    let text = scalar(value)?;
    let digits = text.strip_suffix(".0").unwrap_or(&text);
    digits.trim().parse().ok()
}

//! The statements of lists of loans.

use ::store::{StoreError, ToValue, Tx, Value};

use super::{ListAsk, ListRow};

/// The conditions of a list with their values.
fn conditions(ask: &ListAsk) -> (String, Vec<Value>) {
    let mut sql = String::from("l.returned_at IS NULL");
    let mut values: Vec<Value> = Vec::new();
    let mut and = |text: &str, given: Vec<Value>| {
        let mut text = text.to_owned();
        for value in given {
            values.push(value);
            text = text.replacen('?', &format!("${}", values.len()), 1);
        }
        sql.push_str(" AND ");
        sql.push_str(&text);
    };
    if let Some((now, today)) = ask.late {
        let given = vec![Value::Int(now.0), Value::Int(now.0), Value::Int(today.0)];
        and(
            "l.due_at < ? AND ((l.hourly = 1 AND l.due_at < ?) OR (l.hourly = 0 AND l.due_at < ?))",
            given,
        );
    }
    if let Some((from, until)) = ask.hourly_due {
        let given = vec![Value::Int(from.0), Value::Int(until.0)];
        and("l.hourly = 1 AND l.due_at >= ? AND l.due_at <= ?", given);
    }
    if let Some(branch) = ask.branch {
        and("l.branch_id = ?", vec![Value::Int(branch.0)]);
    }
    if let Some(kind) = &ask.kind {
        and("l.kind = ?", vec![Value::Text(kind.clone())]);
    }
    if let Some(category) = &ask.category {
        and("l.category = ?", vec![Value::Text(category.clone())]);
    }
    (sql, values)
}

fn bound(values: &[Value]) -> Vec<&dyn ToValue> {
    values.iter().map(|v| v as &dyn ToValue).collect()
}

/// How many open loans there are of this sort.
///
/// # Errors
/// What the database says.
pub fn count(tx: &Tx<'_>, ask: &ListAsk) -> Result<u64, StoreError> {
    let (sql, values) = conditions(ask);
    let n: i64 = tx.query_one(
        &format!("SELECT COUNT(*) FROM loans l WHERE {sql}"),
        &bound(&values),
        |r| r.get(0),
    )?;
    Ok(u64::try_from(n).unwrap_or_default())
}

/// The loans asked for, the earliest due first unless sorted.
///
/// # Errors
/// What the database says.
pub fn list(tx: &Tx<'_>, ask: &ListAsk) -> Result<Vec<ListRow>, StoreError> {
    let (sql, mut values) = conditions(ask);
    let (column, descends) = ask.sort.unwrap_or(("due", false));
    let column = match column {
        "lent" => "l.lent_at",
        "title" => "i.title",
        "patron" => "p.sort_key",
        _ => "l.due_at",
    };
    let way = if descends { "DESC" } else { "ASC" };
    let most = |n: u64| Value::Int(i64::try_from(n).unwrap_or(i64::MAX));
    values.extend([most(ask.limit), most(ask.offset)]);
    let (limit, offset) = (values.len() - 1, values.len());
    let order = format!("ORDER BY {column} {way}, l.id {way}");
    let page = format!("LIMIT ${limit} OFFSET ${offset}");
    // Which loans they are is decided before names and titles are read, where neither is what they are sorted by.
    let (which, order) = if column.starts_with("l.") {
        let page = format!("SELECT l.id FROM loans l WHERE {sql} {order} {page}");
        (format!("l.id IN ({page})"), order)
    } else {
        (sql, format!("{order} {page}"))
    };
    let sql = format!(
        "SELECT l.id, l.patron_id, p.affirmed_name, i.id, i.title, i.barcode, i.call_number, l.lent_at, l.due_at,
           l.hourly, l.renewals, l.lost_at, l.claimed_at
         FROM loans l JOIN item_facts i ON i.id = l.item_id JOIN patron_facts p ON p.id = l.patron_id
         WHERE {which} {order}"
    );
    tx.query(&sql, &bound(&values), |r| {
        Ok(ListRow {
            loan: r.get(0)?,
            patron: r.get(1)?,
            name: r.get(2)?,
            item: r.get(3)?,
            title: r.get(4)?,
            barcode: r.get(5)?,
            call_number: r.get(6)?,
            lent_at: r.get(7)?,
            due_at: r.get(8)?,
            hourly: r.get(9)?,
            renewals: r.get(10)?,
            lost: r.get::<Option<i64>>(11)?.is_some(),
            claimed: r.get::<Option<i64>>(12)?.is_some(),
        })
    })
}

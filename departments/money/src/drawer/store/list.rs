//! The statements of the list of sessions.

use ::store::{StoreError, Tx, Value};
use kernel::{Cents, Day};

use super::read::{SESSION, SESSION_FROM, session_row};
use crate::drawer::Session;
use crate::filter::Conditions;

/// What the list of sessions is asked.
#[derive(Clone, Debug, Default)]
pub(crate) struct SessionsAsked {
    pub(crate) drawer: Option<i64>,
    /// A word of [`crate::drawer::State`].
    pub(crate) state: Option<String>,
    pub(crate) from: Option<Day>,
    pub(crate) until: Option<Day>,
    /// The column (`opened`, `z`, `variance`) and whether it descends.
    pub(crate) sort: Option<(&'static str, bool)>,
    pub(crate) limit: u64,
    pub(crate) offset: u64,
}

/// A session in a list, with its figures as far as it is.
#[derive(Clone, Debug)]
pub(crate) struct SessionRow {
    pub(crate) session: Session,
    pub(crate) expected: Option<Cents>,
    pub(crate) counted: Option<Cents>,
    pub(crate) variance: Option<Cents>,
    pub(crate) z: Option<i64>,
}

/// By the latest count.
const COUNTED: &str = "COALESCE(s.cents, c.counted_cents)";
const VARIANCE: &str = "c.variance_cents + COALESCE(s.cents, c.counted_cents) - c.counted_cents";

/// The sessions asked for, newest first unless sorted, and how many there are in all.
pub(crate) fn list(
    tx: &Tx<'_>,
    asked: &SessionsAsked,
) -> Result<(Vec<SessionRow>, u64), StoreError> {
    let mut when = conditions(asked);
    let count = format!("SELECT COUNT(*) {SESSION_FROM}{}", when.sql());
    let total: i64 = tx.query_one(&count, &when.values(), |r| r.get(0))?;
    let (column, descends) = match asked.sort {
        Some(("z", d)) => ("COALESCE(a.z_number, 0)", d),
        Some(("variance", d)) => ("COALESCE(c.variance_cents, 0)", d),
        Some((_, d)) => ("o.opened_at", d),
        None => ("o.opened_at", true),
    };
    let way = if descends { "DESC" } else { "ASC" };
    let paged = when.paged(asked.limit, asked.offset);
    let sql = format!(
        "{SESSION}, c.expected_cents, {COUNTED}, {VARIANCE}, a.z_number {SESSION_FROM}
         LEFT JOIN drawer_counts s ON s.session_id = o.id AND s.role = 'second'
         {} ORDER BY {column} {way}, o.id {way}{paged}",
        when.sql()
    );
    let rows = tx.query(&sql, &when.values(), |r| {
        Ok(SessionRow {
            session: session_row(r)?,
            expected: r.get(16)?,
            counted: r.get(17)?,
            variance: r.get(18)?,
            z: r.get(19)?,
        })
    })?;
    Ok((rows, u64::try_from(total).unwrap_or_default()))
}

fn conditions(asked: &SessionsAsked) -> Conditions {
    let mut when = Conditions::default();
    if let Some(drawer) = asked.drawer {
        when.and("d.id = ?", Value::Int(drawer));
    }
    match asked.state.as_deref() {
        Some("open") => when.plain("c.session_id IS NULL"),
        Some("closed") => when.plain("c.session_id IS NOT NULL AND a.session_id IS NULL"),
        Some("accepted") => when.plain("a.session_id IS NOT NULL AND p.session_id IS NULL"),
        Some("deposited") => when.plain("p.session_id IS NOT NULL"),
        _ => {}
    }
    if let Some(day) = asked.from {
        when.and("o.opened_on >= ?", Value::Text(day.to_string()));
    }
    if let Some(day) = asked.until {
        when.and("o.opened_on <= ?", Value::Text(day.to_string()));
    }
    when
}

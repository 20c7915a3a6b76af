//! The statements of finding.
//!
//! Few hits of the rarest word: they are fetched and sorted. Many: the names are walked in order and
//! each is asked for the words, until the page is full.

use std::collections::HashMap;
use std::fmt::Write as _;

use kernel::PatronId;
use store::{StoreError, ToValue, Tx, Value, list_of};

use super::{Ask, Found, Order, Standing};
use crate::record::{Patron, Scope, faces};

/// Past so many hits of the rarest word, walking the names in order is quicker than sorting the hits.
const HITS_MANY: i64 = 10_000;

/// A statement in the making.
struct Sql {
    text: String,
    values: Vec<Value>,
}

impl Sql {
    /// Binds a value and gives its place, such as `$3`.
    fn bind(&mut self, value: Value) -> String {
        self.values.push(value);
        format!("${}", self.values.len())
    }

    /// The values as parameters.
    fn params(&self) -> Vec<&dyn ToValue> {
        self.values.iter().map(|v| v as &dyn ToValue).collect()
    }

    /// The condition that a word of `alias` begins like `word` and may be used.
    fn begins(&mut self, word: &str, scope: Scope) -> String {
        let from = self.bind(Value::Text(word.to_owned()));
        let below = self.bind(Value::Text(format!("{word}\u{10FFFF}")));
        let most = self.bind(Value::Int(i64::from(scope == Scope::Details)));
        format!("w.word >= {from} AND w.word < {below} AND w.restricted <= {most}")
    }

    /// What a patron must be besides having the words from `skip` on.
    fn conditions(&mut self, ask: &Ask, rarest: Option<usize>) {
        for (n, word) in ask.words.iter().enumerate() {
            let begins = self.begins(word, ask.scope);
            let _ = if rarest == Some(n) {
                write!(
                    self.text,
                    " AND p.id IN (SELECT w.patron_id FROM patron_words w WHERE {begins})"
                )
            } else {
                write!(
                    self.text,
                    " AND EXISTS (SELECT 1 FROM patron_words w WHERE w.patron_id = p.id AND {begins})"
                )
            };
        }
        if let Some(category) = &ask.category {
            let place = self.bind(Value::Text(category.clone()));
            let _ = write!(self.text, " AND p.category_code = {place}");
        }
        if let Some(branch) = ask.branch {
            let place = self.bind(Value::Int(branch.0));
            let _ = write!(self.text, " AND p.home_branch_id = {place}");
        }
        if let Some(standing) = ask.standing {
            let today = self.bind(Value::Text(ask.today.to_string()));
            let blocked = format!(
                "EXISTS (SELECT 1 FROM patron_blocks b WHERE {})",
                held(&today)
            );
            let _ = match standing {
                Standing::Expired => write!(self.text, " AND p.expires_on < {today}"),
                Standing::Blocked => write!(self.text, " AND {blocked}"),
                Standing::Good => {
                    write!(self.text, " AND p.expires_on >= {today} AND NOT {blocked}")
                }
            };
        }
    }
}

fn held(today: &str) -> String {
    format!(
        "b.patron_id = p.id AND b.ended_at IS NULL AND (b.until_on IS NULL OR b.until_on >= {today})"
    )
}

/// The word with the fewest hits, where they are few enough to be fetched.
fn rarest(tx: &Tx<'_>, ask: &Ask) -> Result<Option<usize>, StoreError> {
    let mut best = None;
    for (n, word) in ask.words.iter().enumerate() {
        let mut sql = Sql {
            text: String::new(),
            values: Vec::new(),
        };
        let begins = sql.begins(word, ask.scope);
        let text = format!(
            "SELECT COUNT(*) FROM (SELECT 1 FROM patron_words w WHERE {begins} LIMIT {}) few",
            HITS_MANY + 1
        );
        let hits: i64 = tx.query_one(&text, &sql.params(), |row| row.get(0))?;
        if hits <= HITS_MANY && best.is_none_or(|(_, fewest)| hits < fewest) {
            best = Some((n, hits));
        }
    }
    Ok(best.map(|(n, _)| n))
}

/// A page of what is asked, and how many there are in all.
///
/// # Errors
/// What the database says.
pub fn find(tx: &Tx<'_>, ask: &Ask) -> Result<(Vec<Found>, u64), StoreError> {
    let few = rarest(tx, ask)?;
    let total = count(tx, ask, few)?;
    let ids = ids(tx, ask, few)?;
    let mut patrons = faces(tx, &ids)?;
    let blocks = blocks_held(tx, &ids, ask)?;
    let one = |id: &PatronId| {
        let blocks = blocks.get(id).copied().unwrap_or_default();
        patrons.remove(id).map(|patron| Found { patron, blocks })
    };
    let found = ids.iter().filter_map(one).collect();
    Ok((found, u64::try_from(total).unwrap_or_default()))
}

/// The first patrons of what is asked, uncounted.
pub(super) fn first(tx: &Tx<'_>, ask: &Ask) -> Result<Vec<Patron>, StoreError> {
    let ids = ids(tx, ask, rarest(tx, ask)?)?;
    let mut patrons = faces(tx, &ids)?;
    Ok(ids.iter().filter_map(|id| patrons.remove(id)).collect())
}

fn count(tx: &Tx<'_>, ask: &Ask, few: Option<usize>) -> Result<i64, StoreError> {
    let mut sql = Sql {
        text: String::new(),
        values: Vec::new(),
    };
    let filtered = ask.category.is_some() || ask.branch.is_some() || ask.standing.is_some();
    match ask.words.as_slice() {
        [word] if !filtered => {
            let begins = sql.begins(word, ask.scope);
            sql.text =
                format!("SELECT COUNT(DISTINCT w.patron_id) FROM patron_words w WHERE {begins}");
        }
        words => {
            sql.text
                .push_str("SELECT COUNT(*) FROM patrons p WHERE 1 = 1");
            // Counting always goes from the words: the first, where none is rare.
            sql.conditions(ask, few.or((!words.is_empty()).then_some(0)));
        }
    }
    tx.query_one(&sql.text, &sql.params(), |row| row.get(0))
}

/// Who stands on the page, in order.
fn ids(tx: &Tx<'_>, ask: &Ask, few: Option<usize>) -> Result<Vec<PatronId>, StoreError> {
    let mut sql = Sql {
        text: "SELECT p.id FROM patrons p WHERE 1 = 1".into(),
        values: Vec::new(),
    };
    sql.conditions(ask, few);
    let (limit, offset) = (sql.bind(int(ask.limit)), sql.bind(int(ask.offset)));
    let order = ordered(ask, few.is_some());
    let _ = write!(sql.text, " ORDER BY {order} LIMIT {limit} OFFSET {offset}");
    tx.query(&sql.text, &sql.params(), |row| row.get(0))
}

/// How many blocks hold, of those who have any.
fn blocks_held(
    tx: &Tx<'_>,
    ids: &[PatronId],
    ask: &Ask,
) -> Result<HashMap<PatronId, i64>, StoreError> {
    let mut found = HashMap::new();
    for some in ids.chunks(500) {
        let sql = format!(
            "SELECT patron_id, COUNT(*) FROM patron_blocks WHERE ended_at IS NULL
             AND (until_on IS NULL OR until_on >= $1) AND patron_id IN ({}) GROUP BY patron_id",
            list_of(some.len(), 2)
        );
        let mut params: Vec<&dyn ToValue> = vec![&ask.today];
        params.extend(some.iter().map(|id| id as &dyn ToValue));
        tx.for_each(&sql, &params, |row| {
            found.insert(row.get(0)?, row.get(1)?);
            Ok(())
        })?;
    }
    Ok(found)
}

/// The order; `|| ''` keeps the database from walking the whole index of names for a few hits.
fn ordered(ask: &Ask, few: bool) -> String {
    let by = match ask.order.0 {
        Order::Name => "p.sort_key",
        Order::Expiry => "p.expires_on",
    };
    let by = if few {
        format!("{by} || ''")
    } else {
        by.to_owned()
    };
    let way = if ask.order.1 { " DESC" } else { "" };
    format!("{by}{way}, p.id{way}")
}

fn int(n: u64) -> Value {
    Value::Int(i64::try_from(n).unwrap_or(i64::MAX))
}

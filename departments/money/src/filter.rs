//! Conditions of a list, gathered one by one with their values.

use store::{ToValue, Value};

/// The conditions so far: `WHERE` text and what is bound to it.
#[derive(Default)]
pub(crate) struct Conditions {
    sql: String,
    values: Vec<Value>,
}

impl Conditions {
    /// One more condition; `?` stands for its value. The text is ours, never a person's.
    pub(crate) fn and(&mut self, condition: &str, value: Value) {
        self.values.push(value);
        let numbered = condition.replace('?', &format!("${}", self.values.len()));
        self.plain(&numbered);
    }

    /// One more condition without a value.
    pub(crate) fn plain(&mut self, condition: &str) {
        self.sql.push_str(if self.sql.is_empty() {
            " WHERE "
        } else {
            " AND "
        });
        self.sql.push_str(condition);
    }

    /// The `WHERE` text; empty without conditions.
    pub(crate) fn sql(&self) -> &str {
        &self.sql
    }

    /// What is bound, in order.
    pub(crate) fn values(&self) -> Vec<&dyn ToValue> {
        self.values.iter().map(|v| v as &dyn ToValue).collect()
    }

    /// Binds two more values (limit and offset) and says their marks.
    pub(crate) fn paged(&mut self, limit: u64, offset: u64) -> String {
        let whole = |n: u64| Value::Int(i64::try_from(n).unwrap_or(i64::MAX));
        self.values.push(whole(limit));
        self.values.push(whole(offset));
        let n = self.values.len();
        format!(" LIMIT ${} OFFSET ${n}", n - 1)
    }
}

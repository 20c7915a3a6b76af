//! One session with its prepared statements.

use std::cell::RefCell;
use std::collections::HashMap;
use std::error::Error;

use postgres::types::private::BytesMut;
use postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use postgres::{Client, Statement};

use crate::{Bound, Row, StoreError, ToValue, ValueRef};

/// Statements kept prepared on a session; past this the session starts afresh with them.
const STATEMENTS_KEPT: usize = 512;

/// One session. Interior mutability, because a transaction is handed around as `&Tx`.
pub(crate) struct PgSession {
    client: RefCell<Client>,
    prepared: RefCell<HashMap<String, Statement>>,
}

/// A value on its way into PostgreSQL.
#[derive(Debug)]
struct Param<'a>(Bound<'a>);

impl ToSql for Param<'_> {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match &self.0 {
            Bound::Null => Ok(IsNull::Yes),
            Bound::Int(n) if *ty == Type::INT4 => i32::try_from(*n)?.to_sql(ty, out),
            Bound::Int(n) if *ty == Type::BOOL => (*n != 0).to_sql(ty, out),
            Bound::Int(n) if *ty == Type::INT8 => n.to_sql(ty, out),
            Bound::Real(x) if *ty == Type::FLOAT8 => x.to_sql(ty, out),
            Bound::Text(s) if <&str as ToSql>::accepts(ty) => s.as_ref().to_sql(ty, out),
            Bound::Blob(b) if *ty == Type::BYTEA => b.to_sql(ty, out),
            other => Err(format!(
                "{other:?} does not fit a parameter of type {ty}: cast it in the statement"
            )
            .into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

/// The value of a column.
pub(crate) fn value_of(row: &postgres::Row, column: usize) -> Result<ValueRef<'_>, StoreError> {
    let Some(ty) = row.columns().get(column).map(postgres::Column::type_) else {
        return Err(StoreError::Database(format!("no column {column}")));
    };
    Ok(match *ty {
        Type::INT8 => row
            .try_get::<_, Option<i64>>(column)?
            .map_or(ValueRef::Null, ValueRef::Int),
        Type::INT4 => row
            .try_get::<_, Option<i32>>(column)?
            .map_or(ValueRef::Null, |n| ValueRef::Int(n.into())),
        Type::BOOL => row
            .try_get::<_, Option<bool>>(column)?
            .map_or(ValueRef::Null, |b| ValueRef::Int(b.into())),
        Type::FLOAT8 => row
            .try_get::<_, Option<f64>>(column)?
            .map_or(ValueRef::Null, ValueRef::Real),
        Type::BYTEA => row
            .try_get::<_, Option<&[u8]>>(column)?
            .map_or(ValueRef::Null, ValueRef::Blob),
        Type::TEXT | Type::VARCHAR | Type::NAME | Type::BPCHAR | Type::UNKNOWN => row
            .try_get::<_, Option<&str>>(column)?
            .map_or(ValueRef::Null, ValueRef::Text),
        _ => {
            return Err(StoreError::Database(format!(
                "column {column} is {ty}: cast it in the statement"
            )));
        }
    })
}

impl PgSession {
    pub(crate) fn new(client: Client) -> Self {
        Self {
            client: RefCell::new(client),
            prepared: RefCell::default(),
        }
    }

    /// Whether the session can be used again.
    pub(crate) fn is_well(&self) -> bool {
        self.client
            .try_borrow()
            .is_ok_and(|client| !client.is_closed())
    }

    fn statement(&self, sql: &str) -> Result<Statement, StoreError> {
        if let Some(statement) = self.prepared.borrow().get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.client.borrow_mut().prepare(sql)?;
        let mut prepared = self.prepared.borrow_mut();
        if prepared.len() >= STATEMENTS_KEPT {
            prepared.clear();
        }
        prepared.insert(sql.into(), statement.clone());
        Ok(statement)
    }

    /// Hands every row to `each`, once all have come: read large tables by ranges of their key.
    pub(crate) fn for_each(
        &self,
        sql: &str,
        params: &[&dyn ToValue],
        mut each: impl FnMut(&Row<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let statement = self.statement(sql)?;
        let values: Vec<Param<'_>> = params.iter().map(|p| Param(p.to_value())).collect();
        let refs: Vec<&(dyn ToSql + Sync)> =
            values.iter().map(|p| p as &(dyn ToSql + Sync)).collect();
        let rows = self.client.borrow_mut().query(&statement, &refs)?;
        rows.iter().try_for_each(|row| each(&Row::Postgres(row)))
    }

    pub(crate) fn execute(&self, sql: &str, params: &[&dyn ToValue]) -> Result<u64, StoreError> {
        let statement = self.statement(sql)?;
        let values: Vec<Param<'_>> = params.iter().map(|p| Param(p.to_value())).collect();
        let refs: Vec<&(dyn ToSql + Sync)> =
            values.iter().map(|p| p as &(dyn ToSql + Sync)).collect();
        Ok(self.client.borrow_mut().execute(&statement, &refs)?)
    }

    /// Runs `COPY … FROM STDIN` with the lines that `write` gives; all of them or none.
    pub(crate) fn copy_in(
        &self,
        sql: &str,
        write: impl FnOnce(&mut dyn std::io::Write) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut client = self.client.borrow_mut();
        let mut out = client.copy_in(sql)?;
        write(&mut out)?;
        out.finish()?;
        Ok(())
    }

    pub(crate) fn batch(&self, sql: &str) -> Result<(), StoreError> {
        Ok(self.client.borrow_mut().batch_execute(sql)?)
    }

    /// Commits; a transaction that an earlier error had broken is told as one, not as a success.
    pub(crate) fn commit(&self) -> Result<(), StoreError> {
        let mut client = self.client.borrow_mut();
        let broken = client.simple_query("SELECT 1").is_err();
        if broken {
            client.batch_execute("ROLLBACK")?;
            return Err(StoreError::Database(
                "an earlier error of this transaction was passed over".into(),
            ));
        }
        Ok(client.batch_execute("COMMIT")?)
    }
}
